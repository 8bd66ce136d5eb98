"""The numbers that a plan counts, each once however many measures use it, and each unit's answer."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from nki.model.level import Level
from nki.model.plan import Aggregation, MeasurePlan, Plan, Sum
from nki.model.previous import Previous
from nki.model.register import Area, Membership
from nki.model.tally import WHOLE, Number, Tables

Side = Literal["numerator", "denominator"]
Use = tuple[MeasurePlan, Side]


@dataclass(frozen=True, slots=True)
class Quantity:
    """Something that is counted, and the measures that use it: counts first, for their text is about it."""

    source: str
    aggregation: Aggregation
    uses: tuple[Use, ...]

    @property
    def said(self) -> str:
        """Return what messages call it."""
        measure, side = self.uses[0]
        return f"measure {measure.number}" if measure.denominator is None else _said(measure, side)

    @property
    def column(self) -> str:
        """Return the column that is summed, if one is."""
        return self.aggregation.column if isinstance(self.aggregation, Sum) else ""

    @property
    def is_denominator(self) -> bool:
        """Say whether it is the whole that a share is taken of."""
        return any(side == "denominator" for _, side in self.uses)


@dataclass(frozen=True, slots=True)
class Pair:
    """A part and its whole: those of a share, or two columns of which one is at most the other."""

    source: str
    numerator: Use
    denominator: Use

    @property
    def share(self) -> MeasurePlan | None:
        """Return the share that the two belong to, if they belong to one."""
        measure = self.numerator[0]
        return measure if measure is self.denominator[0] else None

    @property
    def said(self) -> str:
        """Return what messages call it."""
        part, whole = self.numerator[0].number, self.denominator[0].number
        return f"measure {part}" if part == whole else f"measures {part} and {whole}"

    def is_apart_from(self, other: Pair) -> bool:
        """Say whether no number is in both, where it would be the same by right."""
        return not {*self._numbers} & {*other._numbers}

    @property
    def _numbers(self) -> tuple[str, str]:
        uses = (self.numerator, self.denominator)
        one, two = (measure.aggregations[_SIDES.index(side)] for measure, side in uses)
        return repr((self.source, one)), repr((self.source, two))


class Answers:
    """The answers of the units that were open, and what may be said of them."""

    def __init__(self, plan: Plan, membership: Membership, tables: Tables) -> None:
        """Take what was read."""
        self.plan = plan
        self.membership = membership
        self._tables = tables
        self.quantities = _quantities(plan)

    def is_hidden(self, source: str) -> bool:
        """Say whether no number of a source may be shown."""
        return self.plan.disclosure != "none" or self.plan.source(source).personal

    def file(self, source: str) -> str:
        """Return the file that a source was read from, if it was one."""
        files = {reading.file for reading in self._tables.readings if reading.source == source}
        return files.pop() if len(files) == 1 else ""

    def compared(self, previous: Previous) -> Level:
        """Return the level at which these answers are held against an earlier result."""
        return previous.compared(self.membership.unit_level)

    def areas(self, level: Level) -> tuple[Area, ...]:
        """Return the areas of a level, or the units that were open."""
        if level is self.membership.unit_level:
            return self.membership.units
        return tuple(area for area in self.membership.areas if area.level is level)

    def number(self, measure: MeasurePlan, side: Side, area: Area) -> int | None:
        """Return one side of a measure for an area; None where nobody in it has answered."""
        units = self.membership.members.get((area.level, area.code), ())
        tallies = [self._tables.tallies.get((measure.number, unit)) for unit in units]
        counted = [tally for tally in tallies if tally is not None and tally.counted]
        if not counted:
            return None
        if not measure.is_additive:
            both = self._tables.area_tallies.get((measure.number, area.level, area.code, WHOLE), (None, None))
            return _whole(both[0] if side == "numerator" else (*both, None)[1])
        return sum(_whole(one.numerator if side == "numerator" else one.denominator) or 0 for one in counted)

    def both(self, pair: Pair, unit: Area) -> tuple[int, int] | None:
        """Return part and whole of a unit; None where one of them is missing."""
        part, whole = self.number(*pair.numerator, unit), self.number(*pair.denominator, unit)
        return None if part is None or whole is None else (part, whole)

    def of(self, quantity: Quantity) -> Iterator[tuple[Area, int]]:
        """Yield the units that have answered, each with its number."""
        for unit in self.membership.units:
            numbers = (self.number(measure, side, unit) for measure, side in quantity.uses)
            found = next((number for number in numbers if number is not None), None)
            if found is not None:
                yield unit, found

    def pairs(self) -> list[Pair]:
        """Return what belongs together, each two numbers once: shares first, then columns with a limit."""
        found: dict[str, Pair] = {}
        for measure in self.plan.measures:
            if measure.denominator is not None and measure.numerator != measure.denominator:
                pair = Pair(measure.source, (measure, "numerator"), (measure, "denominator"))
                found.setdefault(repr((measure.source, measure.aggregations)), pair)
        sums = {(one.source, one.aggregation): one for one in self.quantities if _is_plain_sum(one)}
        for (source, part), quantity in sums.items():
            limit = self.plan.source(source).column(quantity.column).at_most
            whole = None if limit is None else sums.get((source, Sum(limit)))
            if whole is not None:
                key = repr((source, (part, whole.aggregation)))
                found.setdefault(key, Pair(source, quantity.uses[0], whole.uses[0]))
        return list(found.values())


def _whole(number: Number | None) -> int | None:
    return None if number is None else int(number)


_SIDES: tuple[Side, Side] = ("numerator", "denominator")


def _is_plain_sum(quantity: Quantity) -> bool:
    return isinstance(quantity.aggregation, Sum) and quantity.aggregation.where is None


def _said(measure: MeasurePlan, side: Side) -> str:
    return f"the {side} of measure {measure.number}"


def _quantities(plan: Plan) -> tuple[Quantity, ...]:
    uses: dict[tuple[str, str], list[Use]] = {}
    aggregations: dict[tuple[str, str], Aggregation] = {}
    for measure in sorted(plan.measures, key=lambda one: (one.denominator is not None, one.number)):
        for side, aggregation in zip(_SIDES, measure.aggregations, strict=False):
            # conditions are models of nested parts, equal where they are written alike
            key = measure.source, repr(aggregation)
            aggregations[key] = aggregation
            uses.setdefault(key, []).append((measure, side))
    return tuple(Quantity(key[0], aggregations[key], tuple(found)) for key, found in uses.items())
