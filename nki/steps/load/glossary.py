"""The glossaries that a specification can refer to: those beside it, and those that nki brings along."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from nki.catalogue import GLOSSARY, glossaries
from nki.errors import NkiError
from nki.model.places import Places
from nki.model.spec import Concept, Glossary, Vocabulary
from nki.steps.load.beside import leads_away
from nki.steps.load.document import read_document
from nki.steps.load.shape import shaped


@dataclass(frozen=True, slots=True)
class LoadedGlossary:
    """A glossary and where its parts stand."""

    glossary: Glossary
    places: Places


def load_glossary(file: Path) -> LoadedGlossary:
    """Load one glossary. Raises ``NkiError`` with all findings about its text and shape."""
    return LoadedGlossary(*shaped(Glossary, read_document(file)))


def glossaries_beside(spec: Path) -> tuple[Path, ...]:
    """Return the glossaries in the folder of a specification and in the one above it, the nearer first."""
    folder = spec.resolve().parent
    files = (place / GLOSSARY for place in (folder, folder.parent))
    return tuple(file for file in files if file.is_file() and not leads_away(file))


def vocabulary_of(spec: Path) -> Vocabulary:
    """Return the concepts that a specification can refer to. A glossary with errors has none.

    What is wrong with a glossary is told by whoever validates it.
    """
    own = _distinct(concept for file in glossaries_beside(spec) for concept in _concepts(file))
    catalogued = (concept for file in glossaries() for concept in _concepts(file))
    return Vocabulary(own, _distinct((*own, *catalogued)))


def _concepts(file: Path) -> tuple[Concept, ...]:
    try:
        changed = file.stat().st_mtime_ns
    except OSError:
        return ()
    return _read(file, changed)


@lru_cache(maxsize=64)
def _read(file: Path, changed: int) -> tuple[Concept, ...]:  # noqa: ARG001  (a file that changed is read anew)
    """Read a glossary once for all the specifications that it holds for."""
    try:
        return load_glossary(file).glossary.concepts
    except NkiError:
        return ()


def _distinct(concepts: Iterable[Concept]) -> tuple[Concept, ...]:
    found: dict[str, Concept] = {}
    for concept in concepts:
        found.setdefault(concept.id, concept)
    return tuple(found.values())
