"""Releases that tables are made of, and what their cells have to show, worked out without nki's words."""

from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from nki.exporting import choice_of, export
from nki.model.level import Level
from nki.model.release import FormText, MeasureTitle, StratumTitle
from nki.model.status import Status
from tests.unit.releases import ABOUT, PROPORTION, PROPORTIONS, release, row

THIN = "\u202f"
SIGNS = {
    "zero_denominator": ".",
    "not_applicable": ".",
    "not_open": ".",
    "no_answer": "..",
    "below_response_threshold": "..",
    "suppressed": ":",
    "suppressed_secondary": ":",
}
BEHIND = {"percent": f"{THIN}%"}

RATE = MeasureTitle(2, "rate", "per_1000", 2, "Antall per 1 000 innbyggere.", interval="Byar")
MEAN = MeasureTitle(3, "mean", "minutes", 1, "Gjennomsnittlig ventetid.")
PERCENTILE = MeasureTitle(4, "percentile", "minutes", 1, "Ventetid, 90. persentil.", percent=Fraction(90))
INDEX = MeasureTitle(5, "index", "points", 0, "Kultur for pasientsikkerhet.")
WEIGHTED = MeasureTitle(6, "weighted_proportion", "percent", 1, "Vektet andel.")
KINDS = (PROPORTION, RATE, MEAN, PERCENTILE, INDEX, WEIGHTED)
FORM = (
    FormText(1, "definition", "Definisjon", "Andel leger som har deltatt.\nTo avsnitt."),
    FormText(23, "interpretation", "Særskilt informasjon", "Leger telles flere ganger."),
)


def of_kinds():
    """Every kind with limits and a design effect, in two counties and two groups, some of it hidden."""
    areas = ((Level.NATIONAL, "0", "Norge"), (Level.COUNTY, "03", "Oslo"), (Level.COUNTY, "11", "Rogaland"))
    rows = []
    for at, measure in enumerate(KINDS):
        for place, (level, code, name) in enumerate(areas):
            for group in ("", "Kvinne", "Mann"):
                value = Fraction(1234 + 7 * at + 3 * place + len(group), 100)
                one = replace(
                    row(level, code, name, 25, 200, invited=3, responded=3, answered=2, measure=measure),
                    value=value,
                    stratum="sex" if group else "",
                    group=group,
                )
                if measure is not MEAN:
                    one = replace(one, lower=value - Fraction(9, 10), upper=value + 2)
                if measure is WEIGHTED:
                    one = replace(one, design_effect=Fraction(5, 4))
                if measure in (MEAN, PERCENTILE, INDEX, WEIGHTED):
                    one = replace(one, numerator=None)
                if code == "11" and group == "Mann":
                    one = replace(
                        one, status=Status.SUPPRESSED, value=None, lower=None, upper=None,
                        numerator=None, denominator=None, design_effect=None,
                    )  # fmt: skip
                rows.append(one)
    about = replace(ABOUT, measures=KINDS, strata=(StratumTitle("sex", "Kjønn", ("Kvinne", "Mann")),))
    return release(tuple(rows), about)


def small():
    """Every status, a form, and notes."""
    return release(about=replace(ABOUT, form=FORM, notes=("Én enhet ligger i ingen region.",)))


def of_year(year, *, provisional=False, change=0, rows=PROPORTIONS):
    """The shares of a year."""
    about = replace(ABOUT, period=year, measures=(PROPORTION,), provisional=provisional)
    return release(
        tuple(
            replace(
                one,
                period=year,
                provisional="provisional" if provisional else "",
                value=None if one.value is None else one.value + change,
            )
            for one in rows
        ),
        about,
    )


def another():
    """Another indicator, with the same areas."""
    about = replace(ABOUT, indicator="legevakt-annen", title="En annen indikator", measures=(PROPORTION,))
    return release(tuple(replace(one, indicator="legevakt-annen") for one in PROPORTIONS), about)


def exported(releases, form, *, lang="nb", templates=None, **choice):
    """Return the bytes of a format."""
    return export(
        releases, form, choice_of(form, **choice), lang=lang, made_with="nki", templates=templates
    ).data


def rounded(value, decimals):
    exact = Decimal(value.numerator) / Decimal(value.denominator)
    return exact.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)


def written(value, decimals):
    """Write a number as Norwegians do."""
    return f"{rounded(Fraction(value), decimals):,}".replace(",", THIN).replace(".", ",").replace("-", "−")


def value_shown(one, decimals):
    """Return what has to stand in the cell of a row's value."""
    if one.status is not Status.OK:
        return SIGNS[one.status]
    return written(one.value, decimals) + BEHIND.get(one.unit, "")


def limits_shown(one, decimals):
    """Return what has to stand in the cell of a row's interval."""
    if one.status is not Status.OK:
        return SIGNS[one.status]
    return "" if one.lower is None else f"{written(one.lower, decimals)}–{written(one.upper, decimals)}"
