"""Rules on the kinds: each has the keys that it needs and no other, and their columns can bear it."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from nki.errors.meant import meant
from nki.model.places import Path
from nki.model.spec import Aggregate, Column, ColumnType, Indicator, Kind, Measure, Source, whole_source
from nki.steps.validate.finding import Finding, finding
from nki.steps.validate.parts import end_of, measures_of, own_source

_NEEDED: dict[Kind, tuple[str, ...]] = {
    Kind.COUNT: ("numerator",),
    Kind.PROPORTION: ("numerator", "denominator"),
    Kind.RATIO: ("numerator", "denominator"),
    Kind.RATE: ("numerator", "denominator", "factor"),
    Kind.MEAN: ("values",),
    Kind.MEDIAN: ("values",),
    Kind.PERCENTILE: ("values", "percentile"),
    Kind.INDEX: ("index",),
    Kind.WEIGHTED_PROPORTION: ("numerator", "denominator", "weight"),
    Kind.WEIGHTED_MEAN: ("values", "weight"),
    Kind.STANDARDISED_RATE: ("numerator", "denominator", "standard"),
    Kind.ESTIMATE: ("estimate",),
    Kind.COMPOSITE: ("parts",),
}
_ALSO = {Kind.RATIO: ("factor",), Kind.STANDARDISED_RATE: ("factor",), Kind.INDEX: ("weight",)}
_RECIPES = (
    *("numerator", "denominator", "factor", "values", "percentile", "weight", "index", "standard"),
    *("estimate", "parts"),
)
_SUITS: dict[str, tuple[Kind, ...]] = {
    "wilson": (Kind.PROPORTION,),
    "exact": (Kind.PROPORTION,),
    "byar": (Kind.RATE,),
    "dobson": (Kind.STANDARDISED_RATE,),
    "wilson_effective": (Kind.WEIGHTED_PROPORTION,),
    "student": (Kind.MEAN, Kind.INDEX),
    "order_statistics": (Kind.MEDIAN, Kind.PERCENTILE),
    "source": (Kind.ESTIMATE,),
}
_NUMBERS = (ColumnType.COUNT, ColumnType.NUMBER)
_VALUES = (*_NUMBERS, ColumnType.DURATION)


def kinds_have_what_they_need(indicator: Indicator) -> Iterator[Finding]:
    """Check which keys stand beside each kind."""
    for path, measure in measures_of(indicator):
        needed = _NEEDED[measure.kind]
        for key in needed:
            if getattr(measure, key) is None:
                facts = {"problem": f"has no {key}", "advice": f"add `{key}`"}
                yield finding("S206", *path, kind=measure.kind, **facts)
        for key in _RECIPES:
            if getattr(measure, key) is None or key in (*needed, *_ALSO.get(measure.kind, ())):
                continue
            advice = f"remove `{key}`, or use a kind that has one: {', '.join(_kinds_with(key))}"
            facts = {"problem": f"has `{key}`", "advice": advice}
            yield finding("S206", *path, key, kind=measure.kind, **facts)
        for i, level in enumerate(measure.levels or ()):
            if level not in indicator.levels.publish:
                facts = {"problem": f"is published on the level {level}, and the indicator is not"}
                yield finding(
                    "S206",
                    *path,
                    "levels",
                    i,
                    kind=measure.kind,
                    **facts,
                    advice="add it to `levels.publish`",
                )


def _kinds_with(key: str) -> list[Kind]:
    return [kind for kind in Kind if key in (*_NEEDED[kind], *_ALSO.get(kind, ()))]


def intervals_suit_their_kind(indicator: Indicator) -> Iterator[Finding]:
    """Check that a method of intervals is for the measure, or for any, that it is to hold for."""
    for path, measure in measures_of(indicator):
        method = measure.interval
        if method not in (None, "none") and not _suits(method, measure):
            yield finding("S239", *path, "interval", method=method, kinds=_suited(method))
    if indicator.interval is None or indicator.interval.method == "none":
        return
    method = indicator.interval.method
    if not any(_suits(method, measure) for measure in indicator.measures):
        yield finding("S239", "interval", "method", method=method, kinds=_suited(method))


def _suits(method: str, measure: Measure) -> bool:
    # Student's limits are for rows that weigh the same
    is_weighted_index = measure.kind is Kind.INDEX and measure.weight is not None
    return measure.kind in _SUITS[method] and not is_weighted_index


def _suited(method: str) -> str:
    return ", ".join(f"{kind} without weight" if kind is Kind.INDEX else kind for kind in _SUITS[method])


def recipes_refer_to_what_is_declared(indicator: Indicator) -> Iterator[Finding]:
    """Check the columns and measures that kinds without a numerator are made of."""
    names = [source.id for source in indicator.sources]
    for path, measure in measures_of(indicator):
        for key in ("values", "index", "estimate"):
            recipe = getattr(measure, key)
            if recipe is None:
                continue
            if recipe.source is not None and recipe.source not in names:
                hint = meant(recipe.source, names)
                yield finding("S204", *path, key, "source", source=recipe.source, meant=hint)
            elif recipe.source is None and len(names) > 1:
                yield finding("S219", *path, key, count=len(names), sources=", ".join(names))
        source = own_source(indicator, measure)
        if source is not None:
            yield from _recipe(whole_source(indicator, source), measure, path)
        yield from _standard(indicator, measure, path)
        yield from _other_measures(indicator, measure, path)


def _recipe(source: Source, measure: Measure, path: Path) -> Iterator[Finding]:
    if measure.values is not None:
        yield from _typed(source, measure.values.column, _VALUES, (*path, "values", "column"), "a mean")
    if measure.weight is not None:
        yield from _typed(source, measure.weight, _NUMBERS, (*path, "weight"), "a weight")
    if measure.index is not None:
        index = measure.index
        for i, item in enumerate(index.items):
            at = (*path, "index", "items", i, "column")
            yield from _typed(source, item.column, (ColumnType.COUNT,), at, "an index")
            column = _column(source, item.column)
            if column is not None and not (
                column.minimum == index.lowest and column.maximum == index.highest
            ):
                problem = f'the scale is from {index.lowest} to {index.highest}, and "{column.name}" is not'
                advice = f"declare `minimum: {index.lowest}` and `maximum: {index.highest}` for the column"
                yield finding("S241", *at, problem=problem, advice=advice)
        if index.lowest >= index.highest or index.minimum_answered > len(index.items):
            problem = "its scale has no span, or more answers are asked for than there are questions"
            yield finding("S241", *path, "index", problem=problem, advice="correct the index")
    if measure.estimate is not None:
        for key in ("value", "lower", "upper", "observations"):
            name = getattr(measure.estimate, key)
            if name is not None:
                yield from _typed(source, name, _NUMBERS, (*path, "estimate", key), "an estimate")
    if measure.kind is Kind.WEIGHTED_PROPORTION:
        for part, aggregate in measure.aggregates:
            if aggregate.rows is None and aggregate.same_as is None:
                problem = "is weighted row by row"
                facts = {"kind": measure.kind, "problem": problem, "advice": "count with `rows: true`"}
                yield finding("S206", *path, part, **facts)


def _standard(indicator: Indicator, measure: Measure, path: Path) -> Iterator[Finding]:
    if measure.standard is None:
        return
    groups = [one.group for one in measure.standard.groups]
    for _, aggregate in measure.aggregates:
        source = _source_of(indicator, aggregate)
        if source is None:
            continue
        column = _column(source, measure.standard.by)
        at = (*path, "standard", "by")
        if column is None:
            known = [one.name for one in source.columns]
            hint = meant(measure.standard.by, known)
            yield finding("S203", *at, source=source.id, column=measure.standard.by, meant=hint)
        elif set(column.values or ()) != set(groups):
            problem = f'the groups of "{column.name}" in "{source.id}" are not those of the standard'
            advice = f"make both the same: {', '.join(groups)}"
            yield finding("S241", *path, "standard", "groups", problem=problem, advice=advice)


def _other_measures(indicator: Indicator, measure: Measure, path: Path) -> Iterator[Finding]:
    by_number = {one.number: one for one in indicator.measures}
    others = ", ".join(str(number) for number in by_number if number != measure.number) or "it has one only"
    asked: list[tuple[Path, int, bool]] = [
        ((*path, "parts", i, "measure"), part.measure, True) for i, part in enumerate(measure.parts or ())
    ]
    asked += [
        ((*path, part, "units", "measure"), aggregate.units.measure, False)
        for part, aggregate in measure.aggregates
        if aggregate.units is not None
    ]
    for at, number, is_part in asked:
        other = by_number.get(number)
        if other is None:
            yield finding("S201", *at, number=number, measures=others)
        elif other.kind is Kind.COMPOSITE or number == measure.number or not (is_part or _reads(other)):
            problem = f"measure {number} is made of other measures itself"
            yield finding("S241", *at, problem=problem, advice="refer to a measure that reads a source")
    ends = [end for _, one in measure.aggregates if (end := end_of(indicator, one)) is not None]
    if len({end.units.measure for end in ends if end.units is not None}) == 2:
        facts = {"problem": "counts units by two measures", "advice": "look at the same measure in both"}
        yield finding("S206", *path, kind=measure.kind, **facts)
    if len({end.units is None for end in ends}) == 2:
        facts = {"problem": "counts units in one part and rows in the other", "advice": "count units in both"}
        yield finding("S206", *path, kind=measure.kind, **facts)


def _reads(measure: Measure) -> bool:
    return not any(aggregate.units is not None for _, aggregate in measure.aggregates)


def _source_of(indicator: Indicator, aggregate: Aggregate) -> Source | None:
    end = end_of(indicator, aggregate)
    if end is None or end.units is not None:
        return None
    name = end.source or indicator.sources[0].id
    found = next((source for source in indicator.sources if source.id == name), None)
    return None if found is None else whole_source(indicator, found)


def _typed(
    source: Source, name: str, types: Collection[ColumnType], path: Path, operation: str
) -> Iterator[Finding]:
    """Check that a column is declared and of one of some types."""
    column = _column(source, name)
    if column is None:
        hint = meant(name, [one.name for one in source.columns])
        yield finding("S203", *path, source=source.id, column=name, meant=hint)
    elif column.type not in types:
        yield finding("S207", *path, operation=operation, column=name, type=column.type)


def _column(source: Source, name: str) -> Column | None:
    return next((column for column in source.columns if column.name == name), None)
