"""LIS1 doctors in position at the year's end, and those of them who have trained with simulation."""

from tests.golden.figures.areas import areas_of_trusts
from tests.golden.figures.making import count, every, figures, first_of_each, share, stratum
from tests.golden.figures.reading import day, table, within

ID = "sbla-lis1"
PERIODS = ("2023", "2024")
DATA = {"lis1": "lis1.csv", "deltakelser": "deltakelser.csv"}
RULE = {"numerator_at_most": 3, "rest_at_most": 3}


def all_figures(period):
    areas = areas_of_trusts("national", "health_region", "health_trust", "regsim_region")
    trained = {
        row["Løpenummer"]
        for row in table(ID, "deltakelser.csv")
        if within(day(row["Dato"]), period)
        # where nobody wrote down the role, or whether the doctor came, the row counts
        and row["Rolle"] in ("LIS1", "")
        and row["Oppmøte"] in ("Møtt", "")
    }
    listed = [
        row
        for row in table(ID, "lis1.csv", "cp1252")
        if within(day(row["Oversikt per"]), period) and row["I permisjon"] != "Ja" and row["Løpenummer"]
    ]
    doctors = first_of_each(
        listed, lambda row: row["Løpenummer"], lambda row: day(row["Begynte i stillingen"])
    )

    def unit(row):
        return row["Organisasjonsnummer"]

    def took_part(rows):
        return sum(row["Løpenummer"] in trained for row in rows)

    intakes = [stratum("intake", ("Vår", "Høst"), lambda row: row["Oppstart"] or None, doctors)]
    parts = ("numerator", "rest")
    return [
        *figures(
            period,
            1,
            areas,
            doctors,
            unit,
            every,
            lambda rows: share(took_part(rows), len(rows), parts),
            intakes,
        ),
        *figures(
            period,
            2,
            areas,
            doctors,
            unit,
            every,
            lambda rows: count(took_part(rows), ("numerator",)),
            intakes,
        ),
        *figures(
            period, 3, areas, doctors, unit, every, lambda rows: count(len(rows), ("numerator",)), intakes
        ),
    ]
