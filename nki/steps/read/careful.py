"""The careful road: every record by hand, so that every finding has its row.

It is taken where the engine's fast reader has the slightest doubt, and decides it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain, islice

from nki.engine import Engine, RowFinding, Rows
from nki.errors import NkiError
from nki.errors.called import CALLED
from nki.model.account import SetAside
from nki.model.issue import Issue, Place
from nki.model.plan import MeasurePlan
from nki.model.spec import Column, ColumnType, Source
from nki.model.spec import Rows as HowMany
from nki.steps.read.cell import Bad, Cell, Taken, shown_cell
from nki.steps.read.decimal_sign import sign_of_all
from nki.steps.read.delivery import AS_FOUND, Choices, Watch
from nki.steps.read.duplicates import Answer, Answers, At
from nki.steps.read.opening import Opened, shared_columns
from nki.steps.read.readers import TextReader
from nki.steps.read.records import Record
from nki.steps.read.remarks import Remarks
from nki.steps.read.rowchecks import LOOKED_AT, row_faults, unpadded, usual_width
from nki.steps.read.units import UnitFinder
from nki.steps.read.values import plain

_BATCH = 20_000
HIDDEN = "a value (not shown, for the rows are about persons)"


@dataclass(frozen=True, slots=True)
class CarefulTable:
    """A loaded table of plain text cells, the findings about it, and its inputs with their rows.

    ``issues`` stop the work, ``remarks`` do not. ``set_aside`` and ``superseded`` rows are in no
    figure. The inputs are said to be written as all of them is, where the fast road sees their
    beginnings only.
    """

    relation: str
    issues: tuple[Issue, ...]
    remarks: tuple[Issue, ...]
    opened: tuple[Opened, ...]
    rows: tuple[int, ...]
    set_aside: tuple[SetAside, ...] = field(default=(), repr=False)
    superseded: int = 0


def read_carefully(
    engine: Engine,
    frame: Rows,
    opened: Sequence[Opened],
    measures: Sequence[MeasurePlan],
    units: UnitFinder | None,
    choices: Choices = AS_FOUND,
    answered_on: str | None = None,
    watch: Watch | None = None,
) -> CarefulTable:
    """Read all inputs of a source record by record. ``units`` knows those who report.

    ``frame`` says of which source, and what else decides about its rows; its relation is still to be had.
    With ``units`` None only the cells are read, for a question that comes before the register.
    ``answered_on`` is the column with the date by which one of several answers is chosen. ``watch`` is told
    now and then how far the reading has come.
    """
    source = frame.source
    loading = _Loading(source, shared_columns(opened), units, choices, answered_on)
    seen = list(opened)
    counts = [0] * len(opened)

    def batches() -> Iterator[list[list[object]]]:
        batch: list[list[object]] = []
        for number, one in enumerate(opened):
            try:
                seen[number] = loading.seen_whole(one)
                for record, cells in loading.records(number, seen[number]):
                    counts[number] += 1
                    if cells is None:
                        continue
                    batch.append([number, record.number, record.line, *cells])
                    if len(batch) == _BATCH:
                        if watch is not None:
                            watch(one.input.shown, counts[number])
                        yield [list(column) for column in zip(*batch, strict=True)]
                        batch = []
            except NkiError as error:
                loading.issues.extend(error.issues)
        if batch:
            yield [list(column) for column in zip(*batch, strict=True)]

    relation = engine.load_text([column.name for column in loading.columns], batches())
    rows = replace(frame, relation=relation, columns=loading.columns)
    for finding in engine.findings(rows, measures):
        at = (finding.file, finding.record)
        loading.faults[at].append(_relation_issue(finding, source, opened[finding.file]))
    superseded = loading.choose()
    engine.remove(relation, superseded)
    aside: tuple[SetAside, ...] = ()
    issues = list(loading.issues)
    if choices.set_aside:
        engine.remove(relation, loading.faults)
        aside = tuple(_set_aside(seen, loading.faults))
    else:
        issues += [issue for faults in loading.faults.values() for issue in faults]
    return CarefulTable(
        relation,
        tuple(sorted(issues)),
        tuple(sorted((*loading.remarks.issues(), *loading.warnings))),
        tuple(seen),
        tuple(counts),
        aside,
        len(superseded),
    )


@dataclass(slots=True)
class _Loading:
    """What accumulates while the records of all inputs go by."""

    source: Source
    columns: tuple[Column, ...]
    units: UnitFinder | None
    choices: Choices
    answered_on: str | None
    issues: list[Issue] = field(default_factory=list)
    warnings: list[Issue] = field(default_factory=list)
    faults: dict[At, list[Issue]] = field(default_factory=lambda: defaultdict(list))
    remarks: Remarks = field(default_factory=Remarks)
    answers: Answers = field(init=False)

    def __post_init__(self) -> None:
        self.answers = Answers(self.source.unit_column.name, CALLED[self.source.unit_level])

    def seen_whole(self, one: Opened) -> Opened:
        """Return an input as all of it is written: its encoding, and the sign of its decimals."""
        reader = one.reader.whole()
        if self.choices.decimal:
            return replace(one, reader=reader)
        at = [one.positions[column.name] for column in self.columns if column.type.is_numeric]
        sign, conflict = sign_of_all(reader.records(), at, one.input.shown) if at else ("", ())
        self.issues.extend(conflict)
        return replace(one, reader=reader, decimal=sign)

    def records(self, number: int, one: Opened) -> Iterator[tuple[Record, list[str] | None]]:
        """Yield every record with its plain cells, or with None where it cannot be taken apart."""
        delimiter = one.reader.sniffed.delimiter if isinstance(one.reader, TextReader) else ""
        unit_at = one.positions.get(self.source.unit_column.name)
        order = [(column, self._position(one, column)) for column in self.columns]
        is_unit = self.units.knows if self.units else bool
        records = one.reader.records()
        first = list(islice(records, LOOKED_AT))
        width = usual_width(first, len(one.header), delimiter)
        for found in chain(first, records):
            record = unpadded(found, width, len(one.header))
            place = Place(one.input.shown, record.line, row=record.number)
            at = (number, record.number)
            faults = list(row_faults(record, place, one.header, unit_at, delimiter, is_unit))
            if record.broken == "D309":
                # nobody could mend what has not been kept, so it is not set aside
                self.issues += faults
                yield record, None
            elif faults:
                self.faults[at] += faults
                yield record, None
            else:
                raw = [(column, record.cells[position]) for column, position in order]
                yield record, self._checked(raw, place, at, one.decimal)

    def _position(self, one: Opened, column: Column) -> int:
        """Return where a column stands; a unit without an id is found by its name."""
        at = one.positions.get(column.name)
        if at is None:
            assert column.type is ColumnType.UNIT
            at = next(
                one.positions[other.name]
                for other in self.source.columns
                if other.type is ColumnType.UNIT_NAME and other.name in one.positions
            )
        return at

    def _checked(self, raw: Sequence[tuple[Column, Cell]], place: Place, at: At, decimal: str) -> list[str]:
        """Return the cells as plain text; a bad one is a finding and stays empty."""
        kept: list[str] = []
        unit = date = ""
        for column, cell in raw:
            text = plain(column, cell, decimal)
            is_unit = column.type is ColumnType.UNIT
            if is_unit and isinstance(text, str) and self.units is not None:
                text = self.units.find(text) if text else Bad("D312")
            if isinstance(text, Bad) and column.type is ColumnType.UNIT_NAME:
                text = ""  # the id tells the unit; a name that is spoilt is only no help
            if isinstance(text, Bad):
                self.faults[at].append(self._bad(text, column, cell, place))
                text = ""
            elif isinstance(text, Taken):
                self.remarks.add(place, column.name, text, personal=self.source.personal)
                text = text.text
            if is_unit:
                unit = text
            elif column.name == self.answered_on:
                date = text
            kept.append(text)
        if unit and self.source.rows is HowMany.ONE_PER_UNIT and self.units is not None:
            self.answers.add(unit, Answer(at, place, date, tuple(kept)))
        return kept

    def _bad(self, bad: Bad, column: Column, cell: Cell, place: Place) -> Issue:
        personal = self.source.personal
        facts = {"value": HIDDEN if personal else f'"{shown_cell(cell or "")}"', **dict(bad.facts)}
        if personal:
            # what a value resembles tells what it is
            facts |= {name: "" for name in ("meant", "candidates") if name in facts}
            facts |= {name: "(not shown)" for name in ("unit", "readings", "why") if name in facts}
        return Issue.of(bad.code, place, column.name, **facts)

    def choose(self) -> list[At]:
        """Return the answers that another of the same unit supersedes; take note of what is undecided."""
        superseded: list[At] = []
        if self.choices.duplicates:
            for at, issue in self.answers.chosen(self.choices.duplicates):
                if issue.code == "D317":
                    self.faults[at].append(issue)
                else:
                    superseded.append(at)
                    self.faults.pop(at, None)
                    self.warnings.append(issue)
        else:
            for at, issue in self.answers.faults(every=self.choices.set_aside):
                self.faults[at].append(issue)
        return superseded


def _set_aside(opened: Sequence[Opened], faults: dict[At, list[Issue]]) -> Iterator[SetAside]:
    """Read once more, and yield the rows with faults as they stand in their files."""
    if not faults:
        return
    for number, one in enumerate(opened):
        encoding = one.reader.said[0]
        for record in one.reader.records():
            issues = faults.get((number, record.number))
            if issues:
                place = Place(one.input.shown, record.line, row=record.number)
                yield SetAside(place, encoding, record.text, tuple(sorted(issues)))


def _relation_issue(finding: RowFinding, source: Source, one: Opened) -> Issue:
    place = Place(one.input.shown, finding.line, row=finding.record)
    if finding.broken == "outside":
        return Issue.of("D327", place, measure=finding.subject)
    value, limit = finding.value, finding.limit
    if source.personal:
        value = limit = HIDDEN
    if finding.broken == "negative":
        ends = next(one.duration for one in source.derived if one.name == finding.subject)
        assert ends is not None
        ends_facts = {"start_column": ends.start, "start": value, "end_column": ends.end, "end": limit}
        return Issue.of("D328", place, ends.end, **ends_facts)
    column = source.column(finding.subject)
    facts = {"column": column.name, "value": value, "limit_column": column.at_most or "", "limit": limit}
    return Issue.of("D323", place, column.name, **facts)
