"""The register of ER units: who was open on the last day of a period, where, and whom they served."""

from __future__ import annotations

import os.path
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from nki import geography
from nki.errors import NkiError
from nki.errors.meant import meant
from nki.model.issue import Issue
from nki.model.level import Level
from nki.model.period import Period
from nki.model.register import Area, Membership
from nki.steps.read.membership import Within, gathered, within_of_municipality
from nki.steps.read.register_files import (
    COVERAGE_FILE,
    COVERAGE_HEADER,
    UNITS_FILE,
    UNITS_HEADER,
    RegisterFile,
    Row,
    read_file,
)


def find_register(data: Sequence[Path]) -> Path | None:
    """Return the folder ``register/`` beside the first delivery that has one, or beside its folder."""
    for file in data:
        for folder in (file.parent, Path(os.path.normpath(file.parent / ".."))):
            if (folder / "register" / UNITS_FILE).is_file():
                return folder / "register"
    return None


def read_register(
    folder: Path, period: Period, *, whole_country: bool = True
) -> tuple[Membership, tuple[Issue, ...]]:
    """Read who belongs where on the last day of the period, and what is worth a warning.

    A register that is not meant to serve the whole country is not asked what it lacks.

    A unit counts once in the nation and once in the county of its host municipality. A municipality is
    served by the units whose coverage names it. All codes are those of the day: renumbering and merging
    are followed, a division is an error. Raises ``NkiError`` with everything that is wrong in both files.
    """
    day = period.last_day
    units = read_file(folder / UNITS_FILE, UNITS_HEADER)
    coverage = read_file(folder / COVERAGE_FILE, COVERAGE_HEADER)
    issues = [*units.issues, *coverage.issues, *_overlaps(units.rows), *_strangers(units, coverage)]
    repaired: list[Issue] = []
    hosts, astray = _located(_with_zeros(units.rows, "host_municipality", repaired), "host_municipality", day)
    served, astray_too = _located(_with_zeros(coverage.rows, "municipality", repaired), "municipality", day)
    issues += [*astray, *astray_too]
    if day < geography.FIRST_DAY:
        issues.append(Issue.of("D353", units.place, day=day, first=geography.FIRST_DAY))
    elif not issues and not hosts:
        issues.append(Issue.of("D352", units.place, day=day))
    if issues:
        raise NkiError(*issues)
    membership = _membership(hosts, served, _closed(units.rows, day), day)
    gaps = _gaps(membership, coverage, day) if whole_country else ()
    return membership, (*repaired, *gaps)


def _with_zeros(rows: Iterable[Row], column: str, repaired: list[Issue]) -> Iterator[Row]:
    """Yield the rows with the zero that spreadsheets drop before municipality numbers, each case noted once.

    No number that lost its zero is another municipality's, for those have four digits.
    """
    noted: set[str] = set()
    for row in rows:
        code = row.cells[column]
        padded = f"0{code}"
        if not geography.known(padded):
            yield row
            continue
        if code not in noted:
            noted.add(code)
            repaired.append(Issue.of("D387", row.place, column, given=code, read=padded))
        yield replace(row, cells={**row.cells, column: padded})


def _located(rows: Iterable[Row], column: str, day: date) -> tuple[list[tuple[Row, str]], list[Issue]]:
    """Return the rows valid on the day with the municipality each stands in then, and the codes astray.

    A code that no municipality has had is noted in every row, for a slip of the pen in an old row is easier
    to mend now than when somebody computes an old period again.
    """
    located: list[tuple[Row, str]] = []
    issues: list[Issue] = []
    for row in rows:
        code = row.cells[column]
        if not geography.known(code):
            issues.append(Issue.of("D344", row.place, column, municipality=code))
        elif row.holds_on(day) and day >= geography.FIRST_DAY:
            try:
                located.append((row, geography.resolve(code, day)))
            except geography.Divided as divided:
                issues.append(_several(row, column, day, divided))
    return located, issues


def _several(row: Row, column: str, day: date, divided: geography.Divided) -> Issue:
    return Issue.of(
        "D345",
        row.place,
        column,
        given=row.cells[column],
        on=day,
        municipality=divided.code,
        name=divided.name,
        how="was divided" if divided.forwards else "came about",
        day=divided.day,
        parts=("into " if divided.forwards else "from ")
        + ", ".join(f"{code} {name}" for code, name in divided.parts),
    )


def _overlaps(rows: Iterable[Row]) -> Iterator[Issue]:
    """Find units with two rows for one day, on whatever day."""
    ends: dict[str, date] = {}
    for row in sorted(rows, key=lambda row: row.since):
        unit = row.cells["unit_id"]
        end = ends.get(unit, date.min)
        if row.since < end:
            yield Issue.of("D343", row.place, "valid_from", unit=unit, day=row.since)
        ends[unit] = max(end, row.until)


def _strangers(units: RegisterFile, coverage: RegisterFile) -> Iterator[Issue]:
    """Find coverage of units that the register does not have."""
    if not units.complete:
        return
    for row in coverage.rows:
        unit = row.cells["unit_id"]
        if unit not in units.ids:
            yield Issue.of("D346", row.place, "unit_id", unit=unit, meant=meant(unit, sorted(units.ids)))


def _closed(rows: Iterable[Row], day: date) -> tuple[Area, ...]:
    """Return the units that were not open on the day, each under its name nearest in time."""
    known: dict[str, list[Row]] = defaultdict(list)
    for row in sorted(rows, key=lambda row: row.since):
        known[row.cells["unit_id"]].append(row)
    return tuple(
        Area(Level.ER_UNIT, unit, _name(min(spans, key=lambda row: _distance(row, day))))
        for unit, spans in sorted(known.items())
        if not any(row.holds_on(day) for row in spans)
    )


def _distance(row: Row, day: date) -> timedelta:
    return row.since - day if row.since > day else day - row.until


def _name(row: Row) -> str:
    return " ".join(row.cells["name"].split())


def _membership(
    hosts: Iterable[tuple[Row, str]],
    served: Iterable[tuple[Row, str]],
    closed: tuple[Area, ...],
    day: date,
) -> Membership:
    """Gather the open units in the areas of their hosts, and in the municipalities that they serve."""
    serves: dict[str, set[str]] = defaultdict(set)
    for row, municipality in served:
        # Coverage may outlive its unit in the register; a closed unit serves nobody.
        serves[row.cells["unit_id"]].add(municipality)
    placed: list[tuple[Area, Within]] = []
    for row, host in hosts:
        unit = row.cells["unit_id"]
        county, region = geography.county_of(host, day), geography.region_of(host, day) or ""
        served_by_it = tuple((Level.MUNICIPALITY, code) for code in sorted(serves[unit]))
        within = (*within_of_municipality(host, day), *served_by_it)
        placed.append((Area(Level.ER_UNIT, unit, _name(row), county, region), within))
    return gathered(Level.ER_UNIT, placed, closed, day)


def _gaps(membership: Membership, coverage: RegisterFile, day: date) -> Iterator[Issue]:
    """Find municipalities that no unit serves, and units that serve no municipality."""
    serving: set[str] = set()
    for area in membership.areas:
        if area.level is Level.MUNICIPALITY:
            members = membership.members[area.level, area.code]
            serving.update(members)
            if not members:
                yield Issue.of("D347", coverage.place, municipality=area.code, name=area.name, day=day)
    for unit in membership.units:
        if unit.code not in serving:
            yield Issue.of("D355", coverage.place, unit=unit.code, day=day)
