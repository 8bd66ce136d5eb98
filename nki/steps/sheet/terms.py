"""Terms that a form explains, linked wherever its texts use them."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup, escape

from nki.formtext import Block, Look
from nki.inflections import forms_of
from nki.steps.sheet.sheet import Entry, Sheet

_FIELD = "terms"
_NOT_PROSE = frozenset({_FIELD, "references", "columns", "concepts"})
"""What explains terms itself, quotes others, or holds names of columns."""


@dataclass(frozen=True, slots=True)
class Term:
    """A term: the place where it is explained, and all words for it."""

    anchor: str
    names: tuple[str, ...]


def terms_of(sheet: Sheet) -> tuple[Term, ...]:
    """Return the terms that field 11 explains, those of the glossary with all of their names."""
    others = {concept.nb.casefold(): concept.also for concept in sheet.indicator.explained}
    return tuple(
        Term(anchor, (name, *others.get(name.casefold(), ())))
        for part in sheet.parts
        for entry in part.entries
        if entry.key == _FIELD
        for anchor, name in _explained(entry)
    )


def anchor_of(entry: Entry, block: Block) -> str:
    """Return the anchor of a block that explains a term, nothing for any other."""
    if entry.key != _FIELD:
        return ""
    return next(
        (f"term-{n}" for n, one in enumerate(entry.blocks, 1) if one is block and one.look is Look.LABELLED),
        "",
    )


def linked(entry: Entry, terms: tuple[Term, ...], seen: set[str], text: str) -> Markup:
    """Escape a text, and link each term in it that was not ``seen`` before in its field."""
    if entry.key in _NOT_PROSE:
        return escape(text)
    found = Markup()
    while place := _first(text, [term for term in terms if term.anchor not in seen]):
        start, end, term = place
        seen.add(term.anchor)
        link = Markup('<a class="term" href="#{}">{}</a>').format(term.anchor, text[start:end])
        found += escape(text[:start]) + link
        text = text[end:]
    return found + escape(text)


def _explained(entry: Entry) -> list[tuple[str, str]]:
    return [
        (anchor, block.lead.removesuffix(":"))
        for block in entry.blocks
        if (anchor := anchor_of(entry, block))
    ]


def _first(text: str, terms: list[Term]) -> tuple[int, int, Term] | None:
    """Return where the first term stands, the longest of those that begin there."""
    matches = [
        (match.start(), -match.end(), term)
        for term in terms
        for name in term.names
        if (match := forms_of(name).search(text))
    ]
    if not matches:
        return None
    start, end, term = min(matches, key=lambda match: match[:2])
    return start, -end, term
