"""A theme as a file to begin with: every colour and font of the default one, for somebody to change."""

from __future__ import annotations

from collections.abc import Iterator

from nki.theme.look import DEFAULT, SINGLE, Palette

_JOBS = {
    "text": "what is read",
    "background": "what it is read on",
    "surface": "boxes and heads of tables",
    "muted": "what matters less",
    "line": "rules that nobody has to see",
    "accent": "headings, links, and the one series that matters",
    "highlight": "behind what must not be overlooked",
}


def theme_text() -> str:
    """Return the default theme as ``theme.yaml``. Read back it is the default theme."""
    return "\n".join(_lines()) + "\n"


def _lines() -> Iterator[str]:
    yield "# How sheets and reports look. What is left out stays as it is. Colours stand in quotation marks,"
    yield "# for YAML takes a sign # and all behind it for a comment. Text needs a contrast of 4.5 to what it"
    yield "# is read on, and a series of a chart one of 3 to the background. What falls short is warned of."
    yield "colours:"
    yield from _palette(DEFAULT.light)
    yield ""
    yield "# On screens that are dark"
    yield "dark:"
    yield from _palette(DEFAULT.dark)
    yield ""
    yield "# The first font that a reader has is used. A PDF takes the first one that lies in this folder as"
    yield "# a file (.otf, .ttf), and otherwise one of its own."
    yield "fonts:"
    yield f"  text: [{', '.join(DEFAULT.fonts.text)}]"
    yield f"  headings: [{', '.join(DEFAULT.fonts.headings)}]"
    yield ""
    yield "# A picture in this folder (.svg, .png, .jpg), and what it says to those who do not see it"
    yield "# logo:"
    yield "#   file: logo.svg"
    yield "#   text: Helse Eksempel"


def _palette(palette: Palette) -> Iterator[str]:
    for name in SINGLE:
        yield f'  {name}: "{getattr(palette, name)}"  # {_JOBS[name]}'
    listed = ", ".join(f'"{colour}"' for colour in palette.series)
    yield f"  series: [{listed}]  # told apart in charts"
