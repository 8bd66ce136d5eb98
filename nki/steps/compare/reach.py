"""Which measures a change of the calculation reaches, with those that refer to the one that changed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from nki.model.change import Change, Effect
from nki.model.spec import Indicator, Measure
from nki.steps.compare.answers import reread_answers, reread_headers
from nki.steps.compare.meaning import counted, measure_meaning, source_of
from nki.steps.compare.pairing import OWN, Names, pairs

_OF_PARTS = ("main_measure", "other_measures", "sources", "goal")
"""Keys whose changes reach some measures. The others reach all."""


def measures_reached(
    old: Indicator, new: Indicator, names: Names, changes: Sequence[Change]
) -> tuple[int, ...]:
    """Return the numbers of the measures whose figures can become others."""
    before = {measure.number: measure for measure in old.measures}
    after = {measure.number: measure for measure in new.measures}
    heavy = {change.field.split(".")[0] for change in changes if change.effect is Effect.CALCULATION}
    if heavy.difference(_OF_PARTS):
        return tuple(sorted({*before, *after}))
    reread = frozenset(_reread_columns(old, new, names))
    reached = {new.main_measure.number} if "goal" in heavy else set[int]()
    for number in {*before, *after}:
        one, other = before.get(number), after.get(number)
        if (
            one is None
            or other is None
            or one.shown_unit is not other.shown_unit
            or measure_meaning(one, old, OWN) != measure_meaning(other, new, names)
            or not reread.isdisjoint(_columns(other, new))
        ):
            reached.add(number)
    return tuple(sorted(reached))


def _reread_columns(old: Indicator, new: Indicator, names: Names) -> Iterator[tuple[str, str]]:
    """Yield source and name of the columns that take a header or an answer for something else."""
    for i, j in pairs(old.sources, new.sources):
        if i is None or j is None:
            continue
        before, after = old.sources[i], new.sources[j]
        for name in reread_headers(before, after, names):
            yield after.id, name
        for k, m in pairs(before.columns, after.columns):
            if k is not None and m is not None and reread_answers(before.columns[k], after.columns[m]):
                yield after.id, after.columns[m].name


def _columns(measure: Measure, indicator: Indicator) -> Iterator[tuple[str, str]]:
    for part in (measure.numerator, measure.denominator):
        found = part and counted(part, indicator)
        if found:
            source = source_of(found, indicator)
            names = {found.column or "", *(found.where.columns() if found.where else ())}
            yield from ((source, name) for name in names)
