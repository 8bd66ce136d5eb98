"""Bars of parts that make up a whole, a row for each area."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

import altair as alt

from nki.steps.chart import canvas
from nki.steps.chart.canvas import Datum
from nki.steps.chart.chart import Axis
from nki.steps.chart.drawing import Drawing
from nki.steps.chart.look import Ink

SHADES = (10, 6, 3, 0)
"""How much of the main colour each part has, in tenths: told apart by lightness alone, in grey as well."""


@dataclass(frozen=True, slots=True)
class Stack:
    """A row: how many there are of each part, and what stands behind it."""

    code: str
    name: str
    label: str
    told: str
    counts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Stacks:
    """Rows in their order, the names of their parts, and the place of each row by its name."""

    stacks: tuple[Stack, ...]
    parts: tuple[str, ...]
    by_name: tuple[int, ...]

    def draw(self, ink: Ink) -> Drawing:
        """Return the layers of the chart."""
        count = len(self.stacks)
        left = canvas.room_for(stack.name for stack in self.stacks)
        rows = canvas.rows_scale(count)
        axis = Axis(tuple(Fraction(tick, 5) for tick in range(6)))
        percent = alt.Axis(values=[canvas.number(tick) for tick in axis.ticks], title=None, format="%")
        colours = alt.Scale(domain=list(self.parts), range=[ink.shade(tenths) for tenths in SHADES])
        legend = alt.Legend(
            orient="bottom",
            title=None,
            direction="horizontal",
            columns=alt.expr("narrow ? 2 : 4"),
            symbolType="square",
            symbolStrokeColor=ink.main,
            symbolStrokeWidth=1,
            labelColor=ink.text,
            labelFontSize=11,
        )
        down = alt.expr("narrow ? 6 : 0")
        bars = alt.Chart(name="figures").mark_bar(stroke=ink.main, strokeWidth=1, size=15, yOffset=down)
        first = alt.Chart().transform_filter("datum.rank === 0")
        labels = first.mark_text(align="left", baseline="middle", dx=6, color=ink.text, yOffset=down)
        return Drawing(
            (
                bars.encode(
                    x=alt.X("count:Q", stack="normalize", axis=percent),
                    y=rows,
                    order="rank:Q",
                    fill=alt.Fill("part:N", scale=colours, legend=legend),
                    opacity=canvas.DIMMED,
                    tooltip="told:N",
                ),
                labels.encode(x=alt.value("width"), y=rows, text="label:N", opacity=canvas.DIMMED),
                *canvas.names(ink, count, left, first),
            ),
            canvas.data_of("areas", [one for place in range(count) for one in self._data(place)]),
            height=canvas.ROW * count,
            above=6,
            below=66,
            left=left,
            rows=count,
        )

    def _data(self, place: int) -> list[Datum]:
        stack = self.stacks[place]
        return [
            {
                "code": stack.code,
                "name": stack.name,
                "label": stack.label,
                "told": stack.told,
                "part": part,
                "count": count,
                "rank": rank,
                "place": place,
                "by_name": self.by_name[place],
            }
            for rank, (part, count) in enumerate(zip(self.parts, stack.counts, strict=True))
        ]
