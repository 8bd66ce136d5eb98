"""Two indicators walked side by side: every part that is not the same is a change. None is passed over."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from nki.model.change import Change, Comparison, Effect, Version
from nki.model.issue import Place
from nki.model.places import Path, Places, dotted
from nki.model.spec import Aggregate, Column, Indicator, Interval, Measure, PeriodRule
from nki.model.spec.base import Part
from nki.steps.compare.answers import ANSWER_KEYS, reread_answers, reread_headers
from nki.steps.compare.effects import EFFECTS
from nki.steps.compare.meaning import aggregate_meaning
from nki.steps.compare.pairing import OWN, Names, folded, old_names, pairs
from nki.steps.compare.reach import measures_reached
from nki.steps.compare.said import said

ORDER = "in another order"
RENAMED = "renamed"
SAME_FIGURES = "written otherwise, counts the same"
OTHER_COLUMN = "this header was another column before"


def compare(old: Indicator, old_places: Places, new: Indicator, new_places: Places) -> Comparison:
    """Return every change from one version to the other, with what it reaches."""
    names = old_names(old, new)
    changes = sorted(
        _Walk(old, new, old_places, new_places, names).part(old, new, (), ()),
        key=lambda change: (change.effect.rank, change.new or change.old or Place()),
    )
    return Comparison(
        Version(old_places.file, old.id, old.version),
        Version(new_places.file, new.id, new.version),
        tuple(changes),
        measures_reached(old, new, names, changes),
    )


@dataclass(frozen=True, slots=True)
class _Walk:
    """The two versions while they are walked. ``at`` is the way in the old file, ``to`` in the new."""

    old: Indicator
    new: Indicator
    old_places: Places
    new_places: Places
    names: Names

    def part(self, old: Part, new: Part, at: Path, to: Path) -> Iterator[Change]:
        """Yield the changes between two parts of the same type, key by key."""
        kind = type(old)
        for name, info in kind.model_fields.items():
            before, after = getattr(old, name), getattr(new, name)
            if before != after:
                key = info.alias or name
                yield from self._value(EFFECTS[kind][key], old, new, before, after, (*at, key), (*to, key))

    def _value(
        self, effect: Effect, old: Part, new: Part, before: object, after: object, at: Path, to: Path
    ) -> Iterator[Change]:
        """Yield the changes behind one key of two parts."""
        if isinstance(before, Aggregate) and isinstance(after, Aggregate):
            yield self._aggregate(before, after, at, to)
        elif isinstance(before, Part) and isinstance(after, Part):
            yield from self.part(before, after, at, to)
        elif isinstance(before, tuple) and isinstance(after, tuple) and _hold_parts(before, after):
            yield from self._list(effect, before, after, at, to)
        elif isinstance(old, Measure) and isinstance(new, Measure) and _shown_alike(old, new, str(to[-1])):
            return
        else:
            change = self._change(effect, before, after, at, to)
            if isinstance(old, Column) and isinstance(new, Column):
                yield from self._in_column(old, new, change, at, to)
            elif _is_no_interval(before) and _is_no_interval(after):
                yield replace(change, effect=Effect.WORDING)
            elif isinstance(old, PeriodRule) and self._is_renamed(before, after):
                yield replace(change, effect=Effect.WORDING, remark=RENAMED)
            elif _is_reordered(before, after):
                yield _reordered(change)
            else:
                yield change

    def _list(
        self, effect: Effect, old: tuple[Part, ...], new: tuple[Part, ...], at: Path, to: Path
    ) -> Iterator[Change]:
        """Yield what came, what went, what changed inside, and a new order of what stayed."""
        found = pairs(old, new)
        for i, j in found:
            if i is None and j is not None:
                yield self._change(effect, None, new[j], None, (*to, j))
            elif j is None and i is not None:
                yield self._change(effect, old[i], None, (*at, i), None)
            elif i is not None and j is not None:
                yield from self.part(old[i], new[j], (*at, i), (*to, j))
        stayed = [i for i, j in found if i is not None and j is not None]
        if stayed != sorted(stayed):
            yield _reordered(self._change(effect, old, new, at, to))

    def _aggregate(self, before: Aggregate, after: Aggregate, at: Path, to: Path) -> Change:
        """Return one change for what is counted, at the innermost part that holds all of the difference."""
        inner = _innermost(before, after)
        change = self._change(Effect.CALCULATION, before, after, (*at, *inner), (*to, *inner))
        meaning = aggregate_meaning(before, self.old, OWN)
        if meaning == aggregate_meaning(after, self.new, self.names):
            return replace(change, effect=Effect.WORDING, remark=SAME_FIGURES)
        return change

    def _in_column(self, old: Column, new: Column, change: Change, at: Path, to: Path) -> Iterator[Change]:
        source = self.new.sources[int(to[1])]
        key = str(to[-1])
        if key == "name":
            yield replace(change, remark=RENAMED)
        elif key == "header":
            if [*map(folded, old.headers)] == [*map(folded, new.headers)]:
                return
            if new.name in reread_headers(self.old.sources[int(at[1])], source, self.names):
                change = replace(change, effect=Effect.CALCULATION, remark=OTHER_COLUMN)
            yield change
        elif key == "at_most" and new.at_most and self.names.column(source.id, new.at_most) == old.at_most:
            yield replace(change, effect=Effect.WORDING, remark=RENAMED)
        elif key in ANSWER_KEYS:
            before, after = ({*(getattr(column, key) or ())} for column in (old, new))
            if reread := reread_answers(old, new) & (before ^ after):
                listed = ", ".join(f'"{answer}"' for answer in sorted(reread))
                remark = f"taken for something else than before: {listed}"
                yield replace(change, effect=Effect.CALCULATION, remark=remark)
            else:
                yield change if before != after else _reordered(change)
        else:
            yield change

    def _is_renamed(self, before: object, after: object) -> bool:
        return isinstance(after, str) and any(
            before == self.names.column(source.id, after) != after
            for source in self.new.sources
            if any(column.name == after for column in source.columns)
        )

    def _change(
        self, effect: Effect, before: object, after: object, at: Path | None, to: Path | None
    ) -> Change:
        path = to if to is not None else at or ()
        indicator = self.new if to is not None else self.old
        return Change(
            effect=effect,
            field=dotted(path),
            before=said(before),
            after=said(after),
            old=_place(self.old_places, at),
            new=_place(self.new_places, to),
            measure=_measure_number(indicator, path),
        )


def _hold_parts(before: tuple[object, ...], after: tuple[object, ...]) -> bool:
    return all(isinstance(item, Part) for item in (*before, *after))


def _shown_alike(old: Measure, new: Measure, key: str) -> bool:
    """Say whether one of two measures only writes out what the other leaves to its kind."""
    return (key == "unit" and old.shown_unit is new.shown_unit) or (
        key == "decimals" and old.shown_decimals == new.shown_decimals
    )


def _is_no_interval(value: object) -> bool:
    return value is None or (isinstance(value, Interval) and value.method == "none")


def _is_reordered(before: object, after: object) -> bool:
    if not (isinstance(before, tuple) and isinstance(after, tuple) and len(before) == len(after)):
        return False
    # what is listed need not have an order of its own, or be hashable: the rows of examples are neither
    return all(before.count(one) == after.count(one) for one in before)


def _reordered(change: Change) -> Change:
    effect = max(change.effect, Effect.PRESENTATION, key=lambda effect: effect.rank)
    return replace(change, effect=effect, remark=ORDER)


def _innermost(old: Part, new: Part) -> Path:
    """Return the way to the one part that differs, as far as it is one and stands in both."""
    path: Path = ()
    before: object = old
    after: object = new
    while isinstance(before, Part) and isinstance(after, Part):
        differ = [
            (info.alias or name, one, other)
            for name, info in type(before).model_fields.items()
            if (one := getattr(before, name)) != (other := getattr(after, name))
        ]
        if len(differ) != 1 or differ[0][1] is None or differ[0][2] is None:
            break
        key, before, after = differ[0]
        path = (*path, key)
        if isinstance(before, tuple) and isinstance(after, tuple) and len(before) == len(after):
            unlike = [i for i, (one, other) in enumerate(zip(before, after, strict=True)) if one != other]
            if len(unlike) == 1:
                path = (*path, unlike[0])
                before, after = before[unlike[0]], after[unlike[0]]
    return path


def _place(places: Places, path: Path | None) -> Place | None:
    """Return where a part stands: its key, or the item of a list; None where it does not."""
    if path is None:
        return None
    return places.keys.get(path) or places.values.get(path)


def _measure_number(indicator: Indicator, path: Path) -> int | None:
    if path[:1] == ("main_measure",):
        return indicator.main_measure.number
    if path[:1] == ("other_measures",) and len(path) > 1:
        return indicator.other_measures[int(path[1])].number
    return None
