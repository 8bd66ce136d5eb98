"""New employees who have had the training, and staff who finished an improvement training."""

from fractions import Fraction

from tests.golden.figures.areas import areas_of_trusts
from tests.golden.figures.making import Made, count, every, figures, first_of_each, share, stratum
from tests.golden.figures.reading import day, table, within

ID = "midt-forbedringskompetanse"
PERIODS = ("2023", "2024")
DATA = {"nyansatte": "nyansatte.csv", "utdanning": "utdanning.csv", "ansatte": "ansatte.csv"}
RULE = {"numerator_at_most": 3, "rest_at_most": 3}

TRAINED = "Har den ansatte gjennomført opplæringspakken?"
ROLES = {
    "Leder": "Ledere",
    "LIS1": "Leger i spesialisering",
    "LIS2/3": "Leger i spesialisering",
    "Overlege": "Annet helsepersonell",
    "Sykepleier": "Annet helsepersonell",
    "Annet helsepersonell": "Annet helsepersonell",
    "Administrasjon": "Andre",
    "Drift": "Andre",
}


def all_figures(period):
    areas = areas_of_trusts("health_region", "health_trust")

    def unit(row):
        return row["Helseforetak"]

    inside = [
        row
        for row in table(ID, "nyansatte.csv")
        if within(day(row["Ansatt fra"]), period) and row["Ansettelse"] != "Vikariat under én måned"
    ]
    people = first_of_each(inside, lambda row: row["Løpenummer"], lambda row: day(row["Ansatt fra"]))
    finished = [
        row
        for row in table(ID, "utdanning.csv", "cp1252")
        if within(day(row["Avsluttet"]), period) and row["Resultat"] != "Avbrutt"
    ]
    # written with a narrow blank between thousands
    staff = {
        unit(row): int("".join(sign for sign in row["Antall ansatte"] if sign.isdecimal()))
        for row in table(ID, "ansatte.csv")
        if row["År"] == period
    }
    roles = [stratum("role", dict.fromkeys(ROLES.values()), lambda row: ROLES.get(row["Stilling"]), people)]

    def answered(row):
        return row[TRAINED] in ("Ja", "Nei")

    def yes(rows):
        return sum(row[TRAINED] == "Ja" for row in rows)

    def persons(rows):
        return len({row["Løpenummer"] for row in rows})

    def per_1000(rows):
        trusts = {unit(row) for row in rows}
        number, of = persons(rows), sum(staff[trust] for trust in trusts)
        return Made(Fraction(1000 * number, of), number, of, people=("numerator",))

    parts = ("numerator", "rest")
    number = ("numerator",)
    return [
        *figures(
            period, 1, areas, people, unit, answered, lambda rows: share(yes(rows), len(rows), parts), roles
        ),
        *figures(period, 2, areas, people, unit, answered, lambda rows: count(yes(rows), number), roles),
        *figures(period, 3, areas, people, unit, every, lambda rows: count(len(rows), number), roles),
        *figures(period, 4, areas, finished, unit, every, per_1000),
        *figures(period, 5, areas, finished, unit, every, lambda rows: count(persons(rows), number)),
    ]
