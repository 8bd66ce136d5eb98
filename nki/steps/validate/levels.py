"""Rules on the levels of field 17, beside those on its words."""

from __future__ import annotations

from collections.abc import Iterator

from nki.model.level import Level
from nki.model.spec import Indicator
from nki.steps.validate.finding import Finding, finding


def levels_are_made_of_units(indicator: Indicator) -> Iterator[Finding]:
    """Check that the units of every source can be added up to every level that is published."""
    for i, level in enumerate(indicator.levels.publish):
        for source in indicator.sources:
            if not source.unit_level.reaches(level):
                reached = [one for one in Level if source.unit_level.reaches(one)]
                facts = {"level": level, "source": source.id, "units": source.units}
                yield finding("S229", "levels", "publish", i, **facts, reached=", ".join(reached))
