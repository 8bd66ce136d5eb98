"""A new specification: the 25 fields of the national template with their help, and blanks to fill."""

from nki.skeleton.form import Answers, Skeleton, skeleton
from nki.skeleton.page import Blank

__all__ = ["Answers", "Blank", "Skeleton", "skeleton"]
