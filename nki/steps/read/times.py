"""A cell of a datetime column → local time as the engine reads it, or the instant where an offset says it."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from nki.engine import BLANKS
from nki.steps.read.cell import Bad, Taken
from nki.steps.read.repairs import read_as

ZONE = ZoneInfo("Europe/Oslo")

_CLOCK = r"([0-9]{1,2})[:.]([0-9]{2})(?:[:.]([0-9]{2})(?:[.,]([0-9]{1,9}))?)?"
_OFFSET = r"(?: ?(Z|UTC|[+-][0-9]{2}:?[0-9]{2}))?"
_BETWEEN = r"(?:T|,? ?kl\.? ?|,? )"
_ISO = re.compile(f"([0-9]{{4}})-([0-9]{{2}})-([0-9]{{2}}){_BETWEEN}{_CLOCK}{_OFFSET}")
_NORWEGIAN = re.compile(rf"([0-9]{{1,2}})\.([0-9]{{1,2}})\.([0-9]{{4}}){_BETWEEN}{_CLOCK}{_OFFSET}")
_SERIAL = re.compile(r"([2-7][0-9]{4})[.,]([0-9]+)")
_DATE_ONLY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{1,2}\.[0-9]{1,2}\.[0-9]{4}")
_SPACES = str.maketrans(dict.fromkeys(BLANKS, " "))
_DAY_ZERO = datetime(1899, 12, 30)  # noqa: DTZ001  (a local time)
_SECONDS_A_DAY = 86_400


def time_in(cell: str) -> str | Taken | Bad:
    """Return the time of a cell that is not empty: `2024-03-31 03:15:00`, with a `Z` where it is in UTC.

    Parts of a second are left out, for both ends of a duration in the same way.
    """
    text = cell.translate(_SPACES)
    if found := _ISO.fullmatch(text):
        return _time(found.groups())
    if found := _NORWEGIAN.fullmatch(text):
        day, month, year, *rest = found.groups()
        return _time((year, month, day, *rest))
    if found := _SERIAL.fullmatch(text):
        # a spreadsheet's number: days, and the part of the day that has passed
        seconds = round(float(f"0.{found[2]}") * _SECONDS_A_DAY)
        moment = _DAY_ZERO + timedelta(days=int(found[1]), seconds=seconds)
        local = _local(moment)
        return local if isinstance(local, Bad) else read_as(cell, local)
    if _DATE_ONLY.fullmatch(text):
        return _bad("; a date without a time of day")
    return _bad("")


def _time(parts: tuple[str | None, ...]) -> str | Bad:
    year, month, day, hour, minute, second, _, offset = parts
    try:
        moment = datetime.combine(date(int(year or 0), int(month or 0), int(day or 0)), datetime.min.time())
        moment = moment.replace(hour=int(hour or 0), minute=int(minute or 0), second=int(second or 0))
    except ValueError:
        return _bad("; there is no such day or time of day")
    if not 1900 <= moment.year <= 2100:
        return _bad("; the year is not between 1900 and 2100")
    if not offset:
        return _local(moment)
    sign = -1 if offset.startswith("-") else 1
    digits = offset.lstrip("+-").replace(":", "")
    ahead = timedelta(hours=int(digits[:2]), minutes=int(digits[2:])) if digits.isdecimal() else timedelta()
    return f"{moment - sign * ahead:%Y-%m-%d %H:%M:%S}Z"


def _local(moment: datetime) -> str | Bad:
    there = moment.replace(tzinfo=ZONE)
    if there.astimezone(UTC).astimezone(ZONE).replace(tzinfo=None) != moment:
        return Bad("D369", ())
    return f"{moment:%Y-%m-%d %H:%M:%S}"


def _bad(wrong: str) -> Bad:
    return Bad("D368", (("wrong", wrong),))
