"""The catalogue of codes: words, severities and exit codes. Findings carry codes and facts only."""

from nki.errors.catalogue import CATALOGUE, Family, Words, exit_code, family_of, is_error, severity_of, words
from nki.errors.entry import Entry
from nki.errors.stop import NkiError

__all__ = [
    "CATALOGUE",
    "Entry",
    "Family",
    "NkiError",
    "Words",
    "exit_code",
    "family_of",
    "is_error",
    "severity_of",
    "words",
]
