"""An Excel workbook → the sheet with the answers: its header, and its rows one after the other."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from zipfile import ZipFile

from nki.errors import NkiError
from nki.errors.meant import meant
from nki.model.issue import Issue, Place
from nki.steps.read.cell import Cell
from nki.steps.read.workbook_header import Header, header_among
from nki.steps.read.workbook_parts import Parts, SheetPart, read_parts
from nki.steps.read.workbook_sheet import PlainRow, column_letters, sheet_rows
from nki.zipped import opened_zip

LOOKED_AT = 30
"""Among how many rows the header is looked for."""


@dataclass(frozen=True, slots=True)
class _Hidden:
    """The rows below the header, and the columns, that people do not see."""

    rows: tuple[int, ...]
    columns: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class SheetRow:
    """A row below the header: its number as Excel shows it, and a cell for each column of the header.

    What stands to the right of the header makes the row longer, so that nobody overlooks it.
    """

    number: int
    cells: tuple[Cell, ...]

    @property
    def original(self) -> str:
        """Return the cells as one text, with tabs between them."""
        return "\t".join(cell or "" for cell in self.cells)


@dataclass(frozen=True, slots=True)
class Sheet:
    """The sheet that was chosen. ``above`` counts the rows with content that stand over its header.

    ``others`` are the visible sheets that are not read, ``hidden`` the hidden ones; ``alike`` are those
    of both, said as people say them, that have declared headers too.
    """

    path: Path
    shown: str
    name: str
    header: tuple[str, ...]
    header_row: int
    above: int
    others: tuple[str, ...]
    hidden: tuple[str, ...]
    alike: tuple[str, ...]
    _part: str = field(repr=False)
    _parts: Parts = field(repr=False)
    _seen: list[_Hidden] = field(default_factory=list, repr=False, compare=False)

    @property
    def place(self) -> Place:
        """Return where the header stands."""
        return Place(self.shown, row=self.header_row)

    def rows(self) -> Iterator[SheetRow]:
        """Yield the rows below the header that hold anything. Raises ``NkiError`` (D370, D377)."""
        width = len(self.header)
        hidden: list[int] = []
        spans: list[tuple[int, int]] = []
        with opened_zip(self.path, self.shown) as archive:
            for row in sheet_rows(archive, self._part, self._parts, self.shown, spans):
                if row.number <= self.header_row:
                    continue
                if row.hidden:
                    hidden.append(row.number)
                last = max((at for at, cell in row.cells.items() if cell and cell.strip()), default=0)
                cells: list[Cell] = [None] * max(width, last)
                for at, cell in row.cells.items():
                    if at <= len(cells):
                        cells[at - 1] = cell or None
                yield SheetRow(row.number, tuple(cells))
        self._seen[:] = [_Hidden(tuple(hidden), tuple(spans))]

    def remarks(self) -> tuple[Issue, ...]:
        """Return what is hidden in the workbook and what was passed over (D378).

        It takes another reading of the sheet, unless the rows have been read to their end.
        """
        if not self._seen:
            for _ in self.rows():
                pass
        (hidden,) = self._seen
        found = []
        if len(hidden.rows) == 1:
            found.append(f"row {hidden.rows[0]} is hidden, by a filter or by hand, and read")
        elif hidden.rows:
            first = f"{len(hidden.rows)} rows, the first of them row {hidden.rows[0]},"
            found.append(f"{first} are hidden, by a filter or by hand, and read")
        letters = [
            column_letters(at)
            for at, header in enumerate(self.header, start=1)
            if header.strip() and any(first <= at <= last for first, last in hidden.columns)
        ]
        if letters:
            said = f"column {letters[0]} is" if len(letters) == 1 else f"columns {', '.join(letters)} are"
            found.append(f"{said} hidden and read")
        found.extend(f"the {one} declared headers too, and is not read" for one in self.alike)
        return tuple(Issue.of("D378", self.place, found=one) for one in found)


@dataclass(frozen=True, slots=True)
class _Looked:
    """A sheet, and the best header in it, None where it is empty."""

    part: SheetPart
    header: Header | None

    @property
    def known(self) -> int:
        """Return how many declared headers it has."""
        return self.header.known if self.header else 0


def open_workbook(path: Path, shown: str, wanted_headers: Collection[str], sheet: str = "") -> Sheet:
    """Choose the sheet with the answers, and find its header.

    A sheet is chosen if it was named, or if it is the only visible one with the declared headers. Raises
    ``NkiError``: D302 for an empty sheet, D370 and D377 for a file that harms or is damaged, D372 and
    D373 where the sheet cannot be told.
    """
    with opened_zip(path, shown) as archive:
        parts = read_parts(archive, shown)
        looked = [
            _Looked(one, header_among(list(_first_rows(archive, one, parts, shown)), wanted_headers))
            for one in parts.sheets
            if not sheet or _same_name(one.name, sheet)
        ]
    if sheet and not looked:
        names = [one.name for one in parts.sheets]
        found = f'the workbook has no sheet "{sheet}"{meant(sheet, names)}'
        raise _which(shown, found, names)
    chosen = looked[0] if sheet else _chosen(looked, shown)
    if chosen.header is None:
        raise NkiError(Issue.of("D302", Place(shown), found=f'nothing in the sheet "{chosen.part.name}"'))
    # one header may stand anywhere, as in a sheet that explains the questions
    alike = [one for one in looked if one is not chosen and one.known >= min(2, chosen.known or 2)]
    return Sheet(
        path,
        shown,
        chosen.part.name,
        chosen.header.cells,
        chosen.header.row,
        chosen.header.above,
        tuple(one.name for one in parts.sheets if one.visible and one is not chosen.part),
        tuple(one.name for one in parts.sheets if not one.visible and one is not chosen.part),
        tuple(
            f'{"" if one.part.visible else "hidden "}sheet "{one.part.name}" has '
            f"{'' if 2 * one.known > chosen.known else 'some of '}the"
            for one in alike
        ),
        chosen.part.part,
        parts,
    )


def _first_rows(archive: ZipFile, one: SheetPart, parts: Parts, shown: str) -> Iterator[PlainRow]:
    return islice(sheet_rows(archive, one.part, parts, shown), LOOKED_AT)


def _same_name(one: str, other: str) -> bool:
    """Compare names of sheets as Excel does."""
    return one.strip().casefold() == other.strip().casefold()


def _chosen(looked: list[_Looked], shown: str) -> _Looked:
    visible = [one for one in looked if one.part.visible and one.header is not None]
    most = max((one.known for one in visible), default=0)
    # a sheet that explains the questions has a header here and there, and is no rival
    rivals = [one for one in visible if one.known and 2 * one.known > most]
    if len(rivals) > 1:
        names = [one.part.name for one in rivals]
        said = " and ".join(f'"{name}"' for name in names)
        every = "both" if len(names) == 2 else "all"
        raise _which(shown, f"the sheets {said} {every} have the declared headers", names)
    if rivals:
        return rivals[0]
    names = [one.part.name for one in visible]
    hidden = [f'"{one.part.name}"' for one in looked if not one.part.visible and one.known]
    if len(names) == 1 and not hidden:
        return visible[0]
    if not names and not hidden:
        raise NkiError(Issue.of("D302", Place(shown), found="no visible sheet with anything in it"))
    said = (
        f", but the hidden {'sheet' if len(hidden) == 1 else 'sheets'} {', '.join(hidden)}" if hidden else ""
    )
    sheets = ", ".join(f'"{name}"' for name in names) or "none with anything in it"
    raise NkiError(Issue.of("D373", Place(shown), hidden=said, sheets=sheets))


def _which(shown: str, found: str, names: list[str]) -> NkiError:
    return NkiError(
        Issue.of("D372", Place(shown), found=found, sheets=", ".join(f'"{name}"' for name in names))
    )
