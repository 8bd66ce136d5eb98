"""A cell of a date column → an ISO date. What could be two dates is none."""

from __future__ import annotations

import re
from datetime import date, timedelta

from nki.engine import BLANKS
from nki.steps.read.cell import Bad, Taken
from nki.steps.read.months import MONTHS
from nki.steps.read.repairs import read_as

_TIME = (
    r"(?:(?:T|,? |,? ?kl\.? ?)([0-9]{1,2})[:.]([0-9]{2})(?:[:.]([0-9]{2})(?:[.,][0-9]+)?)?"
    r" ?(?:Z|UTC|[+-][0-9]{2}(?::?[0-9]{2})?)?)?"
)
_ISO = re.compile("([0-9]{4})-([0-9]{2})-([0-9]{2})" + _TIME)
_NORWEGIAN = re.compile(r"([0-9]{1,2})\.([0-9]{1,2})\.([0-9]{4})" + _TIME)
_SPACED = re.compile(r"([0-9]{1,2})\. ([0-9]{1,2})\. ([0-9]{4})" + _TIME)
_NAMED = re.compile(r"([0-9]{1,2})(?:\. ?| |-)([a-zæøå]+)(?:\. ?| |-)([0-9]{4})" + _TIME, re.IGNORECASE)
_SERIAL = re.compile(r"([2-7][0-9]{4}|80000)(?:[.,][0-9]+)?")
_SHORT = re.compile(r"[0-9]{1,2}([./ -])[0-9]{1,2}\1[0-9]{2}(?:[ T,].*)?")
_PARTED = re.compile(r"[0-9]{1,2}([/-])[0-9]{1,2}\1[0-9]{4}(?:[ T,].*)?")
_SPACES = str.maketrans(dict.fromkeys(BLANKS, " "))
_DAY_ZERO = date(1899, 12, 30)
"""Excel counts 29.02.1900, which never was; for days from March 1900 its day 0 is one day early."""
_FIRST, _LAST = 1900, 2100


def date_in(cell: str) -> str | Taken | Bad:
    """Return the date of a cell that is not empty; a time of day behind it is left out."""
    text = cell.translate(_SPACES)
    if found := _ISO.fullmatch(text):
        return _date(found[1], found[2], found[3], found.groups()[3:])
    if found := _NORWEGIAN.fullmatch(text):
        return _date(found[3], found[2], found[1], found.groups()[3:])
    if found := _SPACED.fullmatch(text):
        return _taken(cell, _date(found[3], found[2], found[1], found.groups()[3:]))
    if (found := _NAMED.fullmatch(text)) and found[2].casefold() in MONTHS:
        month = str(MONTHS[found[2].casefold()])
        return _taken(cell, _date(found[3], month, found[1], found.groups()[3:]))
    if found := _SERIAL.fullmatch(text):
        day = _DAY_ZERO + timedelta(days=int(found[1]))
        return _taken(cell, _date(str(day.year), str(day.month), str(day.day), ()))
    return _bad(_what_is_wrong(text))


def _date(year: str, month: str, day: str, time: tuple[str | None, ...]) -> str | Bad:
    hour, minute, second = (int(part or 0) for part in (*time, *("0",) * (3 - len(time))))
    if hour > 23 or minute > 59 or second > 59:
        return _bad("; there is no such time of day")
    try:
        found = date(int(year), int(month), int(day))
    except ValueError:
        return _bad("")
    if not _FIRST <= found.year <= _LAST:
        return _bad(f"; the year is not between {_FIRST} and {_LAST}")
    return found.isoformat()


def _taken(cell: str, found: str | Bad) -> Taken | Bad:
    return found if isinstance(found, Bad) else read_as(cell, found)


def _what_is_wrong(text: str) -> str:
    if _SHORT.fullmatch(text):
        return "; the year needs four digits"
    if _PARTED.fullmatch(text):
        return "; with slashes or hyphens the month may come first"
    return ""


def _bad(wrong: str) -> Bad:
    return Bad("D325", (("wrong", wrong),))
