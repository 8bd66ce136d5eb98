"""The bundled tables of Statistics Norway, read when first asked for."""

from __future__ import annotations

import csv
from datetime import date
from functools import cache
from importlib.resources import files

from nki.geography.history import Change, History, Validity


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
