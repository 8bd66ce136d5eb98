"""A sheet as one page that opens offline."""

from __future__ import annotations

from base64 import b64encode

from markupsafe import Markup

from nki.pages import page
from nki.steps.sheet.sheet import Sheet
from nki.steps.sheet.terms import anchor_of, linked, terms_of
from nki.theme import custom_properties

NAME = "sheet.html.j2"


def write_html(sheet: Sheet) -> bytes:
    """Return a sheet as one HTML page without scripts, that asks no server for anything."""
    logo = sheet.theme.logo
    return page(
        "nki.steps.sheet",
        NAME,
        sheet.templates,
        sheet=sheet,
        terms=terms_of(sheet),
        linked=linked,
        anchor_of=anchor_of,
        new_set=set,
        # a theme is checked when it is read: colours are colours, and names of fonts nothing but names
        style=Markup(custom_properties(sheet.theme)),  # noqa: S704
        logo=f"data:{logo.media_type};base64,{b64encode(logo.data).decode()}" if logo else "",
        logo_text=logo.text if logo else "",
    ).encode()
