"""A chart as one page: it answers to mouse and keyboard, and has nothing that it would ask anybody for."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import vl_convert

from nki.pages import own_template, page, shipped_template
from nki.steps.chart.chart import Chart
from nki.steps.chart.definition import definition
from nki.steps.chart.look import screen_ink
from nki.steps.chart.pictures import ROOT, VEGA_LITE, drawn_as_svg
from nki.theme import Theme, custom_properties
from nki.words import words_for

_PACKAGE = "nki.steps.chart"


def write_html(chart: Chart, theme: Theme, templates: Path | None) -> bytes:
    """Return the page. Raises ``NkiError`` (R617) for a fault in an organisation's template."""
    ink, words = screen_ink(theme), words_for(chart.lang)
    made = definition(chart, ink, has_frame=False)
    drawing = chart.plot.draw(ink)
    picture = drawn_as_svg(chart, theme, templates, ink, has_frame=False)
    style = custom_properties(theme) + _text("chart.css", templates)
    script = _library() + _text("chart.js", templates)
    text = page(
        _PACKAGE,
        "chart.html.j2",
        templates,
        chart=chart,
        t=words.text,
        column=words.column,
        policy=_policy(style, script),
        style=style,
        script=script,
        picture=ROOT.sub(lambda found: f'<svg aria-hidden="true"{found[1]}>', picture, count=1),
        # nothing in a text of a definition may end the element that holds it
        definition=json.dumps(made, ensure_ascii=False).replace("<", "\\u003c"),
        drawing=drawing,
        marks=list(dict(_marks(made)).items()),
    )
    return text.encode()


def _marks(made: dict[str, object]) -> Iterator[tuple[str, str]]:
    """Yield the code and name of each mark that a reader can choose."""
    data = made["data"]
    assert isinstance(data, dict)
    for one in data["values"]:
        yield one["code"], one["name"]


@cache
def _library() -> str:
    """Return what draws charts in a browser: Vega-Lite, Vega and Vega-Embed, out of the converter."""
    bundle: str = vl_convert.javascript_bundle("window.vegaEmbed = vegaEmbed;", vl_version=VEGA_LITE)
    return bundle.replace("</script", "<\\/script") + "\n"


def _text(name: str, templates: Path | None) -> str:
    own = own_template(templates, name)
    data = shipped_template(_PACKAGE, name) if own is None else own.read_bytes()
    return data.decode("utf-8-sig")


def _policy(style: str, script: str) -> str:
    """Return the policy that holds the browser to what stands in the page: one style sheet and one script."""
    allowed = {
        "default-src": "'none'",
        "style-src": _digest(style),
        "script-src": _digest(script),
        "base-uri": "'none'",
        "form-action": "'none'",
    }
    return "; ".join(f"{kind} {source}" for kind, source in allowed.items())


def _digest(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
