"""What a computation gives to whoever called it from Python."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict, Unpack

from nki.model.account import Account, SetAside
from nki.model.issue import Issue
from nki.model.release import COLUMNS, Release, Row
from nki.steps.render.columns import cells, type_of
from nki.version import VERSION

if TYPE_CHECKING:
    import pandas as pd
    import pyarrow as pa

_TYPES = tuple((column, type_of(column)) for column in COLUMNS)


class Wish(TypedDict, total=False):
    """What to show of a result, and how; the same words as those of ``nki.export``."""

    shape: str
    levels: Sequence[str]
    columns: Sequence[str]
    sort: str
    top: int
    lang: str
    templates: str | Path


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

    def to_markdown(self, **wish: Unpack[Wish]) -> str:
        """Return the tables of the result in Markdown."""
        return self._exported("markdown", wish).decode()

    def to_html(self, **wish: Unpack[Wish]) -> str:
        """Return the tables of the result as a page."""
        return self._exported("html", wish).decode()

    def to_latex(self, **wish: Unpack[Wish]) -> str:
        """Return the tables of the result in LaTeX."""
        return self._exported("latex", wish).decode()

    def to_xlsx(self, **wish: Unpack[Wish]) -> bytes:
        """Return the tables of the result as the bytes of a workbook."""
        return self._exported("xlsx", wish)

    def to_docx(self, **wish: Unpack[Wish]) -> bytes:
        """Return the tables of the result as the bytes of a Word document."""
        return self._exported("docx", wish)

    def _exported(self, format: str, wish: Wish) -> bytes:  # noqa: A002
        from nki.exporting import choice_of, export

        choice = choice_of(
            format, wish.get("shape"), wish.get("levels", ()), wish.get("columns", ()),
            wish.get("sort"), wish.get("top"),
        )  # fmt: skip
        return export(
            [self.release], format, choice,
            lang=wish.get("lang", "nb"), made_with=f"nki {VERSION}", templates=wish.get("templates"),
        ).data  # fmt: skip
