"""Rows that take their date from a row of another source: what becomes of each, and that none is lost."""

import pytest

import nki
from tests.indicator import indicator as small
from tests.indicator import written

BERGEN = "983974724"
ACTIVITIES = (
    "trust;activity;held_on;status",
    f"{BERGEN};A;2024-03-01;Gjennomført",
    f"{BERGEN};B;2023-03-01;Gjennomført",
    f"{BERGEN};C;2024-03-01;Avlyst",
    f"{BERGEN};D;;Gjennomført",
    f"{BERGEN};E;2024-03-02;Gjennomført",
)


@pytest.fixture
def account(tmp_path):
    """Write an indicator on participants of activities; return the function that accounts for their rows."""
    trust = {"name": "trust", "type": "unit"}
    activity = {"name": "activity", "type": "text"}
    spec = small(
        {
            "main_measure": {
                "kind": "count",
                "numerator": {"sum": "participants", "source": "participants"},
            },
            "other_measures": [],
            "levels": {"publish": ["health_trust"]},
            "sources": [
                {
                    "id": "activities",
                    "units": "health_trust",
                    "rows": "many_per_unit",
                    "dated": "held_on",
                    "exclude": [
                        {"reason": "Avlyst", "where": {"column": "status", "equals": "Avlyst"}},
                    ],
                    "columns": [
                        trust,
                        activity,
                        {"name": "held_on", "type": "date"},
                        {"name": "status", "type": "choice", "values": ["Gjennomført", "Avlyst"]},
                    ],
                },
                {
                    "id": "participants",
                    "text": "Deltakere.",
                    "units": "health_trust",
                    "rows": "many_per_unit",
                    "dated": "held_on",
                    "joins": [
                        {"source": "activities", "on": {"activity": "activity"}, "columns": ["held_on"]}
                    ],
                    "columns": [trust, activity, {"name": "participants", "type": "count"}],
                },
            ],
        }
    )
    file = written(spec, tmp_path)
    activities, participants = tmp_path / "activities.csv", tmp_path / "participants.csv"

    def of(*lines):
        activities.write_text("\n".join(ACTIVITIES) + "\n", encoding="utf-8")
        rows = ["trust;activity;participants", *lines]
        participants.write_text("\n".join(rows) + "\n", encoding="utf-8")
        result = nki.compute(file, {"activities": activities, "participants": participants}, period="2024")
        value = next(row.value for row in result.rows if row.code == BERGEN)
        return value, {one.source: one for one in result.accounts}

    return of


def test_a_row_shares_the_fate_of_the_row_that_gives_it_its_date(account):
    value, accounts = account(*(f"{BERGEN};{activity};1" for activity in "AABCCCDX"))
    rows = accounts["participants"]
    assert value == rows.answered == 2
    assert rows.outside_period == 1
    # of a cancelled activity, and of one that has no date itself
    assert rows.followed == 4
    assert rows.unmatched == 1
    assert rows.undated == 0
    assert rows.closes


def test_a_row_that_names_no_row_is_told_of_as_one_without_a_match(account):
    _, accounts = account(f"{BERGEN};A;1", f"{BERGEN};;5")
    assert (accounts["participants"].unmatched, accounts["participants"].closes) == (1, True)


def test_the_rows_that_others_look_up_in_are_accounted_for_too(account):
    _, accounts = account(f"{BERGEN};A;1", f"{BERGEN};B;1")
    rows = accounts["activities"]
    assert (rows.read, rows.answered, rows.outside_period, rows.undated) == (5, 1, 1, 1)
    assert rows.excluded == (("Avlyst", 1),)
    # nobody took part in E
    assert (rows.unmatched, rows.closes) == (1, True)


def test_keys_that_repeat_among_rows_left_out_multiply_nothing(account, monkeypatch):
    monkeypatch.setitem(globals(), "ACTIVITIES", (*ACTIVITIES, f"{BERGEN};C;2024-04-01;Avlyst"))
    _, accounts = account(f"{BERGEN};C;7")
    assert (accounts["participants"].read, accounts["participants"].followed) == (1, 1)
    assert accounts["participants"].closes
