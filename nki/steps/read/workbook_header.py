"""Where the header of a sheet stands, also below titles and in two rows."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from nki.steps.read.headers import same_header
from nki.steps.read.workbook_sheet import PlainRow


@dataclass(frozen=True, slots=True)
class Header:
    """A header: its cells, its row, how many rows with content stand above, and how much is declared."""

    cells: tuple[str, ...]
    row: int
    above: int
    known: int


def header_among(rows: Sequence[PlainRow], wanted: Collection[str]) -> Header | None:
    """Return the row in which most declared headers stand, or None if there are no rows.

    Where no declared header stands in any, headers that differ in case and punctuation only are looked
    for; where these are missing too, the first row with more than one cell is taken, so that
    whoever matches the columns can say which are missing.
    """
    declared = {same_header(one) for one in wanted}
    loose = {_letters(one) for one in wanted}
    for is_known in (lambda text: same_header(text) in declared, lambda text: _letters(text) in loose):
        found = [_header(rows, at, is_known) for at in range(len(rows))]
        best = max(found, key=lambda one: one.known, default=None)
        if best is not None and best.known:
            return best
    if not rows:
        return None
    wide = [at for at, row in enumerate(rows) if sum(map(_has_text, row.cells.values())) > 1]
    return _header(rows, wide[0] if wide else 0, frozenset[str]().__contains__)


def _header(rows: Sequence[PlainRow], at: int, is_known: Callable[[str], bool]) -> Header:
    """Read a row as a header; where a cell alone is no declared header, with what stands above it."""
    row = rows[at]
    over = rows[at - 1] if at and rows[at - 1].number == row.number - 1 else None
    width = max((column for column, cell in row.cells.items() if _has_text(cell)), default=0)
    if over is not None:
        width = max(width, max((c for c, cell in over.cells.items() if _known(cell, is_known)), default=0))
    cells: list[str] = []
    group, with_group = "", False
    for column in range(1, width + 1):
        own = row.cells.get(column) or ""
        above = (over.cells.get(column) or "") if over is not None else ""
        group = above if above.strip() else group
        joined = f"{group} {own}"
        if not own.strip() and above.strip() and is_known(above):
            own, with_group = above, True
        elif own.strip() and group.strip() and not is_known(own) and is_known(joined):
            own, with_group = joined, True
        cells.append(own)
    if over is not None and with_group:
        # a header of two rows: what is merged downwards is the header, known or not
        cells = [cell if cell.strip() else over.cells.get(at) or "" for at, cell in enumerate(cells, start=1)]
    known = len({same_header(cell) for cell in cells if cell.strip() and is_known(cell)})
    return Header(tuple(cells), row.number, at - with_group, known)


def _known(cell: str | None, is_known: Callable[[str], bool]) -> bool:
    return _has_text(cell) and is_known(cell or "")


def _has_text(cell: str | None) -> bool:
    return bool(cell and cell.strip())


def _letters(text: str) -> str:
    """Return the letters and digits of a text: what remains of a header however it was typed."""
    return "".join(one for one in same_header(text).casefold() if one.isalnum())
