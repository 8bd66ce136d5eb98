"""What drawn charts have in common: places, rows, lines across, and the frame of words around."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from typing import Any

import altair as alt

from nki.steps.chart.chart import Axis, Chart, Line
from nki.steps.chart.look import SIZE, SMALL, Ink

ALL, RIGHT = 688, 88
"""The width of a chart, and the room for figures at the right of its plot, in pixels."""

_LEAST, _MOST = 90, 290
_LETTER = 0.54
"""The width of an average letter, in parts of its height."""

ROW = 26
LINE_ROW = 16
TITLE, NAME = 17, 12
NARROW = alt.param(name="narrow", value=False)
ORDER = alt.param(name="order", value="figure")
MARKED = alt.param(name="marked", value="")
"""What a page changes: a small screen, the order of rows, and the mark that a reader has chosen."""

DIMMED = alt.condition("marked === '' || datum.code === marked", alt.value(1), alt.value(0.35))

Datum = dict[str, object]


def number(value: Fraction) -> float | int:
    """Return a figure as JSON has it: correctly rounded, and whole where it is."""
    return value.numerator if value.denominator == 1 else value.numerator / value.denominator


def x(axis: Axis, field: str = "value") -> alt.X:
    """Return the places of a figure on its scale."""
    return alt.X(f"{field}:Q", scale=x_scale(axis), axis=x_axis(axis))


def x_axis(axis: Axis) -> alt.Axis:
    """Return the scale at the bottom of a chart."""
    return alt.Axis(
        values=[number(tick) for tick in axis.ticks],
        labelExpr=f"format(datum.value, ',') + '{axis.sign}'",
        title=axis.title or None,
    )


def x_scale(axis: Axis) -> alt.Scale:
    """Return where figures lie between the ends of their scale."""
    return alt.Scale(domain=[number(end) for end in axis.ends], nice=False, zero=False)


def rows_scale(count: int) -> alt.Y:
    """Return the rows of a chart, in the order that a reader has chosen."""
    return alt.Y(
        "row:O", axis=None, scale=alt.Scale(domain=list(range(count)), paddingInner=0, paddingOuter=0)
    )


def room_for(some: Iterable[str]) -> int:
    """Return the room that names need at the left of a plot; longer ones are cut short with an ellipsis."""
    longest = max(map(len, some), default=0)
    return min(max(int(longest * SIZE * _LETTER) + 14, _LEAST), _MOST)


def names(ink: Ink, count: int, left: int, base: alt.Chart | None = None) -> list[alt.Chart]:
    """Return the names of rows: at the left, or on a small screen above. ``base`` has one datum for each."""
    texts = rimmed(
        alt.Chart() if base is None else base,
        ink,
        align=alt.expr("narrow ? 'left' : 'right'"),
        baseline="middle",
        dy=alt.expr("narrow ? -12 : 0"),
        limit=alt.expr(f"narrow ? width + {RIGHT} - 16 : {left - 10}"),
    )
    x = alt.value(alt.expr("narrow ? 0 : -10"))
    return [text.encode(x=x, y=rows_scale(count), text="name:N", opacity=DIMMED) for text in texts]


def lines(some: Sequence[Line], axis: Axis, ink: Ink) -> list[alt.Chart]:
    """Return lines across a chart, each with its label in a row of its own above."""
    first, last = axis.ends
    rules, labels = [], []
    for place, line in enumerate(some):
        data = alt.InlineData(values=[{"what": line.what, "label": line.label, "value": number(line.value)}])
        dashes = {"nation": [5, 3], "target": [1, 2]}.get(line.what, [1, 0])
        share = (line.value - first) / (last - first)
        align = "left" if share < Fraction(1, 4) else "right" if share > Fraction(3, 4) else "center"
        top = alt.value(-6 - LINE_ROW * place)
        rule = alt.Chart(data).mark_rule(color=ink.text, strokeDash=dashes, strokeWidth=1.5)
        rules.append(rule.encode(x=x(axis), y=top, y2=alt.value("height")))
        labels += [
            text.encode(x=x(axis), y=top, text="label:N")
            for text in rimmed(alt.Chart(data), ink, align=align, baseline="bottom", fontWeight="bold")
        ]
    return [*rules, *labels]


def rimmed(base: alt.Chart, ink: Ink, *, colour: str = "", **how: Any) -> list[alt.Chart]:
    """Return a text on a rim in the colour of the paper, which keeps lines out of it."""
    rim = base.mark_text(color=ink.paper, stroke=ink.paper, strokeWidth=4, strokeJoin="round", **how)
    return [rim, base.mark_text(color=colour or ink.text, **how)]


def wrapped(text: str, size: int, width: int) -> list[str]:
    """Return a text in lines that fit a width in pixels, by the width of an average letter."""
    return textwrap.wrap(text, max(8, int(width / (size * _LETTER))), break_on_hyphens=False)


def title_of(chart: Chart, ink: Ink, left: int, width: int) -> alt.TitleParams:
    """Return the title, what is drawn, and what must not be overlooked."""
    lead = [line for text in chart.lead for line in wrapped(text, SIZE, width)]
    return alt.TitleParams(
        text=wrapped(chart.title, TITLE, width),
        subtitle=lead,
        aria=False,
        anchor="start",
        frame="group",
        dx=-left,
        offset=10,
        color=ink.text,
        subtitleColor=ink.muted,
        fontSize=TITLE,
        subtitleFontSize=SIZE + 1,
        subtitleLineHeight=SIZE + 6,
        lineHeight=TITLE + 4,
        subtitlePadding=4,
    )


def notices(chart: Chart, ink: Ink, left: int, width: int, above: int) -> list[alt.Chart]:
    """Return the band with what must not be overlooked, above what the plot needs."""
    lines_ = [line for notice in chart.notices for line in wrapped(notice.text, SMALL, width - 16)]
    if not lines_:
        return []
    height = len(lines_) * (SMALL + 5) + 8
    top = -above - height
    data = alt.InlineData(values=[{"lines": lines_}])
    band = (
        alt.Chart(data)
        .mark_rect(color=ink.highlight)
        .encode(x=alt.value(-left), x2=alt.value(width - left), y=alt.value(top), y2=alt.value(top + height))
    )
    words = (
        alt.Chart(data)
        .mark_text(
            align="left",
            baseline="top",
            color=ink.text,
            fontSize=SMALL,
            fontWeight="bold",
            lineHeight=SMALL + 5,
        )
        .encode(x=alt.value(8 - left), y=alt.value(top + 6), text="lines:N")
    )
    return [band, words]


def footer(chart: Chart, ink: Ink, left: int, width: int, below: int) -> list[alt.Chart]:
    """Return what stands below: what the signs mean, and where the figures come from."""
    said = [f"{one.sign}  {one.meaning} ({', '.join(one.reasons)})" for one in chart.signs]
    lines_ = [line for text in (*said, *chart.sources) for line in wrapped(text, SMALL, width)]
    if not lines_:
        return []
    return [
        alt.Chart(alt.InlineData(values=[{"lines": lines_}]))
        .mark_text(align="left", baseline="top", color=ink.muted, fontSize=SMALL, lineHeight=SMALL + 4)
        .encode(x=alt.value(-left), y=alt.value(alt.expr(f"height + {below}")), text="lines:N")
    ]


def data_of(name: str, values: Sequence[Mapping[str, object]]) -> alt.InlineData:
    """Return the data of a chart under a name that readers of the definition find."""
    return alt.InlineData(values=[dict(value) for value in values], name=name)
