"""Tables as one page without scripts, that opens offline."""

from __future__ import annotations

from base64 import b64encode
from pathlib import Path

from markupsafe import Markup

from nki.pages import page
from nki.steps.tables.document import Document
from nki.theme import Theme, custom_properties
from nki.words import words_for

NAME = "tables.html.j2"


def write_html(document: Document, theme: Theme, templates: Path | None) -> bytes:
    """Return the page. Raises ``NkiError`` (R617) for a fault in an organisation's template."""
    words = words_for(document.lang)
    logo = theme.logo
    return page(
        "nki.steps.tables",
        NAME,
        templates,
        document=document,
        notes_head=words.text("tables.notes"),
        # a theme is checked when it is read: colours are colours, and names of fonts nothing but names
        style=Markup(custom_properties(theme)),  # noqa: S704
        logo=f"data:{logo.media_type};base64,{b64encode(logo.data).decode()}" if logo else "",
        logo_text=logo.text if logo else "",
    ).encode()
