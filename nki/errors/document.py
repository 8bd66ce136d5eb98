"""The catalogue as a page: ``specs/errors.md``, regenerated with ``python -m nki.errors.document``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from nki.errors.catalogue import CATALOGUE, Family
from nki.errors.entry import Entry


def document() -> str:
    """Return the page: every code by family, with what it says and what to do."""
    return "\n".join(_lines()) + "\n"


def _lines() -> Iterator[str]:
    yield "# Codes of messages"
    yield ""
    yield "Generated from the catalogue in `nki/errors/`. `nki explain CODE` prints the same."
    for family in Family:
        entries = [entry for entry in CATALOGUE.values() if entry.code.startswith(family.letter)]
        if not entries:
            continue
        yield ""
        yield f"## {family.letter}: {family.value[2]}"
        yield ""
        yield f"A command that such an error stops exits with {family.exit_code}."
        for entry in sorted(entries, key=lambda entry: entry.code):
            yield from _entry(entry)


def _entry(entry: Entry) -> Iterator[str]:
    yield ""
    yield f"### {entry.code} {entry.title}"
    yield ""
    yield f"- Severity: {entry.severity.value}"
    yield f"- Found: {_readable(entry.found)}"
    yield f"- What to do: {_readable(entry.do)}"
    yield ""
    yield entry.why


def _readable(template: str) -> str:
    """Show the places of facts as ‹fact›, and doubled braces as single ones."""
    shown = re.sub(r"(?<!\{)\{(\w+)\}(?!\})", r"‹\1›", template)
    return shown.replace("{{", "{").replace("}}", "}")


if __name__ == "__main__":
    Path("specs/errors.md").write_text(document(), encoding="utf-8", newline="\n")
