"""Did you mean: the nearest of the words that were possible."""

from __future__ import annotations

import difflib
from collections.abc import Iterable


def nearest(word: str, candidates: Iterable[str]) -> str | None:
    """Return the candidate nearest to the word, or None if none is near.

    Upper and lower case count as the same letter.
    """
    folded: dict[str, str] = {}
    for candidate in candidates:
        folded.setdefault(candidate.casefold(), candidate)
    near = difflib.get_close_matches(word.casefold(), folded, n=1)
    return folded[near[0]] if near else None


def meant(word: str, candidates: Iterable[str]) -> str:
    """Return ``; did you mean "x"?`` for the candidate nearest to the word, or nothing if none is near.

    The result is made to stand behind what was found.
    """
    return did_you_mean(nearest(word, candidates))


def did_you_mean(word: str | None) -> str:
    """Return ``; did you mean "x"?`` for a word, and nothing for None."""
    return f'; did you mean "{word}"?' if word else ""
