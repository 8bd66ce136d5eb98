"""A part of a specification in words, for people who compare two of them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from nki.model.spec import (
    Aggregate,
    Column,
    ColumnReference,
    Condition,
    Example,
    Measure,
    Reference,
    Revision,
    Source,
    Term,
)
from nki.model.spec.base import Part
from nki.wording import aggregate_in_words, condition_in_words, kind_in_words, recipe_in_words


def said(value: object) -> str | None:
    """Say what stands there; None where nothing does."""
    if value is None or value == ():
        return None
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple | list):
        return ", ".join(said(item) or "" for item in value)
    if isinstance(value, dict):
        return ", ".join(f"{key}: {said(item) or ''}".strip() for key, item in value.items())
    if isinstance(value, Part):
        return _PARTS.get(type(value), _keys)(value)
    return str(value)


def _keys(part: Part) -> str:
    """Say a part key by key."""
    given = (
        (info.alias or name, said(getattr(part, name))) for name, info in type(part).model_fields.items()
    )
    return "; ".join(f"{key}: {text}" for key, text in given if text is not None)


def _measure(measure: Measure) -> str:
    heads = {"numerator": "Teller", "denominator": "Nevner"}
    parts = [f"{heads[part]}: {aggregate_in_words(aggregate)}" for part, aggregate in measure.aggregates]
    parts = parts or [recipe_in_words(measure)]
    return f"{measure.text} ({kind_in_words(measure)}. {'. '.join(parts)})"


def _column(column: Column) -> str:
    return f"{column.name} ({column.type}): {column.headers[0]}"


def _source(source: Source) -> str:
    return f"{source.id}: {source.text}"


def _revision(revision: Revision) -> str:
    when = f" – {revision.date}" if revision.date else ""
    return f"{revision.version}{when}: {revision.text}"


def _reference(reference: Reference) -> str:
    return f"{reference.text} {reference.url or ''}".strip()


_PARTS: dict[type[Part], Callable[[Any], str]] = {
    Aggregate: aggregate_in_words,
    Condition: condition_in_words,
    ColumnReference: lambda reference: reference.column,
    Measure: _measure,
    Column: _column,
    Source: _source,
    Revision: _revision,
    Reference: _reference,
    Example: lambda example: example.name,
    Term: lambda term: f"{term.term}: {term.meaning}",
}
