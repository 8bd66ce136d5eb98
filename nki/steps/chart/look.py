"""The look of a chart: colours by what they are for, fonts, and how its scales write numbers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from nki.theme import GENERIC_FONTS, Palette, Theme
from nki.words.words import Words

FONT = "Liberation Sans"
"""A font that the converter brings along, as wide as Arial: the same picture on every machine."""

_LIKE_IT = ("Arial", "Helvetica", "sans-serif")

SIZE = 12
SMALL = 11


@dataclass(frozen=True, slots=True)
class Ink:
    """Colours, as they are or as the properties of a page, and the fonts that texts are set in."""

    text: str
    muted: str
    paper: str
    line: str
    highlight: str
    main: str
    other: str
    font: str
    shades: tuple[str, ...]

    def shade(self, share: int) -> str:
        """Return the main colour mixed with the paper; the share is in tenths."""
        return self.shades[share]


def paper_ink(theme: Theme) -> Ink:
    """Return the colours of a theme for paper and pictures."""
    light = theme.light
    shades = tuple(mixed(light.series[0], light.background, tenths) for tenths in range(11))
    return _ink(light, fonts_of(theme), shades)


def screen_ink(theme: Theme) -> Ink:
    """Return the colours of a page, which follow its scheme."""
    names = {name: f"var(--{name})" for name in ("text", "background", "muted", "line", "highlight")}
    shades = tuple(
        f"color-mix(in srgb, var(--series-1) {tenths * 10}%, var(--background))" for tenths in range(11)
    )
    return Ink(
        names["text"],
        names["muted"],
        names["background"],
        names["line"],
        names["highlight"],
        "var(--series-1)",
        "var(--series-2)",
        fonts_of(theme),
        shades,
    )


def fonts_of(theme: Theme) -> str:
    """Return the fonts of a chart, the first that there is counts.

    A theme that begins with a generic name leaves the choice to us.
    """
    named = [font for font in theme.fonts.text if font not in GENERIC_FONTS]
    own = () if theme.fonts.text[0] in GENERIC_FONTS else tuple(named)
    return ", ".join((*own, FONT, *_LIKE_IT))


def mixed(colour: str, paper: str, tenths: int) -> str:
    """Return a colour mixed with the paper, as ``color-mix`` in sRGB does."""
    pairs = ((int(colour[i : i + 2], 16), int(paper[i : i + 2], 16)) for i in (1, 3, 5))
    return "#" + "".join(f"{(one * tenths + other * (10 - tenths) + 5) // 10:02x}" for one, other in pairs)


def number_locale(words: Words) -> Mapping[str, object]:
    """Return how Vega writes numbers in a language."""
    return {
        "decimal": words.number(1, 1)[1],
        "thousands": words.number(1000)[1],
        "grouping": [3],
        "currency": ["", ""],
        "minus": words.number(-1)[0],
        "percent": words.text("numbers.percent", number=""),
    }


def config(ink: Ink, padding: int) -> dict[str, object]:
    """Return the settings of all marks and axes, with some room around."""
    return {
        "background": ink.paper,
        "font": ink.font,
        # the picture is told as a whole; its parts would be read in English, one by one
        "aria": False,
        "mark": {"aria": False},
        "legend": {"aria": False},
        "padding": padding,
        "view": {"stroke": None},
        "text": {"color": ink.text, "fontSize": SIZE},
        "axis": {
            "domain": False,
            "grid": True,
            "gridColor": ink.line,
            "labelColor": ink.muted,
            "labelFontSize": SMALL,
            "ticks": False,
            "titleColor": ink.muted,
            "titleFontSize": SMALL,
            "titleFontWeight": "normal",
            "titlePadding": 6,
        },
    }


def _ink(palette: Palette, font: str, shades: tuple[str, ...]) -> Ink:
    return Ink(
        palette.text,
        palette.muted,
        palette.background,
        palette.line,
        palette.highlight,
        palette.series[0],
        palette.series[1],
        font,
        shades,
    )
