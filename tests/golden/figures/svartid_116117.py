"""Calls to out-of-hours centres: the share answered within two minutes is one of all calls."""

from tests.golden.figures import calls
from tests.golden.figures.areas import areas_of_er_units
from tests.golden.figures.making import count, every, figures, median, share
from tests.golden.figures.reading import table, within

ID = "svartid-116117"
PERIODS = ("2024",)
DATA = {"anrop": "anrop.csv"}
RULE = {}

OTHERS = "Internt nummer"


def all_figures(period):
    areas = areas_of_er_units(ID)
    log = [
        row
        for row in table(ID, "anrop.csv", "cp1252")
        if within(calls.day(row), period) and row[calls.NUMBER] != OTHERS
    ]

    def unit(row):
        return row["Sentral-ID"]

    # answered or not is not known, but it rang for too long to count either way
    def counted_within(limit):
        return lambda row: calls.is_decided(row) or calls.is_slow(row, limit)

    def share_within(limit):
        return lambda rows: share(calls.within(rows, limit), len(rows))

    def time_known(row):
        return calls.is_decided(row)

    return [
        *figures(period, 1, areas, log, unit, counted_within(120), share_within(120)),
        *figures(
            period, 2, areas, log, unit, counted_within(120), lambda rows: count(calls.within(rows, 120))
        ),
        *figures(period, 3, areas, log, unit, every, lambda rows: count(len(rows))),
        *figures(period, 4, areas, log, unit, calls.is_told, lambda rows: count(calls.unanswered(rows))),
        *figures(period, 5, areas, log, unit, counted_within(600), share_within(600)),
        *figures(period, 6, areas, log, unit, time_known, lambda rows: median(calls.times(rows))),
    ]
