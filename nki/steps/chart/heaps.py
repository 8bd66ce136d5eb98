"""Heaps of figures along a scale: as dots that lie on each other, or as bars."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

import altair as alt

from nki.steps.chart import canvas, scale
from nki.steps.chart.chart import Axis, Line
from nki.steps.chart.drawing import Drawing
from nki.steps.chart.look import Ink

_LEFT, _RIGHT, _HEIGHT = 56, 30, 260


@dataclass(frozen=True, slots=True)
class Heap:
    """The figures from one value up to another: how many there are, and what they say of themselves."""

    code: str
    name: str
    told: str
    start: Fraction
    end: Fraction
    count: int


@dataclass(frozen=True, slots=True)
class Dot:
    """One figure: where it lies, and how many lie below it, with itself."""

    code: str
    name: str
    told: str
    value: Fraction
    height: int


@dataclass(frozen=True, slots=True)
class Heaps:
    """Heaps, and the dots that they are made of where these are few enough to be drawn."""

    heaps: tuple[Heap, ...]
    dots: tuple[Dot, ...]
    lines: tuple[Line, ...]
    axis: Axis
    what: str

    def draw(self, ink: Ink) -> Drawing:
        """Return the layers of the chart."""
        figures = self._dots(ink) if self.dots else self._bars(ink)
        if self.dots:
            data = canvas.data_of(
                "units",
                [
                    {
                        "code": dot.code,
                        "name": dot.name,
                        "told": dot.told,
                        "value": canvas.number(dot.value),
                        "height": dot.height,
                    }
                    for dot in self.dots
                ],
            )
        else:
            data = canvas.data_of(
                "heaps",
                [
                    {
                        "code": heap.code,
                        "name": heap.name,
                        "told": heap.told,
                        "from": canvas.number(heap.start),
                        "to": canvas.number(heap.end),
                        "count": heap.count,
                    }
                    for heap in self.heaps
                ],
            )
        return Drawing(
            (figures, *canvas.lines(self.lines, self.axis, ink)),
            data,
            height=_HEIGHT,
            above=canvas.LINE_ROW * len(self.lines) + 10,
            below=46 if self.axis.title else 30,
            left=_LEFT,
            right=_RIGHT,
        )

    def _ticks(self) -> tuple[Fraction, ...]:
        return scale.ticks([Fraction(heap.count) for heap in self.heaps], counts=True)

    def _count(self, field: str) -> alt.Y:
        """Return the scale that counts upwards."""
        ticks = [canvas.number(tick) for tick in self._ticks()]
        axis = alt.Axis(values=ticks, labelExpr="format(datum.value, ',')", title=self.what)
        return alt.Y(field, axis=axis, scale=alt.Scale(domain=[ticks[0], ticks[-1]], nice=False, zero=False))

    def _bars(self, ink: Ink) -> alt.Chart:
        bars = alt.Chart(name="figures").mark_rect(color=ink.main, stroke=ink.paper, strokeWidth=1)
        drawn: alt.Chart = bars.encode(
            x=canvas.x(self.axis, "from"),
            x2="to:Q",
            y=self._count("count:Q"),
            y2=alt.Y2Datum(0),
            opacity=canvas.DIMMED,
            tooltip="told:N",
        )
        return drawn

    def _dots(self, ink: Ink) -> alt.Chart:
        # dots of a full heap touch each other, and are no larger than a finger needs to see them
        highest = int(self._ticks()[-1])
        size = min(14, _HEIGHT // max(highest, 1)) ** 2 * 3 // 4
        dots = alt.Chart(name="figures").mark_point(
            color=ink.main, filled=True, size=size, opacity=1, stroke=ink.paper, strokeWidth=0.5
        )
        drawn: alt.Chart = dots.encode(
            x=canvas.x(self.axis), y=self._count("height:Q"), opacity=canvas.DIMMED, tooltip="told:N"
        )
        return drawn
