"""The mutation score: how many small changes of a definition its own examples notice."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from nki.model.issue import Issue, Place


@dataclass(frozen=True, slots=True)
class Telling:
    """A row that helps to tell two definitions apart: its source, its columns and cells, and which unit's."""

    source: str
    cells: tuple[tuple[str, str], ...]
    unit: int = 0

    @property
    def text(self) -> str:
        """Return the cells in words."""
        return ", ".join(f"{column} {cell or 'empty'}" for column, cell in self.cells)


_MOST_ROWS = 4
"""More rows than these are counted, for nobody would read them in a message."""


@dataclass(frozen=True, slots=True)
class Unnoticed:
    """A change that no example noticed.

    ``telling`` are rows that the two definitions count differently; empty where no few rows tell them apart.
    ``sources`` is the number of sources that the specification has.
    """

    place: Place
    field: str
    change: str
    telling: tuple[Telling, ...] = ()
    sources: int = 1

    @property
    def issue(self) -> Issue:
        """Return the change as a finding."""
        return Issue.of("S236", self.place, self.field, change=self.change, hint=self._hint())

    def _hint(self) -> str:
        rows = [f"{one.text}{f' in {one.source}' if self.sources > 1 else ''}" for one in self.telling]
        if not rows:
            return ""
        if len(rows) == 1:
            return f": a row with {rows[0]} would tell"
        units = len({one.unit for one in self.telling})
        said = f"{len(rows)} rows of {'one unit' if units == 1 else f'{units} units'} would tell"
        if len(rows) <= _MOST_ROWS:
            return f": {said}, with " + "; with ".join(rows)
        return f": {said}, the first two with {rows[0]}; with {rows[1]}"


@dataclass(frozen=True, slots=True)
class Score:
    """What became of the changes of one specification's definition.

    ``equivalent`` changes are in no other number: a search found no rows of which they make other figures.
    """

    file: str
    indicator: str
    examples: int
    changes: int
    unnoticed: tuple[Unnoticed, ...]
    equivalent: int = 0

    @property
    def noticed(self) -> int:
        """Return the number of changes that an example noticed."""
        return self.changes - len(self.unnoticed)

    @property
    def share(self) -> Fraction:
        """Return the share of changes that were noticed: 1 where none could be made."""
        return Fraction(self.noticed, self.changes) if self.changes else Fraction(1)

    @property
    def issues(self) -> tuple[Issue, ...]:
        """Return what went unnoticed as findings, sorted; one for all where there are no examples."""
        if self.changes and not self.examples:
            return (Issue.of("S237", Place(self.file, 1, 1)),)
        return tuple(sorted(one.issue for one in self.unnoticed))
