"""A value says itself: a row of a result in a sentence.

A sentence never has a number where the release has none, and says why instead. A measure can bring a phrase
of its own; where that does not fit the row, the sentence is made from the measure's text.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from nki.model.level import Level
from nki.model.release import About, MeasureTitle, Row
from nki.words.phrases import filled, slots

if TYPE_CHECKING:
    from nki.words.words import Words

_IN_AREA = re.compile(r"\b(?:i|in) \{area\}")


def sentence(words: Words, row: Row, about: About) -> str:
    """Return a row as a sentence: what it measures, where and when, and the value or why there is none."""
    told = told_value(words, row, about)
    return f"{told} {words.text('sentences.provisional')}" if row.provisional else told


def told_value(words: Words, row: Row, about: About) -> str:
    """Return the sentence without what a reader is told once of all figures."""
    measure = next(one for one in about.measures if one.number == row.measure)
    if row.value is None:
        told = words.text(
            f"sentences.{row.status}", area=_who(words, row), period=words.period_prose(row.period)
        )
        return words.text("sentences.none", measure=_subject(measure), sentence=told)
    value = words.value_prose(row.value, measure.decimals, row.unit)
    told = _in_own_words(words, row, about, measure, value) or words.text(
        "sentences.value",
        measure=_subject(measure),
        value=value,
        facts=", ".join(
            filter(None, (words.area_in_prose(row.name, row.level), row.group, words.period(row.period)))
        ),
    )
    if row.lower is None or row.upper is None:
        return told
    interval = words.text(
        "sentences.interval",
        lower=words.number(row.lower, measure.decimals),
        upper=words.value_prose(row.upper, measure.decimals, row.unit),
    )
    return f"{told} {interval}"


def _in_own_words(words: Words, row: Row, about: About, measure: MeasureTitle, value: str) -> str:
    """Return the row in the measure's own phrase, "" where there is none that fits."""
    phrase = " ".join(dict(measure.phrases).get(words.lang, "").split())
    if row.group or (_IN_AREA.search(phrase) and not _holds_units(row, about)):
        # a phrase speaks of everybody, and "ved legevaktene i {area}" fits what units lie in
        return ""
    facts = {
        "value": value,
        "area": words.area_in_prose(row.name, row.level),
        "where": words.where(row.name, row.level, about.unit_level),
        "period": words.period_prose(row.period),
    }
    facts |= {
        name: words.number(count)
        for name, count in (("numerator", row.numerator), ("denominator", row.denominator))
        if count is not None
    }
    return "" if slots(phrase) - set(facts) else filled(phrase, facts)


def _holds_units(row: Row, about: About) -> bool:
    """Say whether those who report lie in the area. ER units of its neighbours serve a municipality too."""
    served = about.unit_level is Level.ER_UNIT and row.level is Level.MUNICIPALITY
    return row.level is not about.unit_level and not served


def _who(words: Words, row: Row) -> str:
    name = words.area_in_prose(row.name, row.level)
    return f"{name} ({row.group})" if row.group else name


def _subject(measure: MeasureTitle) -> str:
    return " ".join(measure.text.split()).rstrip(".")
