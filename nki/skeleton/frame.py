"""What every new specification has: its opening, and the fields under their headings with their help."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from nki.skeleton.page import Blank, Page
from nki.template import Field, template


@dataclass(frozen=True, slots=True)
class Skeleton:
    """The text of a new specification, and what is left to do in it."""

    text: str
    blanks: tuple[Blank, ...]


@dataclass(frozen=True, slots=True)
class Opening:
    """What stands at the head of the file. ``remark`` says what the file is."""

    id: str
    remark: str
    title: str
    version: str = "0.1"
    status: str = "proposal"


def framed(opening: Opening, fill: Callable[[Page, Field], None], close: Callable[[Page], None]) -> Skeleton:
    """Write a specification. ``fill`` writes the key of each field, ``close`` what stands below them."""
    page = Page()
    page.comment(opening.remark)
    page.gap()
    page.put("format: nki/1")
    page.comment("Id-en er navnet på filen, og den endres aldri.")
    page.put(f"id: {opening.id}")
    page.put(f'version: "{opening.version}"')
    page.comment("proposal (forslag), national (nasjonal kvalitetsindikator) eller retired (utgått)")
    page.put(f"status: {opening.status}")
    page.comment("Navnet på indikatoren, slik det skal stå øverst i skjemaet.")
    page.text(("title",), opening.title, "Tittel")
    for section in template().sections:
        if section.printed:
            page.gap()
            page.gap()
            page.comment(section.label)
        for field in template().fields_of(section):
            page.gap()
            page.comment(f"{field.number} {field.label}")
            page.comment(field.help)
            fill(page, field)
    page.gap()
    page.gap()
    close(page)
    return Skeleton("\n".join(page.lines) + "\n", tuple(page.blanks))
