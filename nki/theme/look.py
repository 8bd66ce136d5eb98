"""What a theme is made of, and the one that holds where no other is given.

The colours of series follow Okabe and Ito's palette for all kinds of colour vision ("Color Universal
Design", 2008), leaving out those that are too pale for white paper.
"""

from __future__ import annotations

from dataclasses import dataclass, fields

GENERIC_FONTS = ("serif", "sans-serif", "monospace", "system-ui")
"""Names that stand for whatever font of that kind a reader has."""


@dataclass(frozen=True, slots=True)
class Palette:
    """Colours by what they are for, each as ``#RRGGBB``.

    ``text`` and ``muted`` (what matters less) are read on ``background``, on ``surface`` (boxes, heads of
    tables) and on ``highlight`` (what must not be overlooked). ``accent`` is for links, headings and the
    one series that matters, ``line`` for rules that nobody has to see. ``series`` are told apart in charts.
    """

    text: str
    background: str
    surface: str
    muted: str
    line: str
    accent: str
    highlight: str
    series: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Fonts:
    """Names of fonts, the first that a reader has is used. The last should be a generic one."""

    text: tuple[str, ...]
    headings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Logo:
    """A picture: its bytes, what it is (``image/png``, ``image/svg+xml``), and what it says."""

    data: bytes
    media_type: str
    text: str


@dataclass(frozen=True, slots=True)
class Theme:
    """How sheets and reports look."""

    light: Palette
    dark: Palette
    fonts: Fonts
    logo: Logo | None = None


DEFAULT = Theme(
    light=Palette(
        text="#1b1f24",
        background="#ffffff",
        surface="#f3f5f8",
        muted="#57606a",
        line="#c8ccd2",
        accent="#00558c",
        highlight="#fff0c2",
        series=("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#4d4d4d", "#9e6e00"),
    ),
    dark=Palette(
        text="#e6edf3",
        background="#0f1318",
        surface="#1c2128",
        muted="#a3adb7",
        line="#3d444d",
        accent="#7cc4f5",
        highlight="#4a3a00",
        series=("#56b4e9", "#e8782a", "#2bb58a", "#d98bb8", "#b8c0c8", "#e69f00"),
    ),
    fonts=Fonts(
        text=("system-ui", "Segoe UI", "Roboto", "sans-serif"),
        headings=("system-ui", "Segoe UI", "Roboto", "sans-serif"),
    ),
)

SINGLE = tuple(field.name for field in fields(Palette) if field.name != "series")
"""The jobs that one colour each has."""
