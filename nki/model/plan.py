"""A plan: an indicator with every reference resolved and every default filled in, for one period."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from nki.model.level import Level
from nki.model.period import Period
from nki.model.spec import Condition, Source


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


Aggregation = Sum | RowCount | Distinct


@dataclass(frozen=True, slots=True)
class MeasurePlan:
    """One measure: aggregates over one source. Counts have no denominator."""

    number: int
    kind: str
    unit: str
    decimals: int
    text: str
    source: str
    numerator: Aggregation
    denominator: Aggregation | None

    @property
    def aggregations(self) -> tuple[Aggregation, ...]:
        """Return the numerator and, where there is one, the denominator."""
        return (self.numerator,) if self.denominator is None else (self.numerator, self.denominator)

    @property
    def columns(self) -> frozenset[str]:
        """Return every column that decides whether a row has answered this measure."""
        names: set[str] = set()
        for aggregation in self.aggregations:
            if not isinstance(aggregation, RowCount):
                names.add(aggregation.column)
            if aggregation.where is not None:
                names |= aggregation.where.columns()
        return frozenset(names)

    @property
    def is_additive(self) -> bool:
        """Say whether the figures of units add up to those of an area."""
        return not any(isinstance(aggregation, Distinct) for aggregation in self.aggregations)


@dataclass(frozen=True, slots=True)
class Limits:
    """From where on answers are hard to believe; None never doubts them."""

    everyone_from: int | None = None
    copied_from: int | None = None
    change_factor: int | None = None
    peer_distance: int | None = None
    equal_from: int | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """What to compute, from which sources, for which period and levels."""

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

    @property
    def unit_levels(self) -> tuple[Level, ...]:
        """Return the levels of those who report, from the top down."""
        return tuple(sorted({source.unit_level for source in self.sources}, key=lambda level: level.rank))

    @property
    def unit_level(self) -> Level:
        """Return the level of those who report to the main measure."""
        return self.source(self.measures[0].source).unit_level

    def source(self, name: str) -> Source:
        """Return the source of that id. Raises ``KeyError`` if there is none."""
        return next(source for source in self.sources if source.id == name)

    def measures_of(self, source: str) -> tuple[MeasurePlan, ...]:
        """Return the measures that read a source."""
        return tuple(measure for measure in self.measures if measure.source == source)
