"""The units of one county against it and the nation; trusts, which lie in no county, of a health region."""

from __future__ import annotations

from collections.abc import Sequence

from nki import notes
from nki.errors import NkiError
from nki.model.issue import Issue
from nki.model.level import Level
from nki.model.release import Release, Row
from nki.steps.chart import said
from nki.steps.chart.areas import bars_of
from nki.steps.chart.chart import Chart
from nki.steps.chart.choice import Choice, Picked, level_of, not_there, only_one, pick
from nki.words.words import Words


def describe(words: Words, releases: Sequence[Release], choice: Choice) -> Chart:
    """Return the chart. Raises ``NkiError`` (R621-R624) where it cannot be drawn."""
    picked = pick(only_one(releases), choice)
    level = level_of(picked, choice, picked.release.about.unit_level)
    rows, area = _within(words, picked, level, choice.area)
    first = words.text(
        "charts.within",
        head=notes.head_of(words, picked.measure),
        levels=words.inside(words.levels(level)),
        area=said.name_of(words, area),
        period=words.period(picked.release.about.period),
    )
    nation = [] if picked.nation is None else [picked.nation]
    above = [area, *nation]
    lines = [line for row in above for line in said.line_of(words, picked, row)]
    told = said.in_words(said.row_told(words, picked, row) for row in above)
    return bars_of(words, picked, choice.kind, level, rows, lines, first, told, [*nation, area])


def _within(words: Words, picked: Picked, level: Level, code: str) -> tuple[list[Row], Row]:
    """Return the rows of a level that are listed under an area, and the row of that area."""
    above = [row for row in picked.rows if row.level in (Level.COUNTY, Level.HEALTH_REGION)]
    inside = {
        area.code: [row for row in picked.at(level) if (row.county or row.region) == area.code]
        for area in above
    }
    areas = {area.code: area for area in above if inside[area.code]}
    if not areas:
        found = f"the result has no county or health region with units of the level {level} in it"
        raise NkiError(Issue.of("R624", found=found, do="draw them beside each other: --kind areas"))
    if not code:
        known = ", ".join(f"{area.code} {said.name_of(words, area)}" for area in areas.values())
        found = f"a chart of units shows those of one county, and none was named; the result has: {known}"
        raise NkiError(Issue.of("R623", found=found, do="name it by its code: --area CODE"))
    if code not in areas:
        raise not_there("county or region with such areas", code, list(areas))
    return inside[code], areas[code]
