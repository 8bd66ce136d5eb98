"""What somebody has confirmed about the headers and units of a delivery."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Line:
    """One line: what was found, what it means, the unit's name to recognise it by, and the decision."""

    kind: str
    found: str
    means: str
    name: str = ""
    confirmed: str = ""

    @property
    def cells(self) -> tuple[str, ...]:
        """Return the cells in the order of the columns."""
        return self.kind, self.found, self.means, self.name, self.confirmed


@dataclass(frozen=True, slots=True)
class Confirmed:
    """What is confirmed: columns by header, and units' ids by what the delivery calls them."""

    headers: Mapping[str, str] = field(default_factory=dict)
    units: Mapping[str, str] = field(default_factory=dict)
    lines: tuple[Line, ...] = ()


NOTHING = Confirmed()
