"""What an indicator says of all its figures → what somebody might have written by mistake instead."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from typing import Any

from nki.model.places import Path
from nki.model.spec import ColumnType, Indicator, whole_source
from nki.mutation.aggregates import LEAST
from nki.mutation.columns import columns_instead

Changes = Iterator[tuple[Path, str, dict[str, Any]]]
"""The path inside the indicator, the change in words, and the keys that it has instead."""

_FEW_UNITS = 20
_OTHER_METHOD = {"wilson": "exact", "exact": "wilson"}


def fields(indicator: Indicator) -> Changes:
    """Yield changes of thresholds, intervals, breakdowns, and the limits of disclosure control."""
    yield from _threshold(indicator)
    yield from _interval(indicator)
    yield from _strata(indicator)
    yield from _disclosure(indicator)


def _threshold(indicator: Indicator) -> Changes:
    """Yield the response threshold left out, lower, and higher: by a hair where examples can show it."""
    threshold = indicator.response_threshold
    if not threshold or indicator.unit_levels.issuperset(indicator.levels.publish):
        return
    path: Path = ("response_threshold",)
    said = f"`response_threshold: {threshold}`"
    yield path, f"{said} is left out", {"response_threshold": None}
    lower = threshold / 2
    yield path, f"{said} becomes {lower:f}", {"response_threshold": lower}
    if threshold < 100:
        # a share of few units that is exactly the threshold can stand in an example
        is_reached = (Fraction(threshold) / 100).denominator <= _FEW_UNITS
        higher = threshold + LEAST if is_reached else (threshold + 100) / 2
        words = f"more than {threshold}" if is_reached else f"{higher:f}"
        yield path, f"{said} becomes {words}", {"response_threshold": higher}


def _interval(indicator: Indicator) -> Changes:
    interval = indicator.interval
    if interval is None or interval.method == "none":
        return
    other = _OTHER_METHOD.get(interval.method, "none")
    changed = interval.model_copy(update={"method": other})
    said = f"`method: {interval.method}` becomes `method: {other}`"
    yield ("interval", "method"), said, {"interval": changed}
    level = Decimal(90) if interval.level != 90 else Decimal(95)
    said = f"`level: {interval.level}` becomes `level: {level}`"
    yield ("interval", "level"), said, {"interval": interval.model_copy(update={"level": level})}


def _strata(indicator: Indicator) -> Changes:
    """Yield breakdowns left out, and by another column of the same source."""
    for i, stratum in enumerate(indicator.strata):
        before, after = indicator.strata[:i], indicator.strata[i + 1 :]
        yield ("strata", i), f"the breakdown `{stratum.id}` is left out", {"strata": (*before, *after)}
        wholes = (whole_source(indicator, source) for source in indicator.sources)
        whole = next(one for one in wholes if stratum.column in {column.name for column in one.columns})
        for other in columns_instead(whole, stratum.column, (ColumnType.CHOICE,), most=1):
            said = f"`column: {stratum.column}` becomes `column: {other}`"
            changed = stratum.model_copy(update={"column": other})
            yield ("strata", i, "column"), said, {"strata": (*before, changed, *after)}


def _disclosure(indicator: Indicator) -> Changes:
    rule = indicator.disclosure
    if rule.rule == "none":
        return
    for key in ("numerator_at_most", "rest_at_most", "denominator_at_most"):
        limit: int | None = getattr(rule, key)
        for moved in () if limit is None else (limit - 1, limit + 1):
            if moved >= 0:
                said = f"`{key}: {limit}` becomes `{key}: {moved}`"
                yield ("disclosure", key), said, {"disclosure": rule.model_copy(update={key: moved})}
