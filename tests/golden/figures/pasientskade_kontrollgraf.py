"""Stays with harm at each trust month by month, every stay counting once."""

from tests.golden.figures import pasientskade_gtt
from tests.golden.figures.areas import areas_of_trusts
from tests.golden.figures.making import count, every, figures, share

PERIODS = tuple(f"2024-M{month:02}" for month in range(1, 13))
DATA = {"opphold": "opphold.csv"}
RULE = {"denominator_at_most": 9}


def all_figures(period):
    trusts = areas_of_trusts("health_trust")
    stays = pasientskade_gtt.examined(period)
    harmed, unit = pasientskade_gtt.harmed, pasientskade_gtt.unit

    def is_known(row):
        return harmed(row) is not None

    def with_harm(rows):
        return sum(map(harmed, rows))

    return [
        *figures(
            period,
            1,
            trusts,
            stays,
            unit,
            is_known,
            lambda rows: share(with_harm(rows), len(rows), ("denominator",)),
        ),
        *figures(period, 2, trusts, stays, unit, is_known, lambda rows: count(with_harm(rows))),
        *figures(period, 3, trusts, stays, unit, every, lambda rows: count(len(rows))),
    ]
