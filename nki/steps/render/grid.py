"""What a machine format writes: all columns of a result, some of them, or a line for each area."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from nki.arranging import Listed
from nki.model.release import COLUMNS, Release
from nki.steps.render.columns import Cell, cells, type_of

AREA = ("level", "code", "name")
"""The columns that say where."""

FIGURES = (
    "numerator", "denominator", "value", "lower", "upper", "design_effect",
    "status", "invited", "responded", "answered", "not_applicable",
)  # fmt: skip
"""The columns that an area has anew for each measure, group and period."""

_WIDE = ("value", "status")
"""What a wide table has of each figure where nothing else is asked for."""


@dataclass(frozen=True, slots=True)
class Grid:
    """Names and types of columns, and the rows under them."""

    columns: tuple[tuple[str, str], ...]
    rows: Iterable[tuple[Cell, ...]]


def long_grid(releases: Sequence[Release], wanted: Sequence[str] = ()) -> Grid:
    """Return a row for each figure, with all columns of a result or those that are wanted."""
    rows = (cells(row) for release in releases for row in release.rows)
    if not wanted:
        return Grid(tuple((name, type_of(name)) for name in COLUMNS), rows)
    at = [COLUMNS.index(name) for name in wanted]
    return Grid(
        tuple((name, type_of(name)) for name in wanted), (tuple(row[one] for one in at) for row in rows)
    )


def wide_grid(releases: Sequence[Release], listed: Sequence[Listed], wanted: Sequence[str] = ()) -> Grid:
    """Return a row for each area, with columns for each measure, and for each group and period of it.

    A column is called after what it holds, from the outside in, with a colon between: ``1:value``, and where
    there are several ``legevakt-triage:2024:1:sex=Kvinne:value``.
    """
    names = {release.about.indicator for release in releases}
    periods = {release.about.period for release in releases}
    figures: dict[str, tuple[str, str]] = {}
    found: dict[tuple[str, str], dict[str, Cell]] = {}
    columns = [name for name in wanted if name in FIGURES] if wanted else _WIDE
    for release in releases:
        about = release.about
        before = [
            *([about.indicator] if len(names) > 1 else []),
            *([about.period] if len(periods) > 1 else []),
        ]
        for row in release.rows:
            group = [f"{row.stratum}={row.group}"] if row.group else []
            held = dict(zip(COLUMNS, cells(row), strict=True))
            into = found.setdefault((row.level, row.code), {})
            for name in columns:
                title = ":".join((*before, str(row.measure), *group, name))
                figures[title] = (title, type_of(name))
                into[title] = held[name]
    areas = [name for name in wanted if name in AREA] if wanted else list(AREA)
    titles = list(figures)
    rows = (
        (
            *({"level": str(area.level), "code": area.code, "name": area.name}[name] for name in areas),
            *(found.get((area.level, area.code), {}).get(title) for title in titles),
        )
        for one in listed
        for area in one.areas
    )
    return Grid((*((name, "text") for name in areas), *figures.values()), rows)
