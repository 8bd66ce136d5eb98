"""A new specification: the 25 fields of the national template with their help, and blanks to fill."""

from nki.skeleton.draft import draft
from nki.skeleton.form import Answers, skeleton
from nki.skeleton.frame import Skeleton
from nki.skeleton.page import Blank

__all__ = ["Answers", "Blank", "Skeleton", "draft", "skeleton"]
