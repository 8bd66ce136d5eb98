"""Norwegian (bokmål) and English words for what a result holds, and numbers as Norwegians write them.

Where there is no value, one of Statistics Norway's standard signs stands in its place:

======================== ==== ================================================================
status                   sign why
======================== ==== ================================================================
zero_denominator         .    there is nothing to take a share of, so no figure can occur
not_applicable           .    the question does not arise there
not_open                 .    the unit did not exist at the end of the period
no_answer                ..   the basis for a figure is missing: nobody answered
below_response_threshold ..   the basis is too weak to publish, which the standard counts as missing
suppressed               :    hidden so that nobody can be recognised
suppressed_secondary     :    hidden because the hidden one could be worked out from it
======================== ==== ================================================================

``:`` is kept for confidentiality alone, as Statistics Norway does: whoever reads it knows that a
figure exists and is protected. Figures that too few answers stand behind are therefore ``..``.
"""

from __future__ import annotations

from fractions import Fraction
from typing import NamedTuple

THOUSANDS = "\N{NARROW NO-BREAK SPACE}"
MINUS = "\N{MINUS SIGN}"


class Label(NamedTuple):
    """A word in both languages."""

    nb: str
    en: str


LEVELS = {
    "national": Label("Nasjonalt", "National"),
    "county": Label("Fylke", "County"),
    "municipality": Label("Kommune", "Municipality"),
    "er_unit": Label("Legevakt", "ER unit"),
}

LEVELS_PLURAL = {
    "national": Label("Nasjonalt", "National"),
    "county": Label("Fylker", "Counties"),
    "municipality": Label("Kommuner", "Municipalities"),
    "er_unit": Label("Legevakter", "ER units"),
}

COLUMNS = {
    "indicator": Label("Indikator", "Indicator"),
    "version": Label("Versjon", "Version"),
    "period": Label("Måleperiode", "Measure period"),
    "measure": Label("Måltall", "Measure"),
    "kind": Label("Måltallstype", "Kind"),
    "level": Label("Nivå", "Level"),
    "code": Label("Kode", "Code"),
    "name": Label("Navn", "Name"),
    "numerator": Label("Teller", "Numerator"),
    "denominator": Label("Nevner", "Denominator"),
    "value": Label("Verdi", "Value"),
    "unit": Label("Enhet", "Unit"),
    "lower": Label("Nedre grense", "Lower limit"),
    "upper": Label("Øvre grense", "Upper limit"),
    "status": Label("Status", "Status"),
    "invited": Label("Spurt", "Invited"),
    "responded": Label("Levert svar", "Responded"),
    "answered": Label("Besvart", "Answered"),
    "not_applicable": Label("Ikke aktuelt", "Not applicable"),
}

KINDS = {
    "count": Label("Antall", "Count"),
    "proportion": Label("Andel", "Proportion"),
}

UNITS = {
    "percent": Label("prosent", "per cent"),
    "persons": Label("personer", "persons"),
    "er_units": Label("legevakter", "ER units"),
    "number": Label("antall", "number"),
}

STATUSES = {
    "ok": Label("Tall vises", "Shown"),
    "zero_denominator": Label("Nevneren er 0", "The denominator is 0"),
    "below_response_threshold": Label("For få har svart", "Too few have answered"),
    "no_answer": Label("Ikke besvart", "No answer"),
    "not_applicable": Label("Ikke aktuelt", "Not applicable"),
    "not_open": Label("Ikke i drift ved utgangen av perioden", "Not open at the end of the period"),
    "suppressed": Label("Skjult av hensyn til personvernet", "Hidden to protect people"),
    "suppressed_secondary": Label(
        "Skjult fordi andre skjulte tall ellers kunne regnes ut",
        "Hidden because other hidden figures could be worked out from it",
    ),
}

INDICATOR_STATUSES = {
    "national": Label("Nasjonal kvalitetsindikator", "National quality indicator"),
    "proposal": Label("Forslag – ikke en nasjonal kvalitetsindikator", "Proposal – not a national indicator"),
    "retired": Label("Utgått indikator", "Retired indicator"),
}

INDICATOR_STATUSES_SHORT = {
    "national": Label("nasjonal", "national"),
    "proposal": Label("forslag", "proposal"),
    "retired": Label("utgått", "retired"),
}

REASONS = {
    "zero_denominator": Label("nevneren er 0", "the denominator is 0"),
    "not_applicable": Label("ikke aktuelt", "not applicable"),
    "not_open": Label("ikke i drift", "not open"),
    "no_answer": Label("ikke besvart", "no answer"),
    "below_response_threshold": Label("for få har svart", "too few have answered"),
    "suppressed": Label("skjult", "hidden"),
    "suppressed_secondary": Label("skjult", "hidden"),
}
"""Why there is no value, short enough for a column and made to stand inside a sentence."""

SIGN_MEANINGS = {
    ".": Label("Tall kan ikke forekomme", "No figure can occur"),
    "..": Label("Tallgrunnlag mangler", "The basis for a figure is missing"),
    ":": Label("Vises ikke av hensyn til personvernet", "Not shown, to protect people"),
}

MONTHS = (
    Label("januar", "January"),
    Label("februar", "February"),
    Label("mars", "March"),
    Label("april", "April"),
    Label("mai", "May"),
    Label("juni", "June"),
    Label("juli", "July"),
    Label("august", "August"),
    Label("september", "September"),
    Label("oktober", "October"),
    Label("november", "November"),
    Label("desember", "December"),
)

SIGNS = {
    "zero_denominator": ".",
    "not_applicable": ".",
    "not_open": ".",
    "no_answer": "..",
    "below_response_threshold": "..",
    "suppressed": ":",
    "suppressed_secondary": ":",
}
"""The sign that stands where a value of that status would. ``ok`` has none."""


def shown(value: Fraction | int, decimals: int) -> str:
    """Write a number as Norwegians do, rounded once, half away from zero: ``15,63`` and ``4 854``.

    Integer arithmetic throughout, so that 15.625 never passes through a float on its way to 15,63.
    """
    exact = abs(Fraction(value)) * 10**decimals
    rounded = (2 * exact.numerator + exact.denominator) // (2 * exact.denominator)
    whole, rest = divmod(rounded, 10**decimals)
    sign = MINUS if value < 0 and rounded else ""
    fraction = f",{rest:0{decimals}d}" if decimals else ""
    return f"{sign}{whole:,}".replace(",", THOUSANDS) + fraction


def shown_date(text: str) -> str:
    """Write an ISO date, month or year as Norwegians do: ``23.06.2022``, ``juni 2022``, ``2022``."""
    year, *rest = text.split("-")
    if len(rest) == 2:
        return f"{rest[1]}.{rest[0]}.{year}"
    return f"{MONTHS[int(rest[0]) - 1].nb} {year}" if rest else year


def shown_with_unit(value: Fraction | int, decimals: int, unit: str) -> str:
    """Write a number with its per cent sign, if it is a percentage: ``13,3 %``."""
    number = shown(value, decimals)
    return f"{number}{THOUSANDS}%" if unit == "percent" else number


def shown_cell(value: Fraction | int | None, decimals: int, unit: str, status: str) -> str:
    """Write a value, or the sign that stands for the reason why there is none."""
    if value is None:
        return SIGNS[status]
    return shown_with_unit(value, decimals, unit)
