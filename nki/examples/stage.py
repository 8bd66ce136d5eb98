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
from nki.examples.files import Files, write_files
from nki.model.issue import Issue
from nki.model.level import NATIONAL_CODE
from nki.model.period import Period
from nki.model.register import Membership
from nki.model.release import Release
from nki.model.spec import Example, Indicator
from nki.steps.compute import compute
from nki.steps.plan import plan
from nki.steps.read import read, read_register
from nki.steps.suppress import suppress


@dataclass(frozen=True, slots=True)
class Played:
    """What became of an example: figures, or the findings of reading it, and the files behind both."""

    files: Files
    release: Release | None
    issues: tuple[Issue, ...] = ()


class Stage:
    """Computes examples. Use it as a context; what it has read of an example it keeps until then.

    The same example is computed again and again where its definition is changed to see what it notices.
    """

    def __init__(self) -> None:
        """Open the engine."""
        self._folder = tempfile.TemporaryDirectory(prefix="nki-")
        self._engine = Engine()
        self._read: dict[int, tuple[Example, Files, Membership | tuple[Issue, ...]]] = {}

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
        files, membership = self._prepared(indicator, example)
        if not isinstance(membership, Membership):
            return Played(files, None, membership)
        # an example has no survey year to compare with its period
        planned = replace(plan(indicator, Period.parse(example.period)), answered_on=None)
        try:
            tables, _ = read(planned, membership, files.delivery, self._engine)
        except NkiError as error:
            return Played(files, None, error.issues)
        draft = compute(planned, membership, tables)
        released = suppress(planned, draft, tables.readings, geography=geography.SOURCE, synthetic=True)
        return Played(files, released)

    def _prepared(
        self, indicator: Indicator, example: Example
    ) -> tuple[Files, Membership | tuple[Issue, ...]]:
        key = id(example)
        if key not in self._read:
            folder = Path(self._folder.name) / str(len(self._read))
            folder.mkdir()
            files = write_files(folder, indicator, example)
            membership: Membership | tuple[Issue, ...]
            try:
                whole, _ = read_register(files.register, Period.parse(example.period), whole_country=False)
                membership = _without_the_rest(whole, example)
            except NkiError as error:
                membership = error.issues
            # the example is kept so that no other can come to have the same identity
            self._read[key] = (example, files, membership)
        return self._read[key][1:]


def _without_the_rest(membership: Membership, example: Example) -> Membership:
    """Leave out the areas that no unit belongs to and that nothing is expected of: most of the country."""
    expected = {(one.level, one.area or NATIONAL_CODE) for one in example.expect}
    areas = [(area.level, area.code) for area in membership.areas]
    kept = {area for area in areas if membership.members[area] or area in expected}
    return Membership(
        membership.unit_level,
        tuple(area for area in membership.areas if (area.level, area.code) in kept),
        membership.units,
        membership.closed,
        {area: units for area, units in membership.members.items() if area in kept or units},
    )
