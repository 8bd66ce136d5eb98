"""What a measure counts, in Norwegian words as the form uses them."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction

from nki.labels import UNITS, kind_label
from nki.model.spec import Aggregate, ColumnReference, Condition, Index, Measure, UnitsThat

Named = Callable[[str], str]
"""What a column is called, by its name. ``str`` leaves it the name."""

_COMPARISONS = {
    "equals": "er",
    "at_least": "er minst",
    "at_most": "er høyst",
    "starts_with": "begynner med",
}


_SCALES = ("percent", "points", "seconds", "minutes", "hours", "days")
"""What a value is measured in, where other units are what is counted."""


def kind_in_words(measure: Measure) -> str:
    """Say how a measure is computed: ``Andel i prosent``, ``Antall personer``."""
    kind = kind_label(measure.kind, None if measure.percentile is None else Fraction(measure.percentile)).nb
    if measure.unit is None or measure.unit == "number":
        return kind
    unit = UNITS[measure.unit].nb
    return f"{kind} i {unit}" if measure.unit in _SCALES else f"{kind} {unit}"


def aggregate_in_words(aggregate: Aggregate, named: Named = str, reporters: str = "enheter") -> str:
    """Say what is counted: ``Samme som måltall 2``, ``Summen av doctors, der open er Ja``.

    ``reporters`` are those who report, in the plural.
    """
    if aggregate.units is not None:
        return units_in_words(aggregate.units, reporters)
    if aggregate.same_as is not None:
        return f"Samme som måltall {aggregate.same_as}"
    if aggregate.sum is not None:
        counted = f"Summen av {named(aggregate.sum)}"
    elif aggregate.distinct is not None:
        counted = f"Antall ulike verdier av {named(aggregate.distinct)}"
    else:
        counted = "Antall rader"
    where = f", der {condition_in_words(aggregate.where, named)}" if aggregate.where else ""
    source = f", fra {aggregate.source}" if aggregate.source else ""
    return counted + where + source


def units_in_words(units: UnitsThat, reporters: str = "enheter") -> str:
    """Say which units are counted: ``Antall enheter der måltall 2 er minst 75``."""
    if units.at_least is None and units.at_most is None:
        return f"Antall {reporters} med verdi for måltall {units.measure}"
    limits = [("minst", units.at_least), ("høyst", units.at_most)]
    said = " og ".join(f"{word} {_written(limit)}" for word, limit in limits if limit is not None)
    return f"Antall {reporters} der måltall {units.measure} er {said}"


def recipe_in_words(measure: Measure) -> str:
    """Say what a measure without numerator is made of: ``Verdier av response_time``."""
    if measure.values is not None:
        where = f", der {condition_in_words(measure.values.where)}" if measure.values.where else ""
        percentile = "" if measure.percentile is None else f", {_written(measure.percentile)}-persentilen"
        weight = "" if measure.weight is None else f", vektet med {measure.weight}"
        return f"Verdier av {measure.values.column}{where}{percentile}{weight}"
    if measure.index is not None:
        return _index_in_words(measure.index, measure.weight)
    if measure.estimate is not None:
        return f"Kildens egen verdi, {measure.estimate.value}"
    parts = [
        f"måltall {part.measure}" + ("" if part.weight == 1 else f" (vekt {_written(part.weight)})")
        for part in measure.parts or ()
    ]
    return f"Gjennomsnitt av {' og '.join(parts)}"


def _index_in_words(index: Index, weight: str | None) -> str:
    columns = ", ".join(item.column + (" (snudd)" if item.reversed else "") for item in index.items)
    where = f", der {condition_in_words(index.where)}" if index.where else ""
    scale = f"svar fra {index.lowest} til {index.highest} regnet om til 0–100"
    weighted = "" if weight is None else f", vektet med {weight}"
    return f"Indeks av {columns}{where}: {scale}, minst {index.minimum_answered} besvart{weighted}"


def _written(number: Decimal) -> str:
    return f"{number.normalize():f}".replace(".", ",")


def condition_in_words(condition: Condition, named: Named = str) -> str:
    """Say when a condition is true: ``triage er Ja eller Nei``."""
    if condition.all_ is not None:
        return " og ".join(_inside(part, named) for part in condition.all_)
    if condition.any_ is not None:
        return " eller ".join(_inside(part, named) for part in condition.any_)
    if condition.not_ is not None:
        return f"det ikke er slik at {_inside(condition.not_, named)}"
    column = named(condition.column or "")
    if condition.is_missing is not None:
        return f"{column} {'mangler svar' if condition.is_missing else 'har svar'}"
    if condition.one_of is not None:
        *first, last = condition.one_of
        return f"{column} er {', '.join(first)} eller {last}" if first else f"{column} er {last}"
    if condition.between is not None:
        low, high = condition.between
        return f"{column} er fra og med {low} til og med {high}"
    comparison = condition.comparison or "equals"
    return f"{column} {_COMPARISONS[comparison]} {_operand(getattr(condition, comparison), named)}"


def _inside(condition: Condition, named: Named) -> str:
    words = condition_in_words(condition, named)
    return f"({words})" if len(condition.parts) > 1 else words


def _operand(operand: str | ColumnReference, named: Named) -> str:
    return named(operand.column) if isinstance(operand, ColumnReference) else operand
