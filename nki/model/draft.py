"""A draft: figures before disclosure control. It may hold small numbers and shows none of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction

from nki.model.account import Account
from nki.model.level import Level
from nki.model.status import Status


@dataclass(frozen=True, slots=True)
class DraftCell:
    """One figure of a draft. Its ``repr`` names the cell and keeps the numbers to itself.

    ``counted`` are numerator and denominator as they were counted, also where the status shows neither.
    """

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
    counted: tuple[int | None, int | None] = field(default=(None, None), repr=False)


class Side(StrEnum):
    """A number that figures are made of."""

    NUMERATOR = "numerator"
    DENOMINATOR = "denominator"
    ROWS = "rows"


@dataclass(frozen=True, slots=True)
class Strand:
    """One number of a measure, unit by unit: what its figures for areas are added up from.

    ``what`` is the same for strands that count the same thing. ``members`` maps an area, a unit's own too, to
    the units that are in its number; ``parts`` has the number of each unit, in all and for each group.
    ``ROWS`` is how many rows are behind a figure, which no figure shows.
    """

    measure: int
    side: Side
    what: str
    members: Mapping[tuple[Level, str], tuple[str, ...]]
    parts: Mapping[tuple[str, tuple[str, str]], int] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Draft:
    """All figures of one indicator and period, and what became of the rows.

    ``strands`` are what disclosure control has to know of how figures hang together; none without a rule.
    """

    cells: tuple[DraftCell, ...] = field(repr=False)
    accounts: tuple[Account, ...] = field(repr=False)
    strands: tuple[Strand, ...] = field(default=(), repr=False)
