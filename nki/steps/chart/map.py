"""The counties as tiles, each where it lies, the darker the higher its figure."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise

from nki import notes
from nki.errors import NkiError
from nki.findings.harmless import seen
from nki.model.issue import Issue
from nki.model.level import Level
from nki.model.release import Release
from nki.steps.chart import said
from nki.steps.chart.areas import rank
from nki.steps.chart.chart import Chart
from nki.steps.chart.choice import Choice, beside, level_of, only_one, pick, shown
from nki.steps.chart.grid import Class, Grid, Square
from nki.steps.chart.scale import ticks
from nki.steps.chart.tiles import layout_of
from nki.words.words import Words

_CLASSES = 6


def describe(words: Words, releases: Sequence[Release], choice: Choice) -> Chart:
    """Return the chart. Raises ``NkiError`` (R621-R624) where it cannot be drawn."""
    picked = pick(only_one(releases), choice)
    measure = picked.measure
    if measure.kind == "count":
        raise _refused("a count follows the size of a county, and its colours would show that", "areas")
    level = level_of(picked, choice, Level.COUNTY)
    if level is not Level.COUNTY:
        raise _refused(f"a map has tiles for counties, and none for the level {level}", "areas")
    top = beside(picked, level)
    rows = sorted(picked.at(level), key=lambda row: rank(words, row))
    tiles = layout_of([row.code for row in rows])
    if tiles is None:
        raise _refused(f"no tiles are laid out for the counties of {picked.release.about.period}", "areas")
    values = [row.value for row in shown(rows) if row.value is not None]
    limits = ticks(values, most=_CLASSES)
    classes = _classes(words, limits, measure.unit, measure.decimals)
    squares = []
    for row in rows:
        mark = said.mark_of(words, row, measure.decimals)
        squares.append(
            Square(
                row.code,
                mark.name,
                tiles[row.code],
                words.value(row.value, measure.decimals, row.unit, row.status),
                mark.told,
                mark.value,
                None if mark.value is None else _class_of(limits, mark.value),
            )
        )
    first = said.by_level(words, picked, level)
    told = said.headline_of(words, picked, level, top)
    listed = said.listed([said.mark_of(words, row, measure.decimals) for row in rows])
    about = picked.release.about
    return Chart(
        kind=choice.kind,
        lang=words.lang,
        title=seen(about.title),
        lead=said.lead_of(words, picked, first),
        alt=said.in_words((seen(about.title), first, told, listed)),
        notices=notes.notices(words, about),
        signs=notes.signs_of(words, frozenset(row.status for row in rows)),
        sources=said.sources_of(words, picked.release),
        rows=(top, *rows),
        table=said.table_of(words, picked, level, rows),
        plot=Grid(tuple(squares), classes, said.row_told(words, picked, top)),
    )


def _refused(found: str, kind: str) -> NkiError:
    return NkiError(Issue.of("R624", found=found, do=f"draw bars: --kind {kind}"))


def _class_of(limits: Sequence[Fraction], value: Fraction) -> int:
    """Return the class of a value; one on a limit belongs to the class above, but for the last."""
    return min(sum(limit <= value for limit in limits), len(limits) - 1) - 1


def _classes(words: Words, limits: Sequence[Fraction], unit: str, decimals: int) -> tuple[Class, ...]:
    places = 0 if all(limit.denominator == 1 for limit in limits) else max(decimals, 2)
    pairs = pairwise(limits)
    return tuple(
        Class(f"{words.number(one, places)}\N{EN DASH}{words.value(other, places, unit)}")
        for one, other in pairs
    )
