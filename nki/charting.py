"""From results to a chart: theme, what is drawn, the bytes of a file, and its data file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from nki.errors import NkiError
from nki.errors.meant import meant
from nki.model.issue import Issue
from nki.model.release import Release
from nki.steps.chart import chart_of, write_chart
from nki.steps.chart.choice import KINDS, Choice
from nki.steps.render import render
from nki.theme import read_theme
from nki.words import words_for

_BROUGHT = frozenset({"altair", "vl_convert", "narwhals"})
"""Modules that the extra brings."""


@dataclass(frozen=True, slots=True)
class Made:
    """The bytes of a chart and of its data file, the rows in that, and what is doubtful about the theme."""

    data: bytes
    table: bytes
    rows: int
    issues: tuple[Issue, ...]


def chart(
    releases: Sequence[Release],
    choice: Choice,
    format: str = "svg",  # noqa: A002  (the word users write)
    *,
    lang: str = "nb",
    templates: str | Path | None = None,
) -> Made:
    """Draw a chart of one release, or of two for the change between them.

    The data file holds the rows that are drawn, in their order, as a result has them in CSV. Raises
    ``NkiError`` for what cannot be drawn (R620-R624) and for a fault in the folder of templates.
    """
    if choice.kind not in KINDS:
        near = meant(choice.kind, KINDS)
        raise NkiError(
            Issue.of("U022", option="--kind", given=choice.kind, meant=near, possible=", ".join(KINDS))
        )
    folder = None if templates is None else Path(templates)
    theme, issues = read_theme(folder)
    with _needed():
        drawn = chart_of(words_for(lang), releases, choice)
        data = write_chart(drawn, format, theme, folder)
    table = render([replace(releases[0], rows=drawn.rows)], "csv")
    return Made(data, table, len(drawn.rows), issues)


@contextmanager
def _needed() -> Iterator[None]:
    """Say how to install what is missing. Raises ``NkiError`` (R620)."""
    try:
        yield
    except ModuleNotFoundError as missing:
        if missing.name not in _BROUGHT:
            raise  # it is there, and its installation is broken
        raise NkiError(Issue.of("R620", module=missing.name)) from None
