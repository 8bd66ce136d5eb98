"""Render: a release as the bytes of a file. May not calculate; sees releases and never drafts."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

from nki.errors import NkiError
from nki.model.issue import Issue
from nki.model.release import Release
from nki.steps.render.grid import Grid
from nki.writing import format_by_suffix

RENDERERS = {
    "csv": "nki.steps.render.csv_table:render_csv",
    "csv-nb": "nki.steps.render.csv_table:render_csv_nb",
    "json": "nki.steps.render.json_document:render_json",
    "parquet": "nki.steps.render.parquet:render_parquet",
}
"""Format → module and function. Modules load when their format is asked for."""

SUFFIXES = {".csv": "csv", ".json": "json", ".parquet": "parquet"}


def render(release: Release | Sequence[Release], format: str) -> bytes:  # noqa: A002  (the word users write)
    """Return one release, or several as one long table, in a format. Raises ``NkiError`` (R602)."""
    if format not in RENDERERS:
        raise NkiError(Issue.of("R602", given=format, known=", ".join(SUFFIXES)))
    releases = (release,) if isinstance(release, Release) else tuple(release)
    module, function = RENDERERS[format].split(":")
    data: bytes = getattr(import_module(module), function)(releases)
    return data


def format_of(path: Path) -> str:
    """Return the format that a file's suffix names. Raises ``NkiError`` (R602) for any other suffix."""
    return format_by_suffix(path, SUFFIXES)


def render_grid(grid: Grid, releases: Sequence[Release], format: str) -> bytes:  # noqa: A002
    """Return some columns of releases, or a row for each area, in a format of rows: csv, csv-nb, parquet."""
    if format == "parquet":
        parquet: bytes = import_module("nki.steps.render.parquet").parquet_of(grid, releases)
        return parquet
    writer = {"csv": "csv_of", "csv-nb": "csv_nb_of"}[format]
    data: bytes = getattr(import_module("nki.steps.render.csv_table"), writer)(grid)
    return data
