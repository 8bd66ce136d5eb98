"""A sheet as a PDF that screen readers can follow (PDF/UA-1), set by Typst."""

from __future__ import annotations

import json
from datetime import UTC, datetime, time
from pathlib import Path
from tempfile import TemporaryDirectory

import typst

from nki.formtext import Block
from nki.model.issue import Place
from nki.pages import faulty, own_template, shipped_template
from nki.steps.sheet.logo import as_png, as_text
from nki.steps.sheet.sheet import Part, Sheet
from nki.theme import GENERIC_FONTS, SINGLE

NAME = "sheet.typ"
FONT = "Libertinus Serif"
"""A font that Typst brings along: the same on every machine."""


def write_pdf(sheet: Sheet) -> bytes:
    """Return a sheet as a PDF. Raises ``NkiError`` (R617) for a fault in a template that is not ours."""
    own = own_template(sheet.templates, NAME)
    fonts = [] if sheet.templates is None else [str(sheet.templates)]
    with TemporaryDirectory(prefix="nki-") as empty:
        # a template reads what lies beside it, and ours nothing at all
        root = Path(empty) if own is None else own.parent
        source = own or root / NAME
        if own is None:
            source.write_bytes(shipped_template("nki.steps.sheet", NAME))
        try:
            return typst.compile(
                str(source),
                format="pdf",
                root=str(root),
                font_paths=fonts,
                ignore_system_fonts=True,
                sys_inputs={"sheet": json.dumps(_values(sheet), ensure_ascii=False)},
                pdf_standards=["ua-1"],
                timestamp=int(datetime.combine(sheet.date, time(), UTC).timestamp()),
            )
        except typst.TypstError as fault:
            if sheet.theme.logo is not None:
                as_png(sheet.theme.logo)  # raises where the logo is to blame
            if own is None:
                raise
            raise faulty(Place(str(own)), fault) from None


def _values(sheet: Sheet) -> dict[str, object]:
    """Return everything that the template is given, as plain text and numbers."""
    logo = sheet.theme.logo
    return {
        "title": sheet.title,
        "id": sheet.indicator.id,
        "about": sheet.about,
        "status": sheet.status,
        "is_marked": sheet.is_marked,
        "lang": sheet.lang,
        "content_lang": "nb",
        "colours": {name: getattr(sheet.theme.light, name) for name in SINGLE},
        "fonts": {"text": _fonts(sheet.theme.fonts.text), "headings": _fonts(sheet.theme.fonts.headings)},
        "logo": None if logo is None else {"data": as_text(logo), "text": logo.text},
        "parts": [_part(part) for part in sheet.parts],
        "beyond": _part(sheet.beyond),
    }


def _fonts(names: tuple[str, ...]) -> list[str]:
    # a theme that begins with a generic font leaves the choice to us
    chosen = [] if names[0] in GENERIC_FONTS else [name for name in names if name not in GENERIC_FONTS]
    return [*chosen, FONT]


def _part(part: Part) -> dict[str, object]:
    return {
        "heading": part.heading,
        "printed": part.printed,
        "entries": [
            {
                "key": entry.key,
                "number": entry.number,
                "label": entry.label,
                "is_short": entry.is_short,
                "runs": [
                    {"look": look, "blocks": [_block(one) for one in blocks]} for look, blocks in entry.runs
                ],
            }
            for entry in part.entries
        ],
    }


def _block(block: Block) -> dict[str, str]:
    return {"look": block.look.value, "lead": block.lead, "text": block.text, "url": block.url}
