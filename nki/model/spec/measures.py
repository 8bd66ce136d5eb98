"""Measures (måltall): what is counted, and what it is counted out of."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from nki.model.level import Level
from nki.model.spec.base import WHOLE, Name, Number, Part, Text
from nki.model.spec.conditions import Condition
from nki.model.spec.recipes import Estimate, Index, Standard, Values, WeightedPart


class Kind(StrEnum):
    """How a measure is computed."""

    COUNT = "count"
    PROPORTION = "proportion"
    RATIO = "ratio"
    RATE = "rate"
    MEAN = "mean"
    MEDIAN = "median"
    PERCENTILE = "percentile"
    INDEX = "index"
    WEIGHTED_PROPORTION = "weighted_proportion"
    WEIGHTED_MEAN = "weighted_mean"
    STANDARDISED_RATE = "standardised_rate"
    ESTIMATE = "estimate"
    COMPOSITE = "composite"

    @property
    def is_share(self) -> bool:
        """Say whether values are shares of a whole, shown in per cent."""
        return self in (Kind.PROPORTION, Kind.WEIGHTED_PROPORTION)


class Unit(StrEnum):
    """What a value is counted in."""

    PERCENT = "percent"
    PERSONS = "persons"
    ER_UNITS = "er_units"
    NUMBER = "number"
    ACTIVITIES = "activities"
    BOOKINGS = "bookings"
    CALLS = "calls"
    COURSES = "courses"
    EVENTS = "events"
    STAYS = "stays"
    SECONDS = "seconds"
    MINUTES = "minutes"
    HOURS = "hours"
    DAYS = "days"
    POINTS = "points"
    PER_1000 = "per_1000"
    PER_10000 = "per_10000"
    PER_100000 = "per_100000"


PER = {1000: Unit.PER_1000, 10_000: Unit.PER_10000, 100_000: Unit.PER_100000}
"""The unit of a rate by its factor."""


class UnitsThat(Part):
    """Those who report, counted by the value that another measure has for them."""

    measure: Annotated[int, Field(ge=1), WHOLE] = Field(
        description="The measure that is looked at for each unit. Units without a value are not counted."
    )
    at_least: Number | None = Field(default=None, description="Only units whose value is this or more.")
    at_most: Number | None = Field(default=None, description="Only units whose value is this or less.")


FUNCTIONS = ("sum", "rows", "distinct", "units", "same_as")


class Aggregate(Part):
    """An aggregate over the rows of a source, or the same as another measure's.

    Exactly one of ``sum``, ``rows``, ``distinct``, ``units`` and ``same_as`` is given.
    """

    sum: Name | None = Field(default=None, description="The sum of this column.")
    rows: bool | None = Field(default=None, description="`true`: the number of rows.")
    distinct: Name | None = Field(default=None, description="The number of different values in this column.")
    units: UnitsThat | None = Field(
        default=None, description="The number of units by their value of another measure."
    )
    same_as: Annotated[int, Field(ge=1), WHOLE] | None = Field(
        default=None, description="Counted as the measure with this number is counted (Samme som måltall …)."
    )
    source: Name | None = Field(
        default=None, description="The source that is read. May be left out where there is only one."
    )
    where: Condition | None = Field(default=None, description="Only rows for which this is true.")

    @model_validator(mode="after")
    def _one_function(self) -> Aggregate:
        given = [n for n in FUNCTIONS if getattr(self, n) not in (None, False)]
        if len(given) != 1:
            raise PydanticCustomError(
                "aggregate", "give exactly one of sum, rows, distinct, units and same_as"
            )
        if "where" in self.model_fields_set and self.where is None:
            # a filter that was forgotten would count everything, and nobody would notice
            raise PydanticCustomError("aggregate", "where has nothing behind it")
        if given[0] in ("same_as", "units") and (self.source or self.where):
            raise PydanticCustomError(
                "aggregate", f"{given[0]} takes everything from the other measure: no source and no where"
            )
        return self

    @property
    def column(self) -> str | None:
        """Return the column that is summed or whose values are told apart."""
        return self.sum or self.distinct


class Phrases(Part):
    """Sentences in which the value says itself, by language."""

    nb: Text | None = Field(
        default=None,
        description="In bokmål, with the places {value}, {area}, {where}, {period}, {numerator} and "
        "{denominator}: I {period} hadde {value} av legene {where} deltatt i samtrening.",
    )
    nn: Text | None = Field(default=None, description="In nynorsk.")
    en: Text | None = Field(default=None, description="In English.")


IntervalMethod = Literal[
    "none",
    "wilson",
    "exact",
    "byar",
    "dobson",
    "wilson_effective",
    "student",
    "order_statistics",
    "source",
]


class Measure(Part):
    """One measure of an indicator, numbered as in the form."""

    number: Annotated[int, Field(ge=1), WHOLE] = Field(
        description="The number of the measure (måltall 1, 2, 3 …)."
    )
    text: Text = Field(description="What the measure shows, as the form words it.")
    kind: Kind = Field(description="How it is computed.")
    unit: Unit | None = Field(
        default=None, description="What the value is counted in. Percent for shares, the factor for rates."
    )
    decimals: Annotated[int, Field(ge=0, le=6), WHOLE] | None = Field(
        default=None, description="Decimals when shown: 0 for counts and 1 for all else unless given."
    )
    levels: tuple[Level, ...] | None = Field(
        default=None, description="The levels that this measure is published on. All of field 17 if left out."
    )
    numerator: Aggregate | None = Field(default=None, description="Teller: what is counted.")
    denominator: Aggregate | None = Field(default=None, description="Nevner: what it is counted out of.")
    factor: Annotated[Number, Field(gt=0)] | None = Field(
        default=None,
        description="What a ratio or rate is multiplied with: 1000 for per 1 000. 1 unless given.",
    )
    values: Values | None = Field(
        default=None, description="What a mean, median or percentile is taken of: one value per row."
    )
    percentile: Annotated[Number, Field(gt=0, lt=100)] | None = Field(
        default=None, description="Which percentile: 90."
    )
    weight: Name | None = Field(
        default=None,
        description="The column with the weight of each row, for weighted measures. An index may have one.",
    )
    index: Index | None = Field(default=None, description="The questions of an index, and their scale.")
    standard: Standard | None = Field(
        default=None, description="The standard population of a standardised rate."
    )
    estimate: Estimate | None = Field(
        default=None, description="The columns with value and limits that the source delivers."
    )
    parts: Annotated[tuple[WeightedPart, ...], Field(min_length=2)] | None = Field(
        default=None, description="The measures that a composite is the weighted mean of."
    )
    interval: IntervalMethod | None = Field(
        default=None, description="The method of this measure's interval, where it is not the indicator's."
    )
    phrases: Phrases | None = Field(default=None, description="Sentences in which the value says itself.")

    @property
    def shown_unit(self) -> Unit:
        """Return the unit, or the one that the kind has unless another is given."""
        if self.unit is not None:
            return self.unit
        if self.kind.is_share:
            return Unit.PERCENT
        if self.kind is Kind.INDEX:
            return Unit.POINTS
        return PER.get(int(self.factor or Decimal(1)), Unit.NUMBER)

    @property
    def shown_decimals(self) -> int:
        """Return the decimals, or those that the kind has unless others are given."""
        if self.decimals is None:
            return 0 if self.kind is Kind.COUNT else 1
        return self.decimals

    @property
    def aggregates(self) -> tuple[tuple[Literal["numerator", "denominator"], Aggregate], ...]:
        """Return the parts that count something, with their keys."""
        numerator, denominator = self.numerator, self.denominator
        first = (("numerator", numerator),) if numerator is not None else ()
        second = (("denominator", denominator),) if denominator is not None else ()
        return (*first, *second)
