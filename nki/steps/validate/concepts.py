"""Rules on the glossary's concepts: those referred to exist, and those used are referred to or explained."""

from __future__ import annotations

from collections.abc import Iterator

from nki.errors.meant import meant
from nki.inflections import forms_of
from nki.model.places import Path
from nki.model.spec import Concept, Indicator, Vocabulary
from nki.steps.validate.finding import Finding, finding
from nki.steps.validate.parts import measures_of

Span = tuple[int, int]


def concepts_are_known(indicator: Indicator, vocabulary: Vocabulary) -> Iterator[Finding]:
    """Check that every concept referred to is one of a glossary, and stands once."""
    ids = [concept.id for concept in vocabulary.known]
    for i, name in enumerate(indicator.concepts):
        if name in indicator.concepts[:i]:
            yield finding("S211", "concepts", i, what="concept", name=name)
        elif vocabulary.concept(name) is None:
            yield finding("S270", "concepts", i, concept=name, meant=meant(name, ids))


def terms_used_are_explained(indicator: Indicator, vocabulary: Vocabulary) -> Iterator[Finding]:
    """Find terms of the glossary that texts use, and that are neither referred to nor explained.

    Each is found once, where it first stands. What belongs to a longer term is no term of its own.
    """
    referred = set(indicator.concepts)
    own = [term.term for term in indicator.terms]
    names: list[tuple[str, Concept | None]] = [
        (name, concept) for concept in vocabulary.own for name in concept.names
    ]
    names += [(name, None) for name in own]
    names.sort(key=lambda one: (-len(one[0]), one[0]))
    found: set[str] = set()
    for path, text in _texts(indicator):
        taken: list[Span] = []
        for name, concept in names:
            for match in forms_of(name).finditer(text):
                if any(start < match.end() and match.start() < end for start, end in taken):
                    continue
                taken.append(match.span())
                if concept is None or not _is_asked_for(concept, referred, own) or concept.id in found:
                    continue
                found.add(concept.id)
                yield finding("S271", *path, said=match[0], concept=concept.id)


def _is_asked_for(concept: Concept, referred: set[str], own: list[str]) -> bool:
    """Say whether a text that uses a concept has to refer to it."""
    if concept.everyday or concept.id in referred:
        return False
    return not any(forms_of(name).fullmatch(term) for name in concept.names for term in own)


def _texts(indicator: Indicator) -> Iterator[tuple[Path, str]]:
    """Yield the texts that say what the figure is. Reasons and readings may use any words."""
    yield ("title",), indicator.title
    yield ("definition",), indicator.definition
    yield ("goal", "text"), indicator.goal.text
    for path, measure in measures_of(indicator):
        yield (*path, "text"), measure.text
    for key in ("code_systems", "selection", "calculation"):
        if text := getattr(indicator, key):
            yield (key,), text
