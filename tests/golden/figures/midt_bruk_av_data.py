"""Registries whose results have been followed up, how complete they are, and how many stays were examined."""

from fractions import Fraction

from tests.golden.figures.areas import areas_of_trusts
from tests.golden.figures.making import Made, count, every, figures, share, weighted_mean
from tests.golden.figures.reading import day, number, table, whole, within

ID = "midt-bruk-av-data"
PERIODS = ("2024-H1", "2024-H2")
DATA = {"registre": "registre.csv", "gtt": "gtt.csv", "aktivitet": "aktivitet.csv"}
RULE = {}

FOLLOWED = "Er resultatene gjennomgått og fulgt opp i ledelsen?"
MONTH = "Første dag i måneden"


def all_figures(period):
    areas = areas_of_trusts("health_region", "health_trust")

    def unit(row):
        return row["Helseforetak"]

    registries = [row for row in table(ID, "registre.csv") if within(day(row["Rapportert dato"]), period)]
    reviewed = [row for row in table(ID, "gtt.csv") if within(day(row[MONTH]), period)]
    discharged = [row for row in table(ID, "aktivitet.csv") if within(day(row[MONTH]), period)]

    def answered(row):
        return row[FOLLOWED] in ("Ja", "Nei")

    def yes(rows):
        return sum(row[FOLLOWED] == "Ja" for row in rows)

    def coverage(rows):
        return weighted_mean(
            [(whole(row["Skulle vært registrert"]), number(row["Dekningsgrad"])) for row in rows]
        )

    def per_1000(rows):
        trusts = {unit(row) for row in rows}
        examined = sum(whole(row["Granskede opphold"]) for row in rows)
        discharges = sum(whole(row["Utskrivninger"]) for row in discharged if unit(row) in trusts)
        return Made(Fraction(1000 * examined, discharges), examined, discharges)

    return [
        *figures(period, 1, areas, registries, unit, answered, lambda rows: share(yes(rows), len(rows))),
        *figures(period, 2, areas, registries, unit, answered, lambda rows: count(yes(rows))),
        *figures(period, 3, areas, registries, unit, answered, lambda rows: count(len(rows))),
        *figures(
            period, 4, areas, registries, unit, lambda row: number(row["Dekningsgrad"]) is not None, coverage
        ),
        *figures(period, 5, areas, reviewed, unit, every, per_1000),
    ]
