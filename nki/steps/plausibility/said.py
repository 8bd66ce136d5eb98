"""One warning for each unit, or one for all where so many are doubted that nobody would read on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from nki.model.issue import Issue, Place
from nki.model.register import Area
from nki.steps.plausibility.quantities import Answers

MOST_ONE_BY_ONE = 10
"""Doubts about more units than this come as one warning, which names them all."""

NOT_SHOWN = "(not shown)"


@dataclass(frozen=True, slots=True)
class Doubt:
    """An area that is doubted, and its numbers in words."""

    area: Area
    numbers: str


def said(
    code: str, answers: Answers, source: str, field: str, found: Sequence[Doubt], asked: int, **facts: object
) -> list[Issue]:
    """Put doubts of one kind about one thing into warnings; ``asked`` is how many areas were looked at."""
    place, hidden = Place(answers.file(source)), answers.is_hidden(source)
    if len(found) > MOST_ONE_BY_ONE:
        each = [_named(doubt.area) if hidden else f"{_named(doubt.area)} {doubt.numbers}" for doubt in found]
        who, numbers = f"{len(found)} of {asked} have this", f"({'; '.join(each)})"
        return [Issue.of(code, place, field, who=who, numbers=numbers, **facts)]
    return [
        Issue.of(
            code,
            place,
            field,
            who=_named(doubt.area),
            numbers=NOT_SHOWN if hidden else doubt.numbers,
            **facts,
        )
        for doubt in found
    ]


def amount(number: int) -> str:
    """Write a number with a space between the thousands."""
    return f"{number:,}".replace(",", " ")


def _named(area: Area) -> str:
    return f"{area.code} {area.name}" if area.name != area.code else area.code
