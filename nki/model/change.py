"""What differs between two versions of a specification, and between the figures that they give."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction

from nki.model.issue import Place
from nki.model.level import Level
from nki.model.status import Status


class Effect(StrEnum):
    """What a change reaches, the heaviest first.

    ``calculation``: a published figure, its status or what it is measured against can become another.
    ``data_contract``: other deliveries are taken or refused. ``presentation``: the same figures are
    shown otherwise. ``wording``: texts alone.
    """

    CALCULATION = "calculation"
    DATA_CONTRACT = "data_contract"
    PRESENTATION = "presentation"
    WORDING = "wording"

    @property
    def rank(self) -> int:
        """Return 0 for the heaviest."""
        return tuple(Effect).index(self)


@dataclass(frozen=True, slots=True)
class Change:
    """One change of one part of a specification.

    ``field`` is the dotted path in the new version, or in the old one for what was removed.
    ``before`` and ``after`` are the part in words, None where it did not stand there. ``measure`` is
    the number of the measure that the part belongs to.
    """

    effect: Effect
    field: str
    before: str | None
    after: str | None
    old: Place | None
    new: Place | None
    measure: int | None = None
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Version:
    """One side of a comparison: where it was found, and what it calls itself."""

    file: str
    id: str
    version: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """All changes from one version to another, the heaviest first and then as they stand in the file.

    ``measures`` are the numbers of the measures whose figures can become others, with those that
    change only because they refer to one that does.
    """

    old: Version
    new: Version
    changes: tuple[Change, ...]
    measures: tuple[int, ...]

    def with_effect(self, effect: Effect) -> tuple[Change, ...]:
        """Return the changes with this effect."""
        return tuple(change for change in self.changes if change.effect is effect)


@dataclass(frozen=True, slots=True)
class Cell:
    """A published figure, or the status that stands in its place.

    How it is shown, by ``unit`` and ``decimals``, does not make it another figure.
    """

    value: Fraction | None
    numerator: int | None
    denominator: int | None
    status: Status
    invited: int
    responded: int
    answered: int
    not_applicable: int
    unit: str = field(compare=False)
    decimals: int = field(compare=False)


@dataclass(frozen=True, slots=True)
class Move:
    """A cell that the two versions fill differently. None: one of them has no such cell."""

    measure: int
    level: Level
    code: str
    name: str
    before: Cell | None
    after: Cell | None


@dataclass(frozen=True, slots=True)
class Tier:
    """How many cells of a measure there are on a level, in either version, and how many moved."""

    measure: int
    level: Level
    cells: int
    moved: int


@dataclass(frozen=True, slots=True)
class Movement:
    """The cells that move between two results from the same delivery, as a result is ordered."""

    period: str
    synthetic: bool
    tiers: tuple[Tier, ...]
    moves: tuple[Move, ...]
