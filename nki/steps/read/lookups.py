"""Sources that others look up in: read before them, with the columns that are asked for, keys once each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from nki.engine import Engine, Rows
from nki.model.issue import Issue, Place
from nki.model.plan import Plan, SourcePlan
from nki.model.spec import Join, Source
from nki.steps.read.opening import Opened


def in_order(plan: Plan) -> tuple[SourcePlan, ...]:
    """Return the sources that are read, those that are looked up in before those that look."""
    read = [one for one in plan.whole if plan.is_read(one.source.id)]
    return tuple(sorted(read, key=lambda one: bool(one.lookups)))


def joins_into(plan: Plan, source: str) -> Iterator[Join]:
    """Yield the joins of other sources into a source."""
    for one in plan.whole:
        if plan.is_read(one.source.id):
            yield from (join for join in one.source.joins if join.source == source)


def needed_columns(plan: Plan, planned: SourcePlan) -> set[str]:
    """Return the columns of its own without which a source cannot be counted or checked."""
    source = planned.source
    names = {source.unit_column.name}
    names |= {column for measure in plan.measures_of(source.id) for column in measure.columns_in(source.id)}
    names |= {stratum.column for stratum in plan.strata_of(source.id)}
    names |= {column for exclusion in source.exclude for column in exclusion.where.columns()}
    names |= {column for join in source.joins for column in join.on}
    names |= {column for join in joins_into(plan, source.id) for column in (*join.columns, *join.on.values())}
    if source.first is not None:
        names |= {source.first.per, source.first.by}
    if source.dated is not None:
        names.add(source.dated)
    # backwards, for what is derived may be derived from what is derived before
    for derived in reversed(source.derived):
        if derived.name in names:
            names |= set(derived.inputs)
    own = {column.name: column for column in source.columns}
    limits = {limit for name in names & own.keys() if (limit := own[name].at_most) is not None}
    return (names & own.keys()) | limits


def key_faults(engine: Engine, plan: Plan, rows: Rows, opened: Sequence[Opened] | None) -> list[Issue]:
    """Return every row whose key another row has too, where rows are looked up by it.

    Without ``opened`` the rows are not loaded with their places, and one finding without any says so.
    """
    issues: list[Issue] = []
    source: Source = rows.source
    for join in joins_into(plan, source.id):
        keys = tuple(dict.fromkeys(join.on.values()))
        if not engine.repeated(rows, keys):
            continue
        if opened is None:
            return [Issue.of("D329", keys=", ".join(keys))]
        for file, record, line in engine.repeated_places(rows, keys):
            place = Place(opened[file].input.shown, line, row=record)
            issues.append(Issue.of("D329", place, keys[0], keys=", ".join(keys)))
    return list(dict.fromkeys(issues))
