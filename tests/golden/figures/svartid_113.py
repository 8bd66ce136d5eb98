"""Calls to the medical emergency number: the share answered within ten seconds is one of answered calls."""

from tests.golden.figures import calls
from tests.golden.figures.areas import areas_of_trusts
from tests.golden.figures.making import count, every, figures, median, share
from tests.golden.figures.reading import table, within

ID = "svartid-113"
PERIODS = ("2024",)
DATA = {"anrop": "anrop.csv"}
RULE = {}

OTHERS = "Annet nummer"
LIMIT = 10


def all_figures(period):
    areas = areas_of_trusts("national", "health_region", "health_trust")
    log = [
        row
        for row in table(ID, "anrop.csv")
        if within(calls.day(row), period) and row[calls.NUMBER] != OTHERS
    ]

    def unit(row):
        return row["AMK-område (org.nr.)"]

    # a call that rang for longer was not answered in time, even if it is not known whether it was answered
    def is_early_or_not(row):
        return calls.is_decided(row) or calls.is_slow(row, LIMIT)

    return [
        *figures(
            period,
            1,
            areas,
            log,
            unit,
            calls.is_decided,
            lambda rows: share(calls.within(rows, LIMIT), calls.answered(rows)),
        ),
        *figures(period, 2, areas, log, unit, is_early_or_not, lambda rows: count(calls.within(rows, LIMIT))),
        *figures(period, 3, areas, log, unit, calls.is_told, lambda rows: count(calls.answered(rows))),
        *figures(period, 4, areas, log, unit, every, lambda rows: count(len(rows))),
        *figures(period, 5, areas, log, unit, calls.is_told, lambda rows: count(calls.unanswered(rows))),
        *figures(period, 6, areas, log, unit, calls.is_decided, lambda rows: median(calls.times(rows))),
    ]
