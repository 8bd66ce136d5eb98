"""Open an input: look at its form and header, and match the declared columns."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from nki.engine import CsvDialect, Engine, csv_relation, typed_relation
from nki.errors import NkiError
from nki.model.account import Reading
from nki.model.issue import Issue, Place
from nki.model.spec import Column, ColumnType, Source
from nki.steps.read.about import read_about
from nki.steps.read.decimal_sign import SAID, sign_of_beginning
from nki.steps.read.delivery import AS_FOUND, Choices, Input
from nki.steps.read.filekind import Kind, kind_of
from nki.steps.read.headers import Matched, match_headers
from nki.steps.read.lines import lines_and_delimiters
from nki.steps.read.readers import Reader, SheetReader, TableReader, TextReader
from nki.steps.read.sniff import sniff

_TEXT_TYPES = ("VARCHAR", "ENUM")


@dataclass(frozen=True, slots=True)
class Opened:
    """An input whose columns are known.

    ``relation`` is the engine's own way to read it, None where only the careful reader can. ``decimal``
    is the sign that its numbers are written with, "" where none was found.
    """

    input: Input
    source: Source
    header: tuple[str, ...]
    place: Place
    matched: Matched
    reader: Reader = field(repr=False)
    relation: str | None = field(repr=False)
    decimal: str = ""
    dialect: CsvDialect | None = None

    @property
    def positions(self) -> dict[str, int]:
        """Return where each declared column stands."""
        return self.matched.positions

    @property
    def remarks(self) -> tuple[Issue, ...]:
        """Return what is worth saying of the header, and of what stands above it."""
        hidden = self.reader.sheet.remarks() if isinstance(self.reader, SheetReader) else ()
        above = self.reader.above
        if not above:
            return (*self.matched.remarks, *hidden)
        facts = {"rows": "1 row" if above == 1 else f"{above} rows", "are": "is" if above == 1 else "are"}
        return (*self.matched.remarks, Issue.of("D385", self.place, **facts), *hidden)

    def holds_just(self, rows: int, engine: Engine) -> bool:
        """Say whether a file has the lines and delimiters of so many rows, and no more.

        It is a second way to the number of rows, apart from the engine's own count, and tells of rows
        that a cell has swallowed, or that have a cell too many at their end, which the engine takes.
        """
        if not isinstance(self.reader, TextReader) or not isinstance(self.dialect, CsvDialect):
            return True
        sniffed, width = self.reader.sniffed, len(self.header)
        found = lines_and_delimiters(self.reader.path, sniffed.newline, sniffed.delimiter)
        lines = rows + 1 + sum(cell.count(sniffed.newline) for cell in sniffed.header)
        delimiters = (rows + 1) * (width - 1) + sum(cell.count(sniffed.delimiter) for cell in sniffed.header)
        if found == (lines, delimiters):
            return True
        inside = engine.inside_cells(str(self.reader.path), self.dialect, width)
        return not inside.suspicious and found == (lines + inside.breaks, delimiters + inside.delimiters)

    @property
    def columns(self) -> tuple[Column, ...]:
        """Return the declared columns that the input has."""
        return tuple(column for column in self.source.columns if self._has(column))

    def _has(self, column: Column) -> bool:
        """Say whether a column is there. The unit is, also where only its name is."""
        named = column.type is ColumnType.UNIT and _names_of(self.source) & self.positions.keys()
        return column.name in self.positions or bool(named)

    def reading(self, rows: int) -> Reading:
        """Say how the input was understood."""
        encoding, dialect = self.reader.said
        decimal = SAID.get(self.decimal, "")
        # what was unpacked may have brought its own, and either may say that it is made up
        paths = dict.fromkeys(path.parent for path in (self.input.named, self.input.path) if path)
        told = [read_about(folder) for folder in paths]
        note = next((one.note for one in told if one.note), "")
        return Reading(
            file=self.input.shown,
            source=self.source.id,
            encoding=encoding,
            dialect=", ".join(part for part in (dialect, decimal) if part),
            rows=rows,
            columns=len(self.header),
            ignored=self.matched.ignored,
            synthetic=any(one.synthetic for one in told),
            provisional=any(one.provisional for one in told),
            note=note,
            sure=self.reader.sure,
        )


def shared_columns(opened: Sequence[Opened]) -> tuple[Column, ...]:
    """Return the declared columns that every input of a source has."""
    return tuple(column for column in opened[0].columns if all(column in one.columns for one in opened))


def open_inputs(
    engine: Engine,
    source: Source,
    inputs: tuple[Input, ...],
    needed: Collection[str],
    choices: Choices = AS_FOUND,
    confirmed: Mapping[str, str] | None = None,
) -> tuple[Opened, ...]:
    """Open every input of a source. Raises ``NkiError`` with the findings of all of them."""
    opened: list[Opened] = []
    issues: list[Issue] = []
    for one in inputs:
        try:
            opened.append(open_input(engine, source, one, needed, choices, confirmed))
        except NkiError as error:
            issues.extend(error.issues)
        except OSError as error:
            found = f"there, but cannot be opened: {error.strerror}"
            issues.append(Issue.of("D301", Place(one.shown), found=found))
    if issues:
        raise NkiError(*issues)
    return tuple(opened)


def open_input(
    engine: Engine,
    source: Source,
    one: Input,
    needed: Collection[str],
    choices: Choices,
    confirmed: Mapping[str, str] | None,
) -> Opened:
    """Open one input. Raises ``NkiError`` with what is wrong with its form or its header."""
    wanted = tuple(header for column in source.columns for header in column.headers)
    form = form_of(engine, one, wanted, choices)
    matched = match_headers(form.place, form.header, source, needed, confirmed)
    _refuse_missing(source, matched)
    # where only the unit's name is there, the careful reader finds the unit
    by_name = source.unit_column.name not in matched.positions
    numbers = [
        column.name
        for column in source.columns
        if column.type is ColumnType.NUMBER and column.name in matched.positions
    ]
    decimal: str = choices.decimal
    relation = None
    if isinstance(form.reader, TextReader):
        at = [matched.positions[name] for name in numbers]
        decimal = decimal or sign_of_beginning(form.reader.path, form.reader.sniffed, at)
        if form.dialect is not None and not by_name:
            relation = csv_relation(
                str(form.reader.path),
                form.dialect,
                len(form.header),
                matched.positions,
                swapped=numbers if decimal == "," else (),
                whole_only=numbers if decimal == "" else (),
            )
    elif isinstance(form.reader, TableReader):
        held = tuple(form.types)
        chosen = {name: held[position] for name, position in matched.positions.items()}
        # a decimal sign in a column of text is for the careful reader to find out
        is_typed = all(matched.positions[name] in form.reader.typed for name in numbers)
        if is_typed and not by_name:
            counts = [column.name for column in source.columns if column.type is ColumnType.COUNT]
            relation = typed_relation(form.scan, form.types, chosen, whole=counts)
    return Opened(one, source, form.header, form.place, matched, form.reader, relation, decimal, form.dialect)


@dataclass(frozen=True, slots=True)
class Form:
    """What an input is, before anything is asked of it: its header, and a reader for what stands below.

    ``dialect`` is set where the engine can read the file too, ``scan`` and ``types`` for tables.
    """

    header: tuple[str, ...]
    place: Place
    reader: Reader = field(repr=False)
    dialect: CsvDialect | None = None
    scan: str = ""
    types: Mapping[str, str] = field(default_factory=dict)


def form_of(engine: Engine, one: Input, wanted: tuple[str, ...], choices: Choices) -> Form:
    """Find out what an input is. ``wanted`` are the headers to look for, if any are known.

    Raises ``NkiError`` where it cannot be read, or in more than one way.
    """
    kind = Kind.TABLE if one.path is None else kind_of(one.path, one.shown)
    if one.path is not None and kind is Kind.WORKBOOK:
        from nki.steps.read.workbook import open_workbook  # noqa: PLC0415  (only workbooks need it)

        sheet = open_workbook(one.path, one.shown, wanted, choices.sheet)
        return Form(sheet.header, sheet.place, SheetReader(sheet))
    if one.path is None or kind is Kind.TABLE:
        return _table_form(engine, one)
    sniffed = sniff(one.path, wanted, shown=one.shown, choices=choices)
    reader = TextReader(one.path, one.shown, sniffed, wanted, choices)
    dialect = None
    if sniffed.engine_encoding is not None:
        dialect = CsvDialect(sniffed.delimiter, sniffed.newline, sniffed.engine_encoding)
    return Form(sniffed.header, sniffed.place, reader, dialect)


def _table_form(engine: Engine, one: Input) -> Form:
    try:
        scan = engine.scan_of(one.table) if one.path is None else engine.scan_of_parquet(str(one.path))
        types = engine.types_of(scan)
    except ValueError as error:
        raise NkiError(Issue.of("D301", Place(one.shown), found=f"not a table: {error}")) from None
    held = tuple(types)
    every = {f"c{position}": name for position, name in enumerate(held)}
    typed = frozenset(at for at, name in enumerate(held) if not types[name].startswith(_TEXT_TYPES))
    kind = "Parquet" if one.path else "table"
    reader = TableReader(engine, typed_relation(scan, types, every), kind, one.shown, typed)
    header = _own_names(one.table, held) if one.path is None else _names_in_file(engine, one.path, held)
    return Form(header, Place(one.shown), reader, scan=scan, types=types)


def _names_in_file(engine: Engine, path: Path, held: tuple[str, ...]) -> tuple[str, ...]:
    """Return the names as the file has them; the engine gives all but the first of equal ones a number."""
    twice = {name.casefold(): name for name in engine.duplicate_columns(str(path))}
    return tuple(twice.get(name.casefold().rpartition("_")[0], name) if twice else name for name in held)


def _refuse_missing(source: Source, matched: Matched) -> None:
    """Raise ``NkiError`` where a column is missing, but for an id that a name replaces."""
    named = _names_of(source) & matched.positions.keys()
    issues = tuple(
        issue
        for issue in matched.issues
        if not (named and issue.code == "D303" and issue.field == source.unit_column.name)
    )
    if issues:
        raise NkiError(*issues)


def _names_of(source: Source) -> set[str]:
    return {column.name for column in source.columns if column.type is ColumnType.UNIT_NAME}


def _own_names(table: object, held: tuple[str, ...]) -> tuple[str, ...]:
    """Return the names that a table gives its columns; the engine renames all but the first of equal ones."""
    # a data frame answers to the names of its columns, its class does not
    attribute = next((one for one in ("column_names", "columns") if hasattr(type(table), one)), None)
    own = held if attribute is None else tuple(str(name) for name in getattr(table, attribute))
    return own if len(own) == len(held) else held
