"""Sheet: an indicator → its form as a document, for the screen, for Word, and for paper.

In: ``Sheet``. Out: the bytes of a page, a Word document or a PDF. May not look at data, and writes the same
bytes for the same indicator on every day and machine.
"""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

from nki.steps.sheet.sheet import Sheet
from nki.writing import format_by_suffix

WRITERS = {
    "html": "nki.steps.sheet.html:write_html",
    "docx": "nki.steps.sheet.word:write_word",
    "pdf": "nki.steps.sheet.pdf:write_pdf",
}
"""Format → module and function. Modules load when their format is asked for."""

SUFFIXES = {".html": "html", ".docx": "docx", ".pdf": "pdf"}

__all__ = ["SUFFIXES", "WRITERS", "Sheet", "format_of", "write_sheet"]


def write_sheet(sheet: Sheet, format: str) -> bytes:  # noqa: A002  (the word users write)
    """Return a sheet in a format. Raises ``NkiError`` (R617) for a fault in an organisation's template."""
    module, function = WRITERS[format].split(":")
    data: bytes = getattr(import_module(module), function)(sheet)
    return data


def format_of(path: Path) -> str:
    """Return the format that a file's suffix names. Raises ``NkiError`` (R602) for any other suffix."""
    return format_by_suffix(path, SUFFIXES)
