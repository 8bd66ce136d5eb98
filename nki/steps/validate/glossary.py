"""Rules on a glossary itself."""

from __future__ import annotations

from collections.abc import Iterator

from nki.model.issue import Issue
from nki.model.places import Places
from nki.model.spec import Glossary
from nki.steps.validate.finding import Finding, finding


def validate_glossary(glossary: Glossary, places: Places) -> tuple[Issue, ...]:
    """Check that every id and every word for a concept stands once."""
    return tuple(sorted(found.placed(places) for found in _declared_once(glossary)))


def _declared_once(glossary: Glossary) -> Iterator[Finding]:
    ids: set[str] = set()
    names: set[str] = set()
    for i, concept in enumerate(glossary.concepts):
        if concept.id in ids:
            yield finding("S211", "concepts", i, "id", what="concept", name=concept.id)
        ids.add(concept.id)
        said = [("nb", concept.nb), *((("also", n), name) for n, name in enumerate(concept.also))]
        for where, name in said:
            path = where if isinstance(where, tuple) else (where,)
            if name.casefold() in names:
                yield finding("S211", "concepts", i, *path, what="term", name=name)
            names.add(name.casefold())
