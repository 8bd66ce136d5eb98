"""Rules on examples: what can be said of them before they are computed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from nki.errors.called import CALLED
from nki.errors.meant import meant
from nki.model.level import NATIONAL_CODE, Level
from nki.model.places import Path
from nki.model.spec import COMPARED, Example, Expectation, Indicator, Source
from nki.steps.validate.finding import Finding, finding


def examples_fit_the_indicator(indicator: Indicator) -> Iterator[Finding]:
    """Check the examples that stand in the specification itself."""
    yield from example_findings(indicator, indicator.examples)


def example_findings(indicator: Indicator, examples: Sequence[Example]) -> Iterator[Finding]:
    """Check that examples can be told apart, and name sources, columns and figures of the indicator."""
    names: set[str] = set()
    for e, example in enumerate(examples):
        at = ("examples", e)
        if example.name in names:
            yield finding("S211", *at, "name", what="example", name=example.name)
        names.add(example.name)
        yield from _rows(indicator, example, at)
        yield from _units(indicator, example, at)
        for i, expectation in enumerate(example.expect):
            yield from _expectation(indicator, expectation, (*at, "expect", i))


def _rows(indicator: Indicator, example: Example, at: Path) -> Iterator[Finding]:
    sources = [source.id for source in indicator.sources]
    known = {source.id: source for source in indicator.sources}
    if not isinstance(example.rows, dict):
        if len(sources) > 1:
            problem = f"the indicator has {len(sources)} sources, and the rows do not say which one is theirs"
            yield finding("S234", *at, "rows", problem=problem, sources=", ".join(sources))
        else:
            yield from _cells(indicator.sources[0], example.rows, (*at, "rows"))
        return
    for source, rows in example.rows.items():
        if source not in known:
            hint = meant(source, sources)
            yield Finding("S204", (*at, "rows", source), {"source": source, "meant": hint}, at_key=True)
        else:
            yield from _cells(known[source], rows, (*at, "rows", source))
    for source in sources:
        if source in _counted(indicator) and not example.rows.get(source):
            problem = f'the source "{source}" has no rows'
            yield finding("S234", *at, "rows", problem=problem, sources=", ".join(sources))


def _units(indicator: Indicator, example: Example, at: Path) -> Iterator[Finding]:
    """Find units that are given a place, where only those report that have one."""
    if Level.ER_UNIT in indicator.unit_levels:
        return
    who = CALLED[indicator.sources[0].unit_level]
    for u, unit in enumerate(example.units):
        for key in ("municipality", "serves", "opened", "closed"):
            if getattr(unit, key) is not None:
                facts: dict[str, object] = {"id": unit.id, "who": who, "key": key}
                yield Finding("S238", (*at, "units", u, key), facts, at_key=True)


def _others(indicator: Indicator) -> str:
    """Return the published levels below the nation."""
    return ", ".join(level for level in indicator.levels.publish if level is not Level.NATIONAL)


def _counted(indicator: Indicator) -> set[str]:
    """Return the sources that a measure reads."""
    ends = [end for one in indicator.measures for end in (one.numerator, one.denominator) if end is not None]
    only = indicator.sources[0].id
    return {end.source or only for end in ends if end.same_as is None}


def _cells(source: Source, rows: Sequence[Mapping[str, str | None]], at: Path) -> Iterator[Finding]:
    names = [column.name for column in source.columns]
    for r, row in enumerate(rows):
        for name in row:
            if name not in names:
                facts: dict[str, object] = {"source": source.id, "column": name, "meant": meant(name, names)}
                yield Finding("S203", (*at, r, name), facts, at_key=True)


def _expectation(indicator: Indicator, expectation: Expectation, at: Path) -> Iterator[Finding]:
    if not expectation.expected:
        yield finding("S235", *at, keys=", ".join(COMPARED))
    numbers = [measure.number for measure in indicator.measures]
    if expectation.measure not in numbers:
        yield finding(
            "S231",
            *at,
            "measure",
            expected=f"measure {expectation.measure}",
            problem="the indicator has no such measure",
            meant="",
            advice=f"name one of its measures: {', '.join(map(str, numbers))}",
        )
    level, area = expectation.level, expectation.area
    if level not in indicator.levels.publish:
        yield finding(
            "S231",
            *at,
            "level",
            expected=f"the level {level}",
            problem="the indicator is not published on it",
            meant="",
            advice=f"name one of its levels: {', '.join(indicator.levels.publish)}",
        )
    elif level is Level.NATIONAL and area not in (None, NATIONAL_CODE):
        yield finding(
            "S231",
            *at,
            "area",
            expected=f'the area "{area}" of the nation',
            problem="the nation has none",
            meant="",
            advice=f"remove `area`, or add `level` with one of: {_others(indicator)}",
        )
    elif level is not Level.NATIONAL and area is None:
        what = "the id of the unit" if level is Level.ER_UNIT else f"the code of the {CALLED[level]}"
        yield finding(
            "S231",
            *at,
            expected=f"a figure on the level {level}",
            problem="does not say of which area",
            meant="",
            advice=f"add `area` with {what}",
        )
