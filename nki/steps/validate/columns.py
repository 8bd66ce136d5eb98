"""Rules on sources and their columns."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from nki.errors.meant import meant
from nki.model.spec import Column, ColumnType, Indicator
from nki.steps.validate.finding import Finding, finding


def columns_are_declared_once(indicator: Indicator) -> Iterator[Finding]:
    """Check that sources, columns, headers and answers can be told apart, and that one column is the unit."""
    ids: set[str] = set()
    for s, source in enumerate(indicator.sources):
        if source.id in ids:
            yield finding("S211", "sources", s, "id", what="source", name=source.id)
        ids.add(source.id)
        units = sum(column.type is ColumnType.UNIT for column in source.columns)
        if units != 1:
            yield finding("S212", "sources", s, source=source.id, count=units)
        named = [c for c, column in enumerate(source.columns) if column.type is ColumnType.UNIT_NAME]
        for c in named[1:]:
            yield finding("S211", "sources", s, "columns", c, "type", what="type", name=ColumnType.UNIT_NAME)
        names: set[str] = set()
        headers: set[str] = set()
        for c, column in enumerate(source.columns):
            at = ("sources", s, "columns", c)
            if column.name in names:
                yield finding("S211", *at, "name", what="column", name=column.name)
            own = {_folded(header): header for header in column.headers}
            if column.name not in names and (repeated := headers.intersection(own)):
                yield finding("S211", *at, what="header", name=own[min(repeated)])
            names.add(column.name)
            headers.update(own)


def _folded(header: str) -> str:
    """Return a header as the reader of deliveries compares it."""
    return " ".join(unicodedata.normalize("NFC", header).split())


def columns_fit_their_type(indicator: Indicator) -> Iterator[Finding]:
    """Check that choices list their answers, and that no answer means two things."""
    for s, source in enumerate(indicator.sources):
        for c, column in enumerate(source.columns):
            at = ("sources", s, "columns", c)
            is_choice = column.type is ColumnType.CHOICE
            facts = {"column": column.name, "type": column.type}
            if is_choice and not column.values:
                advice = "list its answers under `values`"
                yield finding("S220", *at, **facts, problem="lists no answers", advice=advice)
            if column.values and not is_choice:
                advice = "remove `values`, or give it the type choice"
                yield finding("S220", *at, "values", **facts, problem="lists fixed answers", advice=advice)
            ranged = column.minimum is not None or column.maximum is not None
            if ranged and not column.type.is_numeric:
                yield finding("S207", *at, operation="a range", column=column.name, type=column.type)
            if column.minimum is not None and column.maximum is not None and column.minimum > column.maximum:
                problem = f"the range from {column.minimum} down to {column.maximum}"
                advice = "let `minimum` be the smaller of the two"
                yield finding("S220", *at, "minimum", **facts, problem=problem, advice=advice)
            seen: set[str] = set()
            for key in ("values", "missing", "not_applicable"):
                for i, answer in enumerate(getattr(column, key) or ()):
                    if answer in seen:
                        yield finding("S211", *at, key, i, what="answer", name=answer)
                    seen.add(answer)


def relations_join_numbers(indicator: Indicator) -> Iterator[Finding]:
    """Check that ``at_most`` joins two number columns of one source."""
    for s, source in enumerate(indicator.sources):
        by_name: dict[str, Column] = {column.name: column for column in source.columns}
        for c, column in enumerate(source.columns):
            if column.at_most is None:
                continue
            at = ("sources", s, "columns", c, "at_most")
            limit = by_name.get(column.at_most)
            if limit is None or limit is column:
                facts = {"source": source.id, "column": column.at_most}
                others = [name for name in by_name if name != column.name]
                yield finding("S203", *at, **facts, meant=meant(column.at_most, others))
                continue
            for side in (column, limit):
                if not side.type.is_numeric:
                    yield finding("S207", *at, operation="at_most", column=side.name, type=side.type)
