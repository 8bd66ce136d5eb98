"""Stays with harm, each counting as many as its team stands for, and the estimate as it was delivered."""

from tests.golden.figures.areas import areas_of_trusts
from tests.golden.figures.making import Figure, Made, count, every, figures, weighted_share
from tests.golden.figures.reading import day, number, table, whole, within

ID = "pasientskade-gtt"
PERIODS = ("2024",)
DATA = {"opphold": "opphold.csv", "team": "team.csv", "anslag": "anslag.csv"}
RULE = {"denominator_at_most": 9}

SEVERITIES = "EFGHI"
PEOPLE = ("denominator",)


def examined(period):
    """Return the stays of the period that the method is for and that were examined."""
    return [
        row
        for row in table(ID, "opphold.csv")
        if within(day(row["Utskrevet"]), period)
        and row["Fagområde"] == "Somatikk"
        and row["Gransket"] != "Nei"
    ]


def harms(row):
    """Return how many harms of each severity a stay had, None where that is not known."""
    return [whole(row[f"Antall skader {severity}"]) for severity in SEVERITIES]


def harmed(row):
    """Say whether a stay had any harm, None where that is not known."""
    if any(harms(row)):
        return True
    return None if None in harms(row) else False


def unit(row):
    return row["Helseforetak"]


def all_figures(period):
    nation = areas_of_trusts("national")
    stays = examined(period)
    teams = [row for row in table(ID, "team.csv") if row["År"] == period]
    weights = {row["GTT-team"]: number(row["Vekt per gransket opphold"]) for row in teams}

    def weighted(measure, is_it):
        return figures(
            period,
            measure,
            nation,
            stays,
            unit,
            lambda row: is_it(row) is not None and row["GTT-team"] in weights,
            lambda rows: weighted_share([(weights[row["GTT-team"]], is_it(row)) for row in rows], PEOPLE),
        )

    found = weighted(1, harmed)
    found += figures(
        period,
        2,
        nation,
        stays,
        unit,
        lambda row: harmed(row) is not None,
        lambda rows: count(sum(map(harmed, rows))),
    )
    found += figures(period, 3, nation, stays, unit, every, lambda rows: count(len(rows)))
    for place in range(len(SEVERITIES)):

        def severe(row, place=place):
            harm = harms(row)[place]
            return None if harm is None else harm > 0

        found += weighted(4 + place, severe)
    (estimate,) = table(ID, "anslag.csv")
    limits = number(estimate["Nedre grense"]), number(estimate["Øvre grense"])
    value = number(estimate["Andel opphold med skade (%)"])
    made = Made(value, None, whole(estimate["Antall granskede opphold"]), limits)
    found.append(Figure(period, 9, "national", estimate["Område"], "", "", made))

    def drawn_from(rows):
        return sum(whole(row["Antall opphold det er trukket fra"]) for row in rows)

    found += figures(period, 10, nation, teams, unit, every, lambda rows: count(drawn_from(rows)))
    found += figures(period, 11, nation, teams, unit, every, lambda rows: count(len(rows)))
    return found
