"""Form: a source's questions and the units that are asked → the bytes of an empty survey form.

In: ``Form``. Out: bytes that, filled in as they allow, are taken by intake without a finding. May not look
at a register or a delivery, and writes the same bytes for the same form on every day and machine.
"""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

from nki.steps.form.questions import Form, Question, questions_of
from nki.writing import format_by_suffix

WRITERS = {
    "xlsx": "nki.steps.form.workbook:write_workbook",
    "csv": "nki.steps.form.csv_form:write_csv",
    "xlsform": "nki.steps.form.xlsform:write_xlsform",
}
"""Format → module and function. Modules load when their format is asked for."""

SUFFIXES = {".xlsx": "xlsx", ".csv": "csv"}

__all__ = ["SUFFIXES", "WRITERS", "Form", "Question", "format_of", "questions_of", "write_form"]


def write_form(form: Form, format: str) -> bytes:  # noqa: A002  (the word users write)
    """Return an empty form in a format."""
    module, function = WRITERS[format].split(":")
    data: bytes = getattr(import_module(module), function)(form)
    return data


def format_of(path: Path) -> str:
    """Return the format that a file's suffix names. Raises ``NkiError`` (R602) for any other suffix."""
    return format_by_suffix(path, SUFFIXES)
