"""What a form says, in the terms of a specification, as far as its wording tells."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from nki.model.level import Level
from nki.model.spec import IndicatorType
from nki.model.spec.fields import QualityDimension


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of a form as it was found, with the address that it leads to, if any."""

    text: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class RevisionSaid:
    """A revision; ``date`` is an ISO date, month or year, empty where the form says none."""

    version: str
    date: str
    text: str


@dataclass(frozen=True, slots=True)
class TermSaid:
    """A term and its meaning."""

    term: str
    meaning: str


@dataclass(frozen=True, slots=True)
class CountedSaid:
    """A numerator or denominator: the measure that it is the same as, or the words for it."""

    same_as: int | None
    text: str


@dataclass(frozen=True, slots=True)
class MeasureSaid:
    """A measure."""

    number: int
    text: str
    numerator: CountedSaid | None = None
    denominator: CountedSaid | None = None


@dataclass(frozen=True, slots=True)
class SourceSaid:
    """A source, and the questions that it asks."""

    text: str
    questions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReferenceSaid:
    """A reference."""

    text: str
    url: str


@dataclass(frozen=True, slots=True)
class Said:
    """All that a form says.

    ``texts`` are the fields that are plain text, by key. ``kept`` are wordings that no part of a
    specification takes, by the key of their field; they are for the person who finishes the work.
    """

    title: str = ""
    status: str = ""
    texts: Mapping[str, str] = field(default_factory=dict)
    indicator_type: IndicatorType | None = None
    dimensions: tuple[QualityDimension, ...] = ()
    first_published: str = ""
    revisions: tuple[RevisionSaid, ...] = ()
    terms: tuple[TermSaid, ...] = ()
    main_measure: MeasureSaid | None = None
    other_measures: tuple[MeasureSaid, ...] = ()
    levels: tuple[Level, ...] = ()
    sources: tuple[SourceSaid, ...] = ()
    references: tuple[ReferenceSaid, ...] = ()
    kept: tuple[tuple[str, str], ...] = ()
