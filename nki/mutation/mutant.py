"""One changed definition."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from nki.model.places import Path
from nki.model.spec import Condition, Indicator
from nki.model.spec.conditions import JUNCTIONS


@dataclass(frozen=True, slots=True)
class Mutant:
    """An indicator with one small change. ``path`` leads to what was changed, ``change`` says how."""

    path: Path
    change: str
    indicator: Indicator


def replaced(part: Any, path: Path, value: object) -> Any:
    """Return a part of a specification with another value at the end of a path."""
    if not path:
        return value
    step, rest = path[0], path[1:]
    if isinstance(step, int):
        return (*part[:step], replaced(part[step], rest, value), *part[step + 1 :])
    name = f"{step}_" if isinstance(part, Condition) and step in JUNCTIONS else step
    return part.model_copy(update={name: replaced(getattr(part, name), rest, value)})
