"""Meniscus operations per 100 000 inhabitants, as they are and as those of a standard population."""

from fractions import Fraction

from tests.golden.figures.areas import areas_of_municipalities
from tests.golden.figures.limits import dobson, events
from tests.golden.figures.making import Made, count, every, figures, stratum
from tests.golden.figures.reading import table, whole

ID = "midt-uonsket-variasjon"
PERIODS = ("2024",)
DATA = {"forbruk": "meniskoperasjoner.csv"}
RULE = {"numerator_at_most": 3}

# Eurostat's groups of five years from 15 on, added up
STANDARD = {
    "15–34 år": 5500 + 6000 + 6000 + 6500,
    "35–49 år": 3 * 7000,
    "50–64 år": 7000 + 6500 + 6000,
    "65–74 år": 5500 + 5000,
    "75 år og eldre": 4000 + 2500 + 1500 + 1000,
}


def all_figures(period):
    areas = areas_of_municipalities()
    rows = [row for row in table(ID, "meniskoperasjoner.csv", "cp1252") if row["År"] == period]
    sexes = [stratum("sex", ("Kvinner", "Menn"), lambda row: row["Kjønn"], rows)]

    def unit(row):
        return row["Kommunenummer"]

    def known(row):
        return row["Meniskoperasjoner"] != "-"

    def operated(rows):
        return sum(int(row["Meniskoperasjoner"]) for row in rows)

    def people(rows):
        return sum(whole(row["Innbyggere"]) for row in rows)

    def crude(rows):
        number, of = operated(rows), people(rows)
        low, high = events(number)
        limits = 100000 * low / of, 100000 * high / of
        return Made(Fraction(100000 * number, of), number, of, limits, people=("numerator",))

    def standardised(rows):
        groups = []
        for age, weight in STANDARD.items():
            inside = [row for row in rows if row["Aldersgruppe"] == age]
            groups.append((operated(inside), people(inside), weight))
        number, of = operated(rows), people(rows)
        if not all(of_age for _, of_age, _ in groups):
            return Made(None, number, of, people=("numerator",))
        rate = sum(Fraction(weight * cases, of_age) for cases, of_age, weight in groups)
        value = 100000 * rate / sum(STANDARD.values())
        return Made(value, number, of, dobson(groups, 100000), people=("numerator",))

    return [
        *figures(period, 1, areas, rows, unit, known, standardised, sexes),
        *figures(period, 2, areas, rows, unit, known, crude, sexes),
        *figures(
            period, 3, areas, rows, unit, known, lambda rows: count(operated(rows), ("numerator",)), sexes
        ),
        *figures(period, 4, areas, rows, unit, every, lambda rows: count(people(rows)), sexes),
    ]
