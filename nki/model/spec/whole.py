"""A source as if it had the columns that it looks up in others, or works out from its own."""

from __future__ import annotations

from nki.model.spec.derived import Derived
from nki.model.spec.indicator import Indicator
from nki.model.spec.sources import Column, ColumnType, Source


def whole_source(indicator: Indicator, source: Source) -> Source:
    """Return a source as if it had the columns that are looked up and derived."""
    if not source.joins and not source.derived:
        return source
    columns = list(source.columns)
    for join in source.joins:
        # what is looked up may be worked out there; a source never looks up in one that looks up itself
        other = next((one for one in indicator.sources if one.id == join.source), None)
        if other is None:
            continue
        there = {column.name: column for column in _with_derived(other.columns, other.derived)}
        found = (there[name] for name in join.columns if name in there)
        columns += [column.model_copy(update={"at_most": None}) for column in found]
    return source.model_copy(update={"columns": _with_derived(tuple(columns), source.derived)})


def _with_derived(columns: tuple[Column, ...], derived: tuple[Derived, ...]) -> tuple[Column, ...]:
    return (*columns, *(_column(one) for one in derived))


def _column(derived: Derived) -> Column:
    """Return a derived column as the rest of the house sees columns. No file has it."""
    column = Column(name=derived.name, type=ColumnType.CHOICE, values=derived.group_names or None)
    # a duration is not declared, and so is no type that a column can be given
    return column if derived.duration is None else column.model_copy(update={"type": ColumnType.DURATION})
