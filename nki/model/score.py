"""The mutation score: how many small changes of a definition its own examples notice."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from nki.model.issue import Issue, Place


@dataclass(frozen=True, slots=True)
class Unnoticed:
    """A change that no example noticed.

    ``telling`` is a row that the two definitions count differently, as columns and cells; empty where
    no single row tells them apart.
    """

    place: Place
    field: str
    change: str
    telling: tuple[tuple[str, str], ...] = ()

    @property
    def issue(self) -> Issue:
        """Return the change as a finding."""
        cells = ", ".join(f"{column} {cell or 'empty'}" for column, cell in self.telling)
        hint = f": a row with {cells} would tell" if cells else ""
        return Issue.of("S236", self.place, self.field, change=self.change, hint=hint)


@dataclass(frozen=True, slots=True)
class Score:
    """What became of the changes of one specification's definition."""

    file: str
    indicator: str
    examples: int
    changes: int
    unnoticed: tuple[Unnoticed, ...]

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
