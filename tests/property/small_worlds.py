"""Small worlds with persons in them, and somebody who reads what is published of them and calculates.

A world is a country of a few units with areas over them that overlap as real ones do, and persons counted by
unit and group. It is computed and released by nki. The attacker shares no code with nki: what is known of the
country and of the rule, and the published rows, become equations, which numpy solves.
"""

from dataclasses import dataclass, replace

import numpy as np
from hypothesis import strategies as st
from scipy.optimize import Bounds, LinearConstraint, milp

from nki.model.level import NATIONAL_CODE, Level
from nki.model.period import Period
from nki.model.plan import (
    DisclosureRule,
    MeasurePlan,
    Plan,
    RowCount,
    Side,
    SourcePlan,
    StratumPlan,
    Sum,
    Term,
)
from nki.model.register import NATION, Area, Membership
from nki.model.spec import Column, ColumnType, Source
from nki.model.tally import Tables, Tally
from nki.steps.compute import compute
from nki.steps.suppress import suppress

STRATA = {"sex": ["Kvinne", "Mann"], "age": ["unge", "voksne", "gamle"]}
SIDES = ("with", "all", "days")
TOLD = {1: ("with", "all"), 2: ("with",), 3: ("all",), 4: ("all",), 5: ("days",)}
"""What a published figure of each measure tells."""

HIDDEN = {"suppressed", "suppressed_secondary"}
COUNTED = {"ok", "zero_denominator"}


@dataclass(frozen=True)
class World:
    """Units with their areas by level and code, and persons: unit → group of each breakdown → (with, all)."""

    areas: dict
    levels: tuple
    strata: tuple
    persons: dict
    rule: dict
    mean: bool = False

    @property
    def units(self):
        return sorted(self.persons)

    def members(self):
        """Return the units of every place, units themselves too."""
        members = {("national", NATIONAL_CODE): tuple(self.units)}
        for (level, code), units in self.areas.items():
            members[level, code] = tuple(sorted(units))
        return members | {("er_unit", unit): (unit,) for unit in self.units}

    def count(self, units, group=None):
        """Return (with, all) of some units, in all or in one group of a breakdown."""
        own = [
            numbers
            for unit in units
            for groups, numbers in self.persons[unit].items()
            if group is None or group[1] == groups[self.strata.index(group[0])]
        ]
        return sum(one for one, _ in own), sum(two for _, two in own)

    def groups(self):
        """Return every group of every breakdown; Ukjent where somebody's is not known."""
        found = []
        for at, stratum in enumerate(self.strata):
            known = [*STRATA[stratum]]
            if any(
                groups[at] == "" and numbers[1]
                for own in self.persons.values()
                for groups, numbers in own.items()
            ):
                known.append("")
            found += [(stratum, group) for group in known]
        return found


@st.composite
def worlds(draw, levels=None):
    """Draw a world of two to six units, with numbers of which many are small."""
    units = [f"U{number}" for number in range(1, draw(st.integers(2, 6)) + 1)]
    areas = {}
    for level, many, may_overlap, may_lack in (
        ("county", 3, False, False),
        ("health_trust", 2, False, True),
        ("municipality", 4, True, True),
    ):
        for unit in units:
            codes = [f"{level[0]}{number}" for number in range(1, many + 1)]
            least = 0 if may_lack else 1
            most = 2 if may_overlap else 1
            for code in draw(st.lists(st.sampled_from(codes), min_size=least, max_size=most, unique=True)):
                areas.setdefault((level, code), set()).add(unit)
    published = draw(
        st.lists(
            st.sampled_from(["national", "county", "health_trust", "municipality", "er_unit"]),
            min_size=1,
            unique=True,
        )
    )
    strata = tuple(draw(st.lists(st.sampled_from([*STRATA]), max_size=2, unique=True)))
    combinations = [()]
    for stratum in strata:
        combinations = [(*one, group) for one in combinations for group in (*STRATA[stratum], "")]
    persons = {}
    for unit in units:
        persons[unit] = {}
        for groups in combinations:
            every = draw(st.one_of(st.sampled_from([0, 0, 1, 2, 3]), st.integers(0, 60)))
            persons[unit][groups] = (draw(st.one_of(st.integers(0, every), st.just(0))), every)
    rule = {}
    for name in ("numerator_at_most", "rest_at_most", "denominator_at_most"):
        limit = draw(st.sampled_from([None, 2, 3, 4, 10]))
        if limit:
            rule[name] = limit
    rule = rule or {"numerator_at_most": 4}
    return World(areas, tuple(levels or published), strata, persons, rule, draw(st.booleans()))


