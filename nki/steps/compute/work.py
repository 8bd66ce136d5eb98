"""One measure, and all that its figures are made of."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from nki.model.level import Level
from nki.model.plan import MeasurePlan, Plan
from nki.model.register import Area, Membership, Memberships
from nki.model.status import Response
from nki.model.tally import WHOLE, Group, Number, Tables, Tally
from nki.steps.compute.figures import Sums


@dataclass(frozen=True, slots=True)
class Work:
    """One measure, and all that its figures are made of."""

    plan: Plan
    measure: MeasurePlan
    membership: Membership
    denominators: Membership | None
    tables: Tables

    def tally(self, unit: str, group: Group) -> Tally | None:
        """Return what a unit's rows, or those of one group, come to."""
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
        return added(self.tally(unit, group) for unit in units)

    def denominator_sums(self, area: Area, group: Group) -> Sums:
        """Return the sums over the units of the second source, where there is one."""
        found = self.tables.denominators
        units = self.denominator_units(area)
        return added(found.get((self.measure.number, unit, group)) for unit in units)

    def denominator_units(self, area: Area) -> Sequence[str]:
        """Return the units of a second source that an area has: an ER unit, the municipalities it serves."""
        denominators = self.denominators
        if denominators is None:
            return ()
        if (area.level, area.code) in denominators.members:
            return denominators.members[area.level, area.code]
        level = denominators.unit_level
        return [
            code
            for (one, code), units in self.membership.members.items()
            if one is level and area.code in units
        ]


def work_of(
    plan: Plan, measure: MeasurePlan, memberships: Memberships, tables: Tables, level: Level | None = None
) -> Work:
    """Return what the figures of a measure are made of. ``level`` is that of units that read no source."""
    own = memberships[level or plan.source(measure.source).unit_level]
    other = plan.source(measure.denominator_source).unit_level if measure.denominator_source else None
    return Work(plan, measure, own, None if other is None else memberships[other], tables)


def added(tallies: Iterable[Tally | None]) -> tuple[Number | None, ...]:
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
