"""What documents say: phrases, numbers, dates and names in bokmål, nynorsk and English.

``words_for("nn")`` is the only door. It stands open without Babel, which is loaded when the first words
are asked for: a computation that answers with CSV or with a table on a terminal needs none.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from nki.words.words import Words

LANGUAGES = {"nb": "bokmål", "nn": "nynorsk", "en": "English"}
"""The languages of documents, with their own names."""


@cache
def words_for(lang: str) -> Words:
    """Return the words of a language. Raises ``ValueError`` for a language that nobody wrote any in."""
    from nki.words.words import Words

    if lang not in LANGUAGES:
        raise ValueError(lang)
    return Words(lang)
