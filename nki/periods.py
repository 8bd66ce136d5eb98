"""The measure period that somebody asks for, or a finding that says what was probably meant."""

from __future__ import annotations

import re
from collections.abc import Sequence

from nki.errors import NkiError
from nki.errors.meant import did_you_mean
from nki.model.issue import Issue
from nki.model.period import Period, PeriodKind, periods_between

_MEASURED = {
    PeriodKind.YEAR: ("per year", "a year"),
    PeriodKind.HALF_YEAR: ("per half-year", "a half-year"),
    PeriodKind.TERTIAL: ("per tertial", "a tertial"),
    PeriodKind.QUARTER: ("per quarter", "a quarter"),
    PeriodKind.MONTH: ("per month", "a month"),
    PeriodKind.WEEK: ("per week", "an ISO week"),
    PeriodKind.ROLLING: ("over rolling months", "rolling months"),
}
_INITIALS = {
    PeriodKind.YEAR: "yå",
    PeriodKind.HALF_YEAR: "h",
    PeriodKind.TERTIAL: "t",
    PeriodKind.QUARTER: "qk",
    PeriodKind.MONTH: "m",
    PeriodKind.WEEK: "wu",
    PeriodKind.ROLLING: "mr",
}
"""What words for a kind begin with, in English and Norwegian: quarter and kvartal, week and uke."""


def asked_period(given: str | int, kind: PeriodKind) -> Period:
    """Return the period of this kind that was asked for. Raises ``NkiError`` (U003) where it is none."""
    text = str(given)
    try:
        period = Period.parse(text)
    except ValueError:
        meant = did_you_mean(_meant(text, kind))
    else:
        if period.kind is kind:
            return period
        meant = ""
    raise NkiError(_not_asked(given, kind, meant))


def _not_asked(given: object, kind: PeriodKind, meant: str) -> Issue:
    measured, such = _MEASURED[kind]
    return Issue.of("U003", given=given, measured=measured, meant=meant, such=such, example=example(kind))


def asked_periods(
    given: Sequence[str | int], kind: PeriodKind, months: int | None = None, *, ranges: bool = True
) -> tuple[Period, ...]:
    """Return the periods that were asked for, in order and each once; ``2024-T1..2024-T3`` are three.

    ``months`` is the length of rolling periods. Without ``ranges``, each is one period. Raises ``NkiError``
    (U003) with all that are none.
    """
    found: list[Period] = []
    issues: list[Issue] = []
    for one in given:
        first, dots, last = str(one).partition("..") if ranges else (str(one), "", "")
        try:
            ends = [asked_period(end, kind) for end in ((first, last) if dots else (first,))]
            found += periods_between(ends[0], ends[-1])
        except NkiError as error:
            issues.extend(error.issues)
        except ValueError:
            issues.append(_not_asked(one, kind, ""))
    issues += [_not_asked(one, kind, "") for one in found if months is not None and one.months != months]
    if issues:
        raise NkiError(*issues)
    return tuple(sorted(set(found)))


def example(kind: PeriodKind) -> str:
    """Return a period of this kind, to show how they are written."""
    return str(Period(2021, kind, 1, 12 if kind is PeriodKind.ROLLING else 0))


def _meant(text: str, kind: PeriodKind) -> str | None:
    """Return the period that is written here in another way: ``uke 5 2021``, ``2021-t2``, ``2021/03``."""
    numbers = re.findall("[0-9]+", text)
    years = [number for number in numbers if re.fullmatch("(19|20|21)[0-9]{2}", number)]
    others = [number for number in numbers if number not in years]
    words = re.findall(r"[^\W\d_]+", text.casefold())
    needed = {PeriodKind.YEAR: 0, PeriodKind.ROLLING: 2}.get(kind, 1)
    if (len(years), len(others)) != (1, needed) or any(word[0] not in _INITIALS[kind] for word in words):
        return None
    try:
        number, months = (*map(int, others), *(1, 0)[needed:])
        return str(Period(int(years[0]), kind, number, months))
    except ValueError:
        return None
