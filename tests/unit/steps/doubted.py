"""Answers made by hand, for the doubts about them. All of them are made up."""

from dataclasses import replace

from nki.model.level import NATIONAL_CODE, Level
from nki.model.period import Period
from nki.model.plan import Limits, MeasurePlan, Plan, Side, Sum, Term
from nki.model.previous import Previous, PreviousCell
from nki.model.register import NATION, Area, Membership
from nki.model.spec import Column, Source
from nki.model.status import Status
from nki.model.tally import Tables, Tally

TRAINED, DOCTORS, NURSES_TRAINED, NURSES = (
    Sum(name) for name in ("trained", "doctors", "nurses_trained", "nurses")
)
COLUMNS = (
    Column(name="unit", type="unit"),
    *(Column(name=one.column, type="count") for one in (TRAINED, DOCTORS, NURSES_TRAINED, NURSES)),
)
SURVEY = Source(id="survey", text="Oppdiktet", columns=COLUMNS)
USUAL = Limits(everyone_from=30, copied_from=10, change_factor=10, peer_distance=6, equal_from=20)


SIDES = (Side("survey", (Term(),)),)


def share(number, numerator, denominator):
    return MeasurePlan(
        number, "proportion", "percent", 1, "Andel", "survey", numerator, denominator, sides=SIDES
    )


def count(number, numerator):
    return MeasurePlan(number, "count", "persons", 0, "Antall", "survey", numerator, None, sides=SIDES)


ONE_SHARE = (share(1, TRAINED, DOCTORS), count(2, TRAINED), count(3, DOCTORS))
TWO_SHARES = (share(1, TRAINED, DOCTORS), share(2, NURSES_TRAINED, NURSES))


def plan(measures=ONE_SHARE, limits=USUAL, *, personal=False, disclosure="none"):
    source = SURVEY.model_copy(update={"personal": personal})
    made = Plan(
        "prove", "1.0", "Prøve", "proposal", Period(2022), tuple(Level), (source,), measures, None, disclosure
    )
    return replace(made, limits=limits)


def membership(codes):
    units = tuple(Area(Level.ER_UNIT, code, f"Legevakt {code}") for code in sorted(codes))
    members = {(Level.ER_UNIT, code): (code,) for code in codes}
    nation = {(Level.NATIONAL, NATIONAL_CODE): tuple(sorted(codes))}
    return Membership(Level.ER_UNIT, (NATION,), units, (), {**members, **nation})


def tables(answers, measures=ONE_SHARE):
    """Return the tallies of units that gave a number for each column; None is no answer."""
    tallies = {}
    for unit, given in answers.items():
        for measure in measures:
            numbers = [given.get(one.column) for one in measure.aggregations]
            if None in numbers:
                tallies[measure.number, unit] = Tally(0, 1, 0, None, None)
            else:
                tallies[measure.number, unit] = Tally(1, 0, 0, numbers[0], (*numbers, None)[1])
    return Tables({"survey": len(answers)}, tallies, {})


def previous(answers, measures=ONE_SHARE, level=Level.ER_UNIT):
    cells = {}
    for unit, given in answers.items():
        for measure in measures:
            numbers = [given[one.column] for one in measure.aggregations]
            cells[measure.number, level, unit] = PreviousCell(numbers[0], (*numbers, None)[1], Status.OK)
    return Previous("prove", "1.0", Period(2020), {one.number: one.kind for one in measures}, cells)


def doctors(trained, all_of_them):
    return {"trained": trained, "doctors": all_of_them}
