"""What a measure counts, in Norwegian words as the form uses them."""

from __future__ import annotations

from nki.labels import KINDS, UNITS
from nki.model.spec import Aggregate, ColumnReference, Condition, Measure

_COMPARISONS = {
    "equals": "er",
    "at_least": "er minst",
    "at_most": "er høyst",
    "starts_with": "begynner med",
}


def kind_in_words(measure: Measure) -> str:
    """Say how a measure is computed: ``Andel i prosent``, ``Antall personer``."""
    kind = KINDS[measure.kind].nb
    if measure.unit is None or measure.unit == "number":
        return kind
    unit = UNITS[measure.unit].nb
    return f"{kind} i {unit}" if measure.unit == "percent" else f"{kind} {unit}"


def aggregate_in_words(aggregate: Aggregate) -> str:
    """Say what is counted: ``Samme som måltall 2``, ``Summen av doctors, der open er Ja``."""
    if aggregate.same_as is not None:
        return f"Samme som måltall {aggregate.same_as}"
    if aggregate.sum is not None:
        counted = f"Summen av {aggregate.sum}"
    elif aggregate.distinct is not None:
        counted = f"Antall ulike verdier av {aggregate.distinct}"
    else:
        counted = "Antall rader"
    where = f", der {condition_in_words(aggregate.where)}" if aggregate.where else ""
    source = f", fra {aggregate.source}" if aggregate.source else ""
    return counted + where + source


def condition_in_words(condition: Condition) -> str:
    """Say when a condition is true: ``triage er Ja eller Nei``."""
    if condition.all_ is not None:
        return " og ".join(_inside(part) for part in condition.all_)
    if condition.any_ is not None:
        return " eller ".join(_inside(part) for part in condition.any_)
    if condition.not_ is not None:
        return f"det ikke er slik at {_inside(condition.not_)}"
    column = condition.column
    if condition.is_missing is not None:
        return f"{column} {'mangler svar' if condition.is_missing else 'har svar'}"
    if condition.one_of is not None:
        *first, last = condition.one_of
        return f"{column} er {', '.join(first)} eller {last}" if first else f"{column} er {last}"
    if condition.between is not None:
        low, high = condition.between
        return f"{column} er fra og med {low} til og med {high}"
    comparison = condition.comparison or "equals"
    return f"{column} {_COMPARISONS[comparison]} {_operand(getattr(condition, comparison))}"


def _inside(condition: Condition) -> str:
    words = condition_in_words(condition)
    return f"({words})" if len(condition.parts) > 1 else words


def _operand(operand: str | ColumnReference) -> str:
    return operand.column if isinstance(operand, ColumnReference) else operand
