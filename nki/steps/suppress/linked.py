"""How the numbers of a draft hang together: each as a sum of what units have in the finest groups.

Numbers of two measures that count the same are the same unknown wherever they are equal. That makes a link of
what may be a coincidence, and never overlooks one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import combinations

from nki.model.draft import Draft, DraftCell, Side, Strand
from nki.model.level import Level
from nki.model.plan import Plan, UnitCount
from nki.steps.suppress.knowledge import Vector
from nki.steps.suppress.smallness import INSIDE, REST, limits_of, small_ones, to_protect

Group = tuple[str, str]
Place = tuple[Level, str]
_SHOWN = (Side.NUMERATOR, Side.DENOMINATOR)

_PARTS = 4
"""So many measures are looked at together for whether they make up another."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A measure in a place and a group, whether or not a figure is published for it."""

    measure: int
    place: Place
    group: Group
    numbers: Mapping[str, int] = field(repr=False)
    vectors: Mapping[str, Vector] = field(repr=False)
    small: frozenset[str] = field(repr=False)
    limits: Mapping[str, int] = field(repr=False)
    is_inside: bool

    @property
    def shown(self) -> list[Vector]:
        """Return the vectors of the numbers that a published figure shows."""
        return [self.vectors[side] for side in _SHOWN if side in self.vectors]

    @property
    def secrets(self) -> Iterator[Vector]:
        """Yield what must not be known of it."""
        for name in sorted(to_protect(self.small)):
            if name in self.vectors:
                yield self.vectors[name]

    @property
    def size(self) -> int:
        """Return the number that says how much a reader loses without the figure."""
        return self.numbers.get(Side.DENOMINATOR, self.numbers.get(Side.NUMERATOR, 0))

    @property
    def is_nobody(self) -> bool:
        """Say whether there is nobody in it, who could cover others."""
        return not self.numbers.get(Side.NUMERATOR, self.numbers.get(Side.DENOMINATOR, 0))


