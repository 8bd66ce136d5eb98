"""One cell → the one text that the engine understands, or the code of what is wrong with it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from nki.engine import BLANKS
from nki.errors.meant import meant
from nki.model.spec import Column, ColumnType

_WHOLE = re.compile(r"\+?[0-9]+")
_DECIMAL = re.compile(r"[+-]?[0-9]+(\.[0-9]+)?")
_LOOKS_DECIMAL = re.compile(r"[+-]?[0-9]*[.,][0-9]+([eE][+-]?[0-9]+)?|[+-]?[0-9]+[eE][+-]?[0-9]+")
_ISO = re.compile("([0-9]{4})-([0-9]{2})-([0-9]{2})")
_NORWEGIAN = re.compile(r"([0-9]{1,2})\.([0-9]{1,2})\.([0-9]{4})")
MAX_DIGITS = 18


@dataclass(frozen=True, slots=True)
class Bad:
    """A cell that cannot be taken: the code and the facts, but for the value itself."""

    code: str
    facts: tuple[tuple[str, str], ...] = ()


def plain(column: Column, cell: str | None) -> str | Bad:
    """Return a cell as plain text: empty for no answer; digits, ISO dates and answers as they are."""
    text = (cell or "").strip(BLANKS)
    if text == "" or text in column.missing:
        return ""
    if text in column.not_applicable:
        return text
    if column.type is ColumnType.COUNT:
        return _count(column, text)
    if column.type is ColumnType.NUMBER:
        return _number(column, text)
    if column.type is ColumnType.DATE:
        return _date(text)
    if column.type is ColumnType.CHOICE:
        return _choice(column, text)
    return text


def _count(column: Column, text: str) -> str | Bad:
    if _WHOLE.fullmatch(text):
        digits = text.lstrip("+").lstrip("0") or "0"
        return _in_range(column, digits) if len(digits) <= MAX_DIGITS else Bad("D326", _range_facts(column))
    if re.fullmatch(r"[-−–][0-9]+", text):
        return Bad("D322")
    if _LOOKS_DECIMAL.fullmatch(text):
        return Bad("D321")
    return Bad("D320", (("expected", "a whole number"), ("missing", _said(column.missing))))


def _number(column: Column, text: str) -> str | Bad:
    if not _DECIMAL.fullmatch(text):
        return Bad(
            "D320", (("expected", "a number with a decimal point"), ("missing", _said(column.missing)))
        )
    number = Decimal(text)
    exponent = number.as_tuple().exponent
    if len(text.lstrip("+-").partition(".")[0]) > MAX_DIGITS or (isinstance(exponent, int) and exponent < -9):
        return Bad("D326", (("range", "a number of at most eighteen digits and nine decimals"),))
    return _in_range(column, format(number, "f"))


def _in_range(column: Column, number: str) -> str | Bad:
    value = Decimal(number)
    low, high = column.minimum, column.maximum
    if (low is not None and value < low) or (high is not None and value > high):
        return Bad("D326", _range_facts(column))
    return number


def _range_facts(column: Column) -> tuple[tuple[str, str], ...]:
    low, high = column.minimum, column.maximum
    if low is None and high is None:
        return (("range", f"a number of at most {MAX_DIGITS} digits"),)
    words = [f"at least {low}" if low is not None else "", f"at most {high}" if high is not None else ""]
    return (("range", "a number of " + " and ".join(word for word in words if word)),)


def _date(text: str) -> str | Bad:
    if found := _ISO.fullmatch(text):
        year, month, day = found.groups()
    elif found := _NORWEGIAN.fullmatch(text):
        day, month, year = found.groups()
    else:
        return Bad("D325")
    try:
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return Bad("D325")


def _choice(column: Column, text: str) -> str | Bad:
    answers = (*(column.values or ()), *column.not_applicable, *column.missing)
    if text in answers:
        return text
    return Bad("D324", (("meant", meant(text, answers)), ("allowed", _said(answers))))


def _said(answers: tuple[str, ...]) -> str:
    return ", ".join(answers) if answers else "the empty cell"
