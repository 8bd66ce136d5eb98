"""The guard behind the row account: no file can make it strike, so tables made by hand do."""

import pytest

from nki.errors import NkiError, words
from nki.model.level import NATIONAL_CODE, Level
from nki.model.period import Period
from nki.model.plan import MeasurePlan, Plan, RowCount, Side, SourcePlan, Term
from nki.model.register import NATION, Area, Membership
from nki.model.spec import Column, ColumnType, Source
from nki.model.tally import Tables, Tally
from nki.steps.compute import compute

NATIONAL = (Level.NATIONAL,)
ROWS = MeasurePlan(
    1,
    "count",
    "number",
    0,
    "Antall rader",
    "survey",
    RowCount(),
    None,
    NATIONAL,
    sides=(Side("survey", (Term(),)),),
)
SURVEY = Source(id="survey", text="Undersøkelsen", columns=(Column(name="unit", type=ColumnType.UNIT),))
PLAN = Plan(
    "prove",
    "1.0",
    "Prøve",
    "proposal",
    Period(2021),
    NATIONAL,
    (SURVEY,),
    (ROWS,),
    None,
    "none",
    whole=(SourcePlan(SURVEY, SURVEY),),
)
OPEN, CLOSED = (Area(Level.ER_UNIT, code, code) for code in ("LV1", "LV2"))
MEMBERS = Membership(
    Level.ER_UNIT,
    (NATION,),
    (OPEN,),
    (CLOSED,),
    {(Level.NATIONAL, NATIONAL_CODE): ("LV1",), (Level.ER_UNIT, "LV1"): ("LV1",)},
)


def tables(read, **rows):
    return Tables({"survey": read}, {(1, unit): Tally(n, 0, 0, n, None) for unit, n in rows.items()}, {})


def test_an_account_that_closes_says_where_every_row_went():
    (account,) = compute(PLAN, {Level.ER_UNIT: MEMBERS}, tables(5, LV1=3, LV2=2)).accounts
    assert (account.read, account.answered, account.not_open) == (5, 3, 2)


@pytest.mark.parametrize("lost", [tables(6, LV1=3, LV2=2), tables(3, LV1=3, LV2=2), tables(5, LV1=3, LV3=2)])
def test_no_figure_is_given_out_where_the_account_does_not_close(lost):
    with pytest.raises(NkiError) as stop:
        compute(PLAN, {Level.ER_UNIT: MEMBERS}, lost)
    (issue,) = stop.value.issues
    assert issue.code == "C401"
    read = lost.rows["survey"]
    assert words(issue).found in (f"measure 1: {read} rows read, {n} accounted for" for n in (3, 5))
