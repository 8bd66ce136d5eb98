"""Letters that Norwegians write for each other: å and aa, ø and oe, æ and ae, and accents left out."""

from __future__ import annotations

import unicodedata

_LETTERS = str.maketrans(
    {"å": "aa", "ø": "oe", "ö": "oe", "æ": "ae", "ä": "ae", "đ": "d", "ŋ": "n", "ŧ": "t", "ß": "ss"}
)


def folded_letters(text: str) -> str:
    """Return a text in which the ways to write one name are the same: no case, no accents, å as aa."""
    spelt = unicodedata.normalize("NFC", unicodedata.normalize("NFKC", text).casefold()).translate(_LETTERS)
    return "".join(one for one in unicodedata.normalize("NFD", spelt) if not unicodedata.combining(one))
