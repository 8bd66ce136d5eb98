"""From results to a report: theme, charts, what is said, and the bytes of a file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from nki.model.issue import Issue
from nki.model.release import Release
from nki.steps.report import report_of, write_report
from nki.steps.report.bars import draw
from nki.theme import read_theme
from nki.words import words_for


@dataclass(frozen=True, slots=True)
class Made:
    """The bytes of a report, and what is doubtful about its theme."""

    data: bytes
    issues: tuple[Issue, ...]


def report(
    releases: Sequence[Release],
    format: str = "html",  # noqa: A002  (the word users write)
    *,
    lang: str = "nb",
    made_with: str = "nki",
    templates: str | Path | None = None,
) -> Made:
    """Write the report on some releases. Raises ``NkiError`` for a fault in the folder of templates."""
    folder = None if templates is None else Path(templates)
    theme, issues = read_theme(folder)
    words = words_for(lang)
    drawn = {at: draw(words, release, theme) for at, release in enumerate(releases)}
    made = report_of(words, releases, drawn, made_with)
    return Made(write_report(made, format, theme, folder), issues)
