"""Tables of areas: a line for each area, columns for each measure, and the order of every column."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import partial

from nki import notes
from nki.findings.harmless import seen
from nki.labels import OBSERVED
from nki.model.level import Level
from nki.model.release import MeasureTitle, Release, Row, StratumTitle
from nki.model.status import COUNTED, SHOWN
from nki.steps.report import texts
from nki.steps.report.index import WHOLE, Group, Rows
from nki.steps.report.report import Cell, Column, Line, Table
from nki.words.words import Words


@dataclass(frozen=True, slots=True)
class _Source:
    """A column before it is filled: how a row becomes a cell, and what the cell is sorted by."""

    column: Column
    measure: int
    group: Group
    cell: Callable[[Row], Cell]
    key: Callable[[Row], Fraction | int | None]


@dataclass(frozen=True, slots=True)
class Listing:
    """How areas are listed.

    ``targets`` are where links to areas lead, ``above`` names what each area is listed under, by its code,
    and ``above_head`` is the heading of those names. ``found`` says how many areas a search has found.
    """

    targets: Mapping[tuple[Level, str], str]
    above: Mapping[str, str]
    above_head: str = ""
    found: str = ""


def area_table(
    words: Words,
    release: Release,
    areas: Sequence[Rows],
    listing: Listing,
    *,
    name: str,
    caption: str,
) -> Table:
    """Return the table of some areas with all measures, in the order of the alphabet."""
    sources = _without_repeats(words, list(_sources(words, release, areas)), areas)
    return _filled(words, areas, sources, Table(name, caption, (), ()), listing)


def group_table(
    words: Words,
    release: Release,
    areas: Sequence[Rows],
    stratum: StratumTitle,
    listing: Listing,
    *,
    name: str,
    caption: str,
) -> Table:
    """Return the table of some areas with the values of the groups of a breakdown beside each other."""
    sources = [
        _value(words, measure, (stratum.id, group), seen(group), notes.number_of(words, measure))
        for measure in release.about.measures
        for group in stratum.groups
        if any((measure.number, (stratum.id, group)) in rows for rows in areas)
    ]
    return _filled(words, areas, sources, Table(name, caption, (), ()), listing)


def measure_table(
    words: Words,
    release: Release,
    beside: Sequence[tuple[str, Rows]],
    *,
    name: str,
    caption: str,
) -> Table:
    """Return the table of measures: the values of an area, of the one above, and of the nation."""
    columns = [Column(words.column("measure"), is_number=False, is_name=True)]
    columns += [Column(name, explains=True) for name, _ in beside]
    own = beside[0][1]
    measures = [one for one in release.about.measures if (one.number, WHOLE) in own]
    responds = any(own[one.number, WHOLE].invited > 1 for one in measures)
    if responds:
        columns.append(Column(words.column("answered")))
    lines = []
    for measure in measures:
        cells = [Cell(seen(measure.text))]
        for _, rows in beside:
            row = rows.get((measure.number, WHOLE))
            cells.append(Cell("") if row is None else _with_basis(words, row, measure))
        if responds:
            cells.append(texts.answered(words, own[measure.number, WHOLE]))
        lines.append(Line(tuple(cells)))
    return Table(name, caption, tuple(columns), tuple(lines))


def _with_basis(words: Words, row: Row, measure: MeasureTitle) -> Cell:
    cell = texts.value(words, row, measure)
    basis = texts.basis(words, row, measure)
    return replace(cell, text=f"{cell.text} ({basis})") if basis and not cell.reason else cell


def _sources(words: Words, release: Release, areas: Sequence[Rows]) -> Iterator[_Source]:
    """Yield the columns of the measures that these areas have anything for."""
    for measure in release.about.measures:
        rows = [area[measure.number, WHOLE] for area in areas if (measure.number, WHOLE) in area]
        if not rows:
            continue
        group = notes.number_of(words, measure)
        yield _value(words, measure, WHOLE, notes.head_of(words, measure), group)
        if any(row.lower is not None for row in rows):
            yield _source(
                words.text("report.interval"), group, measure,
                partial(_limits, words, measure),
                lambda row: row.lower if row.status in SHOWN else None,
            )  # fmt: skip
        counted = [row for row in rows if row.status in COUNTED and row.denominator is not None]
        if measure.kind not in OBSERVED and any(row.numerator is not None for row in counted):
            yield _source(
                words.column("numerator"), group, measure,
                lambda row: texts.numerator(words, row),
                lambda row: row.numerator if row.status in COUNTED else None,
            )  # fmt: skip
        if counted:
            seen = measure.kind in OBSERVED
            yield _source(
                words.text("report.observations") if seen else words.column("denominator"), group, measure,
                lambda row: texts.denominator(words, row),
                lambda row: row.denominator if row.status in COUNTED else None,
            )  # fmt: skip
    yield from _responses(words, release, areas)


def _limits(words: Words, measure: MeasureTitle, row: Row) -> Cell:
    return texts.limits(words, row, measure)


def _responses(words: Words, release: Release, areas: Sequence[Rows]) -> Iterator[_Source]:
    """Yield how many have answered what the main measure asks, where an area has more than one unit."""
    main = release.about.measures[0]
    rows = [area[main.number, WHOLE] for area in areas if (main.number, WHOLE) in area]
    if any(row.invited > 1 for row in rows):
        yield _source(
            words.column("answered"), "", main,
            lambda row: texts.answered(words, row), lambda row: row.answered,
        )  # fmt: skip
        if any(row.not_applicable for row in rows):
            yield _source(
                words.column("not_applicable"), "", main,
                lambda row: Cell(words.number(row.not_applicable)), lambda row: row.not_applicable,
            )  # fmt: skip


def _value(words: Words, measure: MeasureTitle, group: Group, head: str, above: str) -> _Source:
    return _Source(
        Column(head, above, explains=True),
        measure.number,
        group,
        lambda row: texts.value(words, row, measure),
        lambda row: row.value if row.status in SHOWN else None,
    )


def _source(
    head: str,
    group: str,
    measure: MeasureTitle,
    cell: Callable[[Row], Cell],
    key: Callable[[Row], Fraction | int | None],
) -> _Source:
    return _Source(Column(head, group), measure.number, WHOLE, cell, key)


def _without_repeats(words: Words, sources: list[_Source], areas: Sequence[Rows]) -> list[_Source]:
    """Leave out measures that stand there already as somebody's numerator or denominator, and say so there.

    The main measure of a published form is a share, and the others are what it is a share of.
    """
    shown = {source: tuple(_cells(source, areas)) for source in sources}
    kept = list(sources)
    single = [one for one in sources if sum(one.measure == other.measure for other in sources) == 1]
    for source in single:
        earlier = (one for one in kept if one.measure < source.measure)
        twin = next((one for one in earlier if shown[one] == shown[source]), None)
        if twin is None or not source.column.group or not twin.column.group:
            continue
        kept.remove(source)
        head = words.text("report.same_as", head=twin.column.head, measure=texts.small(source.column.group))
        kept[kept.index(twin)] = replaced = replace(twin, column=replace(twin.column, head=head))
        shown[replaced] = shown[twin]
    if len({source.measure for source in kept if source.column.group}) < 2:
        return [replace(one, column=replace(one.column, group="")) for one in kept]
    return kept


def _cells(source: _Source, areas: Sequence[Rows]) -> Iterator[Cell]:
    for area in areas:
        row = area.get((source.measure, source.group))
        yield Cell("") if row is None else source.cell(row)


def _filled(
    words: Words, areas: Sequence[Rows], sources: Sequence[_Source], table: Table, listing: Listing
) -> Table:
    """Fill a table in the order of the alphabet, and give every cell its place in its column."""
    firsts = [next(iter(area.values())) for area in areas]
    order = sorted(range(len(areas)), key=lambda at: (words.sort_key(firsts[at].name), firsts[at].code))
    areas, firsts = [areas[at] for at in order], [firsts[at] for at in order]
    columns = [
        Column(words.column("name"), is_number=False, is_name=True),
        Column(words.column("code"), is_number=False),
    ]
    names = [
        Cell(texts.name_of(words, row), place=at, target=listing.targets.get((row.level, row.code), ""))
        for at, row in enumerate(firsts)
    ]
    filled = [names, _placed([Cell(seen(row.code)) for row in firsts], [row.code for row in firsts])]
    unders = [listing.above.get(row.code, "") for row in firsts]
    if listing.above_head:
        columns.append(Column(listing.above_head, is_number=False))
        filled.append(_placed([Cell(under) for under in unders], map(words.sort_key, unders)))
    for source in sources:
        columns.append(source.column)
        rows = [area.get((source.measure, source.group)) for area in areas]
        keys_ = [None if row is None else source.key(row) for row in rows]
        filled.append(_placed(list(_cells(source, areas)), keys_))
    lines = [
        Line(cells, under, any(row.status in SHOWN for row in area.values()))
        for cells, under, area in zip(zip(*filled, strict=True), unders, areas, strict=True)
    ]
    named = sorted({under for under in unders if under}, key=words.sort_key)
    return replace(
        table,
        columns=tuple(columns),
        lines=tuple(lines),
        filter_by=listing.above_head,
        unders=tuple(named),
        found=listing.found,
    )


def _placed(cells: list[Cell], keys: Iterable[object]) -> list[Cell]:
    """Give each cell its place among the others. A place tells the order, and nothing of any number."""
    listed = list(keys)
    known = sorted({key for key in listed if key is not None})  # type: ignore[type-var]
    places = {key: at for at, key in enumerate(known)}
    return [
        cell if key is None else replace(cell, place=places[key])
        for cell, key in zip(cells, listed, strict=True)
    ]
