"""A chart as Vega-Lite: layers of marks, and the frame of words around them."""

from __future__ import annotations

from typing import Any

import altair as alt

from nki.steps.chart import canvas
from nki.steps.chart.chart import Chart
from nki.steps.chart.look import Ink, config, number_locale
from nki.words import words_for

SCHEMA = "https://vega.github.io/schema/vega-lite/v6.json"
"""The version of the language that definitions are written in: a name, which nobody is asked for."""


_PADDING = 16


def definition(chart: Chart, ink: Ink, *, has_frame: bool = True) -> dict[str, Any]:
    """Return the definition of a chart. A page says what the frame says by itself."""
    drawing = chart.plot.draw(ink)
    left, width = drawing.left, canvas.ALL
    layers = list(drawing.layers)
    settings = config(ink, _PADDING if has_frame else 2)
    options: dict[str, Any] = {}
    if has_frame:
        layers += canvas.notices(chart, ink, left, width, drawing.above)
        layers += canvas.footer(chart, ink, left, width, drawing.below)
        options["title"] = canvas.title_of(chart, ink, left, width)
    drawn = (
        alt.layer(*layers, data=drawing.data, width=drawing.width, height=drawing.height, **options)
        .transform_calculate(row="order === 'name' ? datum.by_name : datum.place")
        .add_params(canvas.NARROW, canvas.ORDER, canvas.MARKED)
        .properties(
            description=chart.alt,
            config=settings,
            usermeta={"embedOptions": {"formatLocale": dict(number_locale(words_for(chart.lang)))}},
        )
    )
    # tests hold every kind to the schema; doing it here would take as long as all the rest
    made: dict[str, Any] = drawn.to_dict(validate=False)
    # the global theme of Altair is nobody's choice here
    made["config"] = settings
    made["$schema"] = SCHEMA
    return made
