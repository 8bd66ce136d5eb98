"""Report: releases → one page that opens offline, or a PDF, with all that a reader has to know.

In: ``Release``s and their charts. Out: the bytes of a file. May not calculate, sees no drafts, and writes the
same bytes for the same releases on every day and machine.
"""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

from nki.steps.report.building import Drawn, report_of
from nki.steps.report.report import Report
from nki.theme import Theme
from nki.writing import format_by_suffix

WRITERS = {
    "html": "nki.steps.report.html:write_html",
    "pdf": "nki.steps.report.pdf:write_pdf",
}
"""Format → module and function. Modules load when their format is asked for."""

SUFFIXES = {".html": "html", ".htm": "html", ".pdf": "pdf"}

__all__ = ["SUFFIXES", "WRITERS", "Drawn", "Report", "format_of", "report_of", "write_report"]


def write_report(report: Report, format: str, theme: Theme, templates: Path | None = None) -> bytes:  # noqa: A002
    """Return a report in a format. Raises ``NkiError`` (R617) for a fault in an organisation's template."""
    module, function = WRITERS[format].split(":")
    data: bytes = getattr(import_module(module), function)(report, theme, templates)
    return data


def format_of(path: Path) -> str:
    """Return the format that a file's suffix names. Raises ``NkiError`` (R602) for any other suffix."""
    return format_by_suffix(path, SUFFIXES)
