"""Two definitions → rows that they count differently, or nothing where a search found none.

The engine counts the rows, for both definitions; nothing here knows what a definition means.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from nki.engine import Engine
from nki.model.plan import Plan, UnitCount, named
from nki.model.score import Telling
from nki.model.spec import ColumnType
from nki.mutation.bench import Columns, Loaded, Outcome, Trial, different, load, run, units_of
from nki.mutation.cells import tried
from nki.mutation.trials import columns_for, trials_for
from nki.steps.suppress.smallness import limits_of

_STAGES = (400, 4_000)
"""Most changes are told by one of a few rows; only where none does is a search of many worth its time."""

_CANDIDATES = 8
"""So many trials that tell are looked at by themselves; rows of others may have played a part."""


_LONG = 6
"""From so many rows on, halves of a trial are tried before single rows are left out."""

_Cell = tuple[int, int]
"""The place of a cell in a trial: which row, and which column of its source."""


@dataclass(frozen=True, slots=True)
class Difference:
    """Definitions that differ, and rows that show it; none where it takes several units."""

    rows: tuple[Telling, ...] = ()


class Probe:
    """One definition, to hold others against. Tables that serve for several of them are made once."""

    def __init__(self, engine: Engine, plan: Plan) -> None:
        """Take the definition."""
        self._engine = engine
        self._plan = plan
        self._tables: dict[tuple[object, ...], tuple[Loaded, Outcome]] = {}

    def difference(self, other: Plan) -> Difference | None:
        """Return how another definition of the same indicator counts otherwise, None if it does not."""
        if self._plan.response_threshold != other.response_threshold:
            # that is about several units
            return Difference()
        if self._plan.rule != other.rule:
            is_same = all(
                limits_of(self._plan.rule, measure) == limits_of(other.rule, measure)
                for measure in self._plan.measures
            )
            return None if is_same else Difference()
        if any(
            source.unit_column.name in measure.columns_in(source.id)
            for source in self._plan.sources
            for measure in (*self._plan.measures, *other.measures)
        ):
            # what is asked of ids cannot be shown with made-up ones
            return Difference()
        asked = _concerned(self._plan, other)
        for most in _STAGES:
            is_first = most == _STAGES[0]
            # a few rows of all columns serve for most changes; many are made for the very change
            plans = (self._plan,) if is_first else (self._plan, other)
            columns = columns_for((self._plan, other), everything=is_first)
            loaded, mine = self._table(plans, columns, most)
            found = different(mine, run(self._engine, asked, loaded), _CANDIDATES)
            if found:
                return Difference(self._rows(asked, columns, [loaded.trials[t] for t in found]))
        return None

    def _rows(self, other: Plan, columns: Columns, trials: Sequence[Trial]) -> tuple[Telling, ...]:
        """Return the rows of the first trial that tells by itself, as few and as bare as they can be."""
        for trial in trials:
            # rows of other trials may have played a part where keys or persons are no trial's own
            if self._alone(other, columns, [trial]):
                fewest = self._fewest(other, columns, trial)
                return self._shown(columns, fewest, self._idle(other, columns, fewest))
        return ()

    def _table(self, plans: Sequence[Plan], columns: Columns, most: int) -> tuple[Loaded, Outcome]:
        trials_key = tuple((name, tuple(one.name for one in some)) for name, some in columns.items())
        turns = tuple(repr(_turns(plan, columns)) for plan in plans)
        key = (most, trials_key, *turns)
        if key not in self._tables:
            trials = trials_for(self._engine, plans, columns, most)
            loaded = load(self._engine, self._plan, columns, trials)
            self._tables[key] = (loaded, run(self._engine, self._plan, loaded))
        return self._tables[key]

    def _alone(self, other: Plan, columns: Columns, trials: Sequence[Trial]) -> list[int]:
        if not trials:
            return []
        loaded = load(self._engine, self._plan, columns, trials)
        numbers = {measure.number for measure in other.measures}
        kept = tuple(measure for measure in self._plan.measures if measure.number in numbers)
        mine = replace(self._plan, measures=kept)
        one, two = run(self._engine, mine, loaded), run(self._engine, other, loaded)
        return different(one, two)

    def _fewest(self, other: Plan, columns: Columns, trial: Trial) -> Trial:
        """Return a trial without the rows that it can do without."""
        while len(trial) > 1:
            fewer = [(*trial[:i], *trial[i + 1 :]) for i in range(len(trial))]
            if len(trial) > _LONG:
                # half of many at once
                halves = (trial[: len(trial) // 2], trial[len(trial) // 2 :], trial[::2], trial[1::2])
                fewer = [*halves, *fewer]
            told = self._alone(other, columns, fewer)
            if not told:
                break
            trial = fewer[told[0]]
        return trial

    def _idle(self, other: Plan, columns: Columns, trial: Trial) -> set[_Cell]:
        """Return cells that may as well be empty, unless what was changed looks at them."""
        looked_at = {
            (source, column)
            for two in other.measures
            for one in (named(self._plan.measures, two.number),)
            for measure in (one, two)
            for source in measure.sources
            for column in measure.columns_in(source)
            if one != two
        }
        idle = [
            (r, c)
            for r, (source, row) in enumerate(trial)
            for c, cell in enumerate(row)
            if cell and (source, columns[source][c].name) not in looked_at
        ]
        told = self._alone(other, columns, [_emptied(trial, {cell}) for cell in idle])
        idle = [idle[t] for t in told]
        several = [set(idle[: n + 1]) for n in range(len(idle))]
        told = self._alone(other, columns, [_emptied(trial, some) for some in several])
        return several[told[-1]] if told else set()

    def _shown(self, columns: Columns, trial: Trial, idle: set[_Cell]) -> tuple[Telling, ...]:
        """Return rows as people write them: without the unit, and without cells that play no part."""
        return tuple(
            Telling(
                source,
                tuple(
                    (column.name, row[c])
                    for c, column in enumerate(columns[source])
                    if column.type is not ColumnType.UNIT and (r, c) not in idle
                ),
                unit,
            )
            for r, (unit, (source, row)) in enumerate(zip(units_of(self._plan, trial), trial, strict=True))
        )


def _emptied(trial: Trial, cells: set[_Cell]) -> Trial:
    return tuple(
        (source, tuple("" if (r, c) in cells else cell for c, cell in enumerate(row)))
        for r, (source, row) in enumerate(trial)
    )


def _concerned(plan: Plan, other: Plan) -> Plan:
    """Return the other plan with the measures that a change can have changed, and those they are made of."""
    if plan.whole != other.whole or plan.strata != other.strata:
        return other
    numbers = {two.number for one, two in zip(plan.measures, other.measures, strict=True) if one != two}
    made_of = {
        measure.number: {
            *(number for number, _ in measure.parts),
            *(part.measure for part in measure.aggregations if isinstance(part, UnitCount)),
        }
        for measure in (*plan.measures, *other.measures)
    }
    while more := {number for number, parts in made_of.items() if parts & numbers} - numbers:
        numbers |= more
    numbers |= {part for number in numbers for part in made_of[number]}
    numbers |= {part for number in numbers for part in made_of[number]}
    return replace(other, measures=tuple(one for one in other.measures if one.number in numbers))


def _turns(plan: Plan, columns: Columns) -> list[object]:
    return [tried([plan], source) for source in columns]
