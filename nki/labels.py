"""Words in bokmål, nynorsk and English for what a result holds, and numbers as Norwegians write them.

Here are the words for the keys of our formats: levels, columns, kinds, units, statuses. Whole phrases
are in ``nki/words/texts``, and ``nki.words`` writes numbers and dates in the language of a document.
This module stays light, for every table on a terminal needs it.

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

from collections.abc import Mapping
from fractions import Fraction
from typing import NamedTuple

THOUSANDS = "\N{NARROW NO-BREAK SPACE}"
MINUS = "\N{MINUS SIGN}"


class Label(NamedTuple):
    """A word in bokmål, nynorsk and English."""

    nb: str
    nn: str
    en: str


Labels = Mapping[str, Label]
"""Words for the keys of a format."""

LEVELS: Labels = {
    "national": Label("Nasjonalt", "Nasjonalt", "National"),
    "health_region": Label("Helseregion", "Helseregion", "Health region"),
    "health_trust": Label("Helseforetak", "Helseføretak", "Health trust"),
    "regsim_region": Label("RegSim-region", "RegSim-region", "RegSim region"),
    "county": Label("Fylke", "Fylke", "County"),
    "municipality": Label("Kommune", "Kommune", "Municipality"),
    "er_unit": Label("Legevakt", "Legevakt", "ER unit"),
}

LEVELS_PLURAL: Labels = {
    "national": Label("Nasjonalt", "Nasjonalt", "National"),
    "health_region": Label("Helseregioner", "Helseregionar", "Health regions"),
    "health_trust": Label("Helseforetak", "Helseføretak", "Health trusts"),
    "regsim_region": Label("RegSim-regioner", "RegSim-regionar", "RegSim regions"),
    "county": Label("Fylker", "Fylke", "Counties"),
    "municipality": Label("Kommuner", "Kommunar", "Municipalities"),
    "er_unit": Label("Legevakter", "Legevakter", "ER units"),
}


class Noun(NamedTuple):
    """A noun of bokmål in its four forms, what its code is called, its article, and the word for each."""

    one: str
    the_one: str
    many: str
    the_many: str
    code: str
    a: str = "en"
    each: str = "hver"


_NUMBER, _NEUTER = "organisasjonsnummer", ("et", "hvert")
REPORTING: Mapping[str, Noun] = {
    "health_region": Noun("helseregion", "helseregionen", "helseregioner", "helseregionene", _NUMBER),
    "health_trust": Noun(
        "helseforetak", "helseforetaket", "helseforetak", "helseforetakene", _NUMBER, *_NEUTER
    ),
    "regsim_region": Noun("RegSim-region", "RegSim-regionen", "RegSim-regioner", "RegSim-regionene", "kode"),
    "county": Noun("fylke", "fylket", "fylker", "fylkene", "nummer", *_NEUTER),
    "municipality": Noun("kommune", "kommunen", "kommuner", "kommunene", "nummer"),
    "er_unit": Noun("legevakt", "legevakten", "legevakter", "legevaktene", "id"),
}
"""Those who report, as running text in bokmål calls them."""

COLUMNS: Labels = {
    "indicator": Label("Indikator", "Indikator", "Indicator"),
    "version": Label("Versjon", "Versjon", "Version"),
    "period": Label("Måleperiode", "Måleperiode", "Measure period"),
    "provisional": Label("Foreløpig", "Førebels", "Provisional"),
    "measure": Label("Måltall", "Måltal", "Measure"),
    "kind": Label("Måltallstype", "Måltalstype", "Kind"),
    "level": Label("Nivå", "Nivå", "Level"),
    "code": Label("Kode", "Kode", "Code"),
    "name": Label("Navn", "Namn", "Name"),
    "stratum": Label("Inndeling", "Inndeling", "Breakdown"),
    "group": Label("Gruppe", "Gruppe", "Group"),
    "numerator": Label("Teller", "Teljar", "Numerator"),
    "denominator": Label("Nevner", "Nemnar", "Denominator"),
    "value": Label("Verdi", "Verdi", "Value"),
    "unit": Label("Enhet", "Eining", "Unit"),
    "lower": Label("Nedre grense", "Nedre grense", "Lower limit"),
    "upper": Label("Øvre grense", "Øvre grense", "Upper limit"),
    "design_effect": Label("Designeffekt", "Designeffekt", "Design effect"),
    "status": Label("Status", "Status", "Status"),
    "invited": Label("Spurt", "Spurde", "Invited"),
    "responded": Label("Levert svar", "Levert svar", "Responded"),
    "answered": Label("Besvart", "Svart", "Answered"),
    "not_applicable": Label("Ikke aktuelt", "Ikkje aktuelt", "Not applicable"),
}

OBSERVED = frozenset(
    {"mean", "median", "percentile", "index", "weighted_proportion", "weighted_mean", "estimate"}
)
"""Kinds whose denominator is a number of observations and whose numerator says nothing to a reader."""

KINDS: Labels = {
    "count": Label("Antall", "Tal", "Count"),
    "proportion": Label("Andel", "Andel", "Proportion"),
    "ratio": Label("Forholdstall", "Forholdstal", "Ratio"),
    "rate": Label("Rate", "Rate", "Rate"),
    "mean": Label("Gjennomsnitt", "Gjennomsnitt", "Mean"),
    "median": Label("Median", "Median", "Median"),
    "percentile": Label("Persentil", "Persentil", "Percentile"),
    "index": Label("Indeks", "Indeks", "Index"),
    "weighted_proportion": Label("Vektet andel", "Vekta andel", "Weighted proportion"),
    "weighted_mean": Label("Vektet gjennomsnitt", "Vekta gjennomsnitt", "Weighted mean"),
    "standardised_rate": Label("Standardisert rate", "Standardisert rate", "Standardised rate"),
    "estimate": Label("Estimat", "Estimat", "Estimate"),
    "composite": Label("Sammensatt", "Samansett", "Composite"),
}

UNITS: Labels = {
    "percent": Label("prosent", "prosent", "per cent"),
    "persons": Label("personer", "personar", "persons"),
    "er_units": Label("legevakter", "legevakter", "ER units"),
    "number": Label("antall", "tal", "number"),
    "activities": Label("aktiviteter", "aktivitetar", "activities"),
    "bookings": Label("bestillinger", "bestillingar", "bookings"),
    "calls": Label("anrop", "anrop", "calls"),
    "courses": Label("kurs", "kurs", "courses"),
    "events": Label("hendelser", "hendingar", "events"),
    "stays": Label("opphold", "opphald", "stays"),
    "points": Label("poeng", "poeng", "points"),
    "seconds": Label("sekunder", "sekund", "seconds"),
    "minutes": Label("minutter", "minutt", "minutes"),
    "hours": Label("timer", "timar", "hours"),
    "days": Label("dager", "dagar", "days"),
    "per_1000": Label(f"per 1{THOUSANDS}000", f"per 1{THOUSANDS}000", "per 1,000"),
    "per_10000": Label(f"per 10{THOUSANDS}000", f"per 10{THOUSANDS}000", "per 10,000"),
    "per_100000": Label(f"per 100{THOUSANDS}000", f"per 100{THOUSANDS}000", "per 100,000"),
}
"""What values are counted in. Those that begin with ``per_`` are the factor of a rate."""

UNITS_ONE: Labels = {
    "persons": Label("person", "person", "person"),
    "er_units": Label("legevakt", "legevakt", "ER unit"),
    "activities": Label("aktivitet", "aktivitet", "activity"),
    "bookings": Label("bestilling", "bestilling", "booking"),
    "calls": Label("anrop", "anrop", "call"),
    "courses": Label("kurs", "kurs", "course"),
    "events": Label("hendelse", "hending", "event"),
    "stays": Label("opphold", "opphald", "stay"),
    "points": Label("poeng", "poeng", "point"),
    "seconds": Label("sekund", "sekund", "second"),
    "minutes": Label("minutt", "minutt", "minute"),
    "hours": Label("time", "time", "hour"),
    "days": Label("dag", "dag", "day"),
}
"""The units that are called something else where there is one of them."""

UNKNOWN_GROUP = Label("Ukjent", "Ukjend", "Unknown")
"""The group of rows of which the group is not known."""

STATUSES: Labels = {
    "ok": Label("Tall vises", "Talet er vist", "Shown"),
    "zero_denominator": Label("Nevneren er 0", "Nemnaren er 0", "The denominator is 0"),
    "below_response_threshold": Label("For få har svart", "For få har svart", "Too few have answered"),
    "no_answer": Label("Ikke besvart", "Ikkje svart på", "No answer"),
    "not_applicable": Label("Ikke aktuelt", "Ikkje aktuelt", "Not applicable"),
    "not_open": Label(
        "Ikke i drift ved utgangen av perioden",
        "Ikkje i drift ved utgangen av perioden",
        "Not open at the end of the period",
    ),
    "suppressed": Label(
        "Skjult av hensyn til personvernet", "Skjult av omsyn til personvernet", "Hidden to protect people"
    ),
    "suppressed_secondary": Label(
        "Skjult fordi andre skjulte tall ellers kunne regnes ut",
        "Skjult fordi andre skjulte tal elles kunne reknast ut",
        "Hidden because other hidden figures could be worked out from it",
    ),
}

INDICATOR_STATUSES: Labels = {
    "national": Label(
        "Nasjonal kvalitetsindikator", "Nasjonal kvalitetsindikator", "National quality indicator"
    ),
    "proposal": Label(
        "Forslag – ikke en nasjonal kvalitetsindikator",
        "Forslag – ikkje ein nasjonal kvalitetsindikator",
        "Proposal – not a national indicator",
    ),
    "retired": Label("Utgått indikator", "Utgått indikator", "Retired indicator"),
}

INDICATOR_STATUSES_SHORT: Labels = {
    "national": Label("nasjonal", "nasjonal", "national"),
    "proposal": Label("forslag", "forslag", "proposal"),
    "retired": Label("utgått", "utgått", "retired"),
}

REASONS: Labels = {
    "zero_denominator": Label("nevneren er 0", "nemnaren er 0", "the denominator is 0"),
    "not_applicable": Label("ikke aktuelt", "ikkje aktuelt", "not applicable"),
    "not_open": Label("ikke i drift", "ikkje i drift", "not open"),
    "no_answer": Label("ikke besvart", "ikkje svart på", "no answer"),
    "below_response_threshold": Label("for få har svart", "for få har svart", "too few have answered"),
    "suppressed": Label("skjult", "skjult", "hidden"),
    "suppressed_secondary": Label("skjult", "skjult", "hidden"),
}
"""Why there is no value, short enough for a column and made to stand inside a sentence."""

SIGN_MEANINGS: Labels = {
    ".": Label("Tall kan ikke forekomme", "Tal kan ikkje førekome", "No figure can occur"),
    "..": Label("Tallgrunnlag mangler", "Talgrunnlag manglar", "The basis for a figure is missing"),
    ":": Label(
        "Vises ikke av hensyn til personvernet",
        "Blir ikkje vist av omsyn til personvernet",
        "Not shown, to protect people",
    ),
}

IN_NO_TRUST = Label(
    "Ikke med i tallene for helseforetak: {areas}. Oslo er delt mellom flere helseforetak etter bydel.",
    "Ikkje med i tala for helseføretak: {areas}. Oslo er delt mellom fleire helseføretak etter bydel.",
    "Not in the figures of health trusts: {areas}. Oslo is divided between several by city district.",
)
DIVIDED_BETWEEN_TRUSTS = Label(
    "Ikke med i tallene for helseforetak: {areas}. Området er delt mellom flere helseforetak.",
    "Ikkje med i tala for helseføretak: {areas}. Området er delt mellom fleire helseføretak.",
    "Not in the figures of health trusts: {areas}. The area is divided between several.",
)

ACCOUNT_KEPT_BACK = Label(
    "Hva som er blitt av hver rad, vises ikke av hensyn til personvernet.",
    "Kva som er blitt av kvar rad, blir ikkje vist av omsyn til personvernet.",
    "What became of each row is not shown, to protect people.",
)

MONTHS = (
    "januar",
    "februar",
    "mars",
    "april",
    "mai",
    "juni",
    "juli",
    "august",
    "september",
    "oktober",
    "november",
    "desember",
)
"""The months for terminals. Documents take theirs, the same ones, from Babel."""

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


def rounded(value: Fraction | int, decimals: int) -> int:
    """Round half away from zero and return how many steps of the last decimal that is: 15.625 is 1563.

    Integer arithmetic throughout, so that 15.625 never passes through a float on its way to 15,63.
    """
    exact = abs(Fraction(value)) * int(10**decimals)
    steps = (2 * exact.numerator + exact.denominator) // (2 * exact.denominator)
    return -steps if value < 0 else steps


def first_upper(text: str) -> str:
    """Write a text as it begins a sentence."""
    return text[:1].upper() + text[1:]


def kind_label(kind: str, percent: Fraction | None = None) -> Label:
    """Return the name of a kind of measure; that of a percentile says which one: ``90-persentil``."""
    if kind != "percentile" or percent is None:
        return KINDS[kind]
    decimals = 0 if percent.denominator == 1 else 1
    number = shown(percent, decimals)
    english = f"{number.replace(',', '.')}{_ordinal(percent)}"
    return Label(f"{number}-persentil", f"{number}-persentil", f"{english} percentile")


def _ordinal(percent: Fraction) -> str:
    if percent.denominator != 1 or percent % 100 in (11, 12, 13):
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(int(percent % 10), "th")


def shown(value: Fraction | int, decimals: int) -> str:
    """Write a number as Norwegians do, rounded once, half away from zero: ``15,63`` and ``4 854``."""
    steps = rounded(value, decimals)
    whole, rest = divmod(abs(steps), 10**decimals)
    sign = MINUS if steps < 0 else ""
    fraction = f",{rest:0{decimals}d}" if decimals else ""
    return f"{sign}{whole:,}".replace(",", THOUSANDS) + fraction


def shown_date(text: str) -> str:
    """Write an ISO date, month or year as Norwegians do: ``23.06.2022``, ``juni 2022``, ``2022``."""
    year, *rest = text.split("-")
    if len(rest) == 2:
        return f"{rest[1]}.{rest[0]}.{year}"
    return f"{MONTHS[int(rest[0]) - 1]} {year}" if rest else year


def shown_with_unit(value: Fraction | int, decimals: int, unit: str) -> str:
    """Write a number with its per cent sign or the factor of its rate: ``13,3 %``, ``1,2 per 1 000``."""
    number = shown(value, decimals)
    if unit.startswith("per_"):
        return f"{number} {UNITS[unit].nb}"
    return f"{number}{THOUSANDS}%" if unit == "percent" else number


def shown_cell(value: Fraction | int | None, decimals: int, unit: str, status: str) -> str:
    """Write a value, or the sign that stands for the reason why there is none."""
    if value is None:
        return SIGNS[status]
    return shown_with_unit(value, decimals, unit)
