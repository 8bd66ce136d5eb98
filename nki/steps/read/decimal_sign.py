"""Which sign a whole file writes its decimals with, by what its own numbers prove."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import islice
from pathlib import Path

from nki.model.issue import Issue, Place
from nki.steps.read.encodings import HEAD, chunks
from nki.steps.read.records import Record, split_records
from nki.steps.read.sniff import Sniffed, has_content

SAID = {",": "decimal comma", ".": "decimal point"}


def sign_of_beginning(path: Path, sniffed: Sniffed, positions: Sequence[int]) -> str:
    """Return the sign that the numbers at a file's beginning prove, "" where they prove none or both.

    It lets the fast road read the file, which then refuses every value that does not agree.
    """
    if not positions:
        return ""
    texts = chunks(path, sniffed.encoding, at_most=HEAD)
    records = list(filter(has_content, split_records(texts, sniffed.delimiter)))
    if path.stat().st_size > HEAD:
        records.pop()  # it may be cut by the end of the sample
    found = _first_seen(islice(records, sniffed.above + 1, None), positions)
    return next(iter(found)) if len(found) == 1 else ""


def sign_of_all(
    records: Iterable[Record], positions: Sequence[int], file: str
) -> tuple[str, tuple[Issue, ...]]:
    """Return the sign that a file's numbers prove, and a finding (D367) where they prove both."""
    found = _first_seen(records, positions)
    if len(found) < 2:
        return next(iter(found), ""), ()
    comma, point = found[","], found["."]
    later = max(comma, point, key=lambda record: record.number)
    place = Place(file, later.line, row=later.number)
    return "", (Issue.of("D367", place, comma=f"row {comma.number}", point=f"row {point.number}"),)


def _first_seen(records: Iterable[Record], positions: Sequence[int]) -> dict[str, Record]:
    """Return the first record that proves each sign."""
    from nki.steps.read.decimals import evidence  # noqa: PLC0415  (counts in digits never need it)

    found: dict[str, Record] = {}
    for record in records:
        cells = record.cells
        if record.broken or len(cells) <= max(positions, default=-1):
            continue
        for position in positions:
            sign = evidence(cells[position])
            if sign and sign not in found:
                found[sign] = record
                if len(found) == 2:
                    return found
    return found
