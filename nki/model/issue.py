"""A finding as a value: what is wrong, where, and the facts; the words live in ``nki.errors``."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How much a finding weighs. ``future`` is accepted now and refused by a coming version."""

    ERROR = "error"
    WARNING = "warning"
    FUTURE = "future"
    NOTE = "note"


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where a finding stands.

    Lines and columns count from 1, in characters, as an editor shows them; 0 means unknown.
    ``row`` is the row of a table as Excel shows it (the header is row 1), which differs from
    ``line`` once a quoted cell holds a line break.
    """

    file: str = ""
    line: int = 0
    column: int = 0
    end_line: int = 0
    end_column: int = 0
    row: int = 0

    def __str__(self) -> str:
        parts = [self.file] if self.file else []
        if self.line:
            parts.append(str(self.line))
            if self.column:
                parts.append(str(self.column))
        text = ":".join(parts)
        return f"{text} (row {self.row})" if self.row else text


@dataclass(frozen=True, slots=True, order=True)
class Issue:
    """One finding. ``field`` is a dotted path in a spec or a column of a table.

    Facts are names and totals of files, columns and codes, and single answers of units;
    never a value that belongs to a person.
    """

    place: Place
    code: str
    field: str = ""
    facts: tuple[tuple[str, str], ...] = ()

    @classmethod
    def of(cls, code: str, place: Place | None = None, field: str = "", **facts: object) -> Issue:
        """Make an issue from keyword facts, each turned into text."""
        return cls(place or Place(), code, field, tuple((k, str(v)) for k, v in sorted(facts.items())))
