"""Active facilitators, those of them with the basic course, and those of these who had prepared for it."""

from tests.golden.figures.areas import areas_of_trusts
from tests.golden.figures.making import count, every, figures, first_of_each, share
from tests.golden.figures.reading import day, table, within

ID = "sbla-fasilitatorer"
PERIODS = ("2024-H1", "2024-H2")
DATA = {"fasilitatorer": "fasilitatorer.csv", "kurs": "kurs.csv"}
RULE = {"numerator_at_most": 3, "rest_at_most": 3}

PREPARED = "Er e-læringen gjennomført før kurset?"


def all_figures(period):
    areas = areas_of_trusts("national", "health_region", "health_trust", "regsim_region")
    taken = [
        row
        for row in table(ID, "kurs.csv", "cp1252")
        if row["Kurs"] == "Grunnkurs" and row["Resultat"] != "Ikke fullført"
    ]
    firsts = first_of_each(taken, lambda row: row["Løpenummer"], lambda row: day(row["Siste kursdag"]))
    course = {row["Løpenummer"]: row for row in firsts}
    active = [
        row
        for row in table(ID, "fasilitatorer.csv")
        if within(day(row["Oversikt per"]), period) and row["Status"] in ("Aktiv", "")
    ]

    def unit(row):
        return row["Organisasjonsnummer"]

    def has_course(row):
        found = course.get(row["Løpenummer"])
        return found is not None and day(found["Siste kursdag"]) <= day(row["Oversikt per"])

    def prepared(row):
        return course[row["Løpenummer"]][PREPARED]

    def people(rows):
        return len({row["Løpenummer"] for row in rows})

    def with_course(rows):
        return people([row for row in rows if has_course(row)])

    def known(row):
        return has_course(row) and prepared(row) in ("Ja", "Nei")

    parts = ("numerator", "rest")
    return [
        *figures(
            period, 1, areas, active, unit, every, lambda rows: share(with_course(rows), people(rows), parts)
        ),
        *figures(
            period, 2, areas, active, unit, every, lambda rows: count(with_course(rows), ("numerator",))
        ),
        *figures(period, 3, areas, active, unit, every, lambda rows: count(people(rows), ("numerator",))),
        *figures(
            period,
            4,
            areas,
            active,
            unit,
            known,
            lambda rows: share(people([row for row in rows if prepared(row) == "Ja"]), people(rows), parts),
        ),
    ]
