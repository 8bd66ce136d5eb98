"""The specification of an indicator, format ``nki/1``: what strangers write to us."""

from nki.model.spec.conditions import ColumnReference, Condition
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
    Term,
    Unpublished,
)
from nki.model.spec.indicator import FIELD_KEYS, Indicator
from nki.model.spec.measures import Aggregate, Kind, Measure, Unit
from nki.model.spec.plausibility import Plausibility
from nki.model.spec.sources import Answers, Column, ColumnType, Rows, Source

__all__ = [
    "COMPARED",
    "FIELD_KEYS",
    "Aggregate",
    "Answers",
    "Column",
    "ColumnReference",
    "ColumnType",
    "Condition",
    "Disclosure",
    "Example",
    "ExampleUnit",
    "Expectation",
    "Goal",
    "Indicator",
    "IndicatorType",
    "Interval",
    "Kind",
    "Levels",
    "Measure",
    "PeriodRule",
    "Plausibility",
    "Reference",
    "Revision",
    "Rows",
    "Source",
    "Term",
    "Unit",
    "Unpublished",
]
