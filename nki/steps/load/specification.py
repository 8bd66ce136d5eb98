"""The files of a specification → an indicator or its examples, with the places of their parts."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field

from nki.model.places import Places
from nki.model.spec import Example, Indicator
from nki.model.spec.base import Part
from nki.steps.load.document import read_document
from nki.steps.load.glossary import vocabulary_of
from nki.steps.load.shape import shaped


@dataclass(frozen=True, slots=True)
class Loaded:
    """An indicator and where its parts stand."""

    indicator: Indicator
    places: Places

    @property
    def file(self) -> str:
        """Return the name of the file."""
        return self.places.file


@dataclass(frozen=True, slots=True)
class LoadedExamples:
    """Examples that stand in a file of their own, and where their parts stand."""

    examples: tuple[Example, ...]
    places: Places


class _ExampleFile(Part):
    """A file of examples: the same key as in a specification, and nothing else."""

    format: Literal["nki/1"]
    examples: Annotated[tuple[Example, ...], Field(min_length=1, max_length=100)]


def load(file: Path, shown: str | None = None) -> Loaded:
    """Load one specification. Raises ``NkiError`` with all findings about its text and shape.

    The concepts that it refers to are those of the glossaries beside the file, and of the one that nki
    brings along.
    """
    indicator, places = shaped(Indicator, read_document(file, shown))
    if indicator.concepts:
        indicator = indicator.explained_by(vocabulary_of(file))
    return Loaded(indicator, places)


def load_examples(file: Path, shown: str | None = None) -> LoadedExamples:
    """Load the examples beside a specification. Raises ``NkiError`` as ``load`` does."""
    made, places = shaped(_ExampleFile, read_document(file, shown))
    return LoadedExamples(made.examples, places)
