"""Courses, lectures and meetings, and those of them that were held on the net."""

from datetime import datetime
from fractions import Fraction
from zoneinfo import ZoneInfo

from tests.golden.figures.areas import areas_of_trusts
from tests.golden.figures.making import Made, count, figures, median, share, stratum
from tests.golden.figures.reading import table, whole, within

ID = "studio-digitale-kurs"
PERIODS = ("2021-Q1", "2021-Q2", "2021-Q3", "2021-Q4")
DATA = {"kurs": "kurs.csv"}
RULE = {}

OSLO = ZoneInfo("Europe/Oslo")
KINDS = {
    "RegUt-kurs": "Kurs",
    "Annet kurs": "Kurs",
    "Forelesning": "Forelesninger",
    "Fredagsmøte": "Møter",
    "Ledermøte": "Møter",
}


def moment(text):
    return datetime.strptime(text, "%d.%m.%Y %H:%M").replace(tzinfo=OSLO) if text else None


def minutes(row):
    start, end = moment(row["Start"]), moment(row["Slutt"])
    return None if end is None else Fraction(int(end.timestamp() - start.timestamp()), 60)


def all_figures(period):
    areas = areas_of_trusts("health_trust")
    held = [
        row
        for row in table(ID, "kurs.csv")
        if within(moment(row["Start"]).date(), period) and row["Status"] != "Avlyst"
    ]

    def unit(row):
        return row["Helseforetak"]

    kinds = [stratum("kind", dict.fromkeys(KINDS.values()), lambda row: KINDS.get(row["Type"]), held)]

    def possible(row):
        return row["Kan avholdes digitalt?"] if row["Kan avholdes digitalt?"] in ("Ja", "Nei") else None

    def form(row):
        return row["Gjennomføring"] or None

    def could(row):
        return possible(row) == "Ja"

    # what cannot be held on the net was not, whatever stands in the other column
    def known(row):
        return possible(row) == "Nei" or (could(row) and form(row) is not None)

    def both(row):
        return could(row) and form(row) == "Digitalt"

    # a row is out where either part is unknown: on the net and not known whether it could be is
    def decided(row):
        return possible(row) is not None and known(row)

    def is_digital(row):
        return form(row) == "Digitalt"

    def counted(row):
        return form(row) is not None and (not is_digital(row) or people(row) is not None)

    def people(row):
        return whole(row["Antall deltakere"])

    def mean(rows):
        digital = [people(row) for row in rows if is_digital(row)]
        return Made(Fraction(sum(digital), len(digital)) if digital else None, None, len(digital))

    return [
        *figures(
            period,
            1,
            areas,
            held,
            unit,
            decided,
            lambda rows: share(sum(map(both, rows)), sum(map(could, rows))),
            kinds,
        ),
        # not on the net is enough to know that it is not both
        *figures(
            period,
            2,
            areas,
            held,
            unit,
            lambda row: known(row) or (form(row) is not None and not is_digital(row)),
            lambda rows: count(sum(map(both, rows))),
            kinds,
        ),
        *figures(
            period,
            3,
            areas,
            held,
            unit,
            lambda row: possible(row) is not None,
            lambda rows: count(sum(map(could, rows))),
            kinds,
        ),
        *figures(
            period,
            4,
            areas,
            held,
            unit,
            lambda row: form(row) is not None,
            lambda rows: share(sum(map(is_digital, rows)), len(rows)),
            kinds,
        ),
        *figures(period, 5, areas, held, unit, counted, mean, kinds),
        *figures(
            period,
            6,
            areas,
            held,
            unit,
            lambda row: minutes(row) is not None,
            lambda rows: median(list(map(minutes, rows))),
            kinds,
        ),
    ]
