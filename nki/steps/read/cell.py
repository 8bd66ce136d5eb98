"""What a cell may hold, and what reading it may give."""

from __future__ import annotations

from dataclasses import dataclass


class Exact(str):
    """Text that a program wrote from a typed value: decimal point, ISO dates, ``true`` and ``false``.

    There is nothing to interpret in it, where a plain ``str`` is what a person or a locale wrote.
    """

    __slots__ = ()


UNCALCULATED = Exact("(a formula that was never calculated)")
"""Stands in the place of a formula whose value no program has worked out yet."""

Cell = str | None


@dataclass(frozen=True, slots=True)
class Taken:
    """A cell that was understood, though not written as it should be: its text, and what to say of it."""

    text: str
    code: str
    facts: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Bad:
    """A cell that cannot be taken: the code and the facts, but for the value itself."""

    code: str
    facts: tuple[tuple[str, str], ...] = ()


def shown_cell(cell: str) -> str:
    """Return a cell for a message: on one line, not too long, nothing that a terminal acts on."""
    text = "".join(one if one.isprintable() else "\ufffd" for one in " ".join(cell.split()))
    return f"{text[:60]}…" if len(text) > 60 else text
