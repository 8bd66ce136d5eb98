"""The indicator: the 25 fields of the national template, and what the computation needs besides."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field, PrivateAttr, field_validator
from pydantic_core import PydanticCustomError

from nki.model.level import Level
from nki.model.spec.base import DECIMAL, Name, Part, Text
from nki.model.spec.examples import Example
from nki.model.spec.fields import (
    Disclosure,
    Goal,
    IndicatorType,
    Interval,
    Levels,
    PeriodRule,
    QualityDimension,
    Reference,
    Revision,
    Status,
    Stratum,
    Term,
    Unpublished,
)
from nki.model.spec.glossary import Concept, Vocabulary
from nki.model.spec.measures import Measure
from nki.model.spec.plausibility import Plausibility
from nki.model.spec.sources import Source


class Indicator(Part):
    """One indicator, as its YAML file says it."""

    format: Literal["nki/1"] = Field(description="The format of this file.")
    id: Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=80)] = Field(
        description="The identifier, the same for ever. The file carries it as its name."
    )
    version: Annotated[str, Field(pattern=r"^\d+\.\d+(\.\d+)?$")] = Field(
        description="The current version, which is the last under `revisions`."
    )
    status: Status = Field(description="national, proposal or retired.")
    title: Text = Field(description="The name of the indicator, as on its form.")

    definition: Text
    sector: Text
    clinical_area: Text
    indicator_type: IndicatorType
    quality_dimension: Annotated[tuple[QualityDimension, ...], Field(min_length=1)]
    measurement_area: Text
    first_published: date | Unpublished
    revisions: Annotated[tuple[Revision, ...], Field(min_length=1)]
    rationale: Text
    goal: Goal
    terms: tuple[Term, ...]
    main_measure: Measure
    other_measures: Annotated[tuple[Measure, ...], Field(max_length=99)]
    code_systems: Text | None
    selection: Text | None
    calculation: Text | None
    levels: Levels
    sources: Annotated[tuple[Source, ...], Field(min_length=1, max_length=20)]
    publication_frequency: Text
    legal_basis: Text
    comparability: Text
    limitations: Text | None
    interpretation: Text
    publication_channels: Text
    references: Annotated[tuple[Reference, ...], Field(min_length=1)]

    period: PeriodRule = Field(description="How survey year and measure year relate.")
    strata: Annotated[tuple[Stratum, ...], Field(max_length=20)] = Field(
        default=(), description="Breakdowns: sex, age group, profession."
    )
    concepts: tuple[Name, ...] = Field(
        default=(), description="Terms of the catalogue's glossary that the texts use, by their ids."
    )
    response_threshold: Annotated[Decimal, Field(ge=0, le=100), DECIMAL] | None = Field(
        default=None,
        description="The least share of units, in per cent, that must have answered for a level's value "
        "to be published. No threshold if left out.",
    )
    disclosure: Disclosure = Field(description="The rule against recognising people in small cells.")
    interval: Interval | None = Field(default=None, description="How uncertainty is stated.")
    plausibility: Plausibility | None = Field(
        default=None,
        description="When answers that are possible are hard to believe and worth a warning. The general "
        "limits if left out.",
    )
    examples: Annotated[tuple[Example, ...], Field(max_length=100)] = Field(
        default=(), description="Made-up rows, and the figures that they must give. Validation computes them."
    )

    _explained: tuple[Concept, ...] = PrivateAttr(default=())

    @field_validator("first_published", mode="before")
    @classmethod
    def _iso_date_only(cls, value: object) -> object:
        # pydantic would also take Unix timestamps such as "2022" for dates, and Python "20220623"
        if value is None or isinstance(value, date) or value in tuple(Unpublished):
            return value
        try:
            if isinstance(value, str) and re.fullmatch("[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
                return date.fromisoformat(value)
        except ValueError:
            pass
        raise PydanticCustomError("date", "not a date")

    @property
    def measures(self) -> tuple[Measure, ...]:
        """Return all measures, the main one first."""
        return (self.main_measure, *self.other_measures)

    @property
    def unit_levels(self) -> frozenset[Level]:
        """Return the levels of those who report to its sources. ER units stand in a register."""
        return frozenset(source.unit_level for source in self.sources)

    @property
    def explained(self) -> tuple[Concept, ...]:
        """Return the concepts that it refers to, as far as a glossary has explained them to it."""
        return self._explained

    def explained_by(self, vocabulary: Vocabulary) -> Indicator:
        """Return the indicator with the concepts that it refers to, as far as they are known."""
        found = (vocabulary.concept(name) for name in dict.fromkeys(self.concepts))
        copy = self.model_copy()
        copy._explained = tuple(concept for concept in found if concept is not None)
        return copy

    def source(self, name: str) -> Source:
        """Return the source of that id. Raises ``KeyError`` if there is none."""
        for source in self.sources:
            if source.id == name:
                return source
        raise KeyError(name)


_KEYS = tuple(Indicator.model_fields)
FIELD_KEYS = _KEYS[_KEYS.index("definition") : _KEYS.index("references") + 1]
"""The keys of the 25 fields of the national template, in its order."""
