"""JSON: one document with the words around the figures, the rows, and the account of the deliveries.

``specs/result.schema.json`` describes it. A row of the result is one line of the file, so that two
versions compare line by line.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from fractions import Fraction
from typing import Any

from nki.labels import COLUMNS as LABELS
from nki.model.release import COLUMNS, FORMAT, About, Release
from nki.steps.render.columns import cells, type_of


def render_json(releases: Sequence[Release]) -> bytes:
    """Return the document. Numbers are numbers, in full precision; what is not there is null."""
    return (_laid_out(_document(releases), "") + "\n").encode()


def about_of(about: About) -> dict[str, Any]:
    """Return the words around the figures as JSON takes them."""
    words = asdict(about)
    words |= {name: _number(word) for name, word in words.items() if isinstance(word, Fraction)}
    for measure in words["measures"]:
        measure["phrases"] = dict(measure["phrases"])
        measure["percent"] = None if measure["percent"] is None else _number(measure["percent"])
    return words


def _document(releases: Sequence[Release]) -> dict[str, Any]:
    return {
        "format": FORMAT,
        "columns": [
            {"name": name, "type": type_of(name), "label_nb": LABELS[name].nb, "label_en": LABELS[name].en}
            for name in COLUMNS
        ],
        "results": [
            {
                "about": about_of(release.about),
                "rows": [dict(zip(COLUMNS, cells(row), strict=True)) for row in release.rows],
                "listed_under": _listed_under(release),
                "accounts": [asdict(account) for account in release.accounts],
                "readings": [asdict(reading) for reading in release.readings],
            }
            for release in releases
        ],
    }


def _listed_under(release: Release) -> list[dict[str, str | None]]:
    """Return the county or health region of each area that is listed under one."""
    found = {
        (row.level.value, row.code): {
            "level": row.level.value,
            "code": row.code,
            "county": row.county or None,
            "region": row.region or None,
        }
        for row in release.rows
        if row.county or row.region
    }
    return [found[area] for area in found]


def _number(exact: Fraction) -> int | float:
    return exact.numerator if exact.denominator == 1 else exact.numerator / exact.denominator


def _laid_out(value: object, indent: str) -> str:
    """Write what holds only plain values on one line, and everything else one member a line."""
    inner = indent + "  "
    if isinstance(value, Mapping) and _is_nested(value.values()):
        members = [f"{inner}{json.dumps(key)}: {_laid_out(member, inner)}" for key, member in value.items()]
        return "{\n" + ",\n".join(members) + f"\n{indent}}}"
    if isinstance(value, list | tuple) and _is_nested(value):
        members = [inner + _laid_out(member, inner) for member in value]
        return "[\n" + ",\n".join(members) + f"\n{indent}]"
    return json.dumps(value, ensure_ascii=False, allow_nan=False)


def _is_nested(members: Iterable[object]) -> bool:
    return any(isinstance(member, dict | list | tuple) for member in members)
