"""Pairs of figures in a row each: a ring for the earlier one, a dot for the later, and a line between."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

import altair as alt

from nki.steps.chart import canvas
from nki.steps.chart.canvas import Datum
from nki.steps.chart.chart import Axis, Line
from nki.steps.chart.drawing import Drawing
from nki.steps.chart.look import Ink

_RIGHT = 138


@dataclass(frozen=True, slots=True)
class Pair:
    """An area: both figures as texts, and as places where they are shown."""

    code: str
    name: str
    label: str
    told: str
    before: str
    after: str
    then: Fraction | None
    now: Fraction | None


@dataclass(frozen=True, slots=True)
class Pairs:
    """Pairs in their order, lines across them, their scale, and the place of each by its name."""

    pairs: tuple[Pair, ...]
    lines: tuple[Line, ...]
    axis: Axis
    by_name: tuple[int, ...]

    def draw(self, ink: Ink) -> Drawing:
        """Return the layers of the chart."""
        count = len(self.pairs)
        left = canvas.room_for(pair.name for pair in self.pairs)
        rows = canvas.rows_scale(count)
        down = alt.expr("narrow ? 6 : 0")
        then, now = canvas.x(self.axis, "then"), canvas.x(self.axis, "now")
        between = alt.Chart().transform_filter("isValid(datum.then) && isValid(datum.now)")
        rings = alt.Chart(name="earlier").transform_filter("isValid(datum.then)")
        dots = alt.Chart(name="later").transform_filter("isValid(datum.now)")
        labels = alt.Chart().mark_text(align="left", baseline="middle", dx=12, color=ink.text, yOffset=down)
        look = {"opacity": canvas.DIMMED, "tooltip": "told:N"}
        return Drawing(
            (
                between.mark_rule(color=ink.main, strokeWidth=3, yOffset=down).encode(
                    x=then, x2="now", y=rows, opacity=canvas.DIMMED
                ),
                rings.mark_point(
                    fill=ink.paper, stroke=ink.main, strokeWidth=2, size=90, opacity=1, yOffset=down
                ).encode(x=then, y=rows, **look),
                dots.mark_point(
                    fill=ink.main, stroke=ink.main, strokeWidth=2, size=90, opacity=1, yOffset=down
                ).encode(x=now, y=rows, **look),
                *canvas.lines(self.lines, self.axis, ink),
                labels.encode(x=alt.value("width"), y=rows, text="label:N", **look),
                *canvas.names(ink, count, left),
            ),
            canvas.data_of("areas", [self._datum(place) for place in range(count)]),
            height=canvas.ROW * count,
            above=canvas.LINE_ROW * len(self.lines) + 10,
            below=46 if self.axis.title else 30,
            left=left,
            right=_RIGHT,
            rows=count,
        )

    def _datum(self, place: int) -> Datum:
        pair = self.pairs[place]
        figures = {"then": pair.then, "now": pair.now}
        return {
            "code": pair.code,
            "name": pair.name,
            "label": pair.label,
            "told": pair.told,
            "place": place,
            "by_name": self.by_name[place],
            **{key: canvas.number(value) for key, value in figures.items() if value is not None},
        }
