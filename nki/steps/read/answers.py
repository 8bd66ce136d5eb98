"""Declared answers, and how people write them without meaning another one."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from nki.errors.meant import meant
from nki.model.spec import Column
from nki.steps.read.cell import Bad, Taken
from nki.steps.read.repairs import INVISIBLE, read_as

_UNSEEN = str.maketrans("", "", INVISIBLE)
_DASHES = str.maketrans(dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-"))
_YES_OR_NO = {
    **dict.fromkeys(("ja", "j", "yes", "y", "true", "sann"), "ja"),
    **dict.fromkeys(("nei", "n", "no", "false", "usann"), "nei"),
}
_WHOLE = re.compile(r"(-?[0-9]+)\.0+")


def choice_in(column: Column, text: str, *, exact: bool) -> str | Taken | Bad:
    """Return the declared answer that a cell gives. ``exact`` text was written from a typed value."""
    values = column.values or ()
    if text in values:
        return text
    if exact and (whole := _WHOLE.fullmatch(text)):
        # a column of codes with gaps in it is one of floats for many programs
        if whole[1] in column.missing:
            return ""
        if whole[1] in values or whole[1] in column.not_applicable:
            return whole[1]
    answers = (*values, *column.not_applicable, *column.missing)
    answer = _unique(answers).get(folded(text)) or _yes_or_no(values, text)
    if answer is not None:
        return read_as(text, "" if answer in column.missing else answer)
    return Bad("D324", (("meant", meant(text, answers)), ("allowed", said(answers))))


def no_value_in(column: Column, text: str) -> Taken | None:
    """Return the declared answer for no value, or for a question that does not apply, in another spelling."""
    values = column.values or ()
    answer = _unique((*values, *column.not_applicable, *column.missing)).get(folded(text))
    if answer is None or answer in values:
        return None
    return read_as(text, "" if answer in column.missing else answer)


def folded(text: str) -> str:
    """Return a text without what people do not see or mind: case, blanks, dashes, a full stop behind it."""
    seen = unicodedata.normalize("NFC", text).translate(_UNSEEN).translate(_DASHES).casefold()
    seen = unicodedata.normalize("NFC", " ".join(seen.split()))
    # the signs "." and ".." of statistics mean two things
    return seen.rstrip(".! ") or seen


@lru_cache(maxsize=4096)
def _unique(answers: tuple[str, ...]) -> dict[str, str]:
    """Return the answers by their folded text, but for those that fold alike."""
    found: dict[str, list[str]] = {}
    for answer in dict.fromkeys(answers):
        found.setdefault(folded(answer), []).append(answer)
    return {key: alike[0] for key, alike in found.items() if len(alike) == 1}


def _yes_or_no(values: tuple[str, ...], text: str) -> str | None:
    word = folded(text)
    meaning = _YES_OR_NO.get(word)
    if meaning is None:
        return None
    if len(word) == 1 and sum(folded(value).startswith(word) for value in values) > 1:
        return None
    return _unique(values).get(meaning)


def said(answers: tuple[str, ...]) -> str:
    """Return answers for a message."""
    return ", ".join(answers) if answers else "the empty cell"
