"""Rules on conditions of which every part can be true, and all of them together never."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal, InvalidOperation

from nki.model.places import Path
from nki.model.spec import Condition, Indicator
from nki.steps.validate.finding import Finding, finding
from nki.steps.validate.parts import aggregates_of


def conditions_can_be_true(indicator: Indicator) -> Iterator[Finding]:
    """Find ``all`` whose parts exclude each other, and answers listed twice."""
    for path, _, aggregate in aggregates_of(indicator):
        if aggregate.where is not None:
            yield from _look(aggregate.where, (*path, "where"))


def _look(condition: Condition, path: Path) -> Iterator[Finding]:
    for i, value in enumerate(condition.one_of or ()):
        if value in (condition.one_of or ())[:i]:
            yield finding("S211", *path, "one_of", i, what="answer", name=value)
    if condition.not_ is not None:
        yield from _look(condition.not_, (*path, "not"))
    for key, parts in (("all", condition.all_), ("any", condition.any_)):
        for i, part in enumerate(parts or ()):
            yield from _look(part, (*path, key, i))
    yield from _excluded(condition.all_ or (), (*path, "all"))


def _excluded(parts: tuple[Condition, ...], path: Path) -> Iterator[Finding]:
    """Yield the first part for each column that cannot be true together with those before it."""
    seen: dict[str, list[Condition]] = {}
    excluded: set[str] = set()
    for i, part in enumerate(parts):
        if part.column is None or part.column in excluded:
            continue
        together = [*seen.setdefault(part.column, []), part]
        seen[part.column] = together
        if len(together) > 1 and not (_answers_left(together) and _room_left(together)):
            excluded.add(part.column)
            yield finding("S259", *path, i, column=part.column)


def _answers_left(parts: list[Condition]) -> bool:
    answers: set[str] | None = None
    for part in parts:
        if isinstance(part.equals, str):
            given = {part.equals}
        elif part.one_of:
            given = set(part.one_of)
        else:
            continue
        answers = given if answers is None else answers & given
    empty = any(part.is_missing is True for part in parts)
    return answers != set() and not (empty and any(part.is_missing is not True for part in parts))


def _room_left(parts: list[Condition]) -> bool:
    low: Decimal | None = None
    high: Decimal | None = None
    for part in parts:
        at_least, at_most = part.between or (part.at_least, part.at_most)
        floor, ceiling = _number(at_least), _number(at_most)
        low = floor if low is None or (floor is not None and floor > low) else low
        high = ceiling if high is None or (ceiling is not None and ceiling < high) else high
    return low is None or high is None or low <= high


def _number(value: object) -> Decimal | None:
    try:
        number = Decimal(value) if isinstance(value, str) else None
    except InvalidOperation:
        return None
    return number if number is not None and number.is_finite() else None
