"""What a caller names for validation → the specification files that are meant, and nothing else.

A folder may come from a stranger. A link in it that leads out of it is refused and never followed,
hidden folders are skipped, and only regular files are opened.
"""

from __future__ import annotations

import glob
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from nki import catalogue
from nki.errors import NkiError
from nki.model.issue import Issue, Place
from nki.steps.load import EXAMPLES

SUFFIXES = (".yaml", ".yml")
FOLDER = "indicators"


@dataclass(frozen=True, slots=True)
class SpecFiles:
    """The files that were found, each once, and what was wrong with how they were named."""

    files: tuple[Path, ...]
    issues: tuple[Issue, ...]


def spec_files(given: Sequence[str | Path] = ()) -> SpecFiles:
    """Find the files that paths, folders, patterns and ids name, in the order in which they are named.

    With nothing given: the folder ``indicators`` if there is one here, otherwise the catalogue.
    """
    if not given:
        given = (FOLDER,) if Path(FOLDER).is_dir() else catalogue.indicators()
    files: dict[str, Path] = {}
    issues: list[Issue] = []
    for one in given:
        try:
            for found in _named(str(one)):
                if isinstance(found, Issue):
                    issues.append(found)
                else:
                    files.setdefault(os.path.realpath(found), found)
        except NkiError as error:
            issues.extend(error.issues)
    return SpecFiles(tuple(files.values()), tuple(issues))


def _named(given: str) -> Iterator[Path | Issue]:
    """Yield what one argument names."""
    path = Path(given)
    if path.is_file():
        yield path
    elif path.is_dir():
        yield from _folder(path)
    elif glob.has_magic(given):
        matches = sorted(Path(text) for text in glob.glob(given, recursive=True))  # noqa: PTH207
        if not matches:
            raise NkiError(Issue.of("U002", given=given))
        for match in matches:
            if match.is_dir():
                # `**` matches the folders on the way as well as the files in them
                yield from () if "**" in given else _folder(match)
            elif not match.name.endswith(EXAMPLES):
                yield match
    else:
        yield catalogue.find(given)


def _folder(folder: Path) -> Iterator[Path | Issue]:
    """Yield the specifications in a folder and the folders inside it, sorted."""
    inside = sorted(_walked(folder))
    if not inside:
        raise NkiError(Issue.of("U010", folder=folder))
    root = os.path.realpath(folder)
    for path in inside:
        real = os.path.realpath(path)
        if os.path.commonpath([root, real]) != root or not os.path.exists(real):  # noqa: PTH110
            yield Issue.of("S130", Place(str(path)), "", folder=folder)
        elif path.is_file():
            yield path


def _walked(folder: Path) -> Iterator[Path]:
    """Yield what has the name of a specification, and the linked folders, which are not entered."""
    for place, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in folders:
            if (Path(place) / name).is_symlink():
                yield Path(place) / name
        for name in names:
            is_spec = name.lower().endswith(SUFFIXES) and not name.lower().endswith(EXAMPLES)
            if is_spec and not name.startswith("."):
                yield Path(place) / name
