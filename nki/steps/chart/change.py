"""Each area in two periods: where its figure was, and where it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from nki import notes
from nki.errors import NkiError
from nki.findings.harmless import seen
from nki.labels import SIGN_MEANINGS, SIGNS
from nki.model.issue import Issue
from nki.model.level import Level
from nki.model.release import Release, Row
from nki.model.status import Status
from nki.notes import Sign
from nki.steps.chart import said
from nki.steps.chart.areas import MOST, below, by_name
from nki.steps.chart.chart import Chart, Table
from nki.steps.chart.choice import Choice, Picked, level_of, pick, shown
from nki.steps.chart.pairs import Pair, Pairs
from nki.steps.chart.scale import axis_of
from nki.words.words import Words

_NOT_THERE = SIGNS[Status.NOT_OPEN]
"""The sign of an area that there is in one of the periods only: no figure can occur in the other."""


@dataclass(frozen=True, slots=True)
class _Both:
    """An area in both periods; at least one of them has a row for it."""

    then: Row | None
    now: Row | None

    @property
    def row(self) -> Row:
        row = self.now or self.then
        assert row is not None
        return row

    @property
    def rows(self) -> tuple[Row, ...]:
        return tuple(row for row in (self.then, self.now) if row is not None)


def describe(words: Words, releases: Sequence[Release], choice: Choice) -> Chart:
    """Return the chart. Raises ``NkiError`` (R621-R624) where it cannot be drawn."""
    earlier, later = (pick(release, choice) for release in _ordered(releases))
    if (earlier.measure.kind, earlier.measure.unit) != (later.measure.kind, later.measure.unit):
        raise _refused("the two results count the measure in different ways", "draw a measure that both have")
    level = level_of(later, choice, Level.COUNTY)
    areas = _areas(earlier, later, level)
    if len(areas) > MOST:
        found = f"{len(areas)} areas are too many for a row each, which holds up to {MOST}"
        raise NkiError(Issue.of("R624", found=found, do="draw those of a higher level: --level county"))
    nation = [_Both(earlier.nation, later.nation)] if earlier.nation or later.nation else []
    areas.sort(key=lambda both: _rank(words, both))
    both_ = [*nation, *areas]
    rows = [row for both in both_ for row in both.rows]
    shown([row for both in areas for row in both.rows])
    is_count = later.measure.kind == "count"
    drawn = areas if is_count else both_
    decimals = later.measure.decimals
    periods = tuple(words.period(one.release.about.period) for one in (earlier, later))
    pairs = tuple(_pair(words, both, decimals, periods) for both in drawn)
    lines = said.target_line(words, later)
    values = [row.value for both in drawn for row in both.rows if row.value is not None]
    axis = axis_of(words, later.measure, [*values, *(line.value for line in lines)])
    about = later.release.about
    first = words.text(
        "charts.change",
        head=notes.head_of(words, later.measure),
        level=words.inside(words.level(level)),
        then=periods[0],
        now=periods[1],
    )
    lead = (*said.lead_of(words, later, first), *_versions(words, earlier, later, periods))
    return Chart(
        kind=choice.kind,
        lang=words.lang,
        title=seen(about.title),
        lead=(*lead, words.text("charts.dots", then=periods[0], now=periods[1])),
        alt=said.in_words((seen(about.title), *lead, *(pair.told for pair in pairs))),
        notices=tuple(
            dict.fromkeys(
                one for side in (later, earlier) for one in notes.notices(words, side.release.about)
            )
        ),
        signs=_signs(words, drawn),
        sources=tuple(
            dict.fromkeys(said.sources_of(words, later.release) + said.sources_of(words, earlier.release))
        ),
        rows=tuple(rows),
        table=Table(
            (words.level(level), *periods), tuple((pair.name, pair.before, pair.after) for pair in pairs)
        ),
        plot=Pairs(
            pairs,
            lines,
            axis,
            below([both.row for both in drawn if both in nation], by_name(words, [b.row for b in areas])),
        ),
        has_order=True,
    )


def _ordered(releases: Sequence[Release]) -> list[Release]:
    """Return two releases, the earlier first. Raises ``NkiError`` (R623) where they are no such two."""
    if len(releases) != 2:
        found = f"a change is between two results, and {len(releases)} were given"
        raise _refused(found, "give two of the same indicator: nki chart 2021.json 2022.json --kind change")
    ids = {release.about.indicator for release in releases}
    if len(ids) > 1:
        found = f"the two results are of different indicators: {', '.join(sorted(ids))}"
        raise _refused(found, "give two of the same indicator")
    if len({release.about.period for release in releases}) == 1:
        found = f"both results are of the period {releases[0].about.period}"
        raise _refused(found, "give two of different periods")
    return sorted(releases, key=lambda release: release.about.period)


def _refused(found: str, do: str) -> NkiError:
    return NkiError(Issue.of("R623", found=found, do=do))


def _areas(earlier: Picked, later: Picked, level: Level) -> list[_Both]:
    """Return the areas of both periods, each with its rows: an area is another where its code is."""
    sides = [{row.code: row for row in picked.at(level)} for picked in (earlier, later)]
    return [_Both(sides[0].get(code), sides[1].get(code)) for code in dict.fromkeys((*sides[1], *sides[0]))]


def _rank(words: Words, both: _Both) -> tuple[object, ...]:
    """Sort by the later figure, the highest first, then by the earlier one; those without by their names."""
    now = None if both.now is None else both.now.value
    then = None if both.then is None else both.then.value
    return (
        now is None,
        -(now or 0),
        then is None,
        -(then or 0),
        words.sort_key(both.row.name),
        both.row.code,
    )


def _pair(words: Words, both: _Both, decimals: int, periods: Sequence[str]) -> Pair:
    name = said.name_of(words, both.row)
    texts = [_text(words, row, decimals) for row in (both.then, both.now)]
    signs = [_sign(words, row, decimals) for row in (both.then, both.now)]
    told = words.text(
        "charts.changed", name=name, then=texts[0], now=texts[1], before=periods[0], after=periods[1]
    )
    values = [None if row is None else row.value for row in (both.then, both.now)]
    return Pair(
        both.row.code,
        name,
        words.text("charts.from_to", then=signs[0], now=signs[1]),
        told,
        texts[0],
        texts[1],
        values[0],
        values[1],
    )


def _text(words: Words, row: Row | None, decimals: int) -> str:
    """Return the figure of a period, or why there is none."""
    if row is None:
        return f"{_NOT_THERE} {words.text('charts.not_there')}"
    return said.value_of(words, row, decimals)


def _sign(words: Words, row: Row | None, decimals: int) -> str:
    """Return the figure of a period, or its sign alone."""
    if row is None:
        return _NOT_THERE
    return words.value(row.value, decimals, row.unit, row.status)


def _versions(words: Words, earlier: Picked, later: Picked, periods: Sequence[str]) -> tuple[str, ...]:
    """Say that the definition is not the same in both, where it is not."""
    versions = [one.release.about.version for one in (earlier, later)]
    if versions[0] == versions[1]:
        return ()
    return (
        words.text(
            "charts.versions", old=seen(versions[0]), then=periods[0], new=seen(versions[1]), now=periods[1]
        ),
    )


def _signs(words: Words, drawn: Sequence[_Both]) -> tuple[Sign, ...]:
    statuses = frozenset(row.status for both in drawn for row in both.rows)
    found = {one.sign: one for one in notes.signs_of(words, statuses)}
    if any(None in (both.then, both.now) for both in drawn):
        known = found[_NOT_THERE].reasons if _NOT_THERE in found else ()
        reasons = (*known, words.text("charts.not_there_reason"))
        found[_NOT_THERE] = Sign(_NOT_THERE, words.sign_meaning(_NOT_THERE), reasons)
    return tuple(found[sign] for sign in SIGN_MEANINGS if sign in found)
