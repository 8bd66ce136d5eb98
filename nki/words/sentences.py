"""Values that say themselves: a row in a sentence, and the main measure in a headline.

A sentence never has a number where the release has none, and says why instead. It claims nothing of areas
that are not shown, and calls two areas equal that look equal in the table beside it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from nki.labels import rounded
from nki.model.level import Level
from nki.model.release import About, MeasureTitle, Release, Row
from nki.words.phrases import filled, slots

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

_IN_AREA = re.compile(r"\b(?:i|in) \{area\}")
_MOST_NAMED = 2
_MOST_IN_WORDS = 12


def sentence(words: Words, row: Row, about: About) -> str:
    """Return a row as a sentence: what it measures, where and when, and the value or why there is none."""
    measure = next(one for one in about.measures if one.number == row.measure)
    if row.value is None:
        told = words.text(
            f"sentences.{row.status}",
            area=words.area_in_prose(row.name, row.level),
            period=words.period_prose(row.period),
        )
        return words.text("sentences.none", measure=_subject(measure), sentence=told)
    value = words.value_prose(row.value, measure.decimals, row.unit)
    told = _in_own_words(words, row, measure, value) or words.text(
        "sentences.value",
        measure=_subject(measure),
        value=value,
        area=words.area_in_prose(row.name, row.level),
        period=words.period(row.period),
    )
    if row.lower is None or row.upper is None:
        return told
    ends = {
        "lower": words.number(row.lower, measure.decimals),
        "upper": words.value_prose(row.upper, measure.decimals, row.unit),
    }
    return f"{told} {words.text('sentences.interval', **ends)}"


def headline(words: Words, release: Release) -> str:
    """Return the national value of the main measure in a sentence, and the highest and lowest county."""
    about = release.about
    measure = min(about.measures, key=lambda one: one.number)
    rows = [row for row in release.rows if row.measure == measure.number]
    told = [sentence(words, row, about) for row in rows if row.level is Level.NATIONAL]
    counties = [row for row in rows if row.level is Level.COUNTY]
    if measure.kind in COMPARED and sum(row.value is not None for row in counties) >= _MOST_NAMED:
        told.append(_extremes(words, counties, measure))
    return " ".join(told)


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


def _in_own_words(words: Words, row: Row, measure: MeasureTitle, value: str) -> str:
    """Return the row in the measure's own phrase, "" where there is none that fits."""
    phrase = _own_phrase(measure, words.lang)
    facts = {
        "value": value,
        "area": words.area_in_prose(row.name, row.level),
        "period": words.period_prose(row.period),
    }
    facts |= {
        name: words.number(count)
        for name, count in (("numerator", row.numerator), ("denominator", row.denominator))
        if count is not None
    }
    # "ved legevaktene i {area}" fits counties and no ER unit
    at_a_unit = row.level is Level.ER_UNIT and _IN_AREA.search(phrase)
    return "" if at_a_unit or slots(phrase) - set(facts) else filled(phrase, facts)


def _own_phrase(measure: MeasureTitle, lang: str) -> str:  # noqa: ARG001
    return ""


def _subject(measure: MeasureTitle) -> str:
    return " ".join(measure.text.split()).rstrip(".")


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