def release_of(world, shuffled=None):
    """Compute a world with nki, and return the draft and the release."""
    plan = plan_of(world)
    order = shuffled or (lambda items: items)
    tallies, groups = {}, {}
    for unit in order(world.units):
        for measure in (1, 2, 3, 4, 5):
            tallies[measure, unit] = tally(measure, world.count([unit]))
            for group in world.groups():
                groups[measure, unit, group] = tally(measure, world.count([unit], group))
    areas = [NATION]
    for level, code in sorted(world.areas, key=lambda one: (Level(one[0]).rank, one[1])):
        areas.append(Area(Level(level), code, code))
    membership = Membership(
        Level.ER_UNIT,
        tuple(areas),
        tuple(Area(Level.ER_UNIT, unit, unit) for unit in world.units),
        (),
        {(Level(level), code): units for (level, code), units in world.members().items()},
    )
    rows = sum(world.count([unit])[1] for unit in world.units)
    tables = Tables({"stays": rows}, tallies, {}, groups=groups)
    draft = compute(plan, {Level.ER_UNIT: membership}, tables)
    return draft, suppress(plan, draft, (), geography="", synthetic=True)


def tally(measure, numbers):
    """Return what persons come to for a measure: a share, the two counts behind it, a mean, and days."""
    some, every = numbers
    if measure == 5:
        return Tally(every, 0, 0, days(every), None)
    if measure == 4:
        return Tally(every, 0, 0, 7 * every, every, (49 * every,))
    sums = {1: (some, every), 2: (some, None), 3: (every, None)}[measure]
    return Tally(every, 0, 0, *sums)


def days(persons):
    """Return how many days some persons were there. It tells how many they were, and no measure else does."""
    return 7 * persons


def plan_of(world):
    """Return the plan of a world's indicator."""
    columns = (
        Column(name="unit", type=ColumnType.UNIT),
        Column(name="hit", type=ColumnType.COUNT),
        Column(name="days", type=ColumnType.COUNT),
        *(Column(name=one, type=ColumnType.CHOICE, values=tuple(STRATA[one])) for one in world.strata),
    )
    source = Source(id="stays", text="Opphold", columns=columns, personal=True, rows="many_per_unit")
    levels = tuple(level for level in Level if level.value in world.levels)

    def measure(number, kind, numerator, denominator, sides, **more):
        return MeasurePlan(
            number, kind, "number", 0, kind, "stays", numerator, denominator, levels, sides=sides, **more
        )

    some, every = Sum("hit"), RowCount()
    both = (Side("stays", (Term(("hit",)), Term())),)
    measures = [
        measure(1, "proportion", some, every, both),
        measure(2, "count", some, None, (Side("stays", (Term(("hit",)),)),)),
        measure(3, "count", every, None, (Side("stays", (Term(),)),)),
    ]
    if world.mean:
        measures.append(measure(4, "mean", None, None, (Side("stays", (Term(("hit",)), Term(), Term())),)))
        summed = measure(5, "count", Sum("days"), None, (Side("stays", (Term(("days",)),)),))
        measures.append(replace(summed, unit="days"))
    return Plan(
        "prove",
        "1.0",
        "Prøve",
        "proposal",
        Period(2024),
        levels,
        (source,),
        tuple(measures),
        None,
        "small_numbers",
        whole=(SourcePlan(source, source),),
        strata=tuple(StratumPlan(one, one, one, tuple(STRATA[one])) for one in world.strata),
        rule=DisclosureRule("small_numbers", **{"numerator_at_most": None, **world.rule}),
    )


