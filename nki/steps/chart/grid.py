"""Squares on a grid in shades of one colour, with the figure in each."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

import altair as alt

from nki.steps.chart import canvas
from nki.steps.chart.canvas import Datum
from nki.steps.chart.drawing import Drawing
from nki.steps.chart.look import Ink
from nki.steps.chart.tiles import COLUMNS, ROWS, Tile

SHADES = {
    1: (3,),
    2: (2, 10),
    3: (1, 4, 10),
    4: (1, 3, 5, 10),
    5: (0, 1, 3, 5, 10),
    6: (0, 1, 2, 3, 5, 10),
    7: (0, 1, 2, 3, 4, 5, 10),
}
"""Shades for so many classes, in tenths of the main colour. Between 5 and 10 neither ink could be read."""

_LIGHT = 10
"""From this shade on, texts are in the colour of the paper."""

_HEIGHT = 66
_GAP = 0.03


@dataclass(frozen=True, slots=True)
class Class:
    """The figures between two limits, as the legend calls them."""

    name: str


@dataclass(frozen=True, slots=True)
class Square:
    """An area on its tile. Without a figure it has no class, and its label is a sign."""

    code: str
    name: str
    tile: Tile
    label: str
    told: str
    value: Fraction | None
    shade: int | None


def _down() -> alt.Scale:
    """Return the rows of the grid, the first on top."""
    return alt.Scale(domain=[ROWS, 0], nice=False, zero=False)


@dataclass(frozen=True, slots=True)
class Grid:
    """Squares, the classes of their shades, and the figure of the nation in words."""

    squares: tuple[Square, ...]
    classes: tuple[Class, ...]
    nation: str

    def draw(self, ink: Ink) -> Drawing:
        """Return the layers of the chart."""
        across = alt.Scale(domain=[0, COLUMNS], nice=False, zero=False)
        down = _down()
        left = alt.X("left:Q", scale=across, axis=None)
        middle = alt.X("middle:Q", scale=across, axis=None)
        top = alt.Y("top:Q", scale=down, axis=None)
        squares = [
            alt.Chart(name=name)
            .transform_filter(which)
            .mark_rect(strokeWidth=1.2, stroke=ink.muted, strokeDash=dashes)
            for name, which, dashes in (
                ("figures", "isValid(datum.value)", [1, 0]),
                ("hidden", "!isValid(datum.value)", [3, 3]),
            )
        ]
        fill = alt.Fill("fill:N", scale=None)
        text = alt.Color("ink:N", scale=None)
        names = alt.Chart().mark_text(
            baseline="top", dy=8, fontSize=alt.expr("narrow ? 11 : 12"), lineHeight=13
        )
        figures = alt.Chart().mark_text(
            baseline="bottom", dy=-8, fontWeight="bold", fontSize=alt.expr("narrow ? 11 : 14")
        )
        short = alt.Text("lines:N", condition={"test": "narrow", "value": {"expr": "datum.short"}})
        return Drawing(
            (
                *(
                    square.encode(
                        x=left,
                        x2="right",
                        y=top,
                        y2="bottom",
                        fill=fill,
                        opacity=canvas.DIMMED,
                        tooltip="told:N",
                    )
                    for square in squares
                ),
                names.encode(x=middle, y=top, text=short, color=text, tooltip="told:N"),
                figures.encode(
                    x=middle,
                    y=alt.Y("bottom:Q", scale=down, axis=None),
                    text="label:N",
                    color=text,
                    tooltip="told:N",
                ),
                *self._legend(ink),
            ),
            canvas.data_of("areas", [self._datum(square, ink) for square in self.squares]),
            height=_HEIGHT * ROWS,
            above=6,
            below=16,
            left=0,
            right=0,
        )

    def _datum(self, square: Square, ink: Ink) -> Datum:
        tenths = 0 if square.shade is None else self._shades()[square.shade]
        wide = canvas.ALL // COLUMNS
        return {
            "code": square.code,
            "name": square.name,
            "short": square.tile.short,
            "lines": canvas.wrapped(square.name, canvas.NAME, wide),
            "label": square.label,
            "told": square.told,
            "left": square.tile.column + _GAP,
            "middle": square.tile.column + 0.5,
            "right": square.tile.column + 1 - _GAP,
            "top": square.tile.row + _GAP,
            "bottom": square.tile.row + 1 - _GAP,
            "fill": ink.shade(tenths),
            "ink": ink.paper if tenths >= _LIGHT else ink.text,
            **({} if square.value is None else {"value": canvas.number(square.value)}),
        }

    def _shades(self) -> tuple[int, ...]:
        return SHADES[len(self.classes)]

    def _legend(self, ink: Ink) -> list[alt.Chart]:
        """Return what the shades mean, in the sea off the coast."""
        data = alt.InlineData(
            values=[
                {"name": one.name, "fill": ink.shade(tenths), "y": (14 + 20 * place) / _HEIGHT}
                for place, (one, tenths) in enumerate(zip(self.classes, self._shades(), strict=True))
            ],
            name="classes",
        )
        y = alt.Y("y:Q", scale=_down(), axis=None)
        swatches = alt.Chart(data).mark_point(
            shape="square", size=160, stroke=ink.muted, strokeWidth=1, opacity=1
        )
        texts = alt.Chart(data).mark_text(align="left", baseline="middle", color=ink.text)
        nation = alt.Chart(alt.InlineData(values=[{"told": self.nation}])).mark_text(
            align="left", baseline="middle", color=ink.text, fontWeight="bold"
        )
        return [
            swatches.encode(x=alt.value(10), y=y, fill=alt.Fill("fill:N", scale=None)),
            texts.encode(x=alt.value(26), y=y, text="name:N"),
            nation.encode(x=alt.value(2), y=alt.value(20 + 20 * len(self.classes)), text="told:N"),
        ]
