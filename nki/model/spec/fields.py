"""The smaller fields of the template that have more structure than a text."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field

from nki.model.level import Level
from nki.model.period import PeriodKind
from nki.model.spec.base import WHOLE, Name, Number, Part, Text
from nki.model.spec.measures import IntervalMethod


class IndicatorType(StrEnum):
    """Field 4, in the words of the template."""

    STRUCTURE = "struktur"
    PROCESS = "prosess"
    OUTCOME = "resultat"


class QualityDimension(StrEnum):
    """Field 5: the six dimensions of quality, in the words of the template."""

    EFFECTIVE = "Virkningsfulle"
    SAFE = "Trygge og sikre"
    INVOLVING = "Involverer brukerne og gir dem innflytelse"
    COORDINATED = "Samordnet og preget av kontinuitet"
    EFFICIENT = "Utnytter ressursene på en god måte"
    EQUITABLE = "Tilgjengelige og rettferdig fordelt"


class Unpublished(StrEnum):
    """What stands in field 7 where there is no date."""

    UNKNOWN = "ukjent"
    NOT_PUBLISHED = "ikke publisert"


class Status(StrEnum):
    """Whether the indicator is an official one."""

    NATIONAL = "national"
    PROPOSAL = "proposal"
    RETIRED = "retired"


class Revision(Part):
    """One entry of field 8."""

    version: Annotated[str, Field(pattern=r"^\d+\.\d+(\.\d+)?$")] = Field(description="The version: 1.0.")
    date: Annotated[str, Field(pattern=r"^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$")] | None = (
        Field(
            default=None,
            description="When: 2022-06-23, 2022-06 or 2022. Empty where the source does not say.",
        )
    )
    text: Text = Field(description="What was done, as the form words it.")


class Goal(Part):
    """Field 10."""

    text: Text = Field(description="The goal as the form words it.")
    target: Number | None = Field(default=None, description="The value aimed at, in the main measure's unit.")
    direction: Literal["higher", "lower"] | None = Field(default=None, description="Which way is better.")


class Term(Part):
    """One term of field 11."""

    term: Text = Field(description="The term.")
    meaning: Text = Field(description="What it means here.")


class Levels(Part):
    """Field 17."""

    text: Text = Field(description="The levels as the form words them.")
    publish: Annotated[tuple[Level, ...], Field(min_length=1)] = Field(
        description="The levels that figures are computed for, from the top down."
    )
    within: Text | None = Field(
        default=None,
        description="The code of a health region, a health trust or a RegSim region, where only those inside "
        "it are asked. Others have no rows in the result, and rows of theirs are left out.",
    )


class Reference(Part):
    """One reference of field 25. Its number is its place in the list."""

    text: Text = Field(description="The reference as the form words it.")
    url: Annotated[str, Field(pattern=r"^https?://\S+$")] | None = Field(
        default=None, description="Where it is found."
    )


class PeriodRule(Part):
    """What a delivery measures, and when it was asked."""

    kind: PeriodKind = Field(description="The length of the measure period.")
    months: Annotated[int, Field(ge=2, le=60), WHOLE] | None = Field(
        default=None, description="How many months a rolling period has."
    )
    survey_year_offset: Annotated[int, Field(ge=0, le=5), WHOLE] | None = Field(
        default=None,
        description="How many years after the measure year the survey is carried out: 1 when the 2022 survey "
        "measures 2021.",
    )
    answered_on: Name | None = Field(
        default=None,
        description="The column with the date of the answer, against which the period is checked.",
    )


class Stratum(Part):
    """A breakdown: the same figures for each group of a column."""

    id: Name = Field(description="A short name for the breakdown.")
    text: Text = Field(description="What readers are told of it: Kjønn, Aldersgruppe.")
    column: Name = Field(
        description="The column with the group: a choice, or derived bands or groups. Measures whose source "
        "does not have it have no breakdown."
    )


class Disclosure(Part):
    """The rule against recognising people in small cells. No rule is built in."""

    rule: Literal["none", "small_numbers"] = Field(
        description="`none`: every figure is published. `small_numbers`: small figures are hidden, and those "
        "that would give them away; at least one limit says what is small."
    )
    reason: Text = Field(description="Why this rule is right for this indicator.")
    numerator_at_most: Annotated[int, Field(ge=0), WHOLE] | None = Field(
        default=None, description="A figure is hidden if its numerator, or a count, is from 1 to this."
    )
    rest_at_most: Annotated[int, Field(ge=0), WHOLE] | None = Field(
        default=None,
        description="A share is hidden if its denominator is larger than its numerator by from 1 to this.",
    )
    denominator_at_most: Annotated[int, Field(ge=0), WHOLE] | None = Field(
        default=None,
        description="A figure is hidden if its denominator, or the number of observations behind it, is from "
        "1 to this.",
    )


class Interval(Part):
    """How uncertainty is stated."""

    method: IntervalMethod = Field(
        description="`none`: no interval, as for a count of everybody. `wilson` and `exact` for shares, "
        "`byar` for rates, `dobson` for standardised rates, `wilson_effective` for weighted shares, "
        "`student` for means and indexes, `order_statistics` for medians and percentiles, `source` for "
        "estimates. It holds "
        "for the measures of those kinds; others say theirs themselves."
    )
    level: Annotated[Number, Field(ge=50, lt=100)] = Field(
        default=Decimal(95), description="The level of confidence in per cent. 95 if left out."
    )
    reason: Text | None = Field(default=None, description="Why.")
