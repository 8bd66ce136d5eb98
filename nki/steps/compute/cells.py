"""One measure over all areas and groups: its units' answers added up, and a status for each figure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from nki.errors import NkiError
from nki.labels import UNKNOWN_GROUP
from nki.model.draft import DraftCell
from nki.model.issue import Issue
from nki.model.level import Level
from nki.model.plan import MeasurePlan, Plan, StratumPlan
from nki.model.register import Area, Memberships
from nki.model.status import Response, Status
from nki.model.tally import WHOLE, Group, Tables
from nki.steps.compute.figures import Figure, figure
from nki.steps.compute.work import Work, work_of


def cells_of(
    plan: Plan,
    measure: MeasurePlan,
    memberships: Memberships,
    tables: Tables,
    strata: Sequence[StratumPlan],
    level: Level | None = None,
) -> Iterator[DraftCell]:
    """Yield the figures of a measure. ``level`` is that of the units, where the measure reads no source."""
    work = work_of(plan, measure, memberships, tables, level)
    own = work.membership
    groups = [WHOLE, *groups_of(plan, measure, strata)]
    for area in own.areas:
        if area.level in measure.levels:
            yield from _area_cells(work, area, own.members[area.level, area.code], groups)
    if own.unit_level not in measure.levels or (
        measure.source and plan.source(measure.source).units == "area"
    ):
        return
    for area in own.units:
        yield from _area_cells(work, area, (area.code,), groups)
    for area in own.closed:
        if (measure.number, area.code) in tables.tallies:
            yield from _area_cells(work, area, (), groups)


def groups_of(plan: Plan, measure: MeasurePlan, strata: Sequence[StratumPlan]) -> list[Group]:
    """Return the groups of the breakdowns that all of the measure's sources have."""
    shared = {stratum.id for stratum in strata}
    for source in measure.sources:
        shared &= {stratum.id for stratum in plan.strata_of(source)}
    # what is standardised by a column has no figure in one of its groups
    by = "" if measure.standard is None else measure.standard.by
    kept = [stratum for stratum in strata if stratum.id in shared and stratum.column != by]
    return [(stratum.id, group) for stratum in kept for group in stratum.groups]


def key_of(group: Group) -> Group:
    """Return what tallies call a group: rows of which it is not known have no name for it."""
    return (group[0], "") if group[1] == UNKNOWN_GROUP.nb else group


def _area_cells(work: Work, area: Area, units: Sequence[str], groups: Sequence[Group]) -> Iterator[DraftCell]:
    responses = [work.response(unit) for unit in units]
    answering = [
        unit for unit, response in zip(units, responses, strict=True) if response is Response.ANSWERED
    ]
    for group in groups:
        key = key_of(group)
        own, other = work.sums(area, answering, key), work.denominator_sums(area, key)
        yield _cell(work, area, responses, group, figure(work.measure, own, other))


def _cell(work: Work, area: Area, responses: Sequence[Response], group: Group, made: Figure) -> DraftCell:
    answered, not_applicable, no_response = (
        responses.count(one) for one in (Response.ANSWERED, Response.NOT_APPLICABLE, Response.NO_RESPONSE)
    )
    status = _status(work, area, len(responses), answered, not_applicable, made)
    if status is Status.OK:
        _check_inside(work.measure, area, made)
    shown = status is Status.OK or status is Status.ZERO_DENOMINATOR
    is_ok = status is Status.OK
    return DraftCell(
        measure=work.measure.number,
        level=area.level,
        code=area.code,
        name=area.name,
        numerator=made.numerator if shown else None,
        denominator=made.denominator if shown else None,
        value=made.value if is_ok else None,
        status=status,
        invited=len(responses),
        responded=len(responses) - no_response,
        answered=answered,
        not_applicable=not_applicable,
        county=area.county,
        region=area.region,
        stratum=group[0],
        group=group[1],
        lower=made.lower if is_ok else None,
        upper=made.upper if is_ok else None,
        design_effect=made.design_effect if is_ok else None,
        counted=(made.numerator, made.denominator),
    )


def _check_inside(measure: MeasurePlan, area: Area, made: Figure) -> None:
    """Raise ``NkiError`` where a share of two sources is more than its whole; rows are checked before."""
    if measure.kind != "proportion" or not measure.denominator_source:
        return
    if (made.numerator or 0) > (made.denominator or 0):
        raise NkiError(Issue.of("C402", measure=measure.number, area=f"{area.level} {area.code} {area.name}"))


def _status(work: Work, area: Area, invited: int, answered: int, not_applicable: int, made: Figure) -> Status:
    """Decide why a value is shown or not; the first reason that holds is the one given."""
    if invited == 0:
        return Status.NOT_OPEN
    if answered == 0:
        return Status.NOT_APPLICABLE if not_applicable == invited else Status.NO_ANSWER
    is_unit = area.level is work.membership.unit_level
    threshold = None if is_unit else work.plan.response_threshold
    # an answer that the question does not apply is an answer
    if threshold is not None and Fraction(100 * (answered + not_applicable), invited) < threshold:
        return Status.BELOW_RESPONSE_THRESHOLD
    return Status.ZERO_DENOMINATOR if made.value is None else Status.OK
