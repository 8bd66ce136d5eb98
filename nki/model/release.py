"""A release: figures that may leave the house. Renderers and the command line see nothing else."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from nki.model.account import Account, Reading
from nki.model.level import Level
from nki.model.status import COUNTED, SHOWN, Status

FORMAT = "nki-result/1"
"""What a document says of itself that keeps results."""

COLUMNS = (
    "indicator",
    "version",
    "period",
    "provisional",
    "measure",
    "kind",
    "level",
    "code",
    "name",
    "stratum",
    "group",
    "numerator",
    "denominator",
    "value",
    "unit",
    "lower",
    "upper",
    "design_effect",
    "status",
    "invited",
    "responded",
    "answered",
    "not_applicable",
)
"""The columns of a result, the same in every format."""

_FIGURES = frozenset({"value", "lower", "upper", "design_effect"})
_PARTS = frozenset({"numerator", "denominator"})


def empty_columns(status: Status) -> frozenset[str]:
    """Return the columns that hold nothing in a row of that status, whatever somebody has put there."""
    if status in SHOWN:
        return frozenset()
    return _FIGURES if status in COUNTED else _FIGURES | _PARTS


@dataclass(frozen=True, slots=True)
class Row:
    """One published figure, or the reason why there is none.

    ``value`` is exact: per cent for proportions (13.267… and not 0.13267), the sum itself for
    counts. It is rounded once, half up, when shown. Where ``status`` is not ``ok`` it is None.
    ``numerator`` and ``denominator`` are whole numbers: sums for shares and rates, and for means,
    medians, percentiles, indexes and weighted figures the number of observations as ``denominator``.
    ``stratum`` is the id of a breakdown and ``group`` one of its groups, both empty for the whole.
    ``lower`` and ``upper`` are in the unit of the value; ``design_effect`` is that of the weights.
    ``invited`` counts the area's units open on the last day of the period; ``responded`` those with
    a row in the delivery; ``answered`` those that are in the figure. ``county`` and ``region`` are not
    columns of the result: they are the codes of the county that a municipality or unit, and the health
    region that a trust, is listed under.
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
    region: str = ""
    stratum: str = ""
    group: str = ""
    design_effect: Fraction | None = None
    provisional: str = ""


@dataclass(frozen=True, slots=True)
class MeasureTitle:
    """What a reader is told of a measure.

    ``phrases`` are pairs of a language and a sentence with places for value, area and period.
    ``interval`` says how the limits were found, "" where there are none. ``percent`` says which percentile
    it is, None for other kinds.
    """

    number: int
    kind: str
    unit: str
    decimals: int
    text: str
    phrases: tuple[tuple[str, str], ...] = ()
    interval: str = ""
    percent: Fraction | None = None


@dataclass(frozen=True, slots=True)
class FormText:
    """One field of the national form as text, so that a result explains itself without its definition."""

    number: int
    key: str
    label: str
    text: str


@dataclass(frozen=True, slots=True)
class StratumTitle:
    """A breakdown: its id, what a reader is told of it, and its groups in their order."""

    id: str
    text: str
    groups: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SmallNumbers:
    """Up to what a number is small and hidden, None where it is not asked for.

    ``numerator_at_most`` holds for numerators and counts, ``rest_at_most`` for the part of a denominator
    that is not in the numerator, ``denominator_at_most`` for denominators.
    """

    numerator_at_most: int | None = None
    rest_at_most: int | None = None
    denominator_at_most: int | None = None


@dataclass(frozen=True, slots=True)
class About:
    """What a release is about: the words around the figures.

    ``unit_level`` is the level of those who report. ``target`` and ``direction`` ("higher", "lower") are
    the goal of the main measure, where there is one. ``small_numbers`` is the disclosure rule, where there is
    one. ``form`` are the 25 fields of the national form.
    ``notes`` say in bokmål what a reader of the figures has to know, such as which units are in no area.
    """

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
    provisional: bool = False
    unit_level: Level = Level.ER_UNIT
    target: Fraction | None = None
    direction: str = ""
    strata: tuple[StratumTitle, ...] = ()
    form: tuple[FormText, ...] = ()
    notes: tuple[str, ...] = ()
    small_numbers: SmallNumbers | None = None


@dataclass(frozen=True, slots=True)
class Release:
    """Figures that disclosure control has let through, with the account of the rows behind them.

    Rows are sorted by measure, level from the top down, code, and then stratum and group, the whole first.
    """

    about: About
    rows: tuple[Row, ...]
    accounts: tuple[Account, ...]
    readings: tuple[Reading, ...]
