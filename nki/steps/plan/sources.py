"""Sources with the columns that they borrow."""

from __future__ import annotations

from nki.model.plan import SourcePlan
from nki.model.spec import Indicator, whole_source


def planned_sources(indicator: Indicator) -> tuple[SourcePlan, ...]:
    """Return every source with all columns that its rows can be asked for."""
    return tuple(
        SourcePlan(source, whole_source(indicator, source), tuple(join.source for join in source.joins))
        for source in indicator.sources
    )
