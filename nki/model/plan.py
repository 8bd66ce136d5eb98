"""A plan: an indicator with every reference resolved and every default filled in, for one period."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from nki.model.level import Level
from nki.model.period import Period
from nki.model.spec import Column, Condition, Source


@dataclass(frozen=True, slots=True)
class Sum:
    """The sum of a column."""

    column: str
    where: Condition | None = None


@dataclass(frozen=True, slots=True)
class RowCount:
    """The number of rows."""

    where: Condition | None = None


@dataclass(frozen=True, slots=True)
class Distinct:
    """The number of different values in a column. Does not add up over units."""

    column: str
    where: Condition | None = None


@dataclass(frozen=True, slots=True)
class UnitCount:
    """The number of units by their value of another measure. It looks at no row."""

    measure: int
    at_least: Fraction | None = None
    at_most: Fraction | None = None

    def holds(self, value: Fraction) -> bool:
        """Say whether a unit with this value is counted."""
        above = self.at_least is None or value >= self.at_least
        return above and (self.at_most is None or value <= self.at_most)


Aggregation = Sum | RowCount | Distinct | UnitCount


@dataclass(frozen=True, slots=True)
class Term:
    """What one row adds to one sum: the product of some columns, 1 where there are none.

    Only rows for which ``where`` is true add anything, and where ``group`` is given only those in whose
    column it stands. A row's part is known where the condition is false, or true with all columns known.
    What is ``optional`` does not decide whether a row has answered.
    """

    columns: tuple[str, ...] = ()
    where: Condition | None = None
    group: tuple[str, str] | None = None
    optional: bool = False


@dataclass(frozen=True, slots=True)
class ScoreTerm:
    """What one row adds to the sums of an index: its answers, if so many of them are known.

    ``power`` 0 counts the row, 1 adds the sum of its answers above the lowest, 2 the square of that sum;
    each times ``weights``, where the row has a weight.
    """

    items: tuple[tuple[str, bool], ...]
    lowest: int
    highest: int
    least: int
    answered: int
    power: int
    where: Condition | None = None
    weights: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Quantile:
    """A percentile of a column over the rows of an area, with the positions of its limits where asked."""

    column: str
    percent: Fraction
    where: Condition | None = None


@dataclass(frozen=True, slots=True)
class StandardWeights:
    """The groups of a standard population and their weights, and the column that they stand in."""

    by: str
    groups: tuple[tuple[str, Fraction], ...]


@dataclass(frozen=True, slots=True)
class Side:
    """What one measure needs of one source.

    ``terms`` add up over units; ``over_area`` is counted over the rows of each area, for it does not.
    """

    source: str
    terms: tuple[Term | ScoreTerm, ...] = ()
    over_area: tuple[Distinct | Quantile | Term, ...] = ()

    @property
    def columns(self) -> frozenset[str]:
        """Return every column that decides whether a row has answered."""
        return frozenset().union(*(_columns(part) for part in (*self.terms, *self.over_area)))


def _columns(part: Term | ScoreTerm | Distinct | Quantile) -> frozenset[str]:
    if isinstance(part, ScoreTerm):
        names = {*(item for item, _ in part.items), *part.weights}
    elif isinstance(part, Term):
        names = {*part.columns} | ({part.group[0]} if part.group else set())
    else:
        names = {part.column}
    return frozenset(names) if part.where is None else frozenset(names) | part.where.columns()


@dataclass(frozen=True, slots=True)
class MeasurePlan:
    """One measure: what it needs of its sources, and how its value is made of that.

    ``source`` is the source whose rows decide who has answered, "" for a measure of other measures.
    ``denominator_source`` is another one only where the denominator is read elsewhere. ``index_span`` is the
    span of an index's scale, the fewest answers of a score, and the number of questions. ``estimate_places``
    says where among the sums the parts of an estimate stand. ``factor`` is what a
    quotient is multiplied with: 100 for shares. ``scale`` is what values were multiplied with to be whole:
    the seconds of a duration's unit.
    """

    number: int
    kind: str
    unit: str
    decimals: int
    text: str
    source: str
    numerator: Aggregation | None
    denominator: Aggregation | None
    levels: tuple[Level, ...] = ()
    denominator_source: str = ""
    factor: Fraction = Fraction(1)
    scale: Fraction = Fraction(1)
    sides: tuple[Side, ...] = ()
    percent: Fraction | None = None
    standard: StandardWeights | None = None
    parts: tuple[tuple[int, Fraction], ...] = ()
    interval: str = "none"
    confidence: Fraction = Fraction(95)
    phrases: tuple[tuple[str, str], ...] = ()
    index_span: tuple[int, int, int] | None = None
    estimate_places: tuple[tuple[str, int], ...] = ()

    @property
    def aggregations(self) -> tuple[Aggregation, ...]:
        """Return the numerator and the denominator, as far as there are any."""
        return tuple(part for part in (self.numerator, self.denominator) if part is not None)

    @property
    def columns(self) -> frozenset[str]:
        """Return every column of the measure's own source that decides whether a row has answered."""
        return self.columns_in(self.source)

    def columns_in(self, source: str) -> frozenset[str]:
        """Return every column of a source that the measure looks at."""
        return frozenset().union(*(side.columns for side in self.sides if side.source == source))

    @property
    def sources(self) -> tuple[str, ...]:
        """Return the sources that it reads, its own first."""
        return tuple(dict.fromkeys(side.source for side in self.sides))

    def side(self, source: str) -> Side:
        """Return what it needs of a source. Raises ``StopIteration`` if it is nothing."""
        return next(side for side in self.sides if side.source == source)

    @property
    def is_additive(self) -> bool:
        """Say whether the figures of units add up to those of an area."""
        return not any(side.over_area for side in self.sides)

    @property
    def is_weighted(self) -> bool:
        """Say whether the rows of an index weigh differently."""
        terms = (term for side in self.sides for term in side.terms)
        return any(isinstance(term, ScoreTerm) and term.weights for term in terms)

    @property
    def is_derived(self) -> bool:
        """Say whether it is made of other measures, and reads nothing itself."""
        return not self.sides


