"""Bars, or dots where there are intervals: a row for each area, with lines across."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import altair as alt
from altair.utils.schemapi import UndefinedType

from nki.steps.chart import canvas
from nki.steps.chart.canvas import Datum
from nki.steps.chart.chart import Axis, Line, Mark
from nki.steps.chart.drawing import Drawing
from nki.steps.chart.look import Ink


@dataclass(frozen=True, slots=True)
class Bars:
    """Marks in their order, lines across them, their scale, and the place of each by its name."""

    marks: tuple[Mark, ...]
    lines: tuple[Line, ...]
    axis: Axis
    by_name: tuple[int, ...]

    def draw(self, ink: Ink) -> Drawing:
        """Return the layers of the chart."""
        y = canvas.rows_scale(len(self.marks))
        left = canvas.room_for(mark.name for mark in self.marks)
        has_limits = any(mark.lower is not None for mark in self.marks)
        figures = [*(_dots(self.axis, y, ink) if has_limits else _bars(self.axis, y, ink))]
        layers = [
            *figures,
            *canvas.lines(self.lines, self.axis, ink),
            *_labels(self.axis, y, ink, has_limits=has_limits),
            *canvas.names(ink, len(self.marks), left),
        ]
        data = canvas.data_of("areas", list(map(_datum, self.marks, range(len(self.marks)), self.by_name)))
        return Drawing(
            tuple(layers),
            data,
            height=canvas.ROW * len(self.marks),
            above=canvas.LINE_ROW * len(self.lines) + 10,
            below=46 if self.axis.title else 30,
            left=left,
            rows=len(self.marks),
        )


def _datum(mark: Mark, place: int, by_name: int) -> Datum:
    """Return a mark as data. A figure that is not shown leaves no key, and so no place on any scale."""
    figures = {"value": mark.value, "lower": mark.lower, "upper": mark.upper}
    return {
        "code": mark.code,
        "name": mark.name,
        "label": mark.label,
        "told": mark.told,
        "place": place,
        "by_name": by_name,
        **{key: canvas.number(value) for key, value in figures.items() if value is not None},
    }


_DOWN = alt.expr("narrow ? 6 : 0")
_THICK = 15


def _shown(name: str | UndefinedType = alt.Undefined) -> alt.Chart:
    return alt.Chart(name=name).transform_filter("isValid(datum.value)")


def _bars(axis: Axis, y: alt.Y, ink: Ink) -> Sequence[alt.Chart]:
    mark = _shown(name="figures").mark_bar(color=ink.main, size=_THICK, yOffset=_DOWN)
    return [mark.encode(x=canvas.x(axis), y=y, opacity=canvas.DIMMED, tooltip="told:N")]


def _dots(axis: Axis, y: alt.Y, ink: Ink) -> Sequence[alt.Chart]:
    limits = alt.Chart().transform_filter("isValid(datum.lower)").mark_rule(
        color=ink.main, strokeWidth=2, yOffset=_DOWN
    )  # fmt: skip
    dots = _shown(name="figures").mark_point(color=ink.main, filled=True, size=90, opacity=1, yOffset=_DOWN)
    return [
        limits.encode(x=canvas.x(axis, "lower"), x2="upper:Q", y=y, opacity=canvas.DIMMED),
        dots.encode(x=canvas.x(axis), y=y, opacity=canvas.DIMMED, tooltip="told:N"),
    ]


def _labels(axis: Axis, y: alt.Y, ink: Ink, *, has_limits: bool) -> list[alt.Chart]:
    """Return figures behind their bars, and signs where a bar would begin."""
    end = canvas.x(axis, "upper" if has_limits else "value")
    behind = {"align": "left", "baseline": "middle", "dx": 6, "yOffset": _DOWN}
    hidden = alt.Chart().transform_filter("!isValid(datum.value)")
    return [
        text.encode(x=where, y=y, text="label:N", opacity=canvas.DIMMED, tooltip="told:N")
        for base, where, colour in ((_shown(), end, ink.text), (hidden, alt.value(0), ink.muted))
        for text in canvas.rimmed(base, ink, colour=colour, **behind)
    ]
