"""Measures (måltall): what is counted, and what it is counted out of."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from nki.model.spec.base import WHOLE, Name, Part, Text
from nki.model.spec.conditions import Condition


class Kind(StrEnum):
    """How a measure is computed."""

    COUNT = "count"
    PROPORTION = "proportion"


class Unit(StrEnum):
    """What a value is counted in."""

    PERCENT = "percent"
    PERSONS = "persons"
    ER_UNITS = "er_units"
    NUMBER = "number"


class Aggregate(Part):
    """An aggregate over the rows of a source, or the same as another measure's.

    Exactly one of ``sum``, ``rows``, ``distinct`` and ``same_as`` is given.
    """

    sum: Name | None = Field(default=None, description="The sum of this column.")
    rows: bool | None = Field(default=None, description="`true`: the number of rows.")
    distinct: Name | None = Field(default=None, description="The number of different values in this column.")
    same_as: Annotated[int, Field(ge=1), WHOLE] | None = Field(
        default=None, description="Counted as the measure with this number is counted (Samme som måltall …)."
    )
    source: Name | None = Field(
        default=None, description="The source that is read. May be left out where there is only one."
    )
    where: Condition | None = Field(default=None, description="Only rows for which this is true.")

    @model_validator(mode="after")
    def _one_function(self) -> Aggregate:
        given = [n for n in ("sum", "rows", "distinct", "same_as") if getattr(self, n) not in (None, False)]
        if len(given) != 1:
            raise PydanticCustomError("aggregate", "give exactly one of sum, rows, distinct and same_as")
        if "where" in self.model_fields_set and self.where is None:
            # a filter that was forgotten would count everything, and nobody would notice
            raise PydanticCustomError("aggregate", "where has nothing behind it")
        if self.same_as is not None and (self.source or self.where):
            raise PydanticCustomError(
                "aggregate", "same_as takes everything from the other measure: no source and no where"
            )
        return self

    @property
    def column(self) -> str | None:
        """Return the column that is summed or whose values are told apart."""
        return self.sum or self.distinct


class Measure(Part):
    """One measure of an indicator, numbered as in the form."""

    number: Annotated[int, Field(ge=1), WHOLE] = Field(
        description="The number of the measure (måltall 1, 2, 3 …)."
    )
    text: Text = Field(description="What the measure shows, as the form words it.")
    kind: Kind = Field(description="How it is computed.")
    unit: Unit | None = Field(
        default=None, description="What the value is counted in. Percent for proportions."
    )
    decimals: Annotated[int, Field(ge=0, le=6), WHOLE] | None = Field(
        default=None, description="Decimals when shown: 1 for proportions and 0 for counts unless given."
    )
    numerator: Aggregate = Field(description="Teller: what is counted.")
    denominator: Aggregate | None = Field(default=None, description="Nevner: what it is counted out of.")

    @property
    def shown_unit(self) -> Unit:
        """Return the unit, or the one that the kind has unless another is given."""
        return self.unit or (Unit.PERCENT if self.kind is Kind.PROPORTION else Unit.NUMBER)

    @property
    def shown_decimals(self) -> int:
        """Return the decimals, or those that the kind has unless others are given."""
        if self.decimals is None:
            return 1 if self.kind is Kind.PROPORTION else 0
        return self.decimals
