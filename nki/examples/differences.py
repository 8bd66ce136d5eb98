"""What is expected of a figure, beside the figure."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from nki.model.release import Row
from nki.model.spec import Expectation


def differences(expectation: Expectation, row: Row, decimals: int) -> list[tuple[str, str]]:
    """Return each column of the result in which a figure differs from what is expected, and how.

    ``decimals`` are those that the measure is shown with.
    """
    found: list[tuple[str, str]] = []
    for key, expected in expectation.expected.items():
        actual = getattr(row, key)
        if isinstance(expected, Decimal):
            digits = max(decimals, _decimals(expected))
            actual = None if actual is None else rounded(actual, digits)
        if actual != expected:
            shown = f"{actual}" if actual is not None else f"none ({row.status})"
            found.append((key, f"the {_NAMES.get(key, key)} is {shown} and not {expected}"))
    return found


_NAMES = {
    "lower": "lower limit",
    "upper": "upper limit",
    "invited": "number invited",
    "responded": "number that responded",
    "answered": "number that answered",
    "not_applicable": "number not applicable",
}


def rounded(value: Fraction, decimals: int) -> Decimal:
    """Round as figures are rounded when shown: once, half away from zero."""
    exact = abs(value) * 10**decimals
    whole = (2 * exact.numerator + exact.denominator) // (2 * exact.denominator)
    return Decimal(whole if value >= 0 else -whole).scaleb(-decimals)


def _decimals(number: Decimal) -> int:
    exponent = number.as_tuple().exponent
    return -exponent if isinstance(exponent, int) and exponent < 0 else 0
