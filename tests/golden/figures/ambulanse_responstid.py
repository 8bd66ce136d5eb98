"""How long the ambulance took, sorted, and where nine tenths of the way through it stands."""

from fractions import Fraction

from tests.golden.figures import limits
from tests.golden.figures.areas import areas_of_trusts
from tests.golden.figures.calls import OSLO, moment
from tests.golden.figures.making import Made, count, figures, share
from tests.golden.figures.reading import table, within

ID = "ambulanse-responstid"
PERIODS = ("2024",)
DATA = {"hendelser": "hendelser.csv"}
RULE = {"numerator_at_most": 4, "rest_at_most": 4, "denominator_at_most": 9}

URBAN, SPARSE = "Tettbygd", "Grisgrendt"
MINUTES = {URBAN: 12, SPARSE: 25}


def minutes(row):
    start = moment(row["AMK varslet"])
    return Fraction(round(moment(row["Ambulanse framme"], start).timestamp() - start.timestamp()), 60)


def counts(row, period):
    """Say whether an event is one of those that the indicator is about."""
    return (
        row["Hastegrad"] == "Rød"
        and row["Hastegrad endret underveis"] != "Ja"
        and row["Status"] != "Avbrutt"
        and row["Ambulanse framme"] != ""
        and within(moment(row["AMK varslet"]).astimezone(OSLO).date(), period)
    )


def ninetieth(values):
    """Return the 90th percentile: nine tenths of the way from the first of the sorted values to the last."""
    if not values:
        return Made(None, None, 0)
    ordered = sorted(values)
    whole, rest = divmod(9 * (len(ordered) - 1), 10)
    value = ordered[whole]
    if rest:
        value += (ordered[whole + 1] - value) * Fraction(rest, 10)
    between = limits.of_percentile(ordered, Fraction(9, 10))
    return Made(value, None, len(values), limits=between, people=("denominator",))


def all_figures(period):
    areas = areas_of_trusts("national", "health_region", "health_trust")
    events = [row for row in table(ID, "hendelser.csv", "cp1252") if counts(row, period)]

    def unit(row):
        return row["Helseforetak (org.nr.)"]

    def known(row):
        return row["Strøk"] in MINUTES

    def times(rows, area):
        return [minutes(row) for row in rows if row["Strøk"] == area]

    def percentile(area):
        return lambda rows: ninetieth(times(rows, area))

    def in_time(area):
        def made(rows):
            all_times = times(rows, area)
            early = sum(one <= MINUTES[area] for one in all_times)
            found = share(early, len(all_times), ("numerator", "rest", "denominator"))
            between = limits.wilson(early, len(all_times)) if all_times else None
            return Made(found.value, early, len(all_times), limits=between, people=found.people)

        return made

    def number(area):
        return lambda rows: count(len(times(rows, area)), ("numerator",))

    made = (
        (1, percentile(URBAN)),
        (2, percentile(SPARSE)),
        (3, in_time(URBAN)),
        (4, in_time(SPARSE)),
        (5, number(URBAN)),
        (6, number(SPARSE)),
    )
    return [
        figure
        for measure, make in made
        for figure in figures(period, measure, areas, events, unit, known, make)
    ]
