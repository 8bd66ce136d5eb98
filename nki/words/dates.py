"""Dates and periods as a language writes them, from the texts that stand in specifications and results."""

from __future__ import annotations

import re
from datetime import date

from babel import Locale
from babel.dates import format_date, format_skeleton

from nki.model.period import Period, PeriodKind
from nki.words.phrases import filled, phrase

_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
_MONTH = re.compile(r"(\d{4})-(\d\d)")


def written_date(text: str, locale: Locale) -> str:
    """Write an ISO date as in tables: ``23.06.2022``, ``juni 2022``, ``2022``."""
    if (day := _day(text)) is None:
        return _written_month(text, locale) or text
    # the short form of English has two readings, 06/07 and 06/07
    return format_date(day, "dd.MM.y" if locale.language != "en" else "medium", locale)


def written_date_in_prose(text: str, locale: Locale) -> str:
    """Write an ISO date as in running text: ``23. juni 2022``."""
    day = _day(text)
    return format_date(day, "long", locale) if day else _written_month(text, locale) or text


def written_period(text: str, lang: str, locale: Locale, *, prose: bool = False) -> str:
    """Write a measure period: ``2. tertial 2024``. Whatever is none is left as it is.

    In prose it can stand behind a preposition: ``de 12 månedene til og med mars 2024``.
    """
    try:
        period = Period.parse(text)
    except ValueError:
        return written_date_in_prose(text, locale) if prose else written_date(text, locale)
    if period.kind is PeriodKind.YEAR:
        return str(period.year)
    last = format_skeleton("yMMMM", period.last_day, locale=locale)
    if period.kind is PeriodKind.MONTH:
        return last
    key = f"periods.{period.kind}_in_prose" if prose else f"periods.{period.kind}"
    number = period.months or period.number
    facts = {"year": str(period.year), "number": str(number), "last": last}
    return filled(phrase(key, lang, lambda: locale.ordinal_form(number)), facts)


def _day(text: str) -> date | None:
    return _valid(*map(int, found.groups())) if (found := _DAY.fullmatch(text)) else None


def _written_month(text: str, locale: Locale) -> str | None:
    found = _MONTH.fullmatch(text)
    first = _valid(int(found[1]), int(found[2]), 1) if found else None
    return format_skeleton("yMMMM", first, locale=locale) if first else None


def _valid(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
