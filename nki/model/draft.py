"""A draft: figures before disclosure control. It may hold small numbers and shows none of them."""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction

from nki.model.account import Account
from nki.model.level import Level
from nki.model.status import Status


@dataclass(frozen=True, slots=True)
class DraftCell:
    """One figure of a draft. Its ``repr`` names the cell and keeps the numbers to itself."""

    measure: int
    level: Level
    code: str
    name: str
    numerator: int | None = field(repr=False)
    denominator: int | None = field(repr=False)
    value: Fraction | None = field(repr=False)
    status: Status
    invited: int = field(repr=False)
    responded: int = field(repr=False)
    answered: int = field(repr=False)
    not_applicable: int = field(repr=False)
    county: str = ""
    region: str = ""
    stratum: str = ""
    group: str = ""
    lower: Fraction | None = field(default=None, repr=False)
    upper: Fraction | None = field(default=None, repr=False)
    design_effect: Fraction | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class Draft:
    """All figures of one indicator and period, and what became of the rows."""

    cells: tuple[DraftCell, ...] = field(repr=False)
    accounts: tuple[Account, ...] = field(repr=False)
