"""What the kinds need that are not a count or a share: values, indexes, standards, estimates, parts."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated

from pydantic import Field

from nki.model.spec.base import WHOLE, Name, Number, Part, Text
from nki.model.spec.conditions import Condition


class Values(Part):
    """One value per row, of which a mean, a median or a percentile is taken."""

    column: Name = Field(description="The column with the value: a count, a number, or a duration.")
    source: Name | None = Field(
        default=None, description="The source that is read. May be left out where there is only one."
    )
    where: Condition | None = Field(default=None, description="Only rows for which this is true.")


class IndexItem(Part):
    """One question of an index."""

    column: Name = Field(description="The column with the answer: a count from lowest to highest.")
    reversed: bool = Field(default=False, description="`true` where the lowest answer is the best one.")


class Index(Part):
    """An index score: answers on a scale, mapped to 0-100, averaged over the questions of a row.

    The score of a row is the mean of its answered questions, where at least ``minimum_answered`` are; the
    index of an area is the mean of its rows' scores, weighted where the measure has a weight.
    """

    items: Annotated[tuple[IndexItem, ...], Field(min_length=1, max_length=60)] = Field(
        description="The questions."
    )
    lowest: Annotated[int, Field(ge=0), WHOLE] = Field(
        default=1, description="The lowest answer. 1 if left out."
    )
    highest: Annotated[int, Field(ge=1), WHOLE] = Field(
        default=5, description="The highest answer. 5 if left out."
    )
    minimum_answered: Annotated[int, Field(ge=1), WHOLE] = Field(
        description="How many questions a row must have answered to have a score."
    )
    source: Name | None = Field(
        default=None, description="The source that is read. May be left out where there is only one."
    )
    where: Condition | None = Field(default=None, description="Only rows for which this is true.")


class StandardGroup(Part):
    """A group of the standard population."""

    group: Text = Field(description="The group, as the column `by` has it.")
    weight: Annotated[Number, Field(gt=0)] = Field(
        description="How many of the standard population are in it."
    )


class Standard(Part):
    """Direct standardisation: the rate that the standard population would have."""

    by: Name = Field(description="The column with the group, in the sources of numerator and denominator.")
    text: Text = Field(description="Which population is the standard, and where its numbers come from.")
    groups: Annotated[tuple[StandardGroup, ...], Field(min_length=2, max_length=60)] = Field(
        description="The groups of the standard population."
    )


class Estimate(Part):
    """A value that the source delivers. It is passed through and never added up."""

    value: Name = Field(description="The column with the value.")
    lower: Name | None = Field(default=None, description="The column with the lower limit.")
    upper: Name | None = Field(default=None, description="The column with the upper limit.")
    observations: Name | None = Field(
        default=None, description="The column with the number of observations behind the value."
    )
    source: Name | None = Field(
        default=None, description="The source that is read. May be left out where there is only one."
    )


class WeightedPart(Part):
    """A measure that is part of a composite."""

    measure: Annotated[int, Field(ge=1), WHOLE] = Field(description="The number of the measure.")
    weight: Annotated[Number, Field(gt=0)] = Field(
        default=Decimal(1), description="Its weight. 1 if left out."
    )
