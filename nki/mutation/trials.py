"""A definition → trials: rows one by one, and rows together where only several can show a difference."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from random import Random

from nki.engine import Engine
from nki.model.plan import MeasurePlan, Plan, UnitCount
from nki.model.spec import Column, ColumnType
from nki.mutation.bench import Columns, Outcome, Trial, can_be_own, first_unit, load, run, signature
from nki.mutation.cells import Row, combined, tried, values_of
from nki.steps.read.lookups import in_order, needed_columns

_KINDS_OF_ROWS = 60
_NARROW = 12
_MOST_UNITS = 20
_NAMES = tuple("ABCDEFGHIJKLMNOP")


@dataclass(slots=True)
class _Pool:
    """Rows of one source: all of them, those that count for most, and the values of each column."""

    source: str
    columns: tuple[Column, ...]
    values: list[tuple[str, ...]]
    keys: tuple[int, ...]
    rows: tuple[Row, ...] = ()
    good: list[Row] = field(default_factory=list)
    outcome: Outcome | None = None
    kinds: list[tuple[Row, int]] = field(default_factory=list)


def columns_for(plans: Sequence[Plan], *, everything: bool = False) -> Columns:
    """Return the columns of each source that any of some plans looks at; or all that a narrow one has."""
    found: dict[str, tuple[Column, ...]] = {}
    for planned in in_order(plans[0]):
        source = planned.source
        if everything and len(source.columns) <= _NARROW:
            found[source.id] = source.columns
            continue
        names: set[str] = set()
        for plan in plans:
            if plan.is_read(source.id):
                names |= needed_columns(plan, plan.source_plan(source.id))
        found[source.id] = tuple(column for column in source.columns if column.name in names)
    return found


def trials_for(engine: Engine, plans: Sequence[Plan], columns: Columns, most: int) -> tuple[Trial, ...]:
    """Return trials for the first of some plans, shorter ones first; the others say what else is tried.

    ``most`` is how many rows are tried one by one; a third as many trials have several.
    """
    chance = Random(0)  # noqa: S311  (nothing secret)
    plan = plans[0]
    pools: list[_Pool] = []
    for source, declared in columns.items():
        pool = _pool(plans, source, declared, chance, most // len(columns))
        _look(engine, plan, columns, pool, pools)
        pools.append(pool)
    found = [
        _beside(pool, [row], pools, chance, plain=n % 3 != 0)
        for pool in pools
        for n, row in enumerate(pool.rows)
    ]
    found += _together(pools, chance, most // 6)
    found += _units(plan, pools, chance)
    found += _standards(plan, pools, chance)
    kept = _with_keys_of_their_own(plan, columns, found)
    return tuple(sorted(dict.fromkeys(kept), key=len))


def _pool(plans: Sequence[Plan], name: str, columns: tuple[Column, ...], chance: Random, most: int) -> _Pool:
    plan, at = plans[0], tried(plans, name)
    source = plan.source(name)
    persons = {source.first.per} if source.first is not None else set()
    own_keys = {own for join in source.joins for own in join.on}
    keys = {
        other
        for one in plan.sources
        for join in one.joins
        if join.source == name
        for other in join.on.values()
    }
    values: list[tuple[str, ...]] = []
    for c, column in enumerate(columns):
        if column.type is ColumnType.UNIT:
            values.append(("",))
        elif column.name in {*persons, *own_keys, *keys} and can_be_own(source, column.name):
            names = (
                _NAMES if column.type is ColumnType.TEXT else tuple(str(n + 1) for n in range(len(_NAMES)))
            )
            values.append((*names[: 1 if column.name in keys else 2], "", *column.missing))
        else:
            values.append(values_of(plan, column, c, at))
    placed = tuple(c for c, column in enumerate(columns) if column.name in keys)
    return _Pool(name, columns, values, placed, combined(values, chance, most))


def _look(engine: Engine, plan: Plan, columns: Columns, pool: _Pool, before: Sequence[_Pool]) -> None:
    """Compute every row of a pool by itself, and remember those that count."""
    trials = [
        ((pool.source, row), *((other.source, other.good[0]) for other in before if other.good))
        for row in pool.rows
    ]
    outcome = run(engine, plan, load(engine, plan, columns, trials))
    pool.outcome = outcome
    kinds: dict[tuple[object, ...], int] = {}
    counts: dict[int, int] = {}
    for t in range(len(trials)):
        if t not in outcome.refused:
            counts[t], told = signature(outcome, t)
            kinds.setdefault(told, t)
    best = sorted(kinds.values(), key=lambda t: (-counts[t], t))[:_KINDS_OF_ROWS]
    pool.kinds = [(pool.rows[t], t) for t in best]
    pool.good = [row for row, _ in pool.kinds] or list(pool.rows[:1])


def _beside(
    pool: _Pool, rows: Sequence[Row], pools: Sequence[_Pool], chance: Random, *, plain: bool = False
) -> Trial:
    """Return rows of one source beside rows of every other one."""
    found = [(pool.source, row) for row in rows]
    for other in pools:
        if other is not pool:
            some = other.good[:1] if plain else chance.choices(other.good, k=chance.choice((1, 1, 2)))
            found += [(other.source, row) for row in some]
    return tuple(found)


def _together(pools: Sequence[_Pool], chance: Random, most: int) -> Iterator[Trial]:
    """Yield several rows of a source: pairs of those that count otherwise, and more by chance."""
    for pool in pools:
        pairs = [(one, two) for i, one in enumerate(pool.good) for two in pool.good[i:]]
        for one, two in chance.sample(pairs, min(len(pairs), most)):
            yield _beside(pool, (one, two), pools, chance)
        for _ in range(most // len(pools)):
            several = chance.choices(pool.good, k=chance.choice((2, 3, 3, 4, 5, 8, 12)))
            yield _beside(pool, [_changed(pool, row, chance) for row in several], pools, chance)


def _changed(pool: _Pool, row: Row, chance: Random) -> Row:
    """Return a row with another value in a column, now and then."""
    if chance.random() < 0.5:
        return row
    c = chance.randrange(len(row))
    return (*row[:c], chance.choice(pool.values[c]), *row[c + 1 :])


def _units(plan: Plan, pools: Sequence[_Pool], chance: Random) -> Iterator[Trial]:
    """Yield rows whose share is exactly the one from which on units are counted."""
    for measure, limit in _limits(plan):
        share = limit / 100
        pool = next((one for one in pools if one.source == measure.source), None)
        if pool is None or not 0 < share < 1 or share.denominator > _MOST_UNITS:
            continue
        inside, outside = (
            [row for row, t in pool.kinds if _sums_of(pool, measure, t) == sums] for sums in ((1, 1), (0, 1))
        )
        if not inside or not outside:
            continue
        n = share.denominator * (1 if share.denominator > 5 else 2)
        above = int(share * n)
        for many in (above, above - 1, above + 1, above // 2):
            rows = [*chance.choices(inside, k=max(many, 0)), *chance.choices(outside, k=n - many)]
            yield _beside(pool, rows, pools, chance, plain=True)


def _limits(plan: Plan) -> Iterator[tuple[MeasurePlan, Fraction]]:
    by_number = {measure.number: measure for measure in plan.measures}
    for one in plan.measures:
        for part in one.aggregations:
            if isinstance(part, UnitCount):
                for limit in (part.at_least, part.at_most):
                    if limit is not None:
                        yield by_number[part.measure], limit


def _sums_of(pool: _Pool, measure: MeasurePlan, trial: int) -> tuple[object, object]:
    assert pool.outcome is not None
    tally = pool.outcome.tables.tallies.get((measure.number, first_unit(trial)))
    return (None, None) if tally is None else (tally.numerator, tally.denominator)


def _standards(plan: Plan, pools: Sequence[_Pool], chance: Random) -> Iterator[Trial]:
    """Yield rows of every group of a standard population, for without one there is no rate."""
    for measure in plan.measures:
        groups = () if measure.standard is None else measure.standard.groups
        for _ in range(40 if groups else 0):
            found: list[tuple[str, Row]] = []
            for pool in pools:
                own = _by_group(pool, measure, len(groups))
                if own is None:
                    found += [(pool.source, row) for row in pool.good[:1]]
                    continue
                for some in own:
                    picked = chance.choices(some, k=chance.choice((1, 1, 2))) if some else ()
                    found += [(pool.source, row) for row in picked]
            yield tuple(found)


def _by_group(pool: _Pool, measure: MeasurePlan, groups: int) -> list[list[Row]] | None:
    """Return the rows that add something to each group; None where the source is not read for the measure."""
    assert pool.outcome is not None
    tables = pool.outcome.tables
    if pool.source not in measure.sources:
        return None
    found: list[list[Row]] = [[] for _ in range(groups)]
    for t, row in enumerate(pool.rows):
        if pool.source == measure.source:
            tally = tables.tallies.get((measure.number, first_unit(t)))
        else:
            tally = tables.denominators.get((measure.number, first_unit(t), ("", "")))
        sums = () if tally is None or t in pool.outcome.refused else tally.sums
        for g in range(groups):
            # with one source for both ends, those of the denominator stand behind
            if any(place < len(sums) and sums[place] for place in (g, g + groups)) and len(found[g]) < 20:
                found[g].append(row)
    return found


def _with_keys_of_their_own(plan: Plan, columns: Columns, trials: Sequence[Trial]) -> Iterator[Trial]:
    """Yield trials in which no two rows that are looked up have the same key, nor any in two trials."""
    keyed = {
        join.source: tuple(dict.fromkeys(join.on.values()))
        for source in plan.sources
        for join in source.joins
    }
    seen: set[tuple[str, tuple[str, ...]]] = set()
    for trial in trials:
        rows: list[tuple[str, Row]] = []
        placed: dict[str, int] = {}
        for name, row in trial:
            if name not in keyed:
                rows.append((name, row))
                continue
            source, declared = plan.source(name), columns[name]
            number = placed[name] = placed.get(name, -1) + 1
            cells = list(row)
            is_own = False
            for c, column in enumerate(declared):
                if column.name not in keyed[name]:
                    continue
                if column.type is ColumnType.UNIT:
                    is_own = number == 0
                elif can_be_own(source, column.name) and cells[c]:
                    cells[c] = _NAMES[number] if column.type is ColumnType.TEXT else str(number + 1)
                    is_own = True
            at = [c for c, column in enumerate(declared) if column.name in keyed[name]]
            key = (name, tuple(cells[c] for c in at))
            if is_own or key not in seen:
                rows.append((name, tuple(cells)))
                seen.add(key)
        yield tuple(rows)
