"""Parquet: the rows with their types, and the words around them in the file's own metadata."""

from __future__ import annotations

import json
from collections.abc import Sequence

from nki.engine.parquet import parquet_bytes
from nki.model.release import FORMAT, Release
from nki.steps.render.grid import Grid, long_grid
from nki.steps.render.json_document import about_of

_TYPES = {"text": "VARCHAR", "integer": "BIGINT", "number": "DOUBLE"}


def render_parquet(releases: Sequence[Release]) -> bytes:
    """Return the rows of all releases as one table.

    ``value`` is a float here for counts too; ``numerator`` holds a count to the last digit. The
    metadata key ``nki`` holds what each release is about, also whether its data are synthetic.
    """
    return parquet_of(long_grid(releases), releases)


def parquet_of(grid: Grid, releases: Sequence[Release]) -> bytes:
    """Return any rows of some releases, with the words around them."""
    columns = tuple((name, _TYPES[kind]) for name, kind in grid.columns)
    words = {"format": FORMAT, "about": [about_of(release.about) for release in releases]}
    return parquet_bytes(columns, list(grid.rows), {"nki": json.dumps(words, ensure_ascii=False)})
