"""One measure over all areas and groups: its units' answers added up, and a status for each figure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from nki.errors import NkiError
from nki.labels import UNKNOWN_GROUP
from nki.model.draft import DraftCell
from nki.model.issue import Issue
from nki.model.level import Level
from nki.model.plan import MeasurePlan, Plan, StratumPlan
from nki.model.register import Area, Membership, Memberships
from nki.model.status import Response, Status
from nki.model.tally import WHOLE, Group, Number, Tables, Tally
from nki.steps.compute.figures import Figure, Sums, figure


@dataclass(frozen=True, slots=True)
class _Work:
    """One measure, and all that its figures are made of."""

    plan: Plan
    measure: MeasurePlan
    membership: Membership
    denominators: Membership | None
    tables: Tables

    def tally(self, unit: str, group: Group) -> Tally | None:
        number = self.measure.number
        if group == WHOLE:
            return self.tables.tallies.get((number, unit))
        return self.tables.groups.get((number, unit, group))

    def response(self, unit: str) -> Response:
        """Return what a unit did with the measure's questions."""
        tally = self.tally(unit, WHOLE)
        if tally is None:
            return Response.NO_RESPONSE
        if tally.counted:
            return Response.ANSWERED
        return Response.NOT_APPLICABLE if tally.not_applicable else Response.NOT_ANSWERED

    def sums(self, area: Area, units: Iterable[str], group: Group) -> Sums:
        """Return the sums over the units that have answered, or what was counted over the area's rows."""
        if not self.measure.is_additive:
            key = (self.measure.number, area.level, area.code, group)
            return self.tables.area_tallies.get(key, ())
        return _added(self.tally(unit, group) for unit in units)

    def denominator_sums(self, area: Area, group: Group) -> Sums:
        if self.denominators is None:
            return ()
        units = self._denominator_units(self.denominators, area)
        found = self.tables.denominators
        return _added(found.get((self.measure.number, unit, group)) for unit in units)

    def _denominator_units(self, denominators: Membership, area: Area) -> Sequence[str]:
        """Return the units of a second source that an area has: an ER unit, the municipalities it serves."""
        if (area.level, area.code) in denominators.members:
            return denominators.members[area.level, area.code]
        level = denominators.unit_level
        return [
            code
            for (one, code), units in self.membership.members.items()
            if one is level and area.code in units
        ]


def cells_of(
    plan: Plan,
    measure: MeasurePlan,
    memberships: Memberships,
    tables: Tables,
    strata: Sequence[StratumPlan],
    level: Level | None = None,
) -> Iterator[DraftCell]:
    """Yield the figures of a measure. ``level`` is that of the units, where the measure reads no source."""
    own = memberships[level or plan.source(measure.source).unit_level]
    other = plan.source(measure.denominator_source).unit_level if measure.denominator_source else None
    work = _Work(plan, measure, own, None if other is None else memberships[other], tables)
    groups = [WHOLE, *_groups(plan, measure, strata)]
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


def _groups(plan: Plan, measure: MeasurePlan, strata: Sequence[StratumPlan]) -> list[Group]:
    """Return the groups of the breakdowns that all of the measure's sources have."""
    shared = {stratum.id for stratum in strata}
    for source in measure.sources:
        shared &= {stratum.id for stratum in plan.strata_of(source)}
    # what is standardised by a column has no figure in one of its groups
    by = "" if measure.standard is None else measure.standard.by
    kept = [stratum for stratum in strata if stratum.id in shared and stratum.column != by]
    return [(stratum.id, group) for stratum in kept for group in stratum.groups]


def _area_cells(
    work: _Work, area: Area, units: Sequence[str], groups: Sequence[Group]
) -> Iterator[DraftCell]:
    responses = [work.response(unit) for unit in units]
    answering = [
        unit for unit, response in zip(units, responses, strict=True) if response is Response.ANSWERED
    ]
    for group in groups:
        # rows of which the group is not known have no name for it
        key = (group[0], "") if group[1] == UNKNOWN_GROUP.nb else group
        own, other = work.sums(area, answering, key), work.denominator_sums(area, key)
        yield _cell(work, area, responses, group, figure(work.measure, own, other))


def _cell(work: _Work, area: Area, responses: Sequence[Response], group: Group, made: Figure) -> DraftCell:
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
    )


def _check_inside(measure: MeasurePlan, area: Area, made: Figure) -> None:
    """Raise ``NkiError`` where a share of two sources is more than its whole; rows are checked before."""
    if measure.kind != "proportion" or not measure.denominator_source:
        return
    if (made.numerator or 0) > (made.denominator or 0):
        raise NkiError(Issue.of("C402", measure=measure.number, area=f"{area.level} {area.code} {area.name}"))


def _status(
    work: _Work, area: Area, invited: int, answered: int, not_applicable: int, made: Figure
) -> Status:
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


def _added(tallies: Iterable[Tally | None]) -> tuple[Number | None, ...]:
    """Add up the sums of tallies, one by one; nothing is not the same as 0."""
    total: list[Number | None] = []
    for tally in tallies:
        if tally is None or not tally.counted:
            continue
        sums = tally.sums
        total += [None] * (len(sums) - len(total))
        for place, number in enumerate(sums):
            before = total[place]
            total[place] = number if before is None else before + (number or 0)
    return tuple(total)
