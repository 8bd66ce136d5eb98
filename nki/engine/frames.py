"""Results as data frames, for those who have pandas or pyarrow installed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pandas as pd
    import pyarrow as pa

_PANDAS = {"text": "str", "integer": "Int64", "number": "Float64"}


def to_pandas(columns: Sequence[tuple[str, str]], rows: Sequence[Sequence[Any]]) -> pd.DataFrame:
    """Return rows as a DataFrame. ``columns`` are names and what they hold: text, integer or number."""
    with _needed():
        import pandas as pd

    return pd.DataFrame(
        {
            name: pd.Series([row[i] for row in rows], dtype=_PANDAS[kind])
            for i, (name, kind) in enumerate(columns)
        }
    )


def to_arrow(columns: Sequence[tuple[str, str]], rows: Sequence[Sequence[Any]]) -> pa.Table:
    """Return rows as an Arrow table. ``columns`` are names and what they hold: text, integer or number."""
    with _needed():
        import pyarrow as pa

    types = {"text": pa.string(), "integer": pa.int64(), "number": pa.float64()}
    arrays = [pa.array([row[i] for row in rows], type=types[kind]) for i, (_, kind) in enumerate(columns)]
    return pa.Table.from_arrays(arrays, names=[name for name, _ in columns])


@contextmanager
def _needed() -> Iterator[None]:
    """Say how to install what is missing. Raises ``ModuleNotFoundError``, as the import itself does."""
    try:
        yield
    except ModuleNotFoundError as missing:
        if missing.name not in ("pandas", "pyarrow"):
            raise  # it is there, and its installation is broken
        told = f"this needs {missing.name}, which is not installed: pip install 'nki[pandas]'"
        raise ModuleNotFoundError(told, name=missing.name) from None