class Attacker:
    """Somebody who knows the country, the rule and the program, reads every row, and can solve equations.

    The unknowns are the persons of each unit with and without the event, in the finest groups that are
    published, and in all.
    """

    def __init__(self, world, rows):
        self.world = world
        groups = [None, *world.groups()]
        self.at = {}
        for side in SIDES:
            for unit in world.units:
                for group in groups:
                    self.at[side, unit, group] = len(self.at)
        equations = []
        for side in SIDES:
            for unit in world.units:
                for stratum in world.strata:
                    inside = [group for group in groups if group and group[0] == stratum]
                    equations.append(
                        self.vector([(side, unit, group) for group in inside])
                        - self.vector([(side, unit, None)])
                    )
                if not world.count([unit])[1]:
                    # it is published that nothing came from there
                    equations += [self.vector([(side, unit, group)]) for group in groups]
        for row in rows:
            if row.status.value in COUNTED:
                equations += self.told(row)
        self.known = np.array(equations) if equations else np.zeros((1, len(self.at)))
        _, sizes, directions = np.linalg.svd(self.known)
        rank = int((sizes > 1e-9).sum())
        self.free = directions[rank:]

    def vector(self, unknowns):
        made = np.zeros(len(self.at))
        for unknown in unknowns:
            made[self.at[unknown]] += 1
        return made

    def sides(self, place, group):
        """Return the numbers of a place and group as sums of unknowns, and what is left of all of them."""
        units = self.world.members()[place]
        found = {side: self.vector([(side, unit, group) for unit in units]) for side in SIDES}
        return found | {"rest": found["all"] - found["with"]}

    def told(self, row):
        """Return the equations that a published row gives."""
        sides = self.sides((row.level.value, row.code), group_of(row))
        return [sides[side] for side in TOLD[row.measure]]

    def knows(self, vector):
        """Say whether a sum of unknowns follows from what is published."""
        return bool(np.abs(self.free @ vector).max(initial=0) < 1e-7)


def group_of(row):
    """Return the group of a row as the world has it."""
    if not row.stratum:
        return None
    return (row.stratum, "" if row.group == "Ukjent" else row.group)


def small_parts(world, measure, numbers):
    """Return which of a figure's numbers are small, by the words of the rule: with, rest, all."""
    some, every = numbers
    rule = {
        name: world.rule.get(name) or 0
        for name in ("numerator_at_most", "rest_at_most", "denominator_at_most")
    }
    base = max(rule["numerator_at_most"], rule["denominator_at_most"])
    found = set()
    if measure in (1, 2) and 1 <= some <= rule["numerator_at_most"]:
        found.add("with")
    if measure == 3 and 1 <= every <= rule["numerator_at_most"]:
        found.add("all")
    if measure == 1 and 1 <= every - some <= rule["rest_at_most"]:
        found.add("rest")
    if measure == 1 and 1 <= every <= rule["denominator_at_most"]:
        found |= {"with", "rest", "all"}
    if measure == 4 and 1 <= every <= base:
        found.add("all")
    if measure == 5 and 1 <= every <= base:
        found.add("days")
    return found


def another_number(attacker, world, rows, vector):
    """Say whether a sum of unknowns could be another number, with everything as it is published.

    Numbers are whole and not negative, the event happened to no more than all, and a figure that is called
    small has a numerator, or a number of persons, from 1 to the limit. The limit is the only one of the rule.
    """
    limit = world.rule["numerator_at_most"]
    true = np.array([number_of(world, unknown) for unknown in attacker.at], dtype=float)
    sums, low, high = [*attacker.known], [*(attacker.known @ true)], [*(attacker.known @ true)]
    for unit in world.units:
        for group in [None, *world.groups()]:
            sums.append(attacker.sides(("er_unit", unit), group)["rest"])
            low.append(0)
            high.append(np.inf)
    for row in rows:
        if row.status.value == "suppressed":
            side = {1: "with", 2: "with", 3: "all", 4: "all", 5: "all"}[row.measure]
            sums.append(attacker.sides((row.level.value, row.code), group_of(row))[side])
            low.append(1)
            high.append(limit)
    found = [
        milp(
            c=sign * vector,
            constraints=LinearConstraint(np.array(sums), low, high),
            integrality=np.ones(len(true)),
            bounds=Bounds(0, 10_000),
        ).x
        for sign in (1, -1)
    ]
    return any(one is not None and round(float(vector @ one)) != round(float(vector @ true)) for one in found)


def number_of(world, unknown):
    """Return the number that an unknown stands for."""
    side, unit, group = unknown
    some, every = world.count([unit], group)
    return {"with": some, "all": every, "days": days(every)}[side]
