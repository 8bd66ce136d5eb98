"""Columns that could stand in the place of another one, the nearest in the file first."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, timedelta
from decimal import Decimal

from nki.model.spec import Column, ColumnType, Source

_MOST = 4


def columns_instead(
    source: Source, name: str | None, kinds: Collection[ColumnType] | None = None, most: int = _MOST
) -> tuple[str, ...]:
    """Return columns of the same type as a column, or of some types, but not itself."""
    names = [column.name for column in source.columns]
    own = names.index(name) if name in names else -1
    if kinds is None:
        kinds = (source.columns[own].type,)
    # without a column to be near to, the first columns are
    at = max(own, 0)
    fitting = [i for i, column in enumerate(source.columns) if column.type in kinds and i != own]
    return tuple(names[i] for i in sorted(fitting, key=lambda i: (abs(i - at), i))[:most])


def stepped(column: Column, value: str, step: int) -> str | None:
    """Return the next value in a direction, for types that have one."""
    if column.type is ColumnType.COUNT:
        return str(int(value) + step)
    if column.type is ColumnType.DATE:
        return (date.fromisoformat(value) + timedelta(days=step)).isoformat()
    if column.type in (ColumnType.NUMBER, ColumnType.DURATION):
        number = Decimal(value)
        return format(number + step * least_step(number), "f")
    return None


def least_step(number: Decimal) -> Decimal:
    """Return the least step between numbers that are written with as many decimals."""
    return Decimal(1).scaleb(min(int(number.as_tuple().exponent), 0))
