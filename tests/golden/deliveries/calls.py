"""Telephone calls: when they rang, whether and when they were answered. Made up by chance and a seed."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

OSLO = ZoneInfo("Europe/Oslo")
SPRING, AUTUMN = datetime(2024, 3, 31, 1, tzinfo=UTC), datetime(2024, 10, 27, 1, tzinfo=UTC)
"""When the clock was moved. Local time went from 02 to 03, and from 03 to 02."""

NEW_YEAR = datetime(2023, 12, 31, 23, tzinfo=UTC)
_SECONDS_OF_2024 = 366 * 24 * 3600


@dataclass(frozen=True)
class Call:
    """A call as it was; an ``end`` of None was not answered."""

    start: datetime
    end: datetime | None


def some_calls(dice, number, waiting, lost):
    """Return calls at any time from two days before 2024 to two days after it; ``lost`` of 100 are lost."""
    found = []
    for _ in range(number):
        start = NEW_YEAR + timedelta(seconds=dice.below(_SECONDS_OF_2024 + 4 * 86_400) - 2 * 86_400)
        found.append(_call(dice, start, waiting, lost))
    return found


def calls_around(dice, moment, number, waiting, lost):
    """Return calls of the last minutes before a moment: many of them are answered after it."""
    starts = [moment - timedelta(seconds=dice.between(1, 2 * waiting)) for _ in range(number)]
    return [_call(dice, start, waiting, lost) for start in starts]


def _call(dice, start, waiting, lost):
    seconds = int(dice.waiting(waiting))
    return Call(start, None if dice.falls(lost) else start + timedelta(seconds=seconds))


def row_of(dice, call, number, written):
    """Return number, times, outcome and minutes of talk of a call, with what is lacking in real logs."""
    outcome = "Ubesvart" if call.end is None else "Besvart"
    answered = None if call.end is None or dice.falls(2) else written(call.end)
    minutes = None if call.end is None else f"{dice.between(0, 14)}.{dice.below(10)}"
    return [number, written(call.start), answered, None if dice.falls(1) else outcome, minutes]


def as_norwegians_write(moment):
    """Write local time without an offset."""
    return moment.astimezone(OSLO).strftime("%d.%m.%Y %H:%M:%S")


def with_offset(moment):
    """Write local time with its offset."""
    return moment.astimezone(OSLO).isoformat()
