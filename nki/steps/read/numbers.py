"""A cell of a number column → digits with a decimal point. Figures are never floats on the way."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache

from nki.model.spec import Column, ColumnType
from nki.steps.read.answers import said
from nki.steps.read.cell import Bad, Taken
from nki.steps.read.damage import damaged_number
from nki.steps.read.numerals import Numeral, exact_numeral, numeral
from nki.steps.read.repairs import read_as, without_percent

MAX_DIGITS = 18
_MAX_DECIMALS = 9


def number_in(column: Column, text: str, decimal: str, *, exact: bool) -> str | Taken | Bad:
    """Return the number of a cell that is not empty; ``decimal`` is the sign of its file, if known."""
    is_count = column.type is ColumnType.COUNT
    written = exact_numeral(text) if exact else numeral(text)
    remark = False
    if written is None and not is_count and not exact:
        # a share of 45 % is 45, as it is in every figure of nki
        written = numeral(without_percent(text))
        remark = written is not None
    if written is None:
        expected = "a whole number" if is_count else "a number"
        facts = (("expected", expected), ("missing", said(column.missing)))
        return damaged_number(text) or Bad("D320", facts)
    if isinstance(written, Bad):
        return written
    digits = written.read("" if exact else decimal)
    if isinstance(digits, Bad):
        return digits
    whole, fraction = digits
    if is_count:
        if fraction.strip("0"):
            return Bad("D321")
        if written.minus:
            return Bad("D322")
        remark, fraction = bool(fraction) and not exact, ""
    return _plain(column, text, written, (whole, fraction), remark=remark or (written.is_odd and not exact))


def _plain(
    column: Column, text: str, written: Numeral, digits: tuple[str, str], *, remark: bool
) -> str | Taken | Bad:
    whole, fraction = digits[0].lstrip("0") or "0", digits[1]
    if len(whole) > MAX_DIGITS or len(fraction) > _MAX_DECIMALS:
        return Bad("D326", (("range", _limits(column)),))
    number = f"{'-' if written.minus else ''}{whole}{'.' if fraction else ''}{fraction}"
    answer = _numbers_for_no_value(column.missing, column.not_applicable).get(Decimal(number))
    if answer is not None:
        # 99,0 is 99, and 99 was declared to be no number
        return read_as(text, "" if answer in column.missing else answer)
    found = in_range(column, number)
    return read_as(text, found) if remark and isinstance(found, str) else found


def in_range(column: Column, number: str) -> str | Bad:
    """Return a plain number if it lies in the declared range."""
    low, high = column.minimum, column.maximum
    if low is None and high is None:
        return number
    value = Decimal(number)
    if (low is not None and value < low) or (high is not None and value > high):
        return Bad("D326", (("range", _limits(column)),))
    return number


def _limits(column: Column) -> str:
    low, high = column.minimum, column.maximum
    if column.type is ColumnType.NUMBER and low is None and high is None:
        return "a number of at most eighteen digits and nine decimals"
    if low is None and high is None:
        return f"a number of at most {MAX_DIGITS} digits"
    words = [f"at least {low}" if low is not None else "", f"at most {high}" if high is not None else ""]
    return "a number of " + " and ".join(word for word in words if word)


@lru_cache(maxsize=1024)
def _numbers_for_no_value(missing: tuple[str, ...], not_applicable: tuple[str, ...]) -> dict[Decimal, str]:
    found: dict[Decimal, str] = {}
    for answer in (*missing, *not_applicable):
        written = exact_numeral(answer)
        if isinstance(written, Numeral):
            found.setdefault(Decimal(answer), answer)
    return found
