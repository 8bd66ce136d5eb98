"""Scales that begin at nought and end on a round number. Only figures that are shown have a say."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from nki.model.release import MeasureTitle
from nki.steps.chart.chart import Axis
from nki.words.words import Words

_MOST = 5
"""More steps than this crowd a scale."""


def axis_of(words: Words, measure: MeasureTitle, values: Iterable[Fraction]) -> Axis:
    """Return the scale for the values of a measure.

    Shares of more than a half are drawn on all of 0 to 100, so that what is missing can be seen; smaller
    ones, and everything else, on as much of the scale as they need.
    """
    is_share = measure.unit == "percent"
    sign = words.text("numbers.percent", number="") if is_share else ""
    is_named = not is_share and measure.unit != "number"
    title = words.unit(measure.unit) if is_named else ""
    return Axis(ticks(values, whole=is_share, counts=measure.kind == "count"), sign, title)


def ticks(
    values: Iterable[Fraction], *, whole: bool = False, counts: bool = False, most: int = _MOST
) -> tuple[Fraction, ...]:
    """Return the ticks of a scale that takes in nought and all of the values.

    With ``whole``, values above 50 make it one from 0 to 100. With ``counts``, ticks are whole numbers.
    """
    known = [Fraction(0), *values]
    low, high = min(known), max(known)
    if whole and low >= 0 and 50 < high <= 100:
        return tuple(Fraction(tick) for tick in range(0, 101, 20))
    step = _step((high - low) or Fraction(1), most)
    if counts:
        step = max(step, Fraction(1))
    first, last = low // step, -(-high // step)
    return tuple(step * number for number in range(first, max(last, first + 1) + 1))


def _step(span: Fraction, most: int) -> Fraction:
    """Return the smallest round step of which few enough make up the span."""
    power = Fraction(1)
    while power * most >= span:
        power /= 10
    while power * most * 10 < span:
        power *= 10
    return next(power * factor for factor in (2, 5, 10) if power * factor * most >= span)
