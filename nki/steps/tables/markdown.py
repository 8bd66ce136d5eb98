"""Tables in Markdown, as GitHub and most others read it.

A text is never taken for markup: signs that could be some are escaped, and what begins a line that would make
it a list or a heading.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from nki.steps.tables.document import Document, Table
from nki.theme import Theme

_MARKUP = re.compile(r"([\\`*_\[\]<>|~&$#{}!@])")
_BEGINNING = re.compile(r"^(\s*)([-+=]|\d+(?=[.)]))")
_ADDRESS = re.compile(r"(?i)\b(https?|ftp|mailto|xmpp)(?=:)|\b(www)(?=\.)")


def write_markdown(document: Document, theme: Theme, templates: Path | None) -> bytes:  # noqa: ARG001
    """Return the tables as text in UTF-8."""
    return ("\n\n".join(_parts(document)) + "\n").encode()


def _parts(document: Document) -> Iterator[str]:
    yield f"# {escaped(document.title)}"
    yield escaped(" · ".join(document.facts))
    for table in document.tables:
        yield f"## {escaped(table.caption)}"
        yield from (f"**{escaped(notice)}**" for notice in table.notices)
        yield "\n".join(_rows(table))
        notes = [*table.legend, *table.notes]
        if notes:
            yield "\n".join(f"- {_begun(note)}" for note in notes)
    if document.notes:
        yield "\n".join(f"- {_begun(note)}" for note in document.notes)
    yield f"*{escaped(document.made_with)}*"


def _rows(table: Table) -> Iterator[str]:
    yield _row(column.joined for column in table.columns)
    yield "|" + "|".join("---:" if column.is_number else "---" for column in table.columns) + "|"
    for section in table.sections:
        if section.head:
            yield f"| **{escaped(section.head)}** |" + " |" * (len(table.columns) - 1)
        for line in section.lines:
            yield _row(cell.text for cell in line)


def _row(texts: Iterator[str]) -> str:
    return "| " + " | ".join(map(escaped, texts)) + " |"


def _begun(text: str) -> str:
    """Return a text that begins a line."""
    return _BEGINNING.sub(
        lambda found: found[1] + (found[2] if found[2].isdigit() else f"\\{found[2]}"), _dotted(text)
    )


def _dotted(text: str) -> str:
    # "1." begins a list, and "1\\." does not
    return re.sub(r"^(\s*\d+)([.)])", r"\1\\\2", escaped(text))


def escaped(text: str) -> str:
    """Return a text that Markdown shows as it stands."""
    # a colon or a point behind a backslash begins no address
    shown = _MARKUP.sub(r"\\\1", text)
    return _ADDRESS.sub(lambda found: found[0] + "\\", shown)
