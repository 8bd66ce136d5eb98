"""What a look at a delivery shows before anything is computed from it."""

from __future__ import annotations

from dataclasses import dataclass, field

from nki.model.account import Account
from nki.model.issue import Issue


@dataclass(frozen=True, slots=True)
class ColumnLook:
    """One column of a file.

    ``kind`` is what its cells look like. ``samples`` are the shapes of cells, in which every digit is 9
    and every letter a, or cells as they stand where somebody asked for them. ``declared`` is the column
    of the specification that it is, "" where it is none.
    """

    letter: str
    header: str
    kind: str
    filled: int
    blank: int
    distinct: int | None
    samples: tuple[str, ...] = field(repr=False)
    declared: str = ""


@dataclass(frozen=True, slots=True)
class FileLook:
    """One file or table: how it is written, and its columns. ``rows`` are those below the header."""

    file: str
    encoding: str
    dialect: str
    sure: tuple[str, ...]
    rows: int
    columns: tuple[ColumnLook, ...]
    missing: tuple[str, ...] = ()
    source: str = ""
    synthetic: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class Inspection:
    """Everything that can be said of a delivery without publishing a figure.

    ``accounts`` say what would become of the rows if those with errors were set aside; they are empty
    where no indicator was given, or where the delivery cannot be read that far. ``shows_values`` says
    whether samples are cells as they stand.
    """

    files: tuple[FileLook, ...]
    issues: tuple[Issue, ...]
    accounts: tuple[Account, ...] = ()
    indicator: str = ""
    title: str = ""
    period: str = ""
    shows_values: bool = False
    proposals: int = 0
