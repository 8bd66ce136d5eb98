"""A report as one page: everything in it, and nothing that it would have to ask anybody for."""

from __future__ import annotations

import base64
import hashlib
from pathlib import Path

from nki.pages import own_template, page, shipped_template
from nki.steps.report.report import Report
from nki.theme import Theme, custom_properties
from nki.words import words_for

_PACKAGE = "nki.steps.report"


def write_html(report: Report, theme: Theme, templates: Path | None) -> bytes:
    """Return the page. Raises ``NkiError`` (R617) for a fault in an organisation's template."""
    style = "\n".join((custom_properties(theme), _text("report.css", templates), _margins(report)))
    script = _text("report.js", templates)
    words = words_for(report.lang)
    logo = theme.logo
    text = page(
        _PACKAGE,
        "report.html.j2",
        templates,
        report=report,
        t=lambda key, **facts: words.text(f"report.{key}", **facts),
        home="overview" if len(report.chapters) > 1 else report.chapters[0].id,
        policy=_policy(style, script, has_logo=logo is not None),
        style=style,
        script=script,
        logo=None
        if logo is None
        else f"data:{logo.media_type};base64,{base64.b64encode(logo.data).decode()}",
        logo_text="" if logo is None else logo.text,
    )
    return text.encode()


def _text(name: str, templates: Path | None) -> str:
    own = own_template(templates, name)
    data = shipped_template(_PACKAGE, name) if own is None else own.read_bytes()
    return data.decode("utf-8-sig")


def _policy(style: str, script: str, *, has_logo: bool) -> str:
    """Return the policy that holds the browser to what stands in the page: one style sheet and one script."""
    allowed = {
        "default-src": "'none'",
        "style-src": _digest(style),
        "script-src": _digest(script),
        **({"img-src": "data:"} if has_logo else {}),
        "base-uri": "'none'",
        "form-action": "'none'",
    }
    return "; ".join(f"{kind} {source}" for kind, source in allowed.items())


def _digest(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _margins(report: Report) -> str:
    """Return what stands on the edge of every printed page: the marks above, title and page below."""
    marks = " · ".join(notice.text for notice in report.notices)
    return (
        f"@page{{font:8pt sans-serif;@top-left{{content:{_quoted(marks)}}}"
        f"@bottom-left{{content:{_quoted(report.title)}}}"
        '@bottom-right{content:counter(page) " / " counter(pages)}}'
    )


def _quoted(text: str) -> str:
    """Return a text as CSS takes it, with everything but letters and figures as its number."""
    return '"' + "".join(one if one.isascii() and one.isalnum() else f"\\{ord(one):x} " for one in text) + '"'
