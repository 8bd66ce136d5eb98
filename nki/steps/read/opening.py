"""Open an input: look at its form and header, and match the declared columns."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field

from nki.engine import CsvDialect, Engine, csv_relation, typed_relation
from nki.errors import NkiError
from nki.model.account import Reading
from nki.model.issue import Issue, Place
from nki.model.spec import Column, Source
from nki.steps.read.about import read_about
from nki.steps.read.delivery import Input
from nki.steps.read.headers import match_headers
from nki.steps.read.sniff import Sniffed, sniff


@dataclass(frozen=True, slots=True)
class Opened:
    """An input whose columns are known.

    ``relation`` is the engine's own way to read it, None where only the careful reader can.
    """

    input: Input
    source: Source
    header: tuple[str, ...]
    positions: dict[str, int]
    ignored: tuple[str, ...]
    sniffed: Sniffed | None
    relation: str | None = field(repr=False)
    scan: str = ""

    @property
    def columns(self) -> tuple[Column, ...]:
        """Return the declared columns that the input has."""
        return tuple(column for column in self.source.columns if column.name in self.positions)

    def reading(self, rows: int) -> Reading:
        """Say how the input was understood."""
        encoding, dialect = self.sniffed.said if self.sniffed else ("", "")
        if self.sniffed is None:
            encoding = "Parquet" if self.input.path else "table"
        synthetic, note = read_about(self.input.path.parent) if self.input.path else (False, "")
        return Reading(
            file=self.input.shown,
            source=self.source.id,
            encoding=encoding,
            dialect=dialect,
            rows=rows,
            columns=len(self.header),
            ignored=self.ignored,
            synthetic=synthetic,
            note=note,
        )


def open_inputs(
    engine: Engine, source: Source, inputs: tuple[Input, ...], needed: Collection[str]
) -> tuple[Opened, ...]:
    """Open every input of a source. Raises ``NkiError`` with the findings of all of them."""
    opened: list[Opened] = []
    issues: list[Issue] = []
    for one in inputs:
        try:
            opened.append(_open(engine, source, one, needed))
        except NkiError as error:
            issues.extend(error.issues)
        except OSError as error:
            found = f"there, but cannot be opened: {error.strerror}"
            issues.append(Issue.of("D301", Place(one.shown), found=found))
    if issues:
        raise NkiError(*issues)
    return tuple(opened)


def _open(engine: Engine, source: Source, one: Input, needed: Collection[str]) -> Opened:
    if one.is_csv:
        return _open_csv(source, one, needed)
    try:
        scan = engine.scan_of(one.table) if one.path is None else engine.scan_of_parquet(str(one.path))
        types = engine.types_of(scan)
    except ValueError as error:
        raise NkiError(Issue.of("D301", Place(one.shown), found=f"not a table: {error}")) from None
    held = tuple(types)
    header = _own_names(one.table, held)
    matched = match_headers(Place(one.shown), header, source, needed)
    if matched.issues:
        raise NkiError(*matched.issues)
    chosen = {name: held[position] for name, position in matched.positions.items()}
    relation = typed_relation(scan, types, chosen)
    return Opened(one, source, header, matched.positions, matched.ignored, None, relation, scan)


def _own_names(table: object, held: tuple[str, ...]) -> tuple[str, ...]:
    """Return the names that a table gives its columns; the engine renames all but the first of equal ones."""
    # a data frame answers to the names of its columns, its class does not
    attribute = next((one for one in ("column_names", "columns") if hasattr(type(table), one)), None)
    own = held if attribute is None else tuple(str(name) for name in getattr(table, attribute))
    return own if len(own) == len(held) else held


def _open_csv(source: Source, one: Input, needed: Collection[str]) -> Opened:
    assert one.path is not None
    wanted = [header for column in source.columns for header in column.headers]
    sniffed = sniff(one.path, wanted)
    matched = match_headers(sniffed.place, sniffed.header, source, needed)
    if matched.issues:
        raise NkiError(*matched.issues)
    relation = None
    if sniffed.engine_encoding is not None:
        dialect = CsvDialect(sniffed.delimiter, sniffed.newline, sniffed.engine_encoding)
        relation = csv_relation(str(one.path), dialect, len(sniffed.header), matched.positions)
    return Opened(one, source, sniffed.header, matched.positions, matched.ignored, sniffed, relation)