class Links:
    """All spots of a draft, and the sums that everybody knows."""

    def __init__(self, plan: Plan, draft: Draft) -> None:
        """Link the numbers of a draft."""
        self._unknowns: dict[tuple[str, str, Group, int], int] = {}
        self._strands: dict[tuple[int, Side], Strand] = {
            (one.measure, one.side): one for one in draft.strands
        }
        self._what = _what(draft.strands)
        self._cells = {_key(cell): cell for cell in draft.cells}
        self.spots: dict[tuple[int, Place, Group], Spot] = {}
        for measure in plan.measures:
            limits = limits_of(plan.rule, measure)
            if any(isinstance(part, UnitCount) for part in measure.aggregations):
                # units are no persons; whose own value is hidden is looked at below
                limits = {}
            for place, group in self._places(measure.number, measure.levels):
                numbers, vectors = self._numbers(measure.number, place, group)
                self.spots[measure.number, place, group] = Spot(
                    measure.number,
                    place,
                    group,
                    numbers,
                    vectors,
                    small_ones(limits, numbers),
                    limits,
                    measure.kind in INSIDE,
                )
        for measure in plan.measures:
            for part in measure.aggregations:
                if isinstance(part, UnitCount):
                    self._follow(measure.number, part.measure)
        self.relations = (*self._relations(), *self._wholes())

    def of(self, cell: DraftCell) -> Spot | None:
        """Return the spot of a figure; None where nothing is counted for it."""
        return self.spots.get(_key(cell))

    def _places(self, measure: int, levels: Iterable[Level]) -> Iterator[tuple[Place, Group]]:
        """Yield all places and groups in which a measure has numbers: published ones, and every unit."""
        strands = [self._strands[measure, side] for side in _SHOWN if (measure, side) in self._strands]
        if not strands:
            return
        published = set(levels)
        groups = dict.fromkeys(group for one in strands for _, group in one.parts)
        for place, units in strands[0].members.items():
            if place[0] in published or units == (place[1],):
                yield from ((place, group) for group in groups)

    def _numbers(self, measure: int, place: Place, group: Group) -> tuple[dict[str, int], dict[str, Vector]]:
        numbers: dict[str, int] = {}
        vectors: dict[str, Vector] = {}
        cell = self._cells.get((measure, place, group))
        counted = (None, None) if cell is None else cell.counted
        for side, own in zip(Side, (*counted, None), strict=True):
            strand = self._strands.get((measure, side))
            if strand is None:
                continue
            units = strand.members.get(place, ())
            numbers[side] = sum(strand.parts[unit, group] for unit in units) if own is None else own
            if side is not Side.ROWS:
                vectors[side] = _sum(self._unknown(strand, unit, group) for unit in units)
        if all(side in vectors for side in _SHOWN):
            rest = dict(vectors[Side.DENOMINATOR])
            for unknown, times in vectors[Side.NUMERATOR].items():
                rest[unknown] = rest.get(unknown, 0) - times
            vectors[REST] = {unknown: times for unknown, times in rest.items() if times}
        return numbers, vectors

    def _unknown(self, strand: Strand, unit: str, group: Group) -> int:
        key = (self._what[strand.measure, strand.side], unit, group, strand.parts[unit, group])
        return self._unknowns.setdefault(key, len(self._unknowns))

    def _relations(self) -> Iterator[Vector]:
        """Yield what is always 0: the whole of a unit less the groups of a breakdown."""
        for strand in self._strands.values():
            if strand.side is Side.ROWS:
                continue
            groups: dict[str, list[Group]] = defaultdict(list)
            for group in dict.fromkeys(group for _, group in strand.parts):
                groups[group[0]].append(group)
            units = dict.fromkeys(unit for unit, _ in strand.parts)
            whole = groups.pop("", [])
            for unit in units:
                for inside in groups.values():
                    vector = _sum(self._unknown(strand, unit, group) for group in inside)
                    for unknown in (self._unknown(strand, unit, group) for group in whole):
                        vector[unknown] = vector.get(unknown, 0) - 1
                    yield {unknown: times for unknown, times in vector.items() if times}

    def _wholes(self) -> Iterator[Vector]:
        """Yield what is 0 where some measures add up to another everywhere: those with and those without."""
        alike = {self._what[key]: one for key, one in reversed(self._strands.items()) if key in self._what}
        for whole in alike.values():
            others = [one for one in alike.values() if one is not whole]
            for size in range(2, _PARTS + 1):
                for parts in combinations(others, size):
                    if not _add_up(parts, whole):
                        continue
                    for unit, group in whole.parts:
                        if all((unit, group) in one.parts for one in parts):
                            vector = _sum(self._unknown(one, unit, group) for one in parts)
                            unknown = self._unknown(whole, unit, group)
                            vector[unknown] = vector.get(unknown, 0) - 1
                            yield {one: times for one, times in vector.items() if times}

    def _follow(self, measure: int, looked_at: int) -> None:
        """Make a secret of whether a unit is counted, where the value that decides it is one."""
        for (number, place, group), spot in list(self.spots.items()):
            other = self.spots.get((measure, place, group))
            if number == looked_at and spot.small and other is not None:
                self.spots[measure, place, group] = replace(other, small=frozenset({Side.NUMERATOR.value}))


def _key(cell: DraftCell) -> tuple[int, Place, Group]:
    return cell.measure, (cell.level, cell.code), (cell.stratum, cell.group)


def _sum(unknowns: Iterable[int]) -> Vector:
    vector: Vector = {}
    for unknown in unknowns:
        vector[unknown] = vector.get(unknown, 0) + 1
    return vector


def _what(strands: Iterable[Strand]) -> dict[tuple[int, Side], str]:
    """Name what each strand counts; strands whose numbers are equal everywhere count the same."""
    found: dict[tuple[int, Side], str] = {}
    before: list[tuple[Strand, str]] = []
    for strand in strands:
        if strand.side is Side.ROWS:
            continue
        alike = (name for one, name in before if one.what == strand.what or _equal(one.parts, strand.parts))
        name = next(alike, strand.what)
        before.append((strand, name))
        found[strand.measure, strand.side] = name
    return found


def _add_up(parts: Sequence[Strand], whole: Strand) -> bool:
    """Say whether the numbers of some strands make up those of another wherever all have one."""
    found = False
    for key, number in whole.parts.items():
        if all(key in one.parts for one in parts):
            if sum(one.parts[key] for one in parts) != number:
                return False
            found = found or number > 0
    return found and all(any(one.parts.values()) for one in parts)


def _equal(one: Mapping[tuple[str, Group], int], two: Mapping[tuple[str, Group], int]) -> bool:
    shared = one.keys() & two.keys()
    return any(one[key] for key in shared) and all(one[key] == two[key] for key in shared)
