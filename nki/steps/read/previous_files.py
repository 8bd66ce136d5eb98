"""The files that a result is kept in: their rows as texts, each with its place."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from nki.errors import NkiError
from nki.model.issue import Issue, Place
from nki.model.release import FORMAT
from nki.steps.read.kept_document import NoDocumentError, document_of

NEEDED = (
    *("indicator", "version", "period", "measure", "kind"),
    *("level", "code", "numerator", "denominator", "status"),
)
"""The columns that a comparison needs; a result has more."""

BREAKDOWN = "stratum"
"""The column that is empty in the rows of the whole. Results from before there were breakdowns have none."""


@dataclass(frozen=True, slots=True)
class ResultRow:
    """The needed cells of one row, as text; empty where there is nothing."""

    place: Place
    cells: dict[str, str] = field(repr=False)


def result_rows(path: Path) -> Iterator[ResultRow]:
    """Yield the rows of a kept result that are of the whole, and of no group in it.

    Raises ``NkiError`` (D395) where the file is none.
    """
    try:
        content = path.read_bytes()
    except OSError as error:
        raise _unusable(path, f"the file cannot be opened: {error.strerror}") from None
    if content.startswith(b"PAR1"):
        yield from _of_parquet(path)
        return
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise _unusable(path, "the file is neither UTF-8 nor Parquet, and nki writes both only") from None
    if text.lstrip().startswith("{"):
        yield from _of_json(path, text)
    else:
        yield from _of_csv(path, text)


def _of_csv(path: Path, text: str) -> Iterator[ResultRow]:
    first = text.partition("\n")[0]
    records = csv.reader(io.StringIO(text, newline=""), delimiter=";" if ";" in first else ",", strict=True)
    try:
        header = next(records, [])
        _check_header(path, header)
        line = records.line_num + 1
        if not text.endswith("\n"):
            raise _unusable(path, "the file breaks off in its last row")
        for number, record in enumerate(records, start=2):
            place = Place(str(path), line, row=number)
            if len(record) != len(header):
                problem = f"the row has {len(record)} cells and the header {len(header)}"
                raise NkiError(Issue.of("D395", place, problem=problem))
            cells = dict(zip(header, record, strict=True))
            if not cells.get(BREAKDOWN):
                yield ResultRow(place, {column: cells[column] for column in NEEDED})
            line = records.line_num + 1
    except csv.Error:
        place = Place(str(path), records.line_num)
        problem = "the file breaks off inside a quoted cell, or quotes where nki does not"
        raise NkiError(Issue.of("D395", place, problem=problem)) from None


def _of_json(path: Path, text: str) -> Iterator[ResultRow]:
    try:
        document = document_of(text)
    except NoDocumentError as fault:
        raise _unusable(path, fault.problem, fault.line) from None
    if document.get("format") != FORMAT:
        raise _unusable(path, f"the document does not say that its format is {FORMAT}")
    results = document.get("results")
    for result in results if isinstance(results, list) else [None]:
        rows = result.get("rows") if isinstance(result, dict) else None
        for row in rows if isinstance(rows, list) else [None]:
            if not isinstance(row, dict):
                raise _unusable(path, "the document has no rows where its format has them")
            _check_header(path, list(row))
            if row.get(BREAKDOWN) is None:
                yield ResultRow(Place(str(path)), {column: _as_text(row[column]) for column in NEEDED})


def _of_parquet(path: Path) -> Iterator[ResultRow]:
    # only this kind of file needs the engine
    from nki.engine import Engine, typed_relation  # noqa: PLC0415

    try:
        with Engine() as engine:
            scan = engine.scan_of_parquet(str(path))
            types = engine.types_of(scan)
            _check_header(path, list(types))
            wanted = [*NEEDED, *([BREAKDOWN] if BREAKDOWN in types else [])]
            relation = typed_relation(scan, types, {column: column for column in wanted})
            for number, cells in enumerate(engine.text_rows(relation), start=1):
                texts = dict(zip(wanted, (cell or "" for cell in cells), strict=True))
                if not texts.pop(BREAKDOWN, ""):
                    yield ResultRow(Place(str(path), row=number), texts)
    except ValueError as error:
        raise _unusable(path, f"the Parquet file is damaged: {error}") from None


def _check_header(path: Path, header: Sequence[str]) -> None:
    missing = [column for column in NEEDED if column not in header]
    if missing:
        raise _unusable(path, f"the file is no result of nki: it has no column {', '.join(missing)}")
    if len(set(header)) < len(header):
        raise _unusable(path, "the file is no result of nki: it has a column twice")


def _as_text(value: object) -> str:
    """Return a JSON value as text: what is neither text nor a whole number is nothing that nki wrote."""
    if value is None:
        return ""
    return str(value) if isinstance(value, str | int) and not isinstance(value, bool) else repr(value)


def _unusable(path: Path, problem: str, line: int = 0) -> NkiError:
    return NkiError(Issue.of("D395", Place(str(path), line), problem=problem))
