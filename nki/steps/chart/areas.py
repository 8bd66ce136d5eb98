"""The areas of a level against the nation: one bar or dot for each, the highest first."""

from __future__ import annotations

from collections.abc import Sequence

from nki import notes
from nki.errors import NkiError
from nki.findings.harmless import seen
from nki.model.issue import Issue
from nki.model.level import Level
from nki.model.release import Release, Row
from nki.steps.chart import said
from nki.steps.chart.bars import Bars
from nki.steps.chart.chart import Chart, Line
from nki.steps.chart.choice import Choice, Picked, beside, level_of, only_one, pick, shown
from nki.steps.chart.scale import axis_of
from nki.words.words import Words

MOST = 60
"""More bars than this are no chart that anybody can read."""


def describe(words: Words, releases: Sequence[Release], choice: Choice) -> Chart:
    """Return the chart. Raises ``NkiError`` (R621-R624) where it cannot be drawn."""
    picked = pick(only_one(releases), choice)
    level = level_of(picked, choice, Level.COUNTY)
    rows = picked.at(level)
    top = beside(picked, level)
    lines = said.line_of(words, picked, top)
    first = said.by_level(words, picked, level)
    told = said.headline_of(words, picked, level, top)
    return bars_of(words, picked, choice.kind, level, rows, lines, first, told, (top,))


def bars_of(
    words: Words,
    picked: Picked,
    kind: str,
    level: Level,
    rows: Sequence[Row],
    lines: Sequence[Line],
    first: str,
    told: str,
    above: Sequence[Row],
) -> Chart:
    """Return the chart of some rows of a level with lines across it, and the target where there is one.

    ``above`` are the rows that lines are drawn of.
    """
    if len(rows) > MOST:
        found = f"{len(rows)} areas are too many for a bar each, which holds up to {MOST}"
        raise NkiError(Issue.of("R624", found=found, do="draw their distribution: --kind distribution"))
    about, measure = picked.release.about, picked.measure
    figures = shown(rows)
    ordered = sorted(rows, key=lambda row: rank(words, row))
    lines = (*lines, *said.target_line(words, picked))
    marks = tuple(said.mark_of(words, row, measure.decimals) for row in ordered)
    scaled = [end for row in figures for end in (row.value, row.lower, row.upper) if end is not None]
    axis = axis_of(words, measure, [*scaled, *(line.value for line in lines)])
    return Chart(
        kind=kind,
        lang=words.lang,
        title=seen(about.title),
        lead=said.lead_of(words, picked, first),
        alt=said.in_words((seen(about.title), first, told, said.listed(marks))),
        notices=notes.notices(words, about),
        signs=notes.signs_of(words, frozenset(row.status for row in rows)),
        sources=said.sources_of(words, picked.release),
        rows=(*above, *ordered),
        table=said.table_of(words, picked, level, ordered),
        plot=Bars(marks, lines, axis, by_name(words, ordered)),
        has_order=True,
    )


def rank(words: Words, row: Row) -> tuple[object, ...]:
    """Return what rows are sorted by: the highest first, then those without a figure by their names."""
    return (row.value is None, -(row.value or 0), words.sort_key(row.name), row.code)


def below(first: Sequence[Row], places: Sequence[int]) -> tuple[int, ...]:
    """Return places below some rows that stay where they are."""
    return (*range(len(first)), *(len(first) + place for place in places))


def by_name(words: Words, rows: Sequence[Row]) -> tuple[int, ...]:
    """Return the place of each row in the order of the alphabet."""
    order = sorted(range(len(rows)), key=lambda place: (words.sort_key(rows[place].name), rows[place].code))
    places = {row: place for place, row in enumerate(order)}
    return tuple(places[row] for row in range(len(rows)))
