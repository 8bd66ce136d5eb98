"""Chart: releases → one chart as a picture, a page or its own definition.

In: ``Release``s and what is to be drawn of them. Out: the bytes of a file. May not calculate figures, sees no
drafts, and writes the same bytes for the same releases on every day and machine.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path

from nki.model.release import Release
from nki.steps.chart.chart import Chart
from nki.steps.chart.choice import Choice, bare
from nki.theme import Theme
from nki.words.words import Words
from nki.writing import format_by_suffix

WRITERS = {
    "svg": "nki.steps.chart.pictures:write_svg",
    "png": "nki.steps.chart.pictures:write_png",
    "html": "nki.steps.chart.html:write_html",
    "json": "nki.steps.chart.pictures:write_json",
}
"""Format → module and function. Modules load when their format is asked for."""

SUFFIXES = {".svg": "svg", ".png": "png", ".html": "html", ".htm": "html", ".json": "json"}

__all__ = ["SUFFIXES", "WRITERS", "Chart", "chart_of", "format_of", "write_chart"]


def chart_of(words: Words, releases: Sequence[Release], choice: Choice) -> Chart:
    """Return what is drawn of some releases. Raises ``NkiError`` (R621-R624) for what cannot be drawn."""
    module = import_module(f"nki.steps.chart.{choice.kind}")
    describe: Callable[[Words, Sequence[Release], Choice], Chart] = module.describe
    return describe(words, [bare(release) for release in releases], choice)


def write_chart(chart: Chart, format: str, theme: Theme, templates: Path | None = None) -> bytes:  # noqa: A002
    """Return a chart in a format. Raises ``NkiError`` (R617) for a fault in an organisation's template."""
    module, function = WRITERS[format].split(":")
    data: bytes = getattr(import_module(module), function)(chart, theme, templates)
    return data


def format_of(path: Path) -> str:
    """Return the format that a file's suffix names. Raises ``NkiError`` (R602) for any other suffix."""
    return format_by_suffix(path, SUFFIXES)
