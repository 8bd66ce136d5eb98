"""From an indicator to its sheet: load → the form in words → a document."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from nki import catalogue
from nki.model.issue import Issue
from nki.steps.load import load
from nki.steps.sheet import Sheet, write_sheet
from nki.theme import read_theme


@dataclass(frozen=True, slots=True)
class Described:
    """A sheet as bytes, and what is worth telling of how it looks."""

    data: bytes
    sheet: Sheet
    issues: tuple[Issue, ...]


def sheet(
    given: str | Path,
    format: str,  # noqa: A002  (the word users write)
    *,
    lang: str = "nb",
    templates: str | Path | None = None,
) -> Described:
    """Write the sheet of an indicator in a format: ``html``, ``docx`` or ``pdf``.

    ``lang`` is the language of labels and headings, ``templates`` a folder with an organisation's theme and
    templates. Raises ``NkiError`` with all findings.
    """
    folder = None if templates is None else Path(templates)
    theme, issues = read_theme(folder)
    made = Sheet(load(catalogue.find(str(given))).indicator, lang, theme, folder)
    return Described(write_sheet(made, format), made, issues)