@dataclass(frozen=True, slots=True)
class Limits:
    """From where on answers are hard to believe; None never doubts them."""

    everyone_from: int | None = None
    copied_from: int | None = None
    change_factor: int | None = None
    peer_distance: int | None = None
    equal_from: int | None = None


@dataclass(frozen=True, slots=True)
class StratumPlan:
    """A breakdown by the groups of a column, in their order. A group that is not known comes last."""

    id: str
    text: str
    column: str
    groups: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SourcePlan:
    """A source with the columns that come from elsewhere: derived ones, and those looked up in others.

    ``whole`` is the source as if it had all of them. ``lookups`` are the sources that it looks up in.
    """

    source: Source
    whole: Source
    lookups: tuple[str, ...] = ()

    @property
    def borrowed(self) -> tuple[Column, ...]:
        """Return the columns that are no columns of its own files."""
        own = {column.name for column in self.source.columns}
        return tuple(column for column in self.whole.columns if column.name not in own)


@dataclass(frozen=True, slots=True)
class DisclosureRule:
    """What counts as small: None where a limit is not asked for."""

    name: str = "none"
    numerator_at_most: int | None = None
    rest_at_most: int | None = None
    denominator_at_most: int | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """What to compute, from which sources, for which period and levels.

    ``unasked`` are levels that are computed for disclosure control only: they are published, and nobody has
    asked for them now.
    """

    indicator: str
    version: str
    title: str
    status: str
    period: Period
    levels: tuple[Level, ...]
    sources: tuple[Source, ...]
    measures: tuple[MeasurePlan, ...]
    response_threshold: Fraction | None
    disclosure: str
    survey_year_offset: int | None = None
    answered_on: str | None = None
    limits: Limits = Limits()
    whole: tuple[SourcePlan, ...] = ()
    strata: tuple[StratumPlan, ...] = ()
    rule: DisclosureRule = DisclosureRule()
    target: Fraction | None = None
    direction: str = ""
    within: str = ""
    unasked: frozenset[Level] = frozenset()

    @property
    def unit_levels(self) -> tuple[Level, ...]:
        """Return the levels of those who report, from the top down."""
        return tuple(sorted({source.unit_level for source in self.sources}, key=lambda level: level.rank))

    @property
    def unit_level(self) -> Level:
        """Return the level of those who report to the main measure, or to the first that is read."""
        read = next(measure.source for measure in self.measures if measure.source)
        return self.source(self.measures[0].source or read).unit_level

    def source(self, name: str) -> Source:
        """Return the source of that id. Raises ``KeyError`` if there is none."""
        return next(source for source in self.sources if source.id == name)

    def source_plan(self, name: str) -> SourcePlan:
        """Return a source with what it borrows."""
        return next(one for one in self.whole if one.source.id == name)

    def measures_of(self, source: str) -> tuple[MeasurePlan, ...]:
        """Return the measures that read a source."""
        return tuple(measure for measure in self.measures if source in measure.sources)

    def strata_of(self, source: str) -> tuple[StratumPlan, ...]:
        """Return the breakdowns by a column that a source has or borrows."""
        names = {column.name for column in self.source_plan(source).whole.columns}
        return tuple(stratum for stratum in self.strata if stratum.column in names)

    def is_read(self, source: str) -> bool:
        """Say whether a measure, or a source that is read, needs a source."""
        if self.measures_of(source):
            return True
        return any(source in one.lookups and self.is_read(one.source.id) for one in self.whole)


def named(measures: Iterable[MeasurePlan], number: int) -> MeasurePlan:
    """Return the measure of that number."""
    return next(measure for measure in measures if measure.number == number)
