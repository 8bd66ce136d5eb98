"""Names and texts as SQL. Everything that comes from a specification or a file passes through here."""

from __future__ import annotations

from collections.abc import Iterable


def name(text: str) -> str:
    """Return an identifier."""
    return '"' + text.replace('"', '""') + '"'


def text(value: str) -> str:
    """Return a text literal."""
    return "'" + value.replace("'", "''") + "'"


def texts(values: Iterable[str]) -> str:
    """Return a list of text literals for ``IN``."""
    return "(" + ", ".join(text(value) for value in values) + ")"
