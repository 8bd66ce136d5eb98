"""The main measure in words: the nation, the highest and the lowest county, and the goal.

A headline claims what the table beside it shows: nothing of counties that are not shown, and no difference
between two that look equal there.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from nki.labels import rounded
from nki.model.level import Level
from nki.model.release import MeasureTitle, Release, Row
from nki.words.sentences import told_value

if TYPE_CHECKING:
    from nki.words.words import Words

COMPARED = frozenset(
    {
        "proportion",
        "ratio",
        "rate",
        "mean",
        "median",
        "percentile",
        "index",
        "weighted_proportion",
        "weighted_mean",
        "standardised_rate",
    }
)
"""Kinds of which a highest and a lowest say something. A count follows the size of the area, estimates are
not compared across areas by those who make them, and what a composite is made of is another for each."""

_MOST_NAMED = 2
_MOST_IN_WORDS = 12


def headline(words: Words, release: Release) -> str:
    """Return the national value of the main measure in a sentence, and the highest and lowest county."""
    measure, rows = _main(release)
    told = [told_value(words, row, release.about) for row in rows if row.level is Level.NATIONAL]
    counties = [row for row in rows if row.level is Level.COUNTY]
    if measure.kind in COMPARED and sum(row.value is not None for row in counties) >= _MOST_NAMED:
        told.append(_extremes(words, counties, measure))
    if told and (release.about.provisional or any(row.provisional for row in rows)):
        told.append(words.text("sentences.all_provisional"))
    return " ".join(told)


def goal(words: Words, release: Release) -> str:
    """Say whether the nation has reached the target, "" where there is no target or no value."""
    measure, rows = _main(release)
    target, direction = release.about.target, release.about.direction
    row = next((row for row in rows if row.level is Level.NATIONAL), None)
    if target is None or not direction or row is None or row.value is None:
        return ""
    return words.text(
        f"sentences.goal_{direction}_{_reached(row, target, direction, measure.decimals)}",
        target=words.value_prose(target, 0 if target.denominator == 1 else measure.decimals, row.unit),
    )


def _reached(row: Row, target: Fraction, direction: str, decimals: int) -> str:
    """Say how a value stands to its target, in the last part of a phrase's key."""
    value = row.value
    assert value is not None
    if row.lower is not None and row.upper is not None and row.lower <= target <= row.upper:
        return "within"
    if value >= target if direction == "higher" else value <= target:
        return "met"
    # 79.96 is shown as 80,0, and is still not 80
    return "close" if rounded(value, decimals) == rounded(target, decimals) else "missed"


def _main(release: Release) -> tuple[MeasureTitle, list[Row]]:
    """Return the main measure and its rows, without those of breakdowns."""
    measure = min(release.about.measures, key=lambda one: one.number)
    return measure, [row for row in release.rows if row.measure == measure.number and not row.group]


def _extremes(words: Words, counties: list[Row], measure: MeasureTitle) -> str:
    """Say where the value is highest and lowest, as it is shown: what looks equal is called equal."""
    steps = {row: rounded(row.value, measure.decimals) for row in counties if row.value is not None}
    highest = [row for row, step in steps.items() if step == max(steps.values())]
    lowest = [row for row, step in steps.items() if step == min(steps.values())]
    among = "all" if len(steps) == len(counties) else "shown"
    name = words.text(f"sentences.the_{measure.kind}")
    if highest == lowest:
        return words.text(f"sentences.same_{among}", measure=name, value=_value(words, highest, measure))
    told = words.text(
        f"sentences.extremes_{among}",
        measure=name if among == "shown" else _capital(name),
        highest=_counties(words, highest),
        highest_value=_value(words, highest, measure),
        lowest=_counties(words, lowest),
        lowest_value=_value(words, lowest, measure),
    )
    return f"{told} {words.text('sentences.overlap')}" if _overlap(highest, lowest) else told


def _value(words: Words, rows: list[Row], measure: MeasureTitle) -> str:
    """Return the value that rows share as it is shown."""
    (value,) = {
        words.value_prose(row.value, measure.decimals, row.unit) for row in rows if row.value is not None
    }
    return value


def _overlap(highest: list[Row], lowest: list[Row]) -> bool:
    """Say whether the intervals of any two of them have a value in common."""
    from_ = [row.lower for row in highest if row.lower is not None]
    to = [row.upper for row in lowest if row.upper is not None]
    return bool(from_ and to) and min(from_) <= max(to)


def _counties(words: Words, rows: list[Row]) -> str:
    """Name one or two counties; of more, only how many they are."""
    if len(rows) <= _MOST_NAMED:
        names = [words.area_in_prose(row.name, row.level) for row in rows]
        return words.join(sorted(names, key=words.sort_key))
    count = len(rows)
    number = words.text(f"sentences.numeral_{count}") if count <= _MOST_IN_WORDS else words.number(count)
    return words.text("sentences.counties", number=number)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
