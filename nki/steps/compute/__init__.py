"""Compute: a plan, the register and tallies → a draft.

In: ``Plan``, ``Memberships``, ``Tables``. Out: ``Draft``. May not hide, round, or average ratios: sums of
exact numbers over the units of an area, and one exact division.
"""

from __future__ import annotations

from nki.errors import NkiError
from nki.model.draft import Draft, DraftCell, Strand
from nki.model.issue import Issue
from nki.model.plan import Plan, UnitCount
from nki.model.register import Memberships
from nki.model.tally import WHOLE, Tables
from nki.steps.compute.accounts import accounts_of
from nki.steps.compute.cells import cells_of
from nki.steps.compute.composites import composite_cells
from nki.steps.compute.groups import with_unknown
from nki.steps.compute.strands import strands_of
from nki.steps.compute.units import unit_tallies

__all__ = ["compute", "draft_cells"]


def compute(plan: Plan, memberships: Memberships, tables: Tables) -> Draft:
    """Compute every measure for every area.

    Raises ``NkiError`` where an account does not close (C401) or a share is more than its whole (C402).
    """
    accounts = accounts_of(plan, memberships, tables)
    open_accounts = [account for account in accounts if not account.closes]
    if open_accounts:
        raise NkiError(
            *(
                Issue.of("C401", measure=account.measure, read=account.read, accounted=account.accounted)
                for account in open_accounts
            )
        )
    strata = with_unknown(plan, tables)
    cells, strands = _drafted(plan, memberships, tables, with_strands=plan.rule.name != "none")
    order = {stratum.id: {group: place for place, group in enumerate(stratum.groups)} for stratum in strata}
    ids = {stratum.id: place for place, stratum in enumerate(strata)}

    def place(cell: DraftCell) -> tuple[int, int, str, int, int]:
        group = (
            (-1, -1)
            if (cell.stratum, cell.group) == WHOLE
            else (ids[cell.stratum], order[cell.stratum][cell.group])
        )
        return cell.measure, cell.level.rank, cell.code, *group

    return Draft(tuple(sorted(cells, key=place)), accounts, tuple(strands))


def draft_cells(plan: Plan, memberships: Memberships, tables: Tables) -> list[DraftCell]:
    """Return every figure, in no order, without asking whether the accounts close.

    Raises ``NkiError`` where a share is more than its whole (C402).
    """
    return _drafted(plan, memberships, tables, with_strands=False)[0]


def _drafted(
    plan: Plan, memberships: Memberships, tables: Tables, *, with_strands: bool
) -> tuple[list[DraftCell], list[Strand]]:
    strata = with_unknown(plan, tables)
    cells: list[DraftCell] = []
    strands: list[Strand] = []
    for measure in plan.measures:
        if not measure.is_derived:
            cells += cells_of(plan, measure, memberships, tables, strata)
            strands += strands_of(plan, measure, memberships, tables, strata) if with_strands else ()
    for measure in plan.measures:
        if any(isinstance(part, UnitCount) for part in measure.aggregations):
            looked_at = next(one.measure for one in measure.aggregations if isinstance(one, UnitCount))
            own, level = unit_tallies(plan, measure, looked_at, memberships, tables)
            cells += cells_of(plan, measure, memberships, own, (), level)
            strands += strands_of(plan, measure, memberships, own, (), level) if with_strands else ()
    for measure in plan.measures:
        if measure.parts:
            cells += composite_cells(measure, cells)
    return cells, strands
