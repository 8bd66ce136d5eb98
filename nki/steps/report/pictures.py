"""Which charts a report has: the areas of each level side by side, and the units of each area in its view."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from nki import notes
from nki.model.level import Level
from nki.model.release import Release, Row
from nki.steps.report import texts
from nki.steps.report.bars import Bars, picture
from nki.steps.report.building import Drawn
from nki.steps.report.index import WHOLE, Index, Key, Rows, index_of
from nki.steps.report.report import Picture
from nki.theme import Theme
from nki.words.headline import COMPARED
from nki.words.words import Words

_SIDE_BY_SIDE = (Level.HEALTH_REGION, Level.HEALTH_TRUST, Level.COUNTY)
_MOST = 45
"""More bars than these are a pattern and no longer figures that can be read; a table has them."""


def draw(words: Words, release: Release, theme: Theme, *, on_paper: bool) -> Drawn:
    """Return the charts of a release, for the screen or for paper.

    Only kinds whose values may be compared are drawn, and only where at least two areas have one. Areas are
    seen beside one above them: an indicator that publishes none, such as points for the control charts of
    trusts, compares nobody.
    """
    if release.about.measures[0].kind not in COMPARED:
        return Drawn()
    index = index_of(words, release)
    colours = theme if on_paper else None
    within = ((key, _within(words, index, key, below, colours)) for key, below in index.below.items())
    return Drawn(tuple(_levels(words, index, colours)), {key: found for key, found in within if found})


def _levels(words: Words, index: Index, colours: Theme | None) -> Iterator[Picture]:
    """Yield the areas of each level, beside the area that the report is about."""
    if index.leading is None:
        return
    period = words.period(index.release.about.period)
    head = notes.head_of(words, index.release.about.measures[0])
    for level in _SIDE_BY_SIDE:
        rows = _main(index, index.levels.get(level, {}).values())
        id_ = "counties" if level is Level.COUNTY else str(level)
        title = words.text(
            "report.chart_levels", head=head, level=words.inside(words.level(level)), period=period
        )
        if _can_be_compared(rows):
            yield picture(words, _bars(words, index, id_, title, rows, index.leading), colours)


def _within(
    words: Words, index: Index, key: Key, below: Mapping[Level, Iterable[Rows]], colours: Theme | None
) -> tuple[Picture, ...]:
    """Return the units that are listed under an area, beside the area itself."""
    unit_level = index.release.about.unit_level
    rows = _main(index, below.get(unit_level, ()))
    if not _can_be_compared(rows):
        return ()
    title = words.text(
        "report.chart_within",
        head=notes.head_of(words, index.release.about.measures[0]),
        levels=words.inside(words.levels(unit_level)),
        area=index.names[key],
        period=words.period(index.release.about.period),
    )
    return (picture(words, _bars(words, index, f"units-{key[1]}", title, rows, key), colours),)


def _bars(words: Words, index: Index, id_: str, title: str, rows: list[Row], beside: Key | None) -> Bars:
    measure = index.release.about.measures[0]
    line = index.rows(beside).get((measure.number, WHOLE))
    compared = [row for row in rows if line is None or (row.level, row.code) != (line.level, line.code)]
    compared.sort(key=lambda row: words.sort_key(texts.name_of(words, row)))
    in_order = sorted(compared, key=lambda row: (row.value is None, -(row.value or 0)))
    return Bars(id_, title, measure, tuple(in_order), line)


def _main(index: Index, areas: Iterable[Rows]) -> list[Row]:
    """Return the main figure of each area that has a row for it."""
    number = index.release.about.measures[0].number
    return [rows[number, WHOLE] for rows in areas if (number, WHOLE) in rows]


def _can_be_compared(rows: list[Row]) -> bool:
    values = [row.value for row in rows if row.value is not None]
    return len(values) >= 2 and min(values) >= 0 and len(rows) <= _MOST
