"""How patients experienced their stay, weighted for those who did not answer, and how many did."""

from fractions import Fraction

from tests.golden.figures.areas import areas_of_trusts
from tests.golden.figures.limits import weighted_share
from tests.golden.figures.making import Made, count, every, figures, share, stratum, weighted_mean
from tests.golden.figures.reading import day, number, table, whole, within

ID = "pasienterfaringer-sykehus"
PERIODS = ("2024",)
DATA = {"utvalg": "utvalg.csv"}
# what is said of the numerator holds for those who have a score, too
RULE = {"numerator_at_most": 4, "rest_at_most": 4, "denominator_at_most": 4}

GOOD_IF_HIGH = (
    "Snakket helsepersonellet slik at du forstod dem?",
    "Hadde helsepersonellet omsorg for deg?",
    "Hadde du tillit til helsepersonellets faglige dyktighet?",
    "Hadde helsepersonellet tid til deg når du trengte det?",
    "Fikk du være med i avgjørelser om behandlingen din?",
)
GOOD_IF_LOW = "Fikk du motstridende informasjon?"
TRUST = GOOD_IF_HIGH[2]
AGES = ("16–44 år", "45–66 år", "67 år og eldre")


def age_group(row):
    age = whole(row["Alder"])
    return None if age is None else AGES[(age > 44) + (age > 66)]


def score(row):
    """Return the mean of a patient's answers from 0 to 100, None where fewer than three are there."""
    points = [whole(row[question]) for question in GOOD_IF_HIGH]
    low = whole(row[GOOD_IF_LOW])
    points.append(None if low is None else 6 - low)
    scores = [25 * (one - 1) for one in points if one is not None]
    return Fraction(sum(scores), len(scores)) if len(scores) >= 3 else None


def weight(row):
    return number(row["Vekt"])


def all_figures(period):
    areas = areas_of_trusts("national", "health_region", "health_trust")
    sample = [
        row
        for row in table(ID, "utvalg.csv")
        if within(day(row["Utskrevet"]), period) and row["Utsending"] in ("Sendt", "")
    ]
    ages = [stratum("age", AGES, age_group, sample)]

    def unit(row):
        return row["Helseforetak"]

    def replied(rows):
        return sum(row["Svarstatus"].startswith("Svart") for row in rows)

    def known(row):
        return row["Svarstatus"] != ""

    def index(rows):
        return weighted_mean([(weight(row), score(row)) for row in rows], ("denominator",))

    def trusting(rows):
        inside = [row for row in rows if whole(row[TRUST]) >= 4]
        total = sum(map(weight, rows))
        if not total:
            return Made(None, len(inside), len(rows), people=PARTS)
        value = sum(map(weight, inside)) / total
        effect = len(rows) * sum(weight(row) ** 2 for row in rows) / total**2
        low, high = weighted_share(value, len(rows) / effect)
        return Made(100 * value, len(inside), len(rows), (100 * low, 100 * high), effect, PARTS)

    return [
        *figures(
            period,
            1,
            areas,
            sample,
            unit,
            lambda row: weight(row) is not None and score(row) is not None,
            index,
            ages,
        ),
        *figures(
            period,
            2,
            areas,
            sample,
            unit,
            lambda row: weight(row) is not None and whole(row[TRUST]) is not None,
            trusting,
            ages,
        ),
        *figures(
            period, 3, areas, sample, unit, known, lambda rows: share(replied(rows), len(rows), PARTS), ages
        ),
        *figures(period, 4, areas, sample, unit, every, lambda rows: count(len(rows), ("numerator",)), ages),
        *figures(
            period, 5, areas, sample, unit, known, lambda rows: count(replied(rows), ("numerator",)), ages
        ),
    ]


PARTS = ("numerator", "rest")
