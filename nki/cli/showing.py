"""The body of ``nki show``: an indicator's form in the terminal, with its 25 numbered fields."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable

from nki import catalogue
from nki.cli.streams import PAPER, Screen, put, screen
from nki.formtext import Block, Look, beyond_form, form_fields
from nki.labels import INDICATOR_STATUSES
from nki.model.spec import Indicator
from nki.steps.load import load
from nki.template import template
from nki.words import words_for

_INDENT = "   "
_WIDEST = 100


def run(given: str) -> None:
    """Print the form of an indicator. Raises ``NkiError`` if there is none, or its file has errors."""
    look = screen() or PAPER
    put(sheet(load(catalogue.find(given)).indicator, look))


def sheet(indicator: Indicator, look: Screen) -> str:
    """Return the form as text: title, the fields under their headings, and what stands beside them."""
    words = words_for("nb")
    lines = [
        look.bold(indicator.title),
        f"{indicator.id} · versjon {indicator.version} · {INDICATOR_STATUSES[indicator.status].nb}",
    ]
    fields = form_fields(indicator)
    for section in template().sections:
        lines += ["", *_heading(section.label, look)] if section.printed else [""]
        for field in fields:
            if field.section == section.key:
                lines += [look.bold(f"{field.number:>2} {field.label}"), *_texts(field.blocks, look)]
    lines += ["", *_heading(words.text("sheet.beyond"), look)]
    for statement in beyond_form(indicator):
        label = words.text(f"sheet.beyond_{statement.key}")
        lines += [look.bold(f"{_INDENT}{label}"), *_texts(statement.blocks, look, 1)]
    return "\n".join(lines) + "\n"


def _heading(text: str, look: Screen) -> list[str]:
    return [look.bold(text), "─" * len(text)]


def _texts(blocks: Iterable[Block], look: Screen, step: int = 0) -> list[str]:
    """Return the paragraphs of a field; parts and items stand one step further in."""
    texts = [
        _wrapped(block.plain.replace("\n", " "), look, step + (block.look in (Look.ITEM, Look.PART)))
        for block in blocks
    ]
    return texts or [look.dim(f"{_INDENT}(tomt)")]


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
