"""A release as tables on a terminal: the nation first, then level by level, then what to know of it.

A level with many areas is summed up in a line unless it was asked for; what is asked for is listed
in full, municipalities and units under their counties. Names give way where a terminal is narrow,
numbers never do.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from rich.cells import cell_len

from nki import geography
from nki.cli.breakdowns import breakdown, value_of
from nki.cli.grid import GAP, LEAST_NAME, Cells, Key, Line, grid
from nki.cli.remarks import heading, remarks, wrapped
from nki.cli.streams import Screen
from nki.labels import COLUMNS, LEVELS_PLURAL, OBSERVED, REASONS, UNITS, first_upper, kind_label, shown
from nki.model.level import Level
from nki.model.period import Period
from nki.model.release import MeasureTitle, Release, Row
from nki.model.status import Status

Rows = dict[Key, Row]

_QUOTIENTS = ("proportion", "ratio", "rate", "standardised_rate")
"""The kinds whose values are made of a numerator and a denominator, which stand beside them."""

LONG = 40
"""A level with more areas than this is listed only when it is asked for."""


def tables(releases: Sequence[Release], look: Screen, asked: frozenset[str] = frozenset()) -> str:
    """Return releases as text, one after the other. ``asked`` are the levels to list however long."""
    return "\n".join(_drawn(release, look, asked) for release in releases)


def _drawn(release: Release, look: Screen, asked: frozenset[str]) -> str:
    main, *others = release.about.measures
    by_measure = {
        title.number: {
            (row.level, row.code, ""): row
            for row in release.rows
            if row.measure == title.number and not row.stratum
        }
        for title in release.about.measures
    }
    rows = by_measure[main.number]
    listed = {key: row for key, row in rows.items() if _is_listed(key[0], rows, asked)}
    lines = tuple(_lines(listed.values(), release.about.period))
    parts = [
        heading(release.about, look),
        _measure_text(main, look),
        _main(main, lines, listed, release.about.unit_level, look),
    ]
    for some in _fitting(others, by_measure, look):
        parts.append("\n".join(_measure_text(title, look) for title in some))
        # a measure may be published on fewer levels than the main one
        having = [row for key, row in listed.items() if any(key in by_measure[one.number] for one in some)]
        parts.append(_others(some, tuple(_lines(having, release.about.period)), by_measure, look))
    parts.append("\n".join(_summed_up(rows.values(), {level for level, _, _ in listed}, look)))
    visible = [some[key] for some in by_measure.values() for key in listed if key in some]
    for stratum in release.about.strata:
        text, shown_rows = breakdown(release, stratum, look)
        parts.append(text)
        visible += shown_rows
    parts.append(remarks(release, visible, look))
    return "\n\n".join(part.rstrip("\n") for part in parts if part) + "\n"


def _is_listed(level: Level, rows: Iterable[Key], asked: frozenset[str]) -> bool:
    return level in asked or sum(key[0] is level for key in rows) <= LONG


def _lines(rows: Iterable[Row], period: str) -> Iterator[Line]:
    for level, group in groupby(rows, key=lambda row: row.level):
        areas = tuple(group)
        if level is Level.NATIONAL:
            yield from (Line(row.name, (level, row.code, ""), bold=True) for row in areas)
            continue
        yield Line("")
        yield Line(LEVELS_PLURAL[level].nb, bold=True)
        if level is Level.COUNTY or len(areas) <= LONG:
            yield from (Line(row.name, (level, row.code, "")) for row in areas)
            continue
        names = geography.counties_on(Period.parse(period).last_day)
        for county, inside in groupby(sorted(areas, key=lambda row: row.county), key=lambda row: row.county):
            yield Line(f" {county} {names.get(county, '')}".rstrip())
            yield from (Line(f"  {row.name}", (level, row.code, "")) for row in inside)


def _main(title: MeasureTitle, lines: Sequence[Line], rows: Rows, units: Level, look: Screen) -> str:
    answered = max((len(shown(row.answered, 0)) for row in rows.values()), default=0)
    invited = max((len(shown(row.invited, 0)) for row in rows.values()), default=0)
    columns = {
        COLUMNS["code"].nb: {key: row.code for key, row in rows.items()},
        _value_heading(title): {key: _value(row, title) for key, row in rows.items()},
        "Intervall": _limits(rows, title),
        _parts_heading(title): _parts(rows, title),
        COLUMNS["answered"].nb: {
            key: f"{shown(row.answered, 0):>{answered}} av {shown(row.invited, 0):>{invited}}"
            for key, row in rows.items()
        },
    }
    # a unit's own answer stands in its line already
    spared = {key: row for key, row in rows.items() if row.not_applicable and row.level is not units}
    spare = COLUMNS["not_applicable"].nb
    columns[spare] = {key: shown(row.not_applicable, 0) for key, row in spared.items()}
    return grid(lines, columns, look, spare=spare)


def _value_heading(title: MeasureTitle) -> str:
    """Return what stands over the values: the kind, or what a rate is counted by, said once for all."""
    if title.unit.startswith("per_"):
        return first_upper(UNITS[title.unit].nb)
    return kind_label(title.kind, title.percent).nb


def _value(row: Row, title: MeasureTitle) -> str:
    if row.value is not None and title.unit.startswith("per_"):
        return shown(row.value, title.decimals)
    return value_of(row, title)


def _parts_heading(title: MeasureTitle) -> str:
    if title.kind in OBSERVED:
        return "Grunnlag"
    both = f"{COLUMNS['numerator'].nb} / {COLUMNS['denominator'].nb.lower()}"
    return both if title.kind in _QUOTIENTS else "Merknad"


def _limits(rows: Rows, title: MeasureTitle) -> Cells:
    """Return the interval of each row that has one."""
    return {
        key: f"{shown(row.lower, title.decimals)}–{shown(row.upper, title.decimals)}"
        for key, row in rows.items()
        if row.lower is not None and row.upper is not None
    }


def _parts(rows: Rows, title: MeasureTitle) -> Cells:
    """Return what each row's value is made of, or the reason why it has no value."""
    reasons = {key: REASONS[row.status].nb for key, row in rows.items() if row.status is not Status.OK}
    ok = {key: row for key, row in rows.items() if row.status is Status.OK and row.denominator is not None}
    upper = max((len(shown(row.numerator or 0, 0)) for row in ok.values()), default=0)
    lower = max((len(shown(row.denominator or 0, 0)) for row in ok.values()), default=0)
    if title.kind in OBSERVED:
        return {key: shown(row.denominator or 0, 0) for key, row in ok.items()} | reasons
    texts = {
        key: f"{shown(row.numerator or 0, 0):>{upper}} / {shown(row.denominator or 0, 0):>{lower}}"
        for key, row in ok.items()
    }
    return texts | reasons


