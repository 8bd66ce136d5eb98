"""The body of ``nki templates``: nki's own templates and theme, in a folder for somebody to change."""

from __future__ import annotations

import os
from importlib.resources import files
from pathlib import Path

from nki.cli.streams import say
from nki.errors import NkiError
from nki.model.issue import Issue
from nki.theme import FILE, theme_text
from nki.writing import cannot_write, write_whole

_PACKAGES = ("nki.steps.sheet", "nki.steps.report", "nki.steps.tables", "nki.steps.chart")
_SUFFIXES = (".j2", ".docx", ".typ")


def run(folder: Path) -> None:
    """Write the files, and say which. Raises ``NkiError`` (R601, R603), and writes nothing if one exists."""
    made = {FILE: theme_text().encode(), **_shipped()}
    existing = [folder / name for name in made if os.path.lexists(folder / name)]
    if existing:
        raise NkiError(*(Issue.of("R603", path=path) for path in existing))
    try:
        folder.mkdir(exist_ok=True)
    except OSError as failure:
        raise cannot_write(str(folder), failure) from None
    for name, data in made.items():
        write_whole(folder / name, data)
    say(f"{folder}: {', '.join(made)}")
    say("change what should look otherwise, and delete the rest: nki's own is then used")


def _shipped() -> dict[str, bytes]:
    """Return the templates that an organisation can replace, by name."""
    return {
        file.name: file.read_bytes()
        for package in _PACKAGES
        for file in sorted(files(package).joinpath("templates").iterdir(), key=lambda file: file.name)
        if file.name.endswith(_SUFFIXES)
    }
