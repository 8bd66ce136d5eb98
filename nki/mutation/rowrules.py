"""One source → the sources that somebody might have declared by mistake: its answers and row rules."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from decimal import Decimal
from typing import Any

from nki.model.places import Path
from nki.model.spec import SECONDS, Band, Column, ColumnType, Derived, Indicator, Source, whole_source
from nki.mutation.columns import columns_instead, least_step
from nki.mutation.conditions import opposite, variants

Changes = Iterator[tuple[Path, str, dict[str, Any]]]
"""The path inside the source, the change in words, and the keys that it has instead."""

_MOMENTS = (ColumnType.DATE, ColumnType.DATETIME)
_FEW = 2


def row_rules(indicator: Indicator, source: Source, used: Collection[str]) -> Changes:
    """Yield changes of what decides about rows; ``used`` are the columns that anything looks at."""
    whole = whole_source(indicator, source)
    yield from _answers(source, used)
    for d, derived in enumerate(source.derived):
        for path, change, other in _derived(whole, derived):
            several = (*source.derived[:d], other, *source.derived[d + 1 :])
            yield ("derived", d, *path), change, {"derived": several}
    yield from _dated(source, whole)
    yield from _excluded(source, whole)
    yield from _first(source, whole)
    yield from _joins(indicator, source)


def _answers(source: Source, used: Collection[str]) -> Changes:
    """Yield answers that are declared in another way, or not at all."""
    other = {"missing": "not_applicable", "not_applicable": "missing"}
    for c, column in enumerate(source.columns):
        for key in other if column.name in used else ():
            answers: tuple[str, ...] = getattr(column, key)
            for i, answer in enumerate(answers):
                at: Path = ("columns", c, key, i)
                fewer = (*answers[:i], *answers[i + 1 :])
                without = column.model_copy(update={key: fewer})
                yield at, f"`{answer}` is taken out of `{key}`", _with_column(source, c, without)
                more = (*getattr(column, other[key]), answer)
                moved = column.model_copy(update={key: fewer, other[key]: more})
                change = f"`{answer}` moves from `{key}` to `{other[key]}`"
                yield at, change, _with_column(source, c, moved)


def _with_column(source: Source, at: int, column: Column) -> dict[str, Any]:
    return {"columns": (*source.columns[:at], column, *source.columns[at + 1 :])}


def _derived(whole: Source, derived: Derived) -> Iterator[tuple[Path, str, Derived]]:
    if derived.duration is not None:
        yield from _duration(whole, derived)
    elif derived.bands is not None:
        column = whole.column(derived.bands.of)
        for path, change, bands in _bands(derived.bands.groups, column):
            of = derived.bands.model_copy(update={"groups": bands})
            yield ("bands", "groups", *path), change, derived.model_copy(update={"bands": of})
    elif derived.groups is not None:
        yield from _groups(derived)


def _duration(whole: Source, derived: Derived) -> Iterator[tuple[Path, str, Derived]]:
    duration = derived.duration
    assert duration is not None

    def changed(**keys: str) -> Derived:
        return derived.model_copy(update={"duration": duration.model_copy(update=keys)})

    turned = changed(start=duration.end, end=duration.start)
    yield ("duration", "start"), "start and end change places", turned
    for key in ("start", "end"):
        own: str = getattr(duration, key)
        for other in columns_instead(whole, own, most=_FEW):
            if other not in (duration.start, duration.end):
                yield ("duration", key), f"`{key}: {own}` becomes `{key}: {other}`", changed(**{key: other})
    units = list(SECONDS)
    at = units.index(duration.unit)
    other = units[at + 1] if at + 1 < len(units) else units[at - 1]
    yield ("duration", "unit"), f"`unit: {duration.unit}` becomes `unit: {other}`", changed(unit=other)


def _bands(
    bands: tuple[Band, ...], column: Column
) -> Iterator[tuple[tuple[str | int, ...], str, tuple[Band, ...]]]:
    """Yield bands with an edge moved by the least step, or left out, and with two names changed."""
    for i, band in enumerate(bands):
        for key, name in (("from", "from_"), ("to", "to")):
            limit: Decimal | None = getattr(band, name)
            if limit is None:
                continue
            step = Decimal(1) if column.type is ColumnType.COUNT else least_step(limit)
            for moved in (limit - step, limit + step):
                said = f"`{key}: {limit}` becomes `{key}: {moved:f}`"
                yield (i, key), said, _with_band(bands, i, {name: moved})
            outermost = 0 if key == "from" else len(bands) - 1
            if i == outermost:
                yield (i, key), f"`{key}: {limit}` is left out", _with_band(bands, i, {name: None})
        if i and bands[i - 1].to is not None and band.from_ is not None:
            yield from _moved_edge(bands, i, column)
            names = (bands[i - 1].group, band.group)
            swapped = _with_band(_with_band(bands, i, {"group": names[0]}), i - 1, {"group": names[1]})
            yield (i, "group"), f"`{names[0]}` and `{names[1]}` change places", swapped


def _moved_edge(
    bands: tuple[Band, ...], i: int, column: Column
) -> Iterator[tuple[tuple[str | int, ...], str, tuple[Band, ...]]]:
    """Yield the edge between two bands that touch, moved down and up."""
    end, begin = bands[i - 1].to, bands[i].from_
    assert end is not None
    assert begin is not None
    step = Decimal(1) if column.type is ColumnType.COUNT else least_step(begin)
    if end + step != begin:
        return
    for by in (-step, step):
        moved = _with_band(_with_band(bands, i, {"from_": begin + by}), i - 1, {"to": end + by})
        yield (i, "from"), f"`{bands[i].group}` begins at {begin + by:f} instead of {begin}", moved


def _with_band(bands: tuple[Band, ...], at: int, keys: dict[str, object]) -> tuple[Band, ...]:
    return (*bands[:at], bands[at].model_copy(update=keys), *bands[at + 1 :])


def _groups(derived: Derived) -> Iterator[tuple[Path, str, Derived]]:
    """Yield answers that belong to the next group, or to none."""
    of = derived.groups
    assert of is not None
    for i, group in enumerate(of.groups):
        for v, value in enumerate(group.values if len(group.values) > 1 else ()):
            at: Path = ("groups", "groups", i, "values", v)
            fewer = group.model_copy(update={"values": (*group.values[:v], *group.values[v + 1 :])})
            without = (*of.groups[:i], fewer, *of.groups[i + 1 :])
            left = of.model_copy(update={"groups": without})
            said = f"`{value}` is taken out of `{group.group}`"
            yield at, said, derived.model_copy(update={"groups": left})
            if len(of.groups) < 2:
                continue
            n = (i + 1) % len(of.groups)
            target = of.groups[n]
            more = target.model_copy(update={"values": (*target.values, value)})
            moved = of.model_copy(update={"groups": (*without[:n], more, *without[n + 1 :])})
            said = f"`{value}` moves from `{group.group}` to `{target.group}`"
            yield at, said, derived.model_copy(update={"groups": moved})


def _dated(source: Source, whole: Source) -> Changes:
    if source.dated is None:
        return
    said = f"`dated: {source.dated}`"
    yield ("dated",), f"{said} is left out", {"dated": None}
    kinds = _MOMENTS if whole.column(source.dated).type in _MOMENTS else (ColumnType.COUNT,)
    for other in columns_instead(whole, source.dated, kinds, most=_FEW):
        yield ("dated",), f"{said} becomes `dated: {other}`", {"dated": other}


def _excluded(source: Source, whole: Source) -> Changes:
    for e, exclusion in enumerate(source.exclude):
        before, after = source.exclude[:e], source.exclude[e + 1 :]
        yield ("exclude", e), "this exclusion is left out", {"exclude": (*before, *after)}
        at: Path = ("exclude", e, "where")
        turned = exclusion.model_copy(update={"where": opposite(exclusion.where)})
        yield at, "`where` becomes its opposite", {"exclude": (*before, turned, *after)}
        for variant in variants(exclusion.where, whole):
            other = exclusion.model_copy(update={"where": variant.condition})
            yield (*at, *variant.path), variant.change, {"exclude": (*before, other, *after)}


def _first(source: Source, whole: Source) -> Changes:
    first = source.first
    if first is None:
        return
    yield ("first",), "`first` is left out, so that every row counts", {"first": None}
    for key, kinds in (("by", _MOMENTS), ("per", (whole.column(first.per).type,))):
        own: str = getattr(first, key)
        for other in columns_instead(whole, own, kinds, most=_FEW):
            said = f"`{key}: {own}` becomes `{key}: {other}`"
            yield ("first", key), said, {"first": first.model_copy(update={key: other})}


def _joins(indicator: Indicator, source: Source) -> Changes:
    """Yield lookups by another column of either source, if it holds the same type."""
    for j, join in enumerate(source.joins):
        there = next(one for one in indicator.sources if one.id == join.source)
        for own, other in join.on.items():
            at: Path = ("joins", j, "on", own)
            for name in columns_instead(source, own, most=_FEW):
                on = {name if key == own else key: value for key, value in join.on.items()}
                if len(on) == len(join.on):
                    said = f"`{own}: {other}` becomes `{name}: {other}`"
                    yield at, said, _with_join(source, j, on)
            if other not in {column.name for column in there.columns}:
                continue
            for name in columns_instead(there, other, most=_FEW):
                said = f"`{own}: {other}` becomes `{own}: {name}`"
                yield at, said, _with_join(source, j, {**join.on, own: name})


def _with_join(source: Source, at: int, on: dict[str, str]) -> dict[str, Any]:
    changed = source.joins[at].model_copy(update={"on": on})
    return {"joins": (*source.joins[:at], changed, *source.joins[at + 1 :])}
