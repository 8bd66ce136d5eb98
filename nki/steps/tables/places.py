"""The columns of a table that say where: name, code, level, and what an area is listed under."""

from __future__ import annotations

from collections.abc import Sequence

from nki.arranging import Area, Listed
from nki.findings.harmless import seen
from nki.steps.tables.document import Cell
from nki.steps.tables.figures import AREA
from nki.words.words import Words


def area_columns(listed: Listed, wanted: Sequence[str]) -> list[str]:
    """Return the names of the columns: those that were asked for, or what tells areas apart.

    Where areas stand in one list, the county of each stands beside it.
    """
    if wanted:
        return [name for name in wanted if name in AREA]
    beside = not listed.is_grouped and any(area.under for area in listed.areas)
    return ["name", "code", *(["county"] if beside else [])]


def area_cell(words: Words, area: Area, name: str) -> Cell:
    """Return one of them for an area."""
    texts = {
        "name": words.area_name(area.name, area.level),
        "code": area.code,
        "level": words.level(area.level),
        "county": area.under_name,
    }
    return Cell(seen(texts[name]))


def area_head(words: Words, listed: Listed, name: str) -> str:
    """Return the heading of one of them."""
    return words.level(listed.under_level) if name == "county" else words.column(name)
