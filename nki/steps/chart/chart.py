"""What a chart is made of, before anything is drawn: words, marks and their figures, the rows behind them."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Protocol

from nki.model.release import Row
from nki.notes import Notice, Sign

if TYPE_CHECKING:
    from nki.steps.chart.drawing import Drawing
    from nki.steps.chart.look import Ink


@dataclass(frozen=True, slots=True)
class Mark:
    """One thing that is drawn: its name, the figure or the sign beside it, and what it says of itself.

    ``value``, ``lower`` and ``upper`` are None where the figure is not shown, and nothing is then drawn in
    their place.
    """

    code: str
    name: str
    label: str
    told: str
    value: Fraction | None = None
    lower: Fraction | None = None
    upper: Fraction | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """A line across the chart that figures are held against: the nation, a county, a target."""

    what: str
    label: str
    value: Fraction


@dataclass(frozen=True, slots=True)
class Axis:
    """A scale of figures: where it begins and ends, its ticks, and what it counts in."""

    ticks: tuple[Fraction, ...]
    sign: str = ""
    title: str = ""

    @property
    def ends(self) -> tuple[Fraction, Fraction]:
        """Return the first and the last figure of the scale."""
        return self.ticks[0], self.ticks[-1]


class Plot(Protocol):
    """What is drawn; each kind of chart has its own."""

    def draw(self, ink: Ink) -> Drawing:
        """Return the layers of the chart in some colours."""
        ...


@dataclass(frozen=True, slots=True)
class Table:
    """The figures of a chart for those who read them rather than look at them."""

    heads: tuple[str, ...]
    lines: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """A whole chart.

    ``lead`` says what is drawn, ``alt`` all of it in words. ``rows`` are the rows behind it, in the order
    in which they are drawn: its data file. ``has_order`` says whether a reader may sort it.
    """

    kind: str
    lang: str
    title: str
    lead: tuple[str, ...]
    alt: str
    notices: tuple[Notice, ...]
    signs: tuple[Sign, ...]
    sources: tuple[str, ...]
    rows: tuple[Row, ...]
    table: Table
    plot: Plot
    has_order: bool = False
