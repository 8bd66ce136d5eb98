"""Compare: two indicators → what changed between them, and what it reaches.

In: two indicators whose shape is right, and the places of their parts; or the figures of both. Out:
``Comparison``, findings, ``Movement``. May not touch data, and does not ask that either is valid.
"""

from nki.steps.compare.differences import compare
from nki.steps.compare.figures import movement
from nki.steps.compare.series import unannounced

__all__ = ["compare", "movement", "unannounced"]
