"""Characters as documents have them → characters as a specification has them."""

from __future__ import annotations

import re
import unicodedata

_SPACES = re.compile("[\t\x0b\x0c\xa0\u1680\u2000-\u200a\u202f\u205f\u3000 ]+")
_DROPPED = re.compile("[\0-\x08\x0e-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufffe\uffff]")
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def tidy(text: str) -> str:
    """Return a line with plain spaces, without what cannot be seen, and with letters in one piece each."""
    return _SPACES.sub(" ", _DROPPED.sub("", unicodedata.normalize("NFC", text))).strip()


def superscript(text: str) -> str:
    """Return a raised text: figures as raised figures, anything else as it is."""
    return text.translate(_RAISED)
