"""The stage on which examples are computed: one engine for all of them, one folder for each."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass, replace
from pathlib import Path
from types import TracebackType
from typing import Self

from nki import geography
from nki.engine import Engine
from nki.errors import NkiError
from nki.examples.files import Files, named_units, write_files
from nki.model.issue import Issue, Place
from nki.model.level import NATIONAL_CODE, Level
from nki.model.period import Period
from nki.model.register import Area, Membership, Memberships
from nki.model.release import Release
from nki.model.spec import Example, Indicator
from nki.steps.compute import compute
from nki.steps.plan import plan
from nki.steps.read import read, reporters
from nki.steps.read.cell import Bad, Taken
from nki.steps.read.naming import naming_of
from nki.steps.read.register_files import UNITS_FILE
from nki.steps.read.units import UnitFinder
from nki.steps.suppress import suppress


@dataclass(frozen=True, slots=True)
class Played:
    """What became of an example: figures, or the findings of reading it, and the files behind both."""

    files: Files
    release: Release | None
    issues: tuple[Issue, ...] = ()


@dataclass(frozen=True, slots=True)
class _Reporting:
    """Those who report: all that a row may name, and those whom the example is about."""

    known: Memberships
    asked: Memberships


class Stage:
    """Computes examples. Use it as a context; what it has read of an example it keeps until then.

    The same example is computed again and again where its definition is changed to see what it notices.
    """

    def __init__(self) -> None:
        """Open the engine."""
        self._folder = tempfile.TemporaryDirectory(prefix="nki-")
        self._engine = Engine(threads=1)
        self._read: dict[int, tuple[Example, Files, _Reporting | tuple[Issue, ...]]] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._engine.__exit__(kind, error, traceback)
        self._folder.cleanup()

    @property
    def engine(self) -> Engine:
        """Return the engine, which is slow to open, for more work of the same kind."""
        return self._engine

    def play(self, indicator: Indicator, example: Example) -> Played:
        """Compute an example. The indicator is without errors, and its columns are always the same."""
        files, reporting = self._prepared(indicator, example)
        if not isinstance(reporting, _Reporting):
            return Played(files, None, reporting)
        # an example has no survey year to compare with its period
        planned = replace(plan(indicator, Period.parse(example.period)), answered_on=None)
        try:
            tables, _ = read(planned, reporting.known, files.delivery, self._engine)
            draft = compute(planned, reporting.asked, tables)
        except NkiError as error:
            return Played(files, None, error.issues)
        released = suppress(planned, draft, tables.readings, geography=geography.SOURCE, synthetic=True)
        return Played(files, released)

    def _prepared(
        self, indicator: Indicator, example: Example
    ) -> tuple[Files, _Reporting | tuple[Issue, ...]]:
        key = id(example)
        if key not in self._read:
            folder = Path(self._folder.name) / str(len(self._read))
            folder.mkdir()
            files = write_files(folder, indicator, example)
            reporting: _Reporting | tuple[Issue, ...]
            try:
                reporting = _reporting(indicator, example, files.register)
            except NkiError as error:
                reporting = error.issues
            # the example is kept so that no other can come to have the same identity
            self._read[key] = (example, files, reporting)
        return self._read[key][1:]


def _reporting(indicator: Indicator, example: Example, register: Path) -> _Reporting:
    """Return who reports. In an example only those are asked whom it names, and not the whole country."""
    planned = plan(indicator, Period.parse(example.period))
    known, _ = reporters(planned, register, whole_country=False)
    asked: dict[Level, Membership] = {}
    problems: list[Issue] = []
    declared = () if Level.ER_UNIT in planned.unit_levels else example.units
    for level, membership in known.items():
        units = membership.units
        if level is not Level.ER_UNIT:
            naming = naming_of(level, planned.period.last_day)
            finder = UnitFinder(membership.names, {}, personal=False, naming=naming)
            found = [finder.find(name) for name in named_units(indicator, example, level)]
            for row, unit in enumerate(declared, start=2):
                found.append(one := finder.find(unit.id))
                if isinstance(one, Bad):
                    place = Place(str(register / UNITS_FILE), row=row)
                    problems.append(Issue.of(one.code, place, "unit_id", **dict(one.facts)))
            codes = {one.text if isinstance(one, Taken) else one for one in found}
            units = tuple(unit for unit in units if unit.code in codes)
        asked[level] = _without_the_rest(membership, units, example)
    if problems:
        raise NkiError(*problems)
    return _Reporting(known, asked)


def _without_the_rest(membership: Membership, units: tuple[Area, ...], example: Example) -> Membership:
    """Leave out the other units, and the areas that none belongs to and that nothing is expected of."""
    expected = {(one.level, one.area or NATIONAL_CODE) for one in example.expect}
    codes = {unit.code for unit in units}
    members = {
        area: tuple(code for code in inside if code in codes) for area, inside in membership.members.items()
    }
    areas = [(area.level, area.code) for area in membership.areas]
    kept = {area for area in areas if members[area] or area in expected}
    return Membership(
        membership.unit_level,
        tuple(area for area in membership.areas if (area.level, area.code) in kept),
        units,
        membership.closed,
        {area: inside for area, inside in members.items() if area in kept or inside},
        membership.elsewhere,
    )
