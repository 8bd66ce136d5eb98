"""Numbers as a language writes them: rounded once in exact integers, then written by Babel."""

from __future__ import annotations

from decimal import Decimal, localcontext
from fractions import Fraction
from functools import cache

from babel import Locale
from babel.numbers import NumberPattern, get_group_symbol, parse_pattern

from nki.labels import MINUS, THOUSANDS, rounded


def exact(value: Fraction | int, decimals: int) -> Decimal:
    """Round once, to a decimal with exactly as many digits as are shown."""
    steps = rounded(value, decimals)
    return Decimal((int(steps < 0), tuple(map(int, str(abs(steps)))), -decimals))


def written(number: Decimal, locale: Locale) -> str:
    """Write a rounded number with all its digits.

    CLDR has a no-break space between thousands in Norwegian; print asks for the narrow one, which
    breaks no line either. The minus sign is one, and no hyphen.
    """
    digits, exponent = number.as_tuple()[1:]
    # arithmetic on decimals, also Babel's, rounds to the precision of the context
    with localcontext(prec=max(28, len(digits) + 1)):
        text: str = _pattern(-int(exponent)).apply(number.copy_abs(), locale)
    symbol = get_group_symbol(locale)
    if symbol.isspace():
        text = text.replace(symbol, THOUSANDS)
    return MINUS + text if number.is_signed() else text


@cache
def _pattern(decimals: int) -> NumberPattern:
    return parse_pattern("#,##0" + ("." + "0" * decimals if decimals else ""))
