"""Read: a plan, the register and files → tallies per unit, with every row accounted for.

In: ``Plan``, ``Membership``, deliveries. Out: ``Tables`` and warnings. May not filter: every row is
read, checked and tallied, and what cannot be trusted stops the work with its place.
"""

from nki.steps.read.about import read_about
from nki.steps.read.delivery import Delivery, Input
from nki.steps.read.intake import answered_years, read
from nki.steps.read.register import find_register, read_register

__all__ = ["Delivery", "Input", "answered_years", "find_register", "read", "read_about", "read_register"]
