"""The careful road: every record by hand, so that every finding has its row.

It is taken where the engine's fast reader has the slightest doubt, and decides it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice

from nki.engine import Engine, RowFinding
from nki.errors import NkiError
from nki.errors.meant import meant
from nki.model.issue import Issue, Place
from nki.model.plan import MeasurePlan
from nki.model.spec import Column, ColumnType, Rows, Source
from nki.steps.read.opening import Opened
from nki.steps.read.records import Record, split_records
from nki.steps.read.sniff import has_content, sniff
from nki.steps.read.values import Bad, plain

_BATCH = 20_000
_HINTS = 200
HIDDEN = "a value (not shown, for the rows are about persons)"


@dataclass(frozen=True, slots=True)
class CarefulTable:
    """A loaded table of plain text cells, the findings about it, and its inputs with their rows.

    The inputs are said to be written as all of them is, where the fast road sees their beginnings only.
    """

    relation: str
    issues: tuple[Issue, ...]
    opened: tuple[Opened, ...]
    rows: tuple[int, ...]


@dataclass(slots=True)
class _Loading:
    """What accumulates while the records of all inputs go by."""

    columns: tuple[Column, ...]
    units: Collection[str] | None
    issues: list[Issue] = field(default_factory=list)
    first_seen: dict[str, Place] = field(default_factory=dict)
    hints: dict[str, str] = field(default_factory=dict)


def read_carefully(
    engine: Engine,
    source: Source,
    opened: Sequence[Opened],
    measures: Sequence[MeasurePlan],
    units: Collection[str] | None,
) -> CarefulTable:
    """Read all inputs of a source record by record. ``units`` are the ids that the register knows.

    With ``units`` None only the cells are read, for a question that comes before the register.
    """
    columns = shared_columns(opened)
    loading = _Loading(columns, units)
    seen = list(opened)
    counts = [0] * len(opened)

    def batches() -> Iterator[list[list[object]]]:
        batch: list[list[object]] = []
        for number, one in enumerate(opened):
            try:
                seen[number] = _seen_whole(one)
            except NkiError as error:
                loading.issues.extend(error.issues)
                continue
            for record, place, cells in _records(engine, seen[number], columns, loading):
                counts[number] += 1
                batch.append([number, record, place.line, *_checked(source, cells, place, loading)])
                if len(batch) == _BATCH:
                    yield [list(column) for column in zip(*batch, strict=True)]
                    batch = []
        if batch:
            yield [list(column) for column in zip(*batch, strict=True)]

    relation = engine.load_text([column.name for column in columns], batches())
    broken = engine.findings(source, relation, columns, measures)
    loading.issues.extend(_relation_issue(finding, source, opened[finding.file]) for finding in broken)
    return CarefulTable(relation, tuple(sorted(loading.issues)), tuple(seen), tuple(counts))


def shared_columns(opened: Sequence[Opened]) -> tuple[Column, ...]:
    """Return the declared columns that every input of a source has."""
    return tuple(column for column in opened[0].columns if all(column in one.columns for one in opened))


def _records(
    engine: Engine, one: Opened, columns: tuple[Column, ...], loading: _Loading
) -> Iterator[tuple[int, Place, list[str | None]]]:
    """Yield record number, place and the cells of the declared columns."""
    if one.sniffed is None:
        assert one.relation is not None
        order = [list(one.positions).index(column.name) for column in columns]
        try:
            for number, row in enumerate(engine.text_rows(one.relation), start=1):
                yield number, Place(one.input.shown, row=number), [row[i] for i in order]
        except ValueError as error:
            found = f"damaged: {error}"
            loading.issues.append(Issue.of("D301", Place(one.input.shown), found=found))
        return
    order = [one.positions[column.name] for column in columns]
    for record in _csv_records(one):
        place = Place(one.input.shown, record.line, row=record.number)
        if record.broken:
            at = Place(place.file, record.broken_line, record.broken_column, row=record.number)
            loading.issues.append(Issue.of(record.broken, at))
        elif len(record.cells) != len(one.header):
            cells, expected = len(record.cells), len(one.header)
            loading.issues.append(Issue.of("D305", place, found=cells, expected=expected))
        else:
            yield record.number, place, [record.cells[i] for i in order]


def _seen_whole(one: Opened) -> Opened:
    """Return a file with the encoding that all of it has, not only its beginning."""
    if one.sniffed is None:
        return one
    assert one.input.path is not None
    wanted = [header for column in one.source.columns for header in column.headers]
    return replace(one, sniffed=sniff(one.input.path, wanted, whole=True))


def _csv_records(one: Opened) -> Iterator[Record]:
    """Read a whole file; leave out the header."""
    assert one.input.path is not None
    assert one.sniffed is not None
    text = one.input.path.read_bytes().decode(one.sniffed.encoding)
    records = (record for record in split_records(text, one.sniffed.delimiter) if has_content(record))
    return islice(records, 1, None)


def _checked(source: Source, cells: list[str | None], place: Place, loading: _Loading) -> tuple[str, ...]:
    """Return the cells as plain text; a bad one is a finding and stays empty."""
    kept: list[str] = []
    for column, cell in zip(loading.columns, cells, strict=True):
        text = plain(column, cell)
        if isinstance(text, Bad):
            value = HIDDEN if source.personal else f'"{_shown(cell or "")}"'
            facts = {"value": value, **dict(text.facts)}
            if source.personal and "meant" in facts:
                facts["meant"] = ""  # what a value resembles tells what it is
            loading.issues.append(Issue.of(text.code, place, column.name, **facts))
            text = ""
        elif column.type is ColumnType.UNIT and loading.units is not None:
            loading.issues.extend(_unit_issues(source, column, text, place, loading))
        kept.append(text)
    return tuple(kept)


def _unit_issues(
    source: Source, column: Column, unit: str, place: Place, loading: _Loading
) -> Iterator[Issue]:
    assert loading.units is not None
    if unit == "":
        yield Issue.of("D312", place, column.name)
    elif unit not in loading.units:
        # the cell is no unit, and may be anything: a name, where columns have been swapped
        if unit not in loading.hints and len(loading.hints) < _HINTS and not source.personal:
            loading.hints[unit] = meant(unit, loading.units)
        hint = loading.hints.get(unit, "")
        shown = "(not shown)" if source.personal else _shown(unit)
        yield Issue.of("D310", place, column.name, unit=shown, meant=hint)
    elif source.rows is Rows.ONE_PER_UNIT:
        if unit in loading.first_seen:
            first = loading.first_seen[unit]
            said = f"row {first.row}" if first.file == place.file else f"row {first.row} of {first.file}"
            yield Issue.of("D311", place, column.name, unit=unit, first=said)
        else:
            loading.first_seen[unit] = place


def _shown(cell: str) -> str:
    """Return a cell for a message: on one line, not too long, nothing that a terminal acts on."""
    text = "".join(one if one.isprintable() else "\ufffd" for one in " ".join(cell.split()))
    return f"{text[:60]}…" if len(text) > 60 else text


def _relation_issue(finding: RowFinding, source: Source, one: Opened) -> Issue:
    place = Place(one.input.shown, finding.line, row=finding.record)
    if finding.broken == "outside":
        return Issue.of("D327", place, measure=finding.subject)
    column = source.column(finding.subject)
    value, limit = finding.value, finding.limit
    if source.personal:
        value = limit = HIDDEN
    facts = {"column": column.name, "value": value, "limit_column": column.at_most, "limit": limit}
    return Issue.of("D323", place, column.name, **facts)
