"""Units that have followed up, and the scores of those who work there."""

from fractions import Fraction

from tests.golden.figures.areas import areas_of_trusts
from tests.golden.figures.making import Figure, Made, count, figures, share, weighted_mean
from tests.golden.figures.reading import number, table

ID = "midt-sikkerhetskultur"
PERIODS = ("2024",)
DATA = {"enheter": "forbedring.csv"}
RULE = {}

FOLLOWED = "Er resultatene fulgt opp i enheten?"


def all_figures(period):
    areas = areas_of_trusts("health_region", "health_trust")
    rows = [
        row for row in table(ID, "forbedring.csv") if row["År"] == period and row["Egen rapport"] != "Nei"
    ]

    def unit(row):
        return row["Helseforetak"]

    def answered(row):
        return row[FOLLOWED] in ("Ja", "Nei")

    def yes(rows):
        return sum(row[FOLLOWED] == "Ja" for row in rows)

    found = figures(period, 1, areas, rows, unit, answered, lambda rows: share(yes(rows), len(rows)))
    found += figures(period, 2, areas, rows, unit, answered, lambda rows: count(yes(rows)))
    found += figures(period, 3, areas, rows, unit, answered, lambda rows: count(len(rows)))
    scores = []
    for measure, column in ((4, "Meldekultur"), (5, "Sikkerhetsklima")):
        scores += figures(
            period,
            measure,
            areas,
            rows,
            unit,
            lambda row, column=column: number(row[column]) is not None,
            lambda rows, column=column: weighted_mean(
                [(int(row["Antall svar"]), number(row[column])) for row in rows]
            ),
        )
    by_place = {}
    for one in scores:
        by_place.setdefault((one.level, one.code), []).append(one.made.value)
    both = [
        Figure(period, 6, level, code, "", "", Made(Fraction(sum(values), 2)))
        for (level, code), values in by_place.items()
        if len(values) == 2
    ]
    return [*found, *scores, *both]
