"""Examples: the rows inside a specification → the figures that they give, beside those expected of them.

In: a specification without errors. Out: findings. Rows and units pass through the same reading and the same
computation as a delivery and its register; nothing here counts anything.
"""

from nki.examples.issues import Placed, examples_of, findings_of, issues_of
from nki.examples.stage import Stage

__all__ = ["Placed", "Stage", "examples_of", "findings_of", "issues_of"]
