"""Validate: an indicator → findings about what it means.

In: an indicator whose shape is right, and the places of its parts. Out: issues, sorted. May not
touch data, and never raises for a specification that is wrong.
"""

from nki.steps.validate.aggregates import can_have
from nki.steps.validate.catalogue import validate_together
from nki.steps.validate.examples import example_findings
from nki.steps.validate.finding import Finding
from nki.steps.validate.glossary import validate_glossary
from nki.steps.validate.rules import RULES, validate

__all__ = [
    "RULES",
    "Finding",
    "can_have",
    "example_findings",
    "validate",
    "validate_glossary",
    "validate_together",
]
