"""Validate: an indicator → findings about what it means.

In: an indicator whose shape is right, and the places of its parts. Out: issues, sorted. May not
touch data, and never raises for a specification that is wrong.
"""

from nki.steps.validate.rules import RULES, validate

__all__ = ["RULES", "validate"]
