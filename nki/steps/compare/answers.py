"""What a column makes of a header and of an answer, and whether a new version makes something else of it.

A header or an answer that is taken where it was refused, or the other way round, is the data
contract. One that was taken for one thing and is now taken for another gives other figures from the
same delivery: that is the calculation.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from nki.model.spec import Column, ColumnType, Source
from nki.steps.compare.pairing import Names, folded

ANSWER_KEYS = ("values", "missing", "not_applicable")

_WRITTEN = {
    ColumnType.UNIT: ".*",
    ColumnType.UNIT_NAME: ".*",
    ColumnType.TEXT: ".*",
    ColumnType.COUNT: "[0-9 .,]+",
    ColumnType.NUMBER: "[+-]?[0-9 .,]+",
    ColumnType.DATE: "[0-9.:/T -]+",
}
"""What may be an answer to a column without fixed answers; wide, for a delivery may write it in its way."""


def answer_means(column: Column, answer: str) -> str | None:
    """Return what the column takes an answer for, None if it refuses it."""
    for key in ("missing", "not_applicable"):
        if answer in getattr(column, key):
            return key
    if column.type is ColumnType.CHOICE:
        return "values" if answer in (column.values or ()) else None
    return "values" if re.fullmatch(_WRITTEN[column.type], answer) else None


def reread_answers(old: Column, new: Column) -> frozenset[str]:
    """Return the answers that both versions take, each for something else."""
    named = {answer for column in (old, new) for key in ANSWER_KEYS for answer in getattr(column, key) or ()}
    return frozenset(
        answer
        for answer in named
        if (before := answer_means(old, answer)) and (after := answer_means(new, answer)) and before != after
    )


def reread_headers(old: Source, new: Source, names: Names) -> frozenset[str]:
    """Return the columns of the new version that read under a header what was another column before."""
    before = dict(_headers(old))
    return frozenset(
        name
        for header, name in _headers(new)
        if before.get(header, names.column(new.id, name)) != names.column(new.id, name)
    )


def _headers(source: Source) -> Iterator[tuple[str, str]]:
    for column in source.columns:
        for header in column.headers:
            yield folded(header), column.name
