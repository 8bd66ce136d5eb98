"""Rules on the levels of field 17, beside those on its words."""

from __future__ import annotations

from collections.abc import Iterator

from nki import geography
from nki.errors.meant import meant
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


def the_area_has_the_levels(indicator: Indicator) -> Iterator[Finding]:
    """Check that `within` is an area of the health service, and that the levels lie in it."""
    code = indicator.levels.within
    if code is None:
        return
    found = geography.part_called(code)
    if found is None:
        known = [*geography.health_regions(), *geography.health_trusts(), *geography.regsim_regions()]
        problem = f'"{code}" is no health region, health trust or RegSim region{meant(code, known)}'
        advice = "write the organisation number of a region or trust, or the code of a RegSim region"
        yield finding("S241", "levels", "within", problem=problem, advice=advice)
        return
    level, name = found
    for i, published in enumerate(indicator.levels.publish):
        if published not in _INSIDE[level]:
            problem = f"no area of the level {published} lies in {code}, {name}"
            advice = "remove the level from `publish`"
            yield finding("S241", "levels", "publish", i, problem=problem, advice=advice)


_IN_TRUST = frozenset({Level.HEALTH_TRUST, Level.MUNICIPALITY, Level.ER_UNIT})
_IN_REGION = _IN_TRUST | {Level.HEALTH_REGION, Level.REGSIM_REGION, Level.COUNTY}
_INSIDE = {Level.HEALTH_TRUST: _IN_TRUST, Level.HEALTH_REGION: _IN_REGION, Level.REGSIM_REGION: _IN_REGION}


def _facts(source: Source, level: Level) -> dict[str, object]:
    reached = ", ".join(one for one in Level if source.unit_level.reaches(one))
    return {"level": level, "source": source.id, "units": source.units, "reached": reached}
