"""An example → a small register and a delivery, as files like any others."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path as FilePath

from nki import geography
from nki.model.level import Level
from nki.model.period import Period
from nki.model.places import Path
from nki.model.spec import Example, ExampleUnit, Indicator, Source
from nki.steps.read import Delivery, Input
from nki.steps.read.register_files import COVERAGE_FILE, COVERAGE_HEADER, UNITS_FILE, UNITS_HEADER

_LONG_AGO = "1900-01-01"
_CELLS = {
    "unit_id": "id",
    "host_municipality": "municipality",
    "municipality": "municipality",
    "valid_from": "opened",
    "valid_to": "closed",
}
"""The key of an example's unit that each column of the register is made from."""


@dataclass(frozen=True, slots=True)
class Files:
    """Where an example lies as files, and which part of it each row of them was made from."""

    register: FilePath
    delivery: Delivery
    origins: dict[tuple[str, int], Path]

    def origin(self, file: str, row: int, column: str) -> Path | None:
        """Return the part of the example that a row of a file comes from, or its cell; None if none does."""
        found = self.origins.get((file, row))
        if found is None:
            return None
        if not self.is_register(file):
            return (*found, column)
        # a unit that only has rows is in the register because of its id in one of them
        return (*found, _CELLS[column]) if found[0] == "units" and column in _CELLS else found

    def is_register(self, file: str) -> bool:
        """Say whether a file, or the folder of both, is the register."""
        return file in [
            str(self.register),
            *(str(self.register / name) for name in (UNITS_FILE, COVERAGE_FILE)),
        ]


@dataclass(frozen=True, slots=True)
class _Unit:
    """A unit on its way into the register, and the part of the example that it comes from."""

    unit: ExampleUnit
    host: str
    origin: Path


def write_files(folder: FilePath, indicator: Indicator, example: Example) -> Files:
    """Write an example into a folder that is there and empty."""
    origins: dict[tuple[str, int], Path] = {}
    if Level.ER_UNIT in indicator.unit_levels:
        _write_register(folder, tuple(_units(indicator, example)), origins)
    else:
        # there is no such file; the units are looked for as if they stood in it
        origins.update({(str(folder / UNITS_FILE), u + 2): ("units", u) for u in range(len(example.units))})
    inputs: dict[str, tuple[Input, ...]] = {}
    for source in indicator.sources:
        path = folder / f"{source.id}.delivery.csv"
        names = [column.name for column in source.columns]
        rows = _rows(indicator, source, example)
        cells = [(tuple(row.get(name) or "" for name in names), origin) for origin, row in rows]
        _write(path, names, cells, origins)
        inputs[source.id] = (Input(path=path),)
    return Files(folder, Delivery(inputs), origins)


def _write_register(folder: FilePath, units: Sequence[_Unit], origins: dict[tuple[str, int], Path]) -> None:
    open_units = [((one.unit.id, "Legevakt", one.host, *_validity(one.unit)), one.origin) for one in units]
    _write(folder / UNITS_FILE, UNITS_HEADER, open_units, origins)
    served = [
        ((one.unit.id, code, *_validity(one.unit)), origin) for one in units for code, origin in _served(one)
    ]
    _write(folder / COVERAGE_FILE, COVERAGE_HEADER, served, origins)


def _write(
    path: FilePath,
    header: Sequence[str],
    rows: Iterable[tuple[Sequence[str], Path]],
    origins: dict[tuple[str, int], Path],
) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, quoting=csv.QUOTE_ALL, lineterminator="\n")
        writer.writerow(header)
        for number, (cells, origin) in enumerate(rows, start=2):
            writer.writerow(cells)
            origins[str(path), number] = origin


def named_units(indicator: Indicator, example: Example, level: Level) -> Iterator[str]:
    """Yield what the rows of an example call those who report on a level."""
    for source in indicator.sources:
        if source.unit_level is level:
            for _, row in _rows(indicator, source, example):
                yield (row.get(source.unit_column.name) or "").strip()


def _rows(
    indicator: Indicator, source: Source, example: Example
) -> Iterator[tuple[Path, dict[str, str | None]]]:
    base: Path = ("rows", source.id) if isinstance(example.rows, dict) else ("rows",)
    for r, row in enumerate(example.rows_of(source.id, [one.id for one in indicator.sources])):
        yield (*base, r), row


def _units(indicator: Indicator, example: Example) -> Iterator[_Unit]:
    """Yield the units that the example declares, and those that only have rows, each with its host."""
    found: list[tuple[ExampleUnit, Path]] = [(unit, ("units", u)) for u, unit in enumerate(example.units)]
    known = {unit.id for unit in example.units}
    for source in indicator.sources:
        if source.unit_level is not Level.ER_UNIT:
            continue
        for at, row in _rows(indicator, source, example):
            given = (row.get(source.unit_column.name) or "").strip()
            if given and given not in known:
                known.add(given)
                found.append((ExampleUnit(id=given), (*at, source.unit_column.name)))
    if not found:
        # a register needs a unit, and rows without one are found when they are read
        found.append((ExampleUnit(id="U"), ("rows",)))
    free = _free_municipalities(example)
    hosts: dict[str, str] = {}
    for unit, origin in found:
        # the same unit may stand there twice, when it was closed for a while
        host = unit.municipality or hosts.get(unit.id) or next(free)
        hosts[unit.id] = host
        yield _Unit(unit, host, origin)


def _free_municipalities(example: Example) -> Iterator[str]:
    """Yield municipalities of the period in which no declared unit is and which none serves."""
    taken = {code for unit in example.units for code in (unit.municipality, *(unit.serves or ()))}
    day = max(Period.parse(example.period).last_day, geography.FIRST_DAY)
    codes = [code for code in geography.municipalities_on(day) if code not in taken]
    yield from codes
    # with more units than municipalities, where they are can matter to nobody
    while True:
        yield codes[-1]


def _validity(unit: ExampleUnit) -> tuple[str, str]:
    return unit.opened or _LONG_AGO, unit.closed or ""


def _served(one: _Unit) -> Iterator[tuple[str, Path]]:
    if one.unit.serves is None:
        yield one.host, one.origin
    for i, code in enumerate(one.unit.serves or ()):
        yield code, (*one.origin, "serves", i)
