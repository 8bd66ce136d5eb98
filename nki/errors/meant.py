"""Did you mean: the nearest of the words that were possible."""

from __future__ import annotations

import difflib
from collections.abc import Iterable


def meant(word: str, candidates: Iterable[str]) -> str:
    """Return ``; did you mean "x"?`` for the candidate nearest to the word, or nothing if none is near.

    Upper and lower case count as the same letter. The result is made to stand behind what was found.
    """
    folded: dict[str, str] = {}
    for candidate in candidates:
        folded.setdefault(candidate.casefold(), candidate)
    nearest = difflib.get_close_matches(word.casefold(), folded, n=1)
    return f'; did you mean "{folded[nearest[0]]}"?' if nearest else ""
