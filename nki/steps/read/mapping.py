"""The mapping file: what headers and units of a delivery mean, confirmed by somebody who knows."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from nki.errors import NkiError
from nki.errors.meant import meant
from nki.guarding import guarded, unguarded
from nki.model.issue import Issue, Place
from nki.model.spec import Source
from nki.steps.read.cell import shown_cell
from nki.steps.read.confirmed import NOTHING, Confirmed, Line
from nki.steps.read.encodings import chunks, encoding_of
from nki.steps.read.headers import same_header
from nki.steps.read.naming import same_name
from nki.steps.read.records import split_records
from nki.steps.read.sniff import has_content

COLUMNS = ("kind", "found", "means", "name", "confirmed")
_KINDS = ("header", "unit")
_YES = frozenset(("ja", "j", "x", "yes", "y", "1", "true", "sann", "ok"))
_NO = frozenset(("", "nei", "n", "no", "0", "false", "usann", "-"))


def read_mapping(
    path: Path | None, sources: Sequence[Source] | None = None, known: Mapping[str, str] | None = None
) -> Confirmed:
    """Read a mapping file; only what is confirmed in it is used.

    ``sources`` and ``known`` units are what it may point to; where they are None that is not looked at.
    Raises ``NkiError`` (D376) with every line that is not understood.
    """
    if path is None:
        return NOTHING
    columns = None if sources is None else {one.name for source in sources for one in source.columns}
    lines: list[Line] = []
    issues: list[Issue] = []
    meanings: dict[tuple[str, str], str] = {}
    decided: dict[tuple[str, str], str] = {}
    for place, line in _lines(path):
        problem = _problem(line, columns, known)
        if not problem and _is_confirmed(line):
            meanings[line.kind, line.found] = line.means
            before = decided.setdefault((line.kind, _same(line)), line.means)
            if before != line.means:
                problem = f'"{shown_cell(line.found)}" is confirmed as "{shown_cell(before)}" in another line'
        if problem:
            issues.append(Issue.of("D376", place, problem=problem))
        lines.append(line)
    if issues:
        raise NkiError(*issues)
    return Confirmed(
        {found: means for (kind, found), means in meanings.items() if kind == "header"},
        {found: means for (kind, found), means in meanings.items() if kind == "unit"},
        tuple(lines),
    )


def mapping_bytes(
    existing: Sequence[Line],
    headers: Sequence[tuple[str, str]],
    units: Mapping[str, Sequence[str]],
    known: Mapping[str, str],
) -> bytes:
    """Return a mapping file with proposals to confirm behind the lines that are there already.

    It is what a Norwegian Excel opens and saves. ``headers`` are pairs of header and column, ``units``
    candidates by what the delivery calls them, ``known`` the units' names.
    """
    proposals = [Line("header", found, column) for found, column in headers]
    proposals += [
        Line("unit", found, unit, known.get(unit, ""))
        for found, candidates in sorted(units.items())
        for unit in candidates
    ]
    there = {(line.kind, line.found, line.means) for line in existing}
    fresh = [line for line in proposals if (line.kind, line.found, line.means) not in there]
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, delimiter=";", lineterminator="\r\n")
    writer.writerow(COLUMNS)
    writer.writerows([guarded(cell) for cell in line.cells] for line in (*existing, *dict.fromkeys(fresh)))
    return stream.getvalue().encode("utf-8-sig")


def mapping_lines(path: Path | None) -> tuple[Line, ...]:
    """Return the lines of a mapping file, confirmed or not."""
    return read_mapping(path).lines


def confirmed_headers(path: Path | None) -> Mapping[str, str]:
    """Return the headers that are confirmed, where what they point to is looked at later."""
    return read_mapping(path).headers


def _is_confirmed(line: Line) -> bool:
    return line.confirmed.strip().casefold() in _YES


def _same(line: Line) -> str:
    """Return what was found in the form in which it is looked up: what is read as one is decided once."""
    return same_header(line.found) if line.kind == "header" else same_name(line.found)


def _problem(line: Line, columns: set[str] | None, known: Mapping[str, str] | None) -> str:
    if line.kind not in _KINDS:
        return f'"{shown_cell(line.kind)}" is no kind{meant(line.kind, _KINDS)} (header or unit)'
    if line.confirmed.strip().casefold() not in _YES | _NO:
        return f'"{shown_cell(line.confirmed)}" is neither ja nor nei'
    if not _is_confirmed(line):
        return ""
    if not _same(line):
        return "the line does not say what was found"
    if line.kind == "header" and columns is not None and line.means not in columns:
        return f'the indicator has no column "{shown_cell(line.means)}"{meant(line.means, columns)}'
    if line.kind == "unit" and known is not None and line.means not in known:
        return f'nobody who reports has the id "{shown_cell(line.means)}"{meant(line.means, known)}'
    return ""


def _lines(path: Path) -> Iterator[tuple[Place, Line]]:
    """Yield the lines below the header. Excel saves the file with semicolons, and in its own encoding."""
    shown = str(path)
    encoding = encoding_of(path, file=shown, whole=True)
    text = "".join(chunks(path, encoding.name)).lstrip("\ufeff")
    first = next((line for line in re.split("[\r\n]", text) if line.strip(";,\t ")), "")
    delimiter = max(";,\t", key=first.count)
    header: tuple[str, ...] | None = None
    for record in filter(has_content, split_records(text, delimiter)):
        place = Place(shown, record.line, row=record.number)
        if record.broken:
            at = Place(shown, record.broken_line, record.broken_column, row=record.number)
            raise NkiError(Issue.of(record.broken, at))
        # what was guarded keeps its blanks, and nobody means them
        cells = tuple(unguarded((cell or "").strip(" \u00a0")).strip() for cell in record.cells)
        if header is None:
            header = tuple(cell.casefold() for cell in cells)
            _check_columns(header, place)
            continue
        if len(cells) < len(header):
            raise NkiError(Issue.of("D376", place, problem="the line has fewer cells than the header"))
        named = dict(zip(header, cells, strict=False))
        kind, name = named["kind"].casefold(), named.get("name", "")
        yield place, Line(kind, named["found"], named["means"], name, named["confirmed"])
    if header is None:
        raise NkiError(Issue.of("D376", Place(shown), problem="the file is empty"))


def _check_columns(header: Sequence[str], place: Place) -> None:
    lacking = [column for column in COLUMNS if column not in header and column != "name"]
    twice = [column for column in COLUMNS if header.count(column) > 1]
    if lacking or twice:
        what = [f"{column} is not there" for column in lacking] + [
            f"{column} is there twice" for column in twice
        ]
        problem = f"the columns are {', '.join(COLUMNS)}; {', '.join(what)}"
        raise NkiError(Issue.of("D376", place, problem=problem))
