"""The look of sheets and reports: colours, fonts and a logo, as ``theme.yaml`` in a folder of templates.

A theme says how things look and nothing else. Each colour has a job rather than a name of its own, so that
an organisation can replace one without reading a template.
"""

from nki.theme.contrast import READABLE, VISIBLE, contrast
from nki.theme.file import FILE, read_theme
from nki.theme.look import DEFAULT, GENERIC_FONTS, SINGLE, Fonts, Logo, Palette, Theme
from nki.theme.style import custom_properties
from nki.theme.text import theme_text

__all__ = [
    "DEFAULT",
    "FILE",
    "GENERIC_FONTS",
    "READABLE",
    "SINGLE",
    "VISIBLE",
    "Fonts",
    "Logo",
    "Palette",
    "Theme",
    "contrast",
    "custom_properties",
    "read_theme",
    "theme_text",
]