def _others(
    titles: Sequence[MeasureTitle],
    lines: Sequence[Line],
    by_measure: dict[int, Rows],
    look: Screen,
) -> str:
    codes = {line.key: line.key[1] for line in lines if line.key}
    columns = {COLUMNS["code"].nb: codes}
    for title in titles:
        rows = by_measure[title.number]
        columns[f"{COLUMNS['measure'].nb} {title.number}"] = {
            key: value_of(rows[key], title) for key in codes if key in rows
        }
    return grid(lines, columns, look)


def _fitting(
    titles: Sequence[MeasureTitle], by_measure: dict[int, Rows], look: Screen
) -> Iterator[Sequence[MeasureTitle]]:
    """Yield as many measures at a time as stand side by side on the terminal."""
    texts = (value_of(row, title) for title in titles for row in by_measure[title.number].values())
    widest = max(map(cell_len, texts), default=0)
    each = max(widest, len("Måltall 10")) + GAP
    at_a_time = max((look.width - LEAST_NAME - len("LV001") - 2 * GAP) // each, 1)
    for start in range(0, len(titles), at_a_time):
        yield titles[start : start + at_a_time]


def _measure_text(title: MeasureTitle, look: Screen) -> str:
    label = f"{COLUMNS['measure'].nb} {title.number}"
    return wrapped(f"{label}: {title.text}", look).replace(label, look.bold(label), 1)


def _summed_up(rows: Iterable[Row], listed: set[Level], look: Screen) -> Iterator[str]:
    """Yield a line for each level that is not listed: how many areas have a figure, and why others not."""
    left_out = (row for row in rows if row.level not in listed)
    for level, group in groupby(left_out, key=lambda row: row.level):
        areas = tuple(group)
        counted = Counter(REASONS[row.status].nb for row in areas if row.status is not Status.OK)
        told = [f"{shown(len(areas) - counted.total(), 0)} med tall"]
        told += [f"{shown(number, 0)} {reason}" for reason, number in sorted(counted.items())]
        head = f"{LEVELS_PLURAL[level].nb}: {shown(len(areas), 0)}"
        yield wrapped(f"{head}, {', '.join(told)}. Vises med --level {level}.", look)
