"""An earlier result of the same indicator, as far as a new one is held against it."""

from __future__ import annotations

from dataclasses import dataclass, field

from nki.model.level import Level
from nki.model.period import Period
from nki.model.status import Status


@dataclass(frozen=True, slots=True)
class PreviousCell:
    """What was published then; None where no number was shown."""

    numerator: int | None = field(repr=False)
    denominator: int | None = field(repr=False)
    status: Status


@dataclass(frozen=True, slots=True)
class Previous:
    """A kept result. ``kinds`` has the kind of each measure, ``cells`` what stood where."""

    indicator: str
    version: str
    period: Period
    kinds: dict[int, str]
    cells: dict[tuple[int, Level, str], PreviousCell] = field(repr=False)

    @property
    def levels(self) -> frozenset[Level]:
        """Return the levels that it has rows of."""
        return frozenset(level for _, level, _ in self.cells)

    def compared(self, units: Level) -> Level:
        """Return the level at which a new result is compared: that of the units, or the finest there is."""
        if units in self.levels:
            return units
        return max(self.levels, key=lambda level: level.rank, default=Level.NATIONAL)
