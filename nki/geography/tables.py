"""The bundled tables of Statistics Norway, read when first asked for."""

from __future__ import annotations

import csv
from datetime import date
from functools import cache
from importlib.resources import files

from nki.geography.history import Change, History, Validity

SERVED_ON = date(2024, 12, 19)
"""The day whose municipalities and trusts are in the table of who serves whom."""


@cache
def municipalities() -> History:
    """Return all municipalities valid at any time from 2002 on, and their changes."""
    changes = (
        Change(date.fromisoformat(row["day"]), row["old_code"], row["new_code"])
        for row in _rows("changes.csv")
    )
    return History(_validities("municipalities.csv"), changes)


@cache
def counties() -> History:
    """Return all counties valid at any time from 2002 on. Their changes are those of the municipalities."""
    return History(_validities("counties.csv"), ())


@cache
def health_regions() -> dict[str, str]:
    """Return the names of the health regions by the number of their regional health authority."""
    return {row["code"]: row["name"] for row in _rows("health_regions.csv")}


@cache
def health_trusts() -> dict[str, tuple[str, str]]:
    """Return name and health region of every health trust by its organisation number."""
    return {row["code"]: (row["name"], row["health_region"]) for row in _rows("health_trusts.csv")}


@cache
def regsim_regions() -> dict[str, tuple[str, str]]:
    """Return name and health region of every RegSim region by its code."""
    return {row["code"]: (row["name"], row["health_region"]) for row in _rows("regsim_regions.csv")}


@cache
def served_by() -> dict[str, tuple[str, str]]:
    """Return trust and health region of every municipality of ``SERVED_ON``, by its number.

    The trust is empty where several serve the municipality.
    """
    rows = _rows("health_trust_municipalities.csv")
    return {row["municipality"]: (row["health_trust"], row["health_region"]) for row in rows}


def _validities(name: str) -> list[Validity]:
    return [
        Validity(row["code"], date.fromisoformat(row["valid_from"]), _until(row["valid_to"]), row["name"])
        for row in _rows(name)
    ]


def _until(text: str) -> date:
    return date.fromisoformat(text) if text else date.max


def _rows(name: str) -> list[dict[str, str]]:
    text = files(__package__).joinpath("data", name).read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))
