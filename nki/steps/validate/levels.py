"""Rules on the levels of field 17, beside those on its words."""

from __future__ import annotations

from collections.abc import Iterator

from nki.model.level import Level
from nki.model.spec import Indicator, Source
from nki.steps.validate.finding import Finding, finding
from nki.steps.validate.parts import measures_of, own_source


def levels_are_made_of_units(indicator: Indicator) -> Iterator[Finding]:
    """Check that the units of a measure's source can be added up to every level that it is published on."""
    told: set[tuple[str, Level]] = set()
    for path, measure in measures_of(indicator):
        source = own_source(indicator, measure)
        if source is None or source.units == "area":
            continue
        for i, level in enumerate(indicator.levels.publish):
            if measure.levels is not None or source.unit_level.reaches(level) or (source.id, level) in told:
                continue
            told.add((source.id, level))
            yield finding("S229", "levels", "publish", i, **_facts(source, level))
        for i, level in enumerate(measure.levels or ()):
            if not source.unit_level.reaches(level):
                yield finding("S229", *path, "levels", i, **_facts(source, level))


def _facts(source: Source, level: Level) -> dict[str, object]:
    reached = ", ".join(one for one in Level if source.unit_level.reaches(one))
    return {"level": level, "source": source.id, "units": source.units, "reached": reached}
