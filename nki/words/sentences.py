"""Values that say themselves: a row in a sentence, and the main measure in a headline.

A sentence never has a number where the release has none, and says why instead. It claims nothing of areas
that are not shown, and calls two areas equal that look equal in the table beside it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from nki.labels import rounded
from nki.model.level import Level
from nki.model.release import About, MeasureTitle, Release, Row
from nki.words.phrases import filled, slots

if TYPE_CHECKING:
    from nki.words.words import Words

SLOTS = ("value", "area", "period", "numerator", "denominator")
"""The places that a measure's own phrase may have."""

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
    measure = _title(about, row.measure)
    if row.value is None:
        told = words.text(
            f"sentences.{row.status}",
            area=words.area_name(row.name, row.level),
            period=words.period_prose(row.period),
        )
        return words.text("sentences.none", measure=_subject(measure), sentence=told)
    phrase = _phrase(words, row, measure)
    value = words.value_prose(row.value, measure.decimals, row.unit)
    if not phrase:
        facts = [words.area_name(row.name, row.level), words.period(row.period)]
        return words.text(
            "sentences.value", measure=_subject(measure), value=value, facts=", ".join(filter(None, facts))
        )
    return filled(
        phrase,
        {
            "value": value,
            "area": words.area_name(row.name, row.level),
            "period": words.period_prose(row.period),
            "numerator": _count(words, row.numerator),
            "denominator": _count(words, row.denominator),
        },
    )


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
    among = "all" if len(steps) == len(counties) else "shown"
    facts = {"measure": words.text(f"sentences.the_{measure.kind}")}
    ends: list[tuple[str, Callable[[list[int]], int]]] = [("highest", max), ("lowest", min)]
    for name, end in ends:
        rows = [row for row, step in steps.items() if step == end(list(steps.values()))]
        facts[name] = _counties(words, rows)
        value = rows[0].value
        assert value is not None
        facts[f"{name}_value"] = words.value_prose(value, measure.decimals, measure.unit)
    same = len(set(steps.values())) == 1
    return _capital(words.text(f"sentences.{'same' if same else 'extremes'}_{among}", **facts))


def _counties(words: Words, rows: list[Row]) -> str:
    """Name one or two counties; of more, only how many they are."""
    if len(rows) <= _MOST_NAMED:
        return words.join(row.name for row in sorted(rows, key=lambda row: words.sort_key(row.name)))
    count = len(rows)
    number = words.text(f"sentences.numeral_{count}") if count <= _MOST_IN_WORDS else words.number(count)
    return words.text("sentences.counties", number=number)


def _phrase(words: Words, row: Row, measure: MeasureTitle) -> str:  # noqa: ARG001
    """Return the measure's own phrase, "" where there is none that fits the row."""
    phrase = ""
    open_ = slots(phrase) - set(SLOTS)
    without = {name for name in ("numerator", "denominator") if getattr(row, name) is None}
    if open_ or slots(phrase) & without:
        return ""
    # "ved legevaktene i {area}" fits counties and no ER unit
    return "" if row.level is Level.ER_UNIT and _IN_AREA.search(phrase) else phrase


def _count(words: Words, count: int | None) -> str:
    return "" if count is None else words.number(count)


def _subject(measure: MeasureTitle) -> str:
    return " ".join(measure.text.split()).rstrip(".")


def _title(about: About, number: int) -> MeasureTitle:
    return next(measure for measure in about.measures if measure.number == number)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
