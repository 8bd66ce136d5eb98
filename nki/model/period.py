"""Measure periods. The day that decides who was open, and which codes are valid, is the last one."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum


class PeriodKind(StrEnum):
    """How long a measure period is, and where it may begin."""

    YEAR = "year"
    HALF_YEAR = "half_year"
    TERTIAL = "tertial"
    QUARTER = "quarter"
    MONTH = "month"
    WEEK = "week"
    ROLLING = "rolling"


_LETTERS = {
    "H": PeriodKind.HALF_YEAR,
    "T": PeriodKind.TERTIAL,
    "Q": PeriodKind.QUARTER,
    "M": PeriodKind.MONTH,
    "W": PeriodKind.WEEK,
}
_PER_YEAR = {
    PeriodKind.YEAR: 1,
    PeriodKind.HALF_YEAR: 2,
    PeriodKind.TERTIAL: 3,
    PeriodKind.QUARTER: 4,
    PeriodKind.MONTH: 12,
    PeriodKind.ROLLING: 12,
}
"""How many periods begin in a year. Weeks are missing: some years have 52, others 53."""

_WRITTEN = re.compile(r"((?:19|20|21)[0-9]{2})(?:-([HTQMW])([0-9]{1,2})(?:R([0-9]{1,2}))?)?")
_SHORTEST, _LONGEST = 2, 60
_MOST = 200


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """A measure period, and of its kind the how-manieth of its year.

    A week belongs to the year that ISO 8601 gives it, so that its first day may lie in the year before. A
    rolling period ends with the month ``number`` and has ``months`` months; ``months`` is 0 for all others.
    Periods of one kind are ordered as they follow each other. Raises ``ValueError`` for one that does not
    exist.

    >>> [str(Period(2024)), str(Period(2024, PeriodKind.TERTIAL, 2)), str(Period(2024, PeriodKind.WEEK, 5))]
    ['2024', '2024-T2', '2024-W05']
    >>> str(Period(2024, PeriodKind.ROLLING, 3, 12))
    '2024-M03R12'
    """

    year: int
    kind: PeriodKind = PeriodKind.YEAR
    number: int = 1
    months: int = 0

    def __post_init__(self) -> None:
        if self.kind is PeriodKind.WEEK:
            date.fromisocalendar(self.year, self.number, 1)
        elif not 1 <= self.number <= _PER_YEAR[self.kind]:
            raise ValueError(f"no {self.kind} has the number {self.number}")
        rolls = self.kind is PeriodKind.ROLLING
        if not (_SHORTEST <= self.months <= _LONGEST if rolls else self.months == 0):
            raise ValueError(f"no {self.kind} has {self.months} rolling months")

    @classmethod
    def parse(cls, text: str) -> Period:
        """Read what ``str`` writes. Raises ``ValueError`` for anything else, and for ``2023-W53``."""
        found = _WRITTEN.fullmatch(text.strip())
        if found is None:
            raise ValueError(f"no period: {text!r}")
        year, letter, number, months = found.groups()
        if letter is None:
            return cls(int(year))
        kind = PeriodKind.ROLLING if months and letter == "M" else _LETTERS[letter]
        period = cls(int(year), kind, int(number), int(months or 0))
        if str(period) != found[0]:
            # one period has one name: 2024-M3 would be another key in a result than 2024-M03
            raise ValueError(f"{text!r} is written {period}")
        return period

    @property
    def first_day(self) -> date:
        """Return the first day of the period."""
        if self.kind is PeriodKind.WEEK:
            return date.fromisocalendar(self.year, self.number, 1)
        if self.kind is PeriodKind.ROLLING:
            year, month = divmod(self.year * 12 + self.number - self.months, 12)
            return date(year, month + 1, 1)
        return date(self.year, (self.number - 1) * self._span + 1, 1)

    @property
    def last_day(self) -> date:
        """Return the last day of the period."""
        if self.kind is PeriodKind.WEEK:
            return date.fromisocalendar(self.year, self.number, 7)
        month = self.number * self._span
        return date(self.year, month, monthrange(self.year, month)[1])

    @property
    def calendar_years(self) -> tuple[int, ...]:
        """Return the calendar years that have a day in the period; of an ISO week that can be two."""
        return tuple(range(self.first_day.year, self.last_day.year + 1))

    def contains(self, day: date) -> bool:
        """Say whether a day is one of the period's."""
        return self.first_day <= day <= self.last_day

    def previous(self) -> Period:
        """Return the period of this kind just before; a rolling one moves by a month."""
        return self._moved(-1)

    def following(self) -> Period:
        """Return the period of this kind just after; a rolling one moves by a month."""
        return self._moved(1)

    def is_like(self, other: Period) -> bool:
        """Say whether another period has the same kind and length, so that the two make a series."""
        return (self.kind, self.months) == (other.kind, other.months)

    @property
    def _span(self) -> int:
        """Return how many months lie between the beginnings of two periods of this kind."""
        return 12 // _PER_YEAR[self.kind]

    def _moved(self, steps: int) -> Period:
        if self.kind is PeriodKind.WEEK:
            year, week, _ = (self.first_day + timedelta(weeks=steps)).isocalendar()
            return Period(year, self.kind, week)
        in_a_year = _PER_YEAR[self.kind]
        year, index = divmod(self.year * in_a_year + self.number - 1 + steps, in_a_year)
        return Period(year, self.kind, index + 1, self.months)

    def __str__(self) -> str:
        if self.kind is PeriodKind.YEAR:
            return str(self.year)
        if self.kind is PeriodKind.ROLLING:
            return f"{self.year}-M{self.number:02}R{self.months}"
        letter = next(letter for letter, kind in _LETTERS.items() if kind is self.kind)
        width = 1 if self.kind in (PeriodKind.HALF_YEAR, PeriodKind.TERTIAL, PeriodKind.QUARTER) else 2
        return f"{self.year}-{letter}{self.number:0{width}}"


def periods_between(first: Period, last: Period) -> tuple[Period, ...]:
    """Return the periods from the first to the last, both included.

    Raises ``ValueError`` where the two are not alike, the last lies before the first, or there are more than
    two hundred: somebody has mistyped a year.
    """
    if not first.is_like(last):
        raise ValueError(f"{first} and {last} are no periods of one kind")
    if last < first:
        raise ValueError(f"{last} lies before {first}")
    periods = [first]
    while periods[-1] < last:
        if len(periods) == _MOST:
            raise ValueError(f"more than {_MOST} periods lie between {first} and {last}")
        periods.append(periods[-1].following())
    return tuple(periods)
