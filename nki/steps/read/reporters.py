"""Who reports to an indicator: the units of every source, and what is to be said of where they belong."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from nki.labels import DIVIDED_BETWEEN_TRUSTS, IN_NO_TRUST
from nki.model.issue import Issue
from nki.model.level import Level
from nki.model.plan import Plan
from nki.model.register import Area, Membership, Memberships
from nki.steps.read.membership import in_no_area, inside, membership_of, places_of
from nki.steps.read.register import read_register

OSLO = "03"
"""The county that is one municipality."""

_NAMED = 5
"""More units than these are counted, not named."""


def reporters(
    plan: Plan, register: Path | None, *, whole_country: bool = True
) -> tuple[Memberships, tuple[Issue, ...]]:
    """Return the membership of each level that reports to the plan, and what is worth telling.

    The register's folder is needed where ER units report, and not looked at elsewhere. ``whole_country`` is
    that of ``read_register``. Raises ``NkiError`` with everything that is wrong with the register.
    """
    found: dict[Level, Membership] = {}
    issues: list[Issue] = []
    for level in plan.unit_levels:
        if level is Level.NATIONAL:
            continue  # rows about areas of any level, below
        if level is Level.ER_UNIT:
            assert register is not None
            # a municipality that nobody serves is no gap where no municipality is shown
            shown = whole_country and Level.MUNICIPALITY in set(plan.levels) - plan.unasked
            found[level], said = read_register(register, plan.period, whole_country=shown)
            issues += said
        else:
            found[level] = membership_of(level, plan.period)
        if plan.within:
            found[level] = inside(found[level], plan.within)
        issues += _astray(plan, found[level])
    if any(source.units == "area" for source in plan.sources):
        found[Level.NATIONAL] = _areas_themselves(plan, found)
        if plan.within:
            found[Level.NATIONAL] = _inside(found, plan)
    return found, tuple(issues)


def _areas_themselves(plan: Plan, found: Memberships) -> Membership:
    """Return every area on a published level, each as the one that its own row is about."""
    areas = places_of([level for level in Level if level in plan.levels], plan.period)
    if Level.ER_UNIT in found and Level.ER_UNIT in plan.levels:
        areas = (*areas, *found[Level.ER_UNIT].units)
    members: dict[tuple[Level, str], tuple[str, ...]] = {
        (area.level, area.code): (area.code,) for area in areas
    }
    return Membership(Level.NATIONAL, tuple(areas), tuple(areas), (), members)


def _inside(found: Memberships, plan: Plan) -> Membership:
    """Leave out the areas that do not lie in the one that the plan is about."""
    made_of = [membership_of(level, plan.period) for level in (Level.HEALTH_TRUST, Level.MUNICIPALITY)]
    inner = [inside(one, plan.within) for one in made_of]
    inner += [found[Level.ER_UNIT]] if Level.ER_UNIT in found else []
    there = {area for one in inner for area in one.members}
    themselves = found[Level.NATIONAL]
    units, elsewhere = (
        tuple(one for one in themselves.units if ((one.level, one.code) in there) is wanted)
        for wanted in (True, False)
    )
    members: dict[tuple[Level, str], tuple[str, ...]] = {(one.level, one.code): (one.code,) for one in units}
    return Membership(Level.NATIONAL, units, units, (), members, elsewhere)


def without_a_trust(plan: Plan, membership: Membership) -> tuple[Area, ...]:
    """Return the units that are in no figure of a health trust, where such figures are computed."""
    shown = set(plan.levels) - plan.unasked
    if Level.HEALTH_TRUST not in shown or Level.HEALTH_TRUST not in membership.unit_level.above:
        return ()
    return in_no_area(membership, Level.HEALTH_TRUST)


def area_notes(plan: Plan, memberships: Memberships) -> tuple[str, ...]:
    """Say in bokmål what a reader of the figures has to know of where units belong."""
    notes: dict[str, None] = {}
    for membership in memberships.values():
        units = without_a_trust(plan, membership)
        for said, some in (
            (IN_NO_TRUST, [unit for unit in units if unit.county == OSLO]),
            (DIVIDED_BETWEEN_TRUSTS, [unit for unit in units if unit.county != OSLO]),
        ):
            if some:
                notes[said.nb.format(areas=_listed([unit.name for unit in some]))] = None
    return tuple(notes)


def _listed(names: list[str]) -> str:
    more = len(names) - _NAMED
    return ", ".join(names[:_NAMED]) + (f" og {more} til" if more > 0 else "")


def _astray(plan: Plan, membership: Membership) -> Iterator[Issue]:
    units = without_a_trust(plan, membership)
    if units:
        named = ", ".join(f"{unit.code} {unit.name}" for unit in units[:_NAMED])
        more = f" and {len(units) - _NAMED} more" if len(units) > _NAMED else ""
        yield Issue.of("D356", named=f"{named}{more}", are="is" if len(units) == 1 else "are")
