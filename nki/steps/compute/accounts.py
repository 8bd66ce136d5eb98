"""The row account of every measure and source."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from nki.model.account import Account
from nki.model.plan import MeasurePlan, Plan
from nki.model.register import Membership, Memberships
from nki.model.tally import WHOLE, LeftOut, Tables, Tally

_NOTHING = LeftOut()


def accounts_of(plan: Plan, memberships: Memberships, tables: Tables) -> tuple[Account, ...]:
    """Account for the rows of every source, as each measure that reads it sees them."""
    return tuple(
        account
        for measure in plan.measures
        for source in measure.sources
        for account in (
            _account(measure, source, memberships[plan.source(source).unit_level], tables),
            *_looked_up(plan, measure, source, tables),
        )
    )


def _account(measure: MeasurePlan, source: str, membership: Membership, tables: Tables) -> Account:
    tallies = _tallies(measure, source, tables)
    open_now = {area.code for area in membership.units}
    inside = [tally for unit, tally in tallies.items() if unit in open_now]
    closed = {area.code for area in membership.closed}
    outside = [tally for unit, tally in tallies.items() if unit in closed]
    elsewhere = {area.code for area in membership.elsewhere}
    away = [tally for unit, tally in tallies.items() if unit in elsewhere]
    left_out = tables.left_out.get(source, _NOTHING)
    return Account(
        measure=measure.number,
        source=source,
        read=tables.rows[source],
        answered=sum(tally.counted for tally in inside),
        not_answered=sum(tally.missing for tally in inside),
        not_applicable=sum(tally.not_applicable for tally in inside),
        not_open=_rows(outside),
        set_aside=tables.set_aside.get(source, 0),
        superseded=tables.superseded.get(source, 0),
        outside_period=left_out.outside_period,
        later_event=left_out.later_event,
        excluded=left_out.excluded,
        undated=left_out.undated,
        unnamed=left_out.unnamed,
        unmatched=left_out.unmatched,
        followed=left_out.followed,
        elsewhere=_rows(away),
    )


def _rows(tallies: Sequence[Tally]) -> int:
    return sum(tally.counted + tally.missing + tally.not_applicable for tally in tallies)


def _tallies(measure: MeasurePlan, source: str, tables: Tables) -> dict[str, Tally]:
    if source == measure.source:
        return {unit: tally for (number, unit), tally in tables.tallies.items() if number == measure.number}
    return {
        unit: tally
        for (number, unit, group), tally in tables.denominators.items()
        if number == measure.number and group == WHOLE
    }


def _looked_up(plan: Plan, measure: MeasurePlan, source: str, tables: Tables) -> Iterator[Account]:
    """Account for the sources that a source looks up in: rows that were found, and rows that were not."""
    for other in plan.source_plan(source).lookups:
        left_out = tables.left_out.get(other, _NOTHING)
        read, found = tables.rows[other], tables.matched[other]
        set_aside, superseded = tables.set_aside.get(other, 0), tables.superseded.get(other, 0)
        idle = read - found - left_out.rows - set_aside - superseded
        yield Account(
            measure=measure.number,
            source=other,
            read=read,
            answered=found,
            not_answered=0,
            not_applicable=0,
            not_open=0,
            set_aside=set_aside,
            superseded=superseded,
            outside_period=left_out.outside_period,
            later_event=left_out.later_event,
            excluded=left_out.excluded,
            undated=left_out.undated,
            unnamed=left_out.unnamed,
            unmatched=idle + left_out.unmatched,
            followed=left_out.followed,
        )
