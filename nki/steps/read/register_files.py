"""The two files of a register as rows: everything that can be judged without knowing what a unit is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from nki.errors import NkiError
from nki.model.issue import Issue, Place
from nki.steps.read.records import Record, split_records

UNITS_FILE = "er_units.csv"
COVERAGE_FILE = "er_unit_coverage.csv"
UNITS_HEADER = ("unit_id", "name", "host_municipality", "valid_from", "valid_to")
COVERAGE_HEADER = ("unit_id", "municipality", "valid_from", "valid_to")

# What Excel, LibreOffice and Google Sheets take for the start of a formula.
_FORMULA_STARTS = ("=", "+", "-", "@")


@dataclass(frozen=True, slots=True)
class Row:
    """One row with its place and its cells by column, stripped of the white space around them."""

    place: Place
    cells: dict[str, str]
    since: date
    until: date

    def holds_on(self, day: date) -> bool:
        """Say whether the row is valid on the day."""
        return self.since <= day < self.until


@dataclass(frozen=True, slots=True)
class RegisterFile:
    """The good rows of a file, what is wrong with the others, and whether every row could be read.

    ``ids`` holds the unit ids of all rows, also of those that are left out because of another cell.
    """

    place: Place
    rows: tuple[Row, ...]
    ids: frozenset[str]
    issues: tuple[Issue, ...]
    complete: bool


def read_file(path: Path, header: tuple[str, ...]) -> RegisterFile:
    """Read a register file: comma, UTF-8 with or without BOM, one header line, extra columns ignored."""
    rows: list[Row] = []
    ids: set[str] = set()
    issues: list[Issue] = []
    complete = True
    try:
        for place, found in _records(path, header):
            if isinstance(found, Issue):
                issues.append(found)
                complete = False
                continue
            ids.add(found["unit_id"])
            row, problems = _judged(place, found)
            issues += problems
            if row:
                rows.append(row)
    except NkiError as stop:
        issues += stop.issues
        complete = False
    return RegisterFile(Place(str(path)), tuple(rows), frozenset(ids - {""}), tuple(issues), complete)


def _records(path: Path, header: tuple[str, ...]) -> Iterator[tuple[Place, dict[str, str] | Issue]]:
    """Yield the cells of each row under the header by column, or why its cells cannot be told apart.

    Raises ``NkiError`` where that is so for the whole file.
    """
    records = split_records(_text(path), ",")
    first = next(records, Record(1, 1, ()))
    place = Place(str(path), first.line, row=first.number)
    if first.broken:
        raise NkiError(_broken_quote(path, first))
    columns = _columns(place, [(cell or "").strip() for cell in first.cells], header)
    for record in records:
        place = Place(str(path), record.line, row=record.number)
        if record.broken:
            yield place, _broken_quote(path, record)
        elif not any(cell and cell.strip() for cell in record.cells):
            continue
        elif len(record.cells) != len(first.cells):
            found, expected = len(record.cells), len(first.cells)
            yield place, Issue.of("D305", place, found=found, expected=expected)
        else:
            yield place, {name: (record.cells[at] or "").strip() for name, at in columns.items()}


def _broken_quote(path: Path, record: Record) -> Issue:
    place = Place(str(path), record.broken_line, record.broken_column, row=record.number)
    return Issue.of(record.broken, place)


def _text(path: Path) -> str:
    try:
        raw = path.read_bytes()
    except OSError:
        raise NkiError(Issue.of("D340", Place(str(path.parent)), name=path.name)) from None
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        byte = f"0x{error.object[error.start]:02X}"
        raise NkiError(Issue.of("D354", Place(str(path), line), byte=byte)) from None


def _columns(place: Place, titles: list[str], header: tuple[str, ...]) -> dict[str, int]:
    """Return where each column stands."""
    issues = []
    for name in header:
        places = [str(at) for at, title in enumerate(titles, 1) if title == name]
        if not places:
            issues.append(Issue.of("D341", place, name, column=name, expected=",".join(header)))
        elif len(places) > 1:
            issues.append(Issue.of("D304", place, name, column=name, places=" and ".join(places)))
    if issues:
        raise NkiError(*issues)
    return {name: titles.index(name) for name in header}


def _judged(place: Place, cells: dict[str, str]) -> tuple[Row | None, list[Issue]]:
    """Check the cells of a row one by one, and its two dates together."""
    issues = []
    for column, cell in cells.items():
        if not cell and column != "valid_to":
            issues.append(Issue.of("D348", place, column, column=column))
        elif column in ("unit_id", "name") and cell.startswith(_FORMULA_STARTS):
            issues.append(Issue.of("D349", place, column, column=column, start=cell[0]))
        elif column.startswith("valid_") and cell and _day(cell) is None:
            issues.append(Issue.of("D342", place, column, column=column, value=cell))
    since, until = _day(cells["valid_from"]), _day(cells["valid_to"]) if cells["valid_to"] else date.max
    if since is None or until is None:
        return None, issues
    if until <= since:
        issues.append(Issue.of("D350", place, "valid_to", to=until, since=since))
    return None if issues else Row(place, cells, since, until), issues


def _day(text: str) -> date | None:
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
