"""The glossary of a catalogue: the concepts of its field, which specifications refer to by id."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import Field

from nki.model.spec.base import Name, Part, Text


class Concept(Part):
    """One concept: what it is called, and what it means."""

    id: Name = Field(description="The id that specifications refer to, the same for ever.")
    nb: Text = Field(description="The term in bokmål, in the singular: legevaktsentral.")
    en: Text = Field(description="The term in English.")
    also: tuple[Text, ...] = Field(
        default=(),
        description="Other words for the same: abbreviations, synonyms, and forms that the ordinary endings "
        "of a noun do not make.",
    )
    meaning: Text = Field(description="What it means, in bokmål.")
    source: Text = Field(description="Where the meaning comes from, or that it is the catalogue's own.")
    everyday: bool = Field(
        default=False,
        description="`true`: a word that every reader knows. Texts may use it without referring to it.",
    )

    @property
    def names(self) -> tuple[str, ...]:
        """Return all words for it in bokmål, the term first."""
        return (self.nb, *self.also)


class Glossary(Part):
    """A file of concepts."""

    format: Literal["nki/1"] = Field(description="The format of this file.")
    concepts: Annotated[tuple[Concept, ...], Field(min_length=1, max_length=1000)] = Field(
        description="The concepts."
    )


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The concepts that a specification can refer to, found by their ids.

    ``own`` are those of the glossaries that lie beside it: its texts are held to them. ``known`` are these
    and the ones that nki brings along; of two with the same id the nearer counts.
    """

    own: tuple[Concept, ...] = ()
    known: tuple[Concept, ...] = ()

    def concept(self, name: str) -> Concept | None:
        """Return the concept of that id, or None if there is none."""
        return next((concept for concept in self.known if concept.id == name), None)
