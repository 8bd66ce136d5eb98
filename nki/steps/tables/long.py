"""One line for each figure, the lines of an area together."""

from __future__ import annotations

from collections.abc import Sequence

from nki.arranging import Area, Key, Listed
from nki.findings.harmless import seen
from nki.labels import OBSERVED
from nki.model.release import MeasureTitle, Release, Row
from nki.model.status import SHOWN
from nki.steps.tables.document import Cell, Column, Line
from nki.steps.tables.figures import AREA, FIGURES, TEXTS, context
from nki.steps.tables.places import area_cell, area_columns, area_head
from nki.steps.tables.wide import parts_of, period_head
from nki.words.words import Words

_Found = tuple[Row, Release, MeasureTitle]


def long(
    words: Words, releases: Sequence[Release], listed: Listed, wanted: Sequence[str]
) -> tuple[tuple[Column, ...], dict[Key, tuple[Line, ...]]]:
    """Return the columns of a table, and the lines of each area."""
    found: dict[Key, list[_Found]] = {area.key: [] for area in listed.areas}
    for release in releases:
        measures = {measure.number: measure for measure in release.about.measures}
        for row in release.rows:
            if (key := (row.level, row.code)) in found:
                found[key].append((row, release, measures[row.measure]))
    names = list(wanted) or _names(releases, listed, [row for rows in found.values() for row, _, _ in rows])
    columns = tuple(
        Column((_head(words, listed, name),), name in FIGURES and name not in TEXTS, parts_of(words, name))
        for name in names
    )
    return columns, {
        area.key: tuple(
            tuple(_cell(words, releases, area, one, name) for name in names) for one in found[area.key]
        )
        for area in listed.areas
    }


def _names(releases: Sequence[Release], listed: Listed, rows: Sequence[Row]) -> list[str]:
    """Return the columns that tell these rows apart, and all that they hold."""
    abouts = [release.about for release in releases]
    kinds = {measure.kind for about in abouts for measure in about.measures}
    return [
        *area_columns(listed, ()),
        *(["indicator"] if len({about.indicator for about in abouts}) > 1 else []),
        *(["period"] if len({about.period for about in abouts}) > 1 else []),
        "measure",
        "kind",
        *(["group"] if any(row.group for row in rows) else []),
        "value",
        *(["interval"] if any(row.lower is not None for row in rows) else []),
        *(["unit"] if any(_needs_unit(row.unit) for row in rows) else []),
        *(["numerator"] if kinds - OBSERVED and any(row.numerator is not None for row in rows) else []),
        *(["denominator"] if any(row.denominator is not None for row in rows) else []),
        *(["design_effect"] if any(row.design_effect is not None for row in rows) else []),
        *(["response"] if any(row.invited > 1 for row in rows) else []),
        *(["status"] if any(row.status not in SHOWN for row in rows) else []),
    ]


def _needs_unit(unit: str) -> bool:
    """Say whether a value does not carry its unit with it."""
    return unit not in ("percent", "number")


def _head(words: Words, listed: Listed, name: str) -> str:
    if name in AREA:
        return area_head(words, listed, name)
    special = {"interval": "report.interval"}
    if name in special:
        return words.text(special[name])
    return (
        words.text("tables.reason")
        if name == "status"
        else words.column({"response": "answered"}.get(name, name))
    )


def _cell(words: Words, releases: Sequence[Release], area: Area, found: _Found, name: str) -> Cell:
    row, release, measure = found
    if name in AREA:
        return area_cell(words, area, name)
    if name in FIGURES:
        return FIGURES[name](words, row, measure)
    if name == "indicator":
        return Cell(seen(release.about.title))
    if name == "period":
        return Cell(period_head(words, releases, release))
    return context(words, name, row)
