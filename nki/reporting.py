"""From results to a report: theme, charts, what is said, and the bytes of a file."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from nki.model.issue import Issue
from nki.model.release import Release
from nki.steps.report import report_of, write_report
from nki.steps.report.pictures import draw
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
    watch: Callable[[int, int], None] | None = None,
) -> Made:
    """Write the report on some releases. Raises ``NkiError`` for a fault in the folder of templates.

    ``watch`` is told how many parts are done of how many: the charts of each release, the words, the file.
    """
    folder = None if templates is None else Path(templates)
    theme, issues = read_theme(folder)
    words = words_for(lang)
    parts = len(releases) + 2
    drawn = []
    for release in releases:
        drawn.append(draw(words, release, theme, on_paper=format == "pdf"))
        _tell(watch, len(drawn), parts)
    made = report_of(words, releases, drawn, made_with)
    _tell(watch, parts - 1, parts)
    return Made(write_report(made, format, theme, folder), issues)


def _tell(watch: Callable[[int, int], None] | None, done: int, of: int) -> None:
    if watch is not None:
        watch(done, of)
