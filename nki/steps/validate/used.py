"""Rules on what is declared: somebody should use it."""

from __future__ import annotations

from collections.abc import Iterator

from nki.model.spec import ColumnType, Indicator
from nki.steps.validate.finding import Finding, finding
from nki.steps.validate.parts import aggregates_of


def columns_are_used(indicator: Indicator) -> Iterator[Finding]:
    """Find sources that no measure reads, and columns that nothing looks at."""
    read, looked_at = _used(indicator)
    for s, source in enumerate(indicator.sources):
        if source.id not in read:
            yield finding("S250", "sources", s, "id", what="source", name=source.id)
            continue
        used = looked_at[source.id]
        used |= {column.at_most for column in source.columns if column.at_most}
        for c, column in enumerate(source.columns):
            known = column.name in used or column.name == indicator.period.answered_on
            if not known and column.type not in (ColumnType.UNIT, ColumnType.UNIT_NAME):
                yield finding("S250", "sources", s, "columns", c, "name", what="column", name=column.name)


def _used(indicator: Indicator) -> tuple[set[str], dict[str, set[str]]]:
    """Return the sources that are read, and for each source the columns that aggregates look at."""
    looked_at: dict[str, set[str]] = {source.id: set() for source in indicator.sources}
    read: set[str] = set()
    for _, _, aggregate in aggregates_of(indicator):
        source = aggregate.source or indicator.sources[0].id
        if aggregate.same_as is not None:
            continue
        read.add(source)
        used = looked_at.get(source, set())
        used |= {aggregate.column} if aggregate.column else set()
        used |= aggregate.where.columns() if aggregate.where else set()
    return read, looked_at
