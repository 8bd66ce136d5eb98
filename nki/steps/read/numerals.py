"""How numbers are written: digits, groups of thousands, and a sign before the decimals."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from nki.steps.read.cell import Bad

Sign = Literal[",", ".", ""]

_MINUS = "-\u2212\u2013"
_SPACED = "[1-9][0-9]{0,2}(?:[ \u00a0\u202f\u2009][0-9]{3})+"
_MARKED = "[1-9][0-9]{0,2}(?:['\u2019][0-9]{3})+"
_PLAIN = re.compile(rf"([{_MINUS}+]?)(?:([0-9]+|{_SPACED}|{_MARKED})(?:([.,])([0-9]+))?|([.,])([0-9]+))")
_POINTS = re.compile(rf"([{_MINUS}+]?)([1-9][0-9]{{0,2}}(?:\.[0-9]{{3}})+)(?:,([0-9]+))?")
_COMMAS = re.compile(rf"([{_MINUS}+]?)([1-9][0-9]{{0,2}}(?:,[0-9]{{3}})+)(?:\.([0-9]+))?")
_EXACT = re.compile(r"([+-]?)([0-9]+)(?:\.([0-9]+))?")
_EXPONENT = re.compile(r"([+-]?)[0-9](?:\.[0-9]+)?[eE][+-]?[0-9]{1,3}")
_NO_DIGIT = re.compile("[^0-9]")
_EXACT_FLOATS = Decimal(10**15)
"""From here on a float no longer tells one whole number from the next."""


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number as it is written.

    ``proves`` is the decimal sign of whoever wrote it. ``either`` is the sign that may stand before
    three decimals or before three digits of thousands: ``1.234`` is a number of its own in both cases.
    """

    minus: str
    whole: str
    fraction: str
    proves: Sign = ""
    either: Sign = ""

    @property
    def is_odd(self) -> bool:
        """Say whether it is written in a way that is worth a remark: ``–5``, ``.5``."""
        return self.minus == "\u2013" or not self.whole

    def read(self, decimal: str) -> tuple[str, str] | Bad:
        """Return whole digits and decimals, where ``decimal`` is the file's sign, "" if it is not known."""
        if self.either:
            if not decimal:
                joined = f"{self.whole}{self.fraction}"
                return Bad("D360", (("readings", f"{joined} or {self.whole}.{self.fraction}"),))
            if self.either != decimal:
                return f"{self.whole}{self.fraction}", ""
        elif decimal and self.proves and self.proves != decimal:
            return Bad("D361", (("sign", "comma" if decimal == "," else "point"),))
        return self.whole or "0", self.fraction


def numeral(text: str) -> Numeral | None:
    """Return a number as people and their programs write it, None where it is something else."""
    if found := _PLAIN.fullmatch(text):
        sign, whole, mark, fraction, mark_alone, fraction_alone = found.groups()
        minus = sign if sign in _MINUS else ""
        if whole is None:
            return Numeral(minus, "", fraction_alone, _sign(mark_alone))
        if mark is None:
            return Numeral(minus, _digits(whole), "")
        # behind blanks as thousands, behind four digits or a zero, a sign has one meaning
        if len(fraction) == 3 and whole[0] != "0" and len(whole) < 4:
            return Numeral(minus, whole, fraction, either=_sign(mark))
        return Numeral(minus, _digits(whole), fraction, _sign(mark))
    for pattern, proves in ((_POINTS, ","), (_COMMAS, ".")):
        if found := pattern.fullmatch(text):
            sign, whole, fraction = found.groups()
            return Numeral(sign if sign in _MINUS else "", _digits(whole), fraction or "", _sign(proves))
    return None


def exact_numeral(text: str) -> Numeral | Bad | None:
    """Return a number that a program wrote from a typed value, None where it is something else."""
    if found := _EXPONENT.fullmatch(text):
        value = Decimal(text)
        if abs(value) >= _EXACT_FLOATS:
            return Bad("D363")
        text = format(value, "f")
    if found := _EXACT.fullmatch(text):
        sign, whole, fraction = found.groups()
        return Numeral("-" if sign == "-" else "", whole, fraction or "")
    return None


def _digits(text: str) -> str:
    return text if text.isdecimal() else _NO_DIGIT.sub("", text)


def _sign(mark: str) -> Sign:
    return "," if mark == "," else "."
