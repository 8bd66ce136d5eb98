"""Aligned columns on a terminal: names give way where it is narrow, numbers never do."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rich.cells import cell_len
from rich.console import Console
from rich.table import Table

from nki.cli.streams import Screen
from nki.labels import COLUMNS
from nki.model.level import Level

Key = tuple[Level, str, str]
"""A line's figures: level and code of the area, and the group of a breakdown, empty for the whole."""

Cells = dict[Key, str]

LEAST_NAME = 14
GAP = 2


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a table: a heading, or an area or group by its key."""

    text: str
    key: Key | None = None
    bold: bool = False


def grid(lines: Sequence[Line], columns: Mapping[str, Cells], look: Screen, *, spare: str = "") -> str:
    """Lay out lines and columns. The code stands to the left like the name, numbers to the right.

    ``spare`` is the heading of a column that is left out rather than that names are cut.
    """
    used = {head: cells for head, cells in columns.items() if cells}
    heading = COLUMNS["name"].nb
    longest = max(cell_len(text) for text in (heading, *(line.text for line in lines)))
    if spare in used and longest + _width_of(used) > look.width:
        del used[spare]
    widths = {head: _width(head, cells) for head, cells in used.items()}
    others = _width_of(used)
    names = min(longest, max(look.width - others, LEAST_NAME))
    table = Table(box=None, padding=(0, GAP, 0, 0), pad_edge=False, header_style="bold")
    table.add_column(heading, width=names, no_wrap=True, overflow="ellipsis")
    for head, width in widths.items():
        is_code = head == COLUMNS["code"].nb
        table.add_column(head, width=width, no_wrap=True, justify="left" if is_code else "right")
    for line in lines:
        cells = ["" if line.key is None else column.get(line.key, "") for column in used.values()]
        table.add_row(line.text, *cells, style="bold" if line.bold else "")
    return _drawn(table, max(look.width, names + others + GAP), look)


def _width(head: str, cells: Cells) -> int:
    return max(map(cell_len, (head, *cells.values())))


def _width_of(columns: Mapping[str, Cells]) -> int:
    return sum(GAP + _width(head, cells) for head, cells in columns.items())


def _drawn(table: Table, width: int, look: Screen) -> str:
    # a table wider than the terminal is better than one with cut numbers
    sheet = io.StringIO()
    console = Console(
        file=sheet,
        width=width,
        force_terminal=look.colour,
        color_system="standard" if look.colour else None,
        legacy_windows=False,
        markup=False,
        emoji=False,
        highlight=False,
    )
    console.print(table)
    return "\n".join(line.rstrip() for line in sheet.getvalue().splitlines())
