"""Tables: releases → tables for those who write reports, the same figures and words in every format.

In: ``Release``s and what somebody wants to see of them. Out: the bytes of a file. May not calculate, sees no
drafts, and writes the same bytes for the same releases on every day and machine.
"""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

from nki.steps.tables.building import document_of
from nki.steps.tables.document import Document
from nki.theme import Theme

WRITERS = {
    "xlsx": "nki.steps.tables.xlsx:write_xlsx",
    "markdown": "nki.steps.tables.markdown:write_markdown",
    "html": "nki.steps.tables.html:write_html",
    "latex": "nki.steps.tables.latex:write_latex",
    "docx": "nki.steps.tables.word:write_word",
}
"""Format → module and function. Modules load when their format is asked for."""

__all__ = ["WRITERS", "Document", "document_of", "write_tables"]


def write_tables(document: Document, format: str, theme: Theme, templates: Path | None = None) -> bytes:  # noqa: A002
    """Return tables in a format. Raises ``NkiError`` (R617) for a fault in an organisation's template."""
    module, function = WRITERS[format].split(":")
    data: bytes = getattr(import_module(module), function)(document, theme, templates)
    return data
