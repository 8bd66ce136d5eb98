"""One line for each area: what each measure, group and period has of it stands side by side."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from nki import notes
from nki.arranging import Key, Listed
from nki.findings.harmless import seen
from nki.labels import OBSERVED
from nki.model.release import MeasureTitle, Release, Row
from nki.steps.tables.document import Column, Line
from nki.steps.tables.figures import ABSENT, FIGURES, TEXTS
from nki.steps.tables.places import area_cell, area_columns, area_head
from nki.words.words import Words

Group = tuple[str, str]
WHOLE: Group = ("", "")
Rows = Mapping[tuple[int, Group], Row]
_DEPTH = 5
"""Indicator, measure, group, period, and what a column shows."""


@dataclass(frozen=True, slots=True)
class _Figure:
    """A column before it is filled: the release, measure and group that it is of, and what it shows."""

    release: int
    measure: MeasureTitle
    group: Group
    name: str
    path: tuple[str, ...]


def wide(
    words: Words, releases: Sequence[Release], listed: Listed, wanted: Sequence[str]
) -> tuple[tuple[Column, ...], dict[Key, tuple[Line, ...]]]:
    """Return the columns of a table, and the line of each area."""
    indexes = [_index(release, listed) for release in releases]
    figures = [*_figures(words, releases, indexes, [one for one in wanted if one in FIGURES])]
    if not wanted:
        figures = _with_responses(words, releases, indexes, figures)
    # headings that say the same of all columns are said in the caption
    kept = [at for at in range(_DEPTH) if any(one.path[at] for one in figures)] or [0]
    areas = area_columns(listed, [one for one in wanted if one not in FIGURES])
    above = [""] * (len(kept) - 1)
    columns = [Column((*above, area_head(words, listed, name))) for name in areas]
    columns += [
        Column(tuple(one.path[at] for at in kept), one.name not in TEXTS, parts_of(words, one.name))
        for one in figures
    ]
    lines: dict[Key, tuple[Line, ...]] = {}
    for area in listed.areas:
        cells = [area_cell(words, area, name) for name in areas]
        for one in figures:
            row = indexes[one.release].get(area.key, {}).get((one.measure.number, one.group))
            cells.append(ABSENT if row is None else FIGURES[one.name](words, row, one.measure))
        lines[area.key] = (tuple(cells),)
    return tuple(columns), lines


def parts_of(words: Words, name: str) -> tuple[str, ...]:
    """Return the headings of the two numbers that stand in one cell, none where there is one number."""
    if name == "interval":
        return words.column("lower"), words.column("upper")
    return (words.column("answered"), words.column("invited")) if name == "response" else ()


def head_of(words: Words, name: str, measure: MeasureTitle) -> str:
    """Return the heading of what a column shows of a measure."""
    if name == "value":
        kind = words.kind(measure.kind, measure.percent)
        if measure.unit in ("percent", "number"):
            return kind
        return words.text("report.kind_in_unit", kind=kind, unit=words.unit(measure.unit))
    if name == "interval":
        return words.text("report.interval")
    if name == "denominator" and measure.kind in OBSERVED:
        return words.text("report.observations")
    return words.column({"response": "answered"}.get(name, name))


def period_head(words: Words, releases: Sequence[Release], release: Release) -> str:
    """Return the heading of a period, with a star where its figures alone may still change."""
    some = len({one.about.provisional for one in releases}) > 1
    return seen(words.period(release.about.period)) + ("*" if some and release.about.provisional else "")


def _figures(
    words: Words, releases: Sequence[Release], indexes: Sequence[Mapping[Key, Rows]], wanted: Sequence[str]
) -> Iterator[_Figure]:
    """Yield the figures of each indicator, measure and group, its periods side by side."""
    abouts = [release.about for release in releases]
    several = len({about.indicator for about in abouts}) > 1
    periods = len({about.period for about in abouts}) > 1
    for indicator in dict.fromkeys(about.indicator for about in abouts):
        own = [at for at, about in enumerate(abouts) if about.indicator == indicator]
        numbers = dict.fromkeys(one.number for at in own for one in abouts[at].measures)
        groups = _groups(releases, indexes, own)
        for number in numbers:
            for group in groups:
                for at in own:
                    measure = next((one for one in abouts[at].measures if one.number == number), None)
                    rows = [
                        areas[number, group] for areas in indexes[at].values() if (number, group) in areas
                    ]
                    if measure is None or not rows:
                        continue
                    names = wanted or ["value", *(["interval"] if any(map(_has_limits, rows)) else [])]
                    for name in names:
                        yield _Figure(
                            at, measure, group, name,
                            (
                                seen(abouts[at].title) if several else "",
                                notes.number_of(words, measure) if len(numbers) > 1 or several else "",
                                _group_head(words, group, groups),
                                period_head(words, releases, releases[at]) if periods else "",
                                head_of(words, name, measure),
                            ),
                        )  # fmt: skip


def _group_head(words: Words, group: Group, groups: Sequence[Group]) -> str:
    if len(groups) == 1 and group == WHOLE:
        return ""
    return seen(group[1]) or words.text("tables.all_groups")


def _groups(
    releases: Sequence[Release], indexes: Sequence[Mapping[Key, Rows]], own: Sequence[int]
) -> list[Group]:
    """Return the groups that there are figures for, the whole first, in the order of their breakdowns."""
    present = {group for at in own for areas in indexes[at].values() for _, group in areas}
    declared = [WHOLE, *(
        (stratum.id, group)
        for at in own
        for stratum in releases[at].about.strata
        for group in stratum.groups
    )]  # fmt: skip
    return [*(one for one in dict.fromkeys(declared) if one in present), *sorted(present - set(declared))]


def _with_responses(
    words: Words, releases: Sequence[Release], indexes: Sequence[Mapping[Key, Rows]], figures: list[_Figure]
) -> list[_Figure]:
    """Add how many have answered what the main measure asks, behind the figures of each indicator."""
    found: list[_Figure] = []
    several = len({release.about.indicator for release in releases}) > 1
    periods = len({release.about.period for release in releases}) > 1
    for indicator in dict.fromkeys(release.about.indicator for release in releases):
        found += [one for one in figures if releases[one.release].about.indicator == indicator]
        for at, release in enumerate(releases):
            main = release.about.measures[0]
            rows = [rows[main.number, WHOLE] for rows in indexes[at].values() if (main.number, WHOLE) in rows]
            if release.about.indicator != indicator or not any(row.invited > 1 for row in rows):
                continue
            above = (
                seen(release.about.title) if several else "",
                "",
                "",
                period_head(words, releases, release) if periods else "",
            )
            names = ["response", *(["not_applicable"] if any(row.not_applicable for row in rows) else [])]
            found += [_Figure(at, main, WHOLE, name, (*above, head_of(words, name, main))) for name in names]
    return found


def _has_limits(row: Row) -> bool:
    return row.lower is not None and row.upper is not None


def _index(release: Release, listed: Listed) -> dict[Key, dict[tuple[int, Group], Row]]:
    """Return the rows of the areas that are listed, by measure and group."""
    index: dict[Key, dict[tuple[int, Group], Row]] = {area.key: {} for area in listed.areas}
    for row in release.rows:
        if (key := (row.level, row.code)) in index:
            index[key][row.measure, (row.stratum, row.group)] = row
    return {key: rows for key, rows in index.items() if rows}
