"""Units counted by their value of another measure: a tally for each, as if it had answered so."""

from __future__ import annotations

from dataclasses import replace

from nki.model.draft import DraftCell
from nki.model.level import Level
from nki.model.plan import MeasurePlan, Plan, UnitCount, named
from nki.model.register import Memberships
from nki.model.status import Status
from nki.model.tally import Tables, Tally
from nki.steps.compute.cells import cells_of


def unit_tallies(
    plan: Plan, measure: MeasurePlan, looked_at: int, memberships: Memberships, tables: Tables
) -> tuple[Tables, Level]:
    """Return the tallies of a measure that counts units, and the level of the units."""
    other = named(plan.measures, looked_at)
    level = plan.source(other.source).unit_level
    # every unit's value is needed, also where it is not published
    units = {
        cell.code: cell
        for cell in cells_of(plan, replace(other, levels=(level,)), memberships, tables, ())
        if cell.level is level
    }
    tallies = {
        (measure.number, code): _tally(measure, cell)
        for code, cell in units.items()
        if (looked_at, code) in tables.tallies
    }
    return replace(tables, tallies=tallies), level


def _tally(measure: MeasurePlan, cell: DraftCell) -> Tally:
    """Return 1 for a unit that is counted, in numerator and denominator each."""
    if cell.status is Status.NOT_APPLICABLE:
        return Tally(0, 0, 1, None, None)
    if cell.status in (Status.NO_ANSWER, Status.NOT_OPEN):
        return Tally(0, 1, 0, None, None)
    counts = [
        int(cell.value is not None and (not isinstance(part, UnitCount) or part.holds(cell.value)))
        for part in measure.aggregations
    ]
    numerator, denominator = (*counts, None)[:2]
    return Tally(1, 0, 0, numerator, denominator)
