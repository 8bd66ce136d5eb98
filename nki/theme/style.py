"""A theme as a style sheet sees it."""

from __future__ import annotations

from nki.theme.look import GENERIC_FONTS, SINGLE, Palette, Theme


def custom_properties(theme: Theme) -> str:
    """Return the theme as CSS: ``--text``, ``--series-1``, ``--fonts-text`` …, light and dark.

    A reader's screen decides, unless the page carries ``data-scheme``, "light" or "dark", at its root. On
    paper the light palette holds, whatever the reader's screen is like.
    """
    fonts = {"fonts-text": theme.fonts.text, "fonts-headings": theme.fonts.headings}
    stacks = "".join(f"--{name}:{', '.join(map(_quoted, names))};" for name, names in fonts.items())
    dark = _properties(theme.dark)
    return (
        f":root{{color-scheme:light dark;{stacks}{_properties(theme.light)}}}\n"
        f"@media screen and (prefers-color-scheme:dark){{:root:not([data-scheme=light]){{{dark}}}}}\n"
        f"@media screen{{:root[data-scheme=dark]{{color-scheme:dark;{dark}}}"
        ":root[data-scheme=light]{color-scheme:light}}\n"
    )


def _properties(palette: Palette) -> str:
    single = "".join(f"--{name}:{getattr(palette, name)};" for name in SINGLE)
    return single + "".join(f"--series-{n}:{colour};" for n, colour in enumerate(palette.series, 1))


def _quoted(font: str) -> str:
    return font if font in GENERIC_FONTS else f'"{font}"'
