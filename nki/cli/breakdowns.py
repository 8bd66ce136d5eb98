"""A breakdown on a terminal: the groups of the areas at the top, a column for each measure that has them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from nki.cli.grid import Key, Line, grid
from nki.cli.streams import Screen
from nki.labels import COLUMNS, shown_cell
from nki.model.release import MeasureTitle, Release, Row, StratumTitle

Figures = dict[int, dict[Key, Row]]


def breakdown(release: Release, stratum: StratumTitle, look: Screen) -> tuple[str, list[Row]]:
    """Return the table of a breakdown, and the rows that it shows.

    It is drawn for the areas of the top level, those without any figure left out; what stands under them is
    in the other formats.
    """
    rows = [row for row in release.rows if row.stratum == stratum.id]
    if not rows:
        return "", []
    top = min((row.level for row in rows), key=lambda level: level.rank)
    titles = [one for one in release.about.measures if any(row.measure == one.number for row in rows)]
    by_measure: Figures = {
        title.number: {_key(row): row for row in rows if row.measure == title.number and row.level is top}
        for title in titles
    }
    lines = tuple(_lines(by_measure, stratum))
    codes = {line.key: line.key[1] for line in lines if line.key}
    columns = {
        _head(title): {key: value_of(some[key], title) for key in codes if key in some}
        for title in titles
        for some in (by_measure[title.number],)
    }
    head = look.bold(f"{stratum.text}, {COLUMNS['measure'].nb.lower()} {_numbers(titles)}")
    visible = [some[key] for some in by_measure.values() for key in codes if key in some]
    return f"{head}\n{grid(lines, columns, look)}", visible


def value_of(row: Row, title: MeasureTitle) -> str:
    """Write the value of a row, or the sign that stands for the reason why there is none."""
    return shown_cell(row.value, title.decimals, row.unit, row.status)


def _key(row: Row) -> Key:
    return row.level, row.code, row.group


def _head(title: MeasureTitle) -> str:
    return f"{COLUMNS['measure'].nb} {title.number}"


def _numbers(titles: Sequence[MeasureTitle]) -> str:
    numbers = [str(title.number) for title in titles]
    return " og ".join(filter(None, (", ".join(numbers[:-1]), numbers[-1])))


def _lines(by_measure: Figures, stratum: StratumTitle) -> Iterator[Line]:
    """Yield each area that has a figure in some group, and its groups in their order."""
    found: dict[Key, Row] = {}
    for some in by_measure.values():
        for key, row in some.items():
            if key not in found or row.value is not None:
                found[key] = row
    order = {group: number for number, group in enumerate(stratum.groups)}
    ordered = sorted(found.items(), key=lambda pair: (pair[0][1], order.get(pair[0][2], len(order))))
    for _, inside in groupby(ordered, key=lambda pair: pair[0][1]):
        groups = list(inside)
        if all(row.value is None for _, row in groups) and len(found) > len(groups):
            continue
        yield Line(groups[0][1].name, bold=True)
        yield from (Line(f"  {row.group}", key) for key, row in groups)
