"""A logo as every document can show it."""

from __future__ import annotations

import typst

from nki.errors import NkiError
from nki.model.issue import Issue, Place
from nki.theme import FILE, Logo

_DRAWING = b"""
#let logo = json(bytes(sys.inputs.logo))
#set page(width: auto, height: auto, margin: 0pt, fill: none)
#image(bytes(logo), height: 14mm)
"""
_DOTS_PER_INCH = 400


def as_png(logo: Logo) -> bytes:
    """Draw a logo. Raises ``NkiError`` (R615) for a picture that is damaged."""
    try:
        drawn = typst.compile(
            _DRAWING,
            format="png",
            ppi=_DOTS_PER_INCH,
            ignore_system_fonts=True,
            sys_inputs={"logo": as_text(logo)},
        )
    except typst.TypstError:
        found = "the picture of the logo is damaged, or made in a way that cannot be drawn"
        raise NkiError(Issue.of("R615", Place(FILE), "logo.file", found=found)) from None
    return drawn if isinstance(drawn, bytes) else drawn[0]


def as_text(logo: Logo) -> str:
    """Return the bytes of a logo as JSON, for Typst to read."""
    return f"[{','.join(map(str, logo.data))}]"
