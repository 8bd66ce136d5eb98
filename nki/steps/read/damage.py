"""What spreadsheets make of values: errors, powers of ten, and dates where numbers were."""

from __future__ import annotations

import re
from collections.abc import Iterator

from nki.steps.read.cell import Bad
from nki.steps.read.months import MONTHS

_ERRORS = re.compile(
    r"#(?:REF!|N/A|DIV/0!|VALUE!|NAME\?|NULL!|NUM!|SPILL!|CALC!|FIELD!|BLOCKED!|CONNECT!|BUSY!|GETTING_DATA"
    r"|VERDI!|NAVN\?|I/T|TALL!|VÆRDI!|NAMN\?)|###+|(?:Err|Feil):[0-9]{3}"
)
_LIKE_ERRORS = re.compile(r"#[A-ZÆØÅÄÖ_/0]+[!?]?|##+")
_POWER = re.compile("[+\\-\u2212\u2013]?(?:[0-9]+(?:[.,][0-9]*)?|[.,][0-9]+)[eE][+\\-\u2212]?[0-9]+")
_DAY_FIRST = re.compile(r"([0-9]{1,2})([./-])([0-9]{1,2})\2([0-9]{4}|[0-9]{2})(?:[ T].*)?")
_ISO = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})(?:[ T].*)?")
_DAY_MONTH = re.compile(r"([0-9]{1,2})[. /-]{0,2}([a-zæøå]+)\.?(?:[. /-]{1,2}([0-9]{4}|[0-9]{2}))?")
_MONTH_NUMBER = re.compile(r"([a-zæøå]+)[. /-]{0,2}([0-9]{4}|[0-9]{1,2})")


def is_error(text: str) -> bool:
    """Say whether a text is what a spreadsheet shows in the place of a value."""
    # most cells are told by their first character
    return text[0] in "#EF" and _ERRORS.fullmatch(text) is not None


def damaged_number(text: str) -> Bad | None:
    """Return what befell a number, None where the text is no damaged number."""
    if _LIKE_ERRORS.fullmatch(text):
        return Bad("D364")
    if _POWER.fullmatch(text):
        return Bad("D363")
    readings = _as_date(text)
    if readings is None:
        return None
    return Bad("D362", (("meant", f"; was it {' or '.join(readings)}?" if readings else ""),))


def _as_date(text: str) -> tuple[str, ...] | None:
    """Return the numbers that a date may have been, None for what is no date."""
    folded = text.casefold()
    if found := _ISO.fullmatch(text):
        year, month, day = found.groups()
        return _readings(int(day), int(month), year[2:])
    if found := _DAY_FIRST.fullmatch(text):
        first, _, second, year = found.groups()
        return _readings(int(first), int(second), year[-2:]) or _readings(int(second), int(first), year[-2:])
    if (found := _DAY_MONTH.fullmatch(folded)) and found[2] in MONTHS:
        return _readings(int(found[1]), MONTHS[found[2]], (found[3] or "")[-2:])
    if (found := _MONTH_NUMBER.fullmatch(folded)) and found[1] in MONTHS:
        month, number = MONTHS[found[1]], found[2]
        if len(number) == 4:
            return _readings(1, month, number[2:])
        return tuple(dict.fromkeys((f"{month}.{number}", *(_readings(int(number), month, "") or ()))))
    return None


def _readings(day: int, month: int, year: str) -> tuple[str, ...] | None:
    """Return what may have been typed: day and month, in either order, or month and year."""
    if not (1 <= day <= 31 and 1 <= month <= 12):
        return None
    return tuple(dict.fromkeys(_typed(day, month, year)))


def _typed(day: int, month: int, year: str) -> Iterator[str]:
    yield f"{day}.{month}"
    yield f"{month}.{day}"
    if day == 1 and year:
        # 1.45 is no day of a year, so it becomes January 1945, shown as jan.45
        yield f"{month}.{year}"
