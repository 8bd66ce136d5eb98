"""Units with a mature safety climate, the index of those who answered, and how many of the invited did."""

from fractions import Fraction

from tests.golden.figures import limits
from tests.golden.figures.areas import areas_of_trusts
from tests.golden.figures.making import Figure, Made, count, every, figures, share
from tests.golden.figures.reading import number, table, whole

ID = "sikkerhetsklima-forbedring"
PERIODS = ("2024",)
DATA = {"enheter": "enheter.csv", "svar": "svar.csv"}
RULE = {"denominator_at_most": 4}

HIGH = "Andel med skår 75 eller høyere (%)"
QUESTIONS = [f"Sikkerhetsklima {number}" for number in range(1, 6)]
POINTS = {"1": 0, "2": 25, "3": 50, "4": 75, "5": 100}
FEWEST = 3


def score(row):
    """Return the mean of the answered questions in points, None where too few are."""
    points = [POINTS[row[question]] for question in QUESTIONS if row[question] in POINTS]
    return Fraction(sum(points), len(points)) if len(points) >= FEWEST else None


def mean(rows):
    scores = [score(row) for row in rows]
    value = sum(scores) / len(scores)
    return Made(value, None, len(scores), limits.student(scores), people=("denominator",))


def unit(row):
    return row["Helseforetak"]


def has_result(row):
    return number(row[HIGH]) is not None


def mature(rows):
    return sum(number(row[HIGH]) >= 60 for row in rows)


def all_figures(period):
    areas = areas_of_trusts("national", "health_region", "health_trust")
    units = [row for row in table(ID, "enheter.csv") if row["År"] == period]
    answers = [row for row in table(ID, "svar.csv") if row["År"] == period]

    def sums(rows):
        return share(sum(whole(row["Svar"]) for row in rows), sum(whole(row["Inviterte"]) for row in rows))

    found = figures(
        period,
        1,
        areas,
        units,
        unit,
        has_result,
        lambda rows: share(mature(rows), len(rows), ("denominator",)),
    )
    found += figures(period, 2, areas, units, unit, has_result, lambda rows: count(mature(rows)))
    found += figures(period, 3, areas, units, unit, every, lambda rows: count(sum(map(has_result, rows))))
    found += figures(period, 4, areas, answers, unit, lambda row: score(row) is not None, mean)
    found += figures(period, 5, areas, units, unit, every, sums)
    of_trusts = {one.code: one.made.value for one in found if (one.measure, one.level) == (1, "health_trust")}
    for level, code, trusts in areas:
        shares = [of_trusts[trust] for trust in trusts if trust in of_trusts]
        if shares and level != "health_trust":
            made = share(sum(one >= 50 for one in shares), len(shares))
            found.append(Figure(period, 6, level, code, "", "", made))
    return found
