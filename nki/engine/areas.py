"""Measures that do not add up: once more over the rows, for each area and each group of a breakdown."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from nki.engine import rowlogic
from nki.engine.cells import value_name
from nki.engine.conditions import condition_sql
from nki.engine.rows import Rows, counting
from nki.engine.tallies import exact
from nki.model.level import Level
from nki.model.plan import Distinct, Quantile, Side, StratumPlan
from nki.model.tally import WHOLE, Group, Number

AreaNumbers = dict[tuple[Level, str, Group], tuple[Number | None, ...]]

_AREA = "membership.level, membership.code"


def area_sql(rows: Rows, side: Side, stratum: StratumPlan | None) -> str:
    """Return the query for counts of different values in each area. It expects ``membership``."""
    source = rows.source
    numbers = ", ".join(_over_area(rows, part) for part in side.over_area if not isinstance(part, Quantile))
    group = _group(stratum)
    return (
        f"SELECT {_AREA}, {group}, {numbers} FROM {_joined(rows)} "
        f"WHERE {rowlogic.counted(source, side)} GROUP BY ALL"
    )


def area_numbers(fetched: Iterable[Sequence[Any]], stratum: StratumPlan | None) -> AreaNumbers:
    """Read what ``area_sql`` gives."""
    return {
        (Level(level), code, group_key(stratum, group)): tuple(exact(number or 0) for number in numbers)
        for level, code, group, *numbers in fetched
    }


def sizes_sql(rows: Rows, side: Side, stratum: StratumPlan | None) -> str:
    """Return the query for how many values there are in each area."""
    return f"SELECT {_AREA}, {_group(stratum)}, count(*) FROM {_values(rows, side)} GROUP BY ALL"


def ordered_sql(rows: Rows, side: Side, stratum: StratumPlan | None) -> str:
    """Return the query for the values that stand at the wanted places of each area.

    It expects ``membership``, and a table ``wanted(level, code, grouped, place)``.
    """
    quantile = _quantile(side)
    group = _group(stratum)
    value = value_name(quantile.column)
    placed = (
        f"SELECT {_AREA}, {group} AS grouped, {value} AS value, row_number() OVER "
        f"(PARTITION BY {_AREA}, {group} ORDER BY {value}) AS place FROM {_values(rows, side)}"
    )
    return (
        f"SELECT placed.level, placed.code, placed.grouped, placed.place, placed.value "
        f"FROM ({placed}) AS placed JOIN wanted ON placed.level = wanted.level AND placed.code = wanted.code "
        "AND placed.grouped = wanted.grouped AND placed.place = wanted.place"
    )


def _quantile(side: Side) -> Quantile:
    return next(part for part in side.over_area if isinstance(part, Quantile))


def _values(rows: Rows, side: Side) -> str:
    quantile = _quantile(side)
    tests = [rowlogic.counted(rows.source, side), f"{value_name(quantile.column)} IS NOT NULL"]
    if quantile.where is not None:
        tests.append(condition_sql(quantile.where, rows.source))
    return f"{_joined(rows)} WHERE {' AND '.join(tests)}"


def _joined(rows: Rows) -> str:
    return f"({counting(rows)}) AS cells JOIN membership ON membership.unit = cells.{rows.unit}"


def _over_area(rows: Rows, part: object) -> str:
    if not isinstance(part, Distinct):
        return f"sum({rowlogic.contribution(rows.source, part)})"  # type: ignore[arg-type]
    where = "" if part.where is None else f" FILTER ({condition_sql(part.where, rows.source)})"
    return f"count(DISTINCT {value_name(part.column)}){where}"


def _group(stratum: StratumPlan | None) -> str:
    return "''" if stratum is None else f"coalesce({value_name(stratum.column)}, '')"


def group_key(stratum: StratumPlan | None, group: str) -> Group:
    """Return the group that a name of the engine's stands for."""
    return WHOLE if stratum is None else (stratum.id, group)
