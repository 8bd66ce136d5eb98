"""A release: figures that may leave the house. Renderers and the command line see nothing else."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from nki.model.account import Account, Reading
from nki.model.level import Level
from nki.model.status import Status

COLUMNS = (
    "indicator",
    "version",
    "period",
    "measure",
    "kind",
    "level",
    "code",
    "name",
    "numerator",
    "denominator",
    "value",
    "unit",
    "lower",
    "upper",
    "status",
    "invited",
    "responded",
    "answered",
    "not_applicable",
)
"""The columns of a result, the same in every format."""


@dataclass(frozen=True, slots=True)
class Row:
    """One published figure, or the reason why there is none.

    ``value`` is exact: per cent for proportions (13.267… and not 0.13267), the sum itself for
    counts. It is rounded once, half up, when shown. Where ``status`` is not ``ok`` it is None.
    ``invited`` counts the area's units open on the last day of the period; ``responded`` those with
    a row in the delivery; ``answered`` those that are in the figure. ``county`` is not a column of
    the result: it is the code of the county that a municipality or unit is listed under.
    """

    indicator: str
    version: str
    period: str
    measure: int
    kind: str
    level: Level
    code: str
    name: str
    numerator: int | None
    denominator: int | None
    value: Fraction | None
    unit: str
    lower: Fraction | None
    upper: Fraction | None
    status: Status
    invited: int
    responded: int
    answered: int
    not_applicable: int
    county: str = ""


@dataclass(frozen=True, slots=True)
class MeasureTitle:
    """What a reader is told of a measure."""

    number: int
    kind: str
    unit: str
    decimals: int
    text: str


@dataclass(frozen=True, slots=True)
class About:
    """What a release is about: the words around the figures."""

    indicator: str
    version: str
    title: str
    status: str
    period: str
    measures: tuple[MeasureTitle, ...]
    response_threshold: Fraction | None
    disclosure: str
    sources: tuple[str, ...]
    geography: str
    synthetic: bool = False


@dataclass(frozen=True, slots=True)
class Release:
    """Figures that disclosure control has let through, with the account of the rows behind them.

    Rows are sorted by measure, level from the top down, and code.
    """

    about: About
    rows: tuple[Row, ...]
    accounts: tuple[Account, ...]
    readings: tuple[Reading, ...]
