"""The body of ``nki show``: an indicator's form in the terminal, with its 25 numbered fields."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable

from nki import catalogue
from nki.cli.streams import PAPER, Screen, put, screen
from nki.formtext import Block, Look, beyond_form, form_fields
from nki.model.spec import Indicator
from nki.steps.load import load
from nki.template import template
from nki.words import words_for
from nki.words.words import Words

_INDENT = "   "
_WIDEST = 100


def run(given: str) -> None:
    """Print the form of an indicator. Raises ``NkiError`` if there is none, or its file has errors."""
    put(shown(given, screen() or PAPER, "nb"))


def shown(given: str, look: Screen, lang: str) -> str:
    """Return the form of an indicator as text, with labels in a language."""
    return sheet(load(catalogue.find(given)).indicator, look, lang)


def sheet(indicator: Indicator, look: Screen, lang: str = "nb") -> str:
    """Return the form as text: title, the fields under their headings, and what stands beside them."""
    words = words_for(lang)
    version = words.text("sheet.version", version=indicator.version)
    status = words.indicator_status(indicator.status)
    lines = [
        look.bold(indicator.title),
        f"{indicator.id} · {version[0].lower()}{version[1:]} · {status}",
    ]
    if indicator.status.value != "national":
        lines += [look.coloured(f"*** {status} ***", "yellow")]
    fields = form_fields(indicator, lang)
    for section in template().sections:
        lines += ["", *_heading(section.labels[lang], look)] if section.printed else [""]
        for field in fields:
            if field.section == section.key:
                lines += [look.bold(f"{field.number:>2} {field.label}"), *_texts(field.blocks, look, words)]
    lines += ["", *_heading(words.text("sheet.beyond"), look)]
    for statement in beyond_form(indicator):
        label = words.text(f"sheet.beyond_{statement.key}")
        lines += [look.bold(f"{_INDENT}{label}"), *_texts(statement.blocks, look, words, 1)]
    return "\n".join(lines) + "\n"


def _heading(text: str, look: Screen) -> list[str]:
    return [look.bold(text), "─" * len(text)]


def _texts(blocks: Iterable[Block], look: Screen, words: Words, step: int = 0) -> list[str]:
    """Return the paragraphs of a field; parts and items stand one step further in."""
    texts = [
        _wrapped(block.plain.replace("\n", " "), look, step + (block.look in (Look.ITEM, Look.PART)))
        for block in blocks
    ]
    return texts or [look.dim(f"{_INDENT}{words.text('sheet.empty')}")]


def _wrapped(text: str, look: Screen, step: int) -> str:
    indent = _INDENT * (step + 1)
    return textwrap.fill(
        text,
        max(min(look.width, _WIDEST), 30),
        initial_indent=indent,
        subsequent_indent=indent,
        break_long_words=False,
        break_on_hyphens=False,
    )
