"""The specification of an indicator, format ``nki/1``: what strangers write to us."""

from nki.model.spec.conditions import ColumnReference, Condition
from nki.model.spec.derived import SECONDS, Band, Derived, Duration, Grouping
from nki.model.spec.examples import COMPARED, Example, ExampleUnit, Expectation
from nki.model.spec.fields import (
    Disclosure,
    Goal,
    IndicatorType,
    Interval,
    Levels,
    PeriodRule,
    Reference,
    Revision,
    Stratum,
    Term,
    Unpublished,
)
from nki.model.spec.glossary import Concept, Glossary, Vocabulary
from nki.model.spec.indicator import FIELD_KEYS, Indicator
from nki.model.spec.measures import FUNCTIONS, Aggregate, Kind, Measure, Phrases, Unit, UnitsThat
from nki.model.spec.plausibility import Plausibility
from nki.model.spec.recipes import Estimate, Index, IndexItem, Standard, Values, WeightedPart
from nki.model.spec.rowrules import Exclusion, FirstEvent, Join
from nki.model.spec.sources import Answers, Column, ColumnType, Rows, Source
from nki.model.spec.whole import whole_source

__all__ = [
    "COMPARED",
    "FIELD_KEYS",
    "FUNCTIONS",
    "SECONDS",
    "Aggregate",
    "Answers",
    "Band",
    "Column",
    "ColumnReference",
    "ColumnType",
    "Concept",
    "Condition",
    "Derived",
    "Disclosure",
    "Duration",
    "Estimate",
    "Example",
    "ExampleUnit",
    "Exclusion",
    "Expectation",
    "FirstEvent",
    "Glossary",
    "Goal",
    "Grouping",
    "Index",
    "IndexItem",
    "Indicator",
    "IndicatorType",
    "Interval",
    "Join",
    "Kind",
    "Levels",
    "Measure",
    "PeriodRule",
    "Phrases",
    "Plausibility",
    "Reference",
    "Revision",
    "Rows",
    "Source",
    "Standard",
    "Stratum",
    "Term",
    "Unit",
    "UnitsThat",
    "Unpublished",
    "Values",
    "Vocabulary",
    "WeightedPart",
    "whole_source",
]
