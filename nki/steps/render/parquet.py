"""Parquet: the rows with their types, and the words around them in the file's own metadata."""

from __future__ import annotations

import json
from collections.abc import Sequence

from nki.engine.parquet import parquet_bytes
from nki.model.release import COLUMNS, FORMAT, Release
from nki.steps.render.columns import cells, type_of
from nki.steps.render.json_document import about_of

_TYPES = {"text": "VARCHAR", "integer": "BIGINT", "number": "DOUBLE"}


def render_parquet(releases: Sequence[Release]) -> bytes:
    """Return the rows of all releases as one table.

    ``value`` is a float here for counts too; ``numerator`` holds a count to the last digit. The
    metadata key ``nki`` holds what each release is about, also whether its data are synthetic.
    """
    columns = tuple((name, _TYPES[type_of(name)]) for name in COLUMNS)
    rows = [cells(row) for release in releases for row in release.rows]
    words = {"format": FORMAT, "about": [about_of(release.about) for release in releases]}
    return parquet_bytes(columns, rows, {"nki": json.dumps(words, ensure_ascii=False)})
