"""Read: a plan, the register and files → tallies per unit, with every row accounted for.

In: ``Plan``, ``Memberships``, deliveries. Out: ``Tables`` and warnings. May not filter: every row is
read, checked and tallied, and what cannot be trusted stops the work with its place.
"""

from nki.steps.read.about import read_about
from nki.steps.read.delivery import AS_FOUND, Choices, Delivery, Input, Watch
from nki.steps.read.encodings import known_encoding
from nki.steps.read.intake import answered_years, faults, read
from nki.steps.read.membership import membership_of
from nki.steps.read.register import find_register, read_register
from nki.steps.read.reporters import area_notes, reporters, without_a_trust
from nki.steps.read.unpacking import Unpacker

__all__ = [
    "AS_FOUND",
    "Choices",
    "Delivery",
    "Input",
    "Unpacker",
    "Watch",
    "answered_years",
    "area_notes",
    "faults",
    "find_register",
    "known_encoding",
    "membership_of",
    "read",
    "read_about",
    "read_register",
    "reporters",
    "without_a_trust",
]
