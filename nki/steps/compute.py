"""Compute: a plan, the register and tallies → a draft.

In: ``Plan``, ``Memberships``, ``Tables``. Out: ``Draft``. May not hide, round, or average ratios: sums of
exact integers over the units of an area, and one exact division.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from nki.errors import NkiError
from nki.model.account import Account
from nki.model.draft import Draft, DraftCell
from nki.model.issue import Issue
from nki.model.plan import MeasurePlan, Plan
from nki.model.register import Area, Membership, Memberships
from nki.model.status import Response, Status
from nki.model.tally import Tables, Tally


@dataclass(frozen=True, slots=True)
class _Answer:
    """What one unit did with one measure, and its part in the sums."""

    response: Response
    numerator: int = 0
    denominator: int = 0


def compute(plan: Plan, memberships: Memberships, tables: Tables) -> Draft:
    """Compute every measure for every area. Raises ``NkiError`` (C401) where an account does not close."""
    reporting = [(one, memberships[plan.source(one.source).unit_level]) for one in plan.measures]
    accounts = tuple(_account(measure, membership, tables) for measure, membership in reporting)
    open_accounts = [account for account in accounts if not account.closes]
    if open_accounts:
        raise NkiError(
            *(
                Issue.of("C401", measure=account.measure, read=account.read, accounted=account.accounted)
                for account in open_accounts
            )
        )
    cells = [cell for one, membership in reporting for cell in _cells(plan, one, membership, tables)]
    order = sorted(cells, key=lambda cell: (cell.measure, cell.level.rank, cell.code))
    return Draft(tuple(order), accounts)


def _account(measure: MeasurePlan, membership: Membership, tables: Tables) -> Account:
    """Account for the rows of the measure's source."""
    tallies = {unit: tally for (number, unit), tally in tables.tallies.items() if number == measure.number}
    open_now = {area.code for area in membership.units}
    inside = [tally for unit, tally in tallies.items() if unit in open_now]
    closed = {area.code for area in membership.closed}
    outside = [tally for unit, tally in tallies.items() if unit in closed]
    return Account(
        measure=measure.number,
        source=measure.source,
        read=tables.rows[measure.source],
        answered=sum(tally.counted for tally in inside),
        not_answered=sum(tally.missing for tally in inside),
        not_applicable=sum(tally.not_applicable for tally in inside),
        not_open=sum(tally.counted + tally.missing + tally.not_applicable for tally in outside),
        set_aside=tables.set_aside.get(measure.source, 0),
        superseded=tables.superseded.get(measure.source, 0),
    )


def _cells(plan: Plan, measure: MeasurePlan, membership: Membership, tables: Tables) -> Iterator[DraftCell]:
    answers = {
        area.code: _answer(tables.tallies.get((measure.number, area.code))) for area in membership.units
    }
    for area in membership.areas:
        if area.level in plan.levels:
            units = membership.members[area.level, area.code]
            members = [answers[unit] for unit in units]
            yield _cell(measure, area, members, tables, plan.response_threshold)
    if membership.unit_level not in plan.levels:
        return
    for area in membership.units:
        yield _cell(measure, area, [answers[area.code]], tables)
    for area in membership.closed:
        if (measure.number, area.code) in tables.tallies:
            yield _cell(measure, area, [], tables)


def _answer(tally: Tally | None) -> _Answer:
    if tally is None:
        return _Answer(Response.NO_RESPONSE)
    if tally.counted:
        return _Answer(Response.ANSWERED, tally.numerator or 0, tally.denominator or 0)
    return _Answer(Response.NOT_APPLICABLE if tally.not_applicable else Response.NOT_ANSWERED)


def _cell(
    measure: MeasurePlan,
    area: Area,
    answers: Sequence[_Answer],
    tables: Tables,
    threshold: Fraction | None = None,
) -> DraftCell:
    """Add up an area's units; what does not add up has been counted over the area's rows.

    ``threshold`` is the least share of an area's units that must have answered; a unit has none.
    """
    answered = not_applicable = no_response = numerator = denominator = 0
    for answer in answers:
        if answer.response is Response.ANSWERED:
            answered += 1
            numerator += answer.numerator
            denominator += answer.denominator
        elif answer.response is Response.NOT_APPLICABLE:
            not_applicable += 1
        elif answer.response is Response.NO_RESPONSE:
            no_response += 1
    if not measure.is_additive:
        counted = tables.area_tallies.get((measure.number, area.level, area.code), (0, 0))
        numerator, denominator = counted[0], counted[1] or 0
    out_of = None if measure.denominator is None else denominator
    status = _status(len(answers), answered, not_applicable, out_of, threshold)
    shown = status is Status.OK or status is Status.ZERO_DENOMINATOR
    return DraftCell(
        measure=measure.number,
        level=area.level,
        code=area.code,
        name=area.name,
        numerator=numerator if shown else None,
        denominator=out_of if shown else None,
        value=_value(numerator, out_of) if status is Status.OK else None,
        status=status,
        invited=len(answers),
        responded=len(answers) - no_response,
        answered=answered,
        not_applicable=not_applicable,
        county=area.county,
        region=area.region,
    )


def _status(
    invited: int, answered: int, not_applicable: int, denominator: int | None, threshold: Fraction | None
) -> Status:
    """Decide why a value is shown or not; the first reason that holds is the one given."""
    if invited == 0:
        return Status.NOT_OPEN
    if answered == 0:
        return Status.NOT_APPLICABLE if not_applicable == invited else Status.NO_ANSWER
    # an answer that the question does not apply is an answer
    if threshold is not None and Fraction(100 * (answered + not_applicable), invited) < threshold:
        return Status.BELOW_RESPONSE_THRESHOLD
    return Status.ZERO_DENOMINATOR if denominator == 0 else Status.OK


def _value(numerator: int, denominator: int | None) -> Fraction:
    """Return per cent of the denominator, or the count itself."""
    return Fraction(numerator) if denominator is None else Fraction(100 * numerator, denominator)
