"""A report on paper: the same content, set by typst."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

import typst

from nki.model.issue import Place
from nki.pages import faulty, own_template, shipped_template
from nki.steps.report.report import Report
from nki.theme import GENERIC_FONTS, SINGLE, Theme
from nki.words import words_for

_NAME = "report.typ"
_FONT = "Libertinus Serif"
"""What typst brings along, so that paper looks the same wherever it is made."""

_PHRASES = (
    "contents", "key_figures", "charts", "tables", "caveats", "method", "signs", "account", "definition",
    "sources", "sign", "meaning", "in_this_report", "caption_signs", "caption_account",
)  # fmt: skip
"""What the template says besides what stands in the report."""


def write_pdf(report: Report, theme: Theme, templates: Path | None) -> bytes:
    """Return the PDF. Raises ``NkiError`` (R617) for a fault in an organisation's template.

    It carries tags, a language and texts for its pictures (PDF/UA-1), and no date.
    """
    own = own_template(templates, _NAME)
    source = shipped_template("nki.steps.report", _NAME) if own is None else own.read_bytes()
    fonts = _fonts(theme)
    try:
        data: bytes = typst.compile(
            source,
            format="pdf",
            sys_inputs={"report": json.dumps(_content(report, theme, fonts), ensure_ascii=False)},
            ignore_system_fonts=fonts == [_FONT],
            pdf_standards=["ua-1"],
        )
    except typst.TypstError as fault:
        if own is None:
            raise
        raise faulty(Place(str(own)), fault) from None
    return data


def _content(report: Report, theme: Theme, fonts: list[str]) -> dict[str, object]:
    """Return what the template gets. It works nothing out."""
    words = words_for(report.lang)
    logo = theme.logo
    return {
        **asdict(report),
        "text": {key: words.text(f"report.{key}") for key in _PHRASES},
        "made": words.text("report.made_with", program=report.made_with),
        "fonts": fonts,
        "colours": {name: getattr(theme.light, name) for name in SINGLE},
        "logo": None
        if logo is None
        else {
            "data": list(logo.data),
            "format": logo.media_type.removeprefix("image/").partition("+")[0].replace("jpeg", "jpg"),
            "text": logo.text,
        },
    }


def _fonts(theme: Theme) -> list[str]:
    # a theme that begins with a generic name leaves the choice to whoever shows the text
    named = [font for font in theme.fonts.text if font not in GENERIC_FONTS]
    return [_FONT] if theme.fonts.text[0] in GENERIC_FONTS else [*named, _FONT]
