"""What a computation gives to whoever called it from Python."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from nki.model.account import Account, SetAside
from nki.model.issue import Issue
from nki.model.release import COLUMNS, Release, Row
from nki.steps.render.columns import cells, type_of

if TYPE_CHECKING:
    import pandas as pd
    import pyarrow as pa

_TYPES = tuple((column, type_of(column)) for column in COLUMNS)


@dataclass(frozen=True, slots=True)
class Result:
    """A release, the warnings and notes that were found on the way, and the rows that were set aside."""

    release: Release
    issues: tuple[Issue, ...]
    set_aside: tuple[SetAside, ...] = field(default=(), repr=False)

    @property
    def rows(self) -> tuple[Row, ...]:
        """Return the figures."""
        return self.release.rows

    @property
    def accounts(self) -> tuple[Account, ...]:
        """Return what became of the rows, for each measure."""
        return self.release.accounts

    def to_pandas(self) -> pd.DataFrame:
        """Return the result as a pandas DataFrame, one row per figure.

        Counts are ``Int64`` and values ``Float64``, with ``<NA>`` where there is no number. Needs
        ``pip install nki[pandas]``.
        """
        from nki.engine.frames import to_pandas

        return to_pandas(_TYPES, [cells(row) for row in self.rows])

    def to_arrow(self) -> pa.Table:
        """Return the result as an Arrow table. Needs ``pip install nki[pandas]``."""
        from nki.engine.frames import to_arrow

        return to_arrow(_TYPES, [cells(row) for row in self.rows])
