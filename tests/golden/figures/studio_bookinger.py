"""Bookings, and those of them that were made four weeks ahead or more."""

from tests.golden.figures.areas import areas_of_trusts
from tests.golden.figures.making import count, every, figures, median, share, stratum
from tests.golden.figures.reading import day, table, within

ID = "studio-bookinger"
PERIODS = ("2021-H1", "2021-H2")
DATA = {"bookinger": "bookinger.csv"}
RULE = {}

STEPS = {
    "1": "1. Fredagsmøter",
    "2": "2. RegUt kurs og opplæring",
    "3": "3. Nivå 2/3 ledermøter",
    "4": "4. Filming og produksjon",
    "5": "5. Annen kursvirksomhet",
}
FIXED = "Fast avtale"


def all_figures(period):
    areas = areas_of_trusts("health_trust")
    bookings = [
        row
        for row in table(ID, "bookinger.csv", "cp1252")
        if within(day(row["Ønsket dato"]), period) and row["Status"] != "Avlyst"
    ]

    def unit(row):
        return row["Helseforetak (org.nr.)"]

    steps = [stratum("step", STEPS.values(), lambda row: STEPS.get(row["Prioritet"]), bookings)]

    def asked(row):
        return row["Meldt inn"] not in ("", FIXED)

    def days(row):
        return (day(row["Ønsket dato"]) - day(row["Meldt inn"])).days

    def early(rows):
        return sum(days(row) >= 28 for row in rows)

    return [
        *figures(period, 1, areas, bookings, unit, asked, lambda rows: share(early(rows), len(rows)), steps),
        *figures(period, 2, areas, bookings, unit, asked, lambda rows: count(early(rows)), steps),
        *figures(period, 3, areas, bookings, unit, every, lambda rows: count(len(rows)), steps),
        *figures(period, 4, areas, bookings, unit, asked, lambda rows: median(list(map(days, rows))), steps),
    ]
