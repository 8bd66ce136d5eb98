"""Rows that were set aside, as a file for whoever mends them: place, reason, and the original text."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from pathlib import Path

from nki.errors import words
from nki.guarding import guarded
from nki.model.account import SetAside

_MARKED = " with BOM"
"""A row has no mark of its own: it stands at the beginning of its file."""

COLUMNS = ("file", "row", "line", "code", "column", "found", "what_to_do", "encoding", "original")


def may_replace(file: Path) -> bool:
    """Say whether a file may be written: there is none, or one that nki wrote for rows that were set aside.

    A slip in the name of the file would otherwise cost a delivery.
    """
    header = (";".join(COLUMNS) + "\r\n").encode("utf-8-sig")
    try:
        with file.open("rb") as stream:
            return stream.read(len(header)) == header
    except OSError:
        # there is none; or what is in the way is told when the file is written
        return True


def quarantine_bytes(rows: Sequence[SetAside]) -> bytes:
    """Return the rows as CSV that a Norwegian Excel opens: semicolon, UTF-8 with BOM.

    One line per finding, so that a row with two faults stands there twice. ``original`` is the row as it
    stands in its file, character for character: in the encoding named beside it, it gives the same bytes.
    Where it would start a formula, an apostrophe stands before it (``nki.guarding``).
    """
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, delimiter=";", lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for row in rows:
        for issue in row.issues:
            said = words(issue)
            cells = (
                row.place.file,
                str(row.place.row or ""),
                str(row.place.line or ""),
                issue.code,
                issue.field,
                said.found,
                said.do,
                row.encoding.removesuffix(_MARKED),
                row.original,
            )
            writer.writerow([guarded(cell) for cell in cells])
    return stream.getvalue().encode("utf-8-sig")
