"""Texts that a spreadsheet would take for formulas, made harmless and read back."""

from __future__ import annotations

_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n")
_MARK = "'"


def guarded(text: str) -> str:
    """Return a text that no spreadsheet takes for a formula: an apostrophe before what would start one."""
    return _MARK + text if _starts_formula(text) else text


def unguarded(text: str) -> str:
    """Return what ``guarded`` was given."""
    return text[1:] if text.startswith(_MARK) and _starts_formula(text[1:]) else text


def _starts_formula(text: str) -> bool:
    # an apostrophe that stood there before gets one more, so that one can always be taken off
    return text.lstrip(_MARK).startswith(_STARTS)
