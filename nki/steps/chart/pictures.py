"""A chart as a picture, SVG or PNG, and as its own definition."""

from __future__ import annotations

import json
import re
import struct
import zlib
from html import escape
from pathlib import Path

import vl_convert

from nki.steps.chart.chart import Chart
from nki.steps.chart.definition import definition
from nki.steps.chart.look import Ink, number_locale, paper_ink
from nki.theme import GENERIC_FONTS, Theme
from nki.words import words_for

VEGA_LITE = "6.1"
"""The version of Vega-Lite that the converter reads a definition as."""

DOTS_PER_METRE = 11811
"""300 dots per inch, as print asks for."""

_SCALE = 2.8
"""So that a chart of 720 pixels is 17 cm wide in print: the text of an A4 page."""

ROOT = re.compile(r"<svg\b([^>]*)>")


def write_json(chart: Chart, theme: Theme, _templates: Path | None) -> bytes:
    """Return the definition in Vega-Lite, data included."""
    made = definition(chart, paper_ink(theme))
    return (json.dumps(made, ensure_ascii=False, indent=1) + "\n").encode()


def write_svg(chart: Chart, theme: Theme, templates: Path | None) -> bytes:
    """Return the picture as SVG, with its words for those who do not see it."""
    return (svg_of(chart, theme, templates) + "\n").encode()


def write_png(chart: Chart, theme: Theme, templates: Path | None) -> bytes:
    """Return the picture as PNG in the resolution of print, with its words as texts of the file."""
    png: bytes = vl_convert.svg_to_png(svg_of(chart, theme, templates), scale=_SCALE)
    texts = {"Title": chart.title, "Description": chart.alt, "Source": " ".join(chart.sources)}
    notices = " ".join(notice.text for notice in chart.notices)
    if notices:
        texts["Disclaimer"] = notices
    return _with_chunks(png, [_density(), *(_text(key, text) for key, text in texts.items())])


def svg_of(chart: Chart, theme: Theme, templates: Path | None) -> str:
    """Return the picture as SVG with its words."""
    svg = drawn_as_svg(chart, theme, templates, paper_ink(theme))
    return ROOT.sub(lambda found: _root(found[1], chart), svg, count=1)


def drawn_as_svg(
    chart: Chart, theme: Theme, templates: Path | None, ink: Ink, *, has_frame: bool = True
) -> str:
    """Return the bare picture as SVG in some colours."""
    if templates is not None and theme.fonts.text[0] not in GENERIC_FONTS:
        # only a theme that names a font has one to look for
        vl_convert.register_font_directory(str(templates.resolve()))
    svg: str = vl_convert.vegalite_to_svg(
        definition(chart, ink, has_frame=has_frame),
        vl_version=VEGA_LITE,
        format_locale=dict(number_locale(words_for(chart.lang))),
    )
    return svg


def _root(attributes: str, chart: Chart) -> str:
    """Return the root of the picture: what it is called, and all that it says."""
    title, told = escape(chart.title), escape(chart.alt)
    return (
        f'<svg lang="{chart.lang}" role="img" aria-label="{told}"{attributes}>'
        f"<title>{title}</title><desc>{told}</desc>"
    )


def _with_chunks(png: bytes, chunks: list[bytes]) -> bytes:
    """Return a PNG with chunks behind its header, and without those that it has of the same kinds."""
    head, rest = png[:8], png[8:]
    kept = []
    while rest:
        (length,) = struct.unpack(">I", rest[:4])
        chunk, rest = rest[: length + 12], rest[length + 12 :]
        if chunk[4:8] not in (b"pHYs", b"iTXt", b"tEXt", b"tIME"):
            kept.append(chunk)
    return head + kept[0] + b"".join(chunks) + b"".join(kept[1:])


def _density() -> bytes:
    return _chunk(b"pHYs", struct.pack(">IIB", DOTS_PER_METRE, DOTS_PER_METRE, 1))


def _text(key: str, text: str) -> bytes:
    """Return a text of the file in UTF-8, as PNG calls it: ``iTXt``, not compressed."""
    return _chunk(b"iTXt", key.encode("ascii") + b"\0\0\0\0\0" + text.encode())


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
