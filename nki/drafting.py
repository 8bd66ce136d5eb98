"""From an official form to a new specification: transcribe → what the form says → a draft."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from nki.formtext import Said, SourceSaid
from nki.model.issue import Issue
from nki.skeleton import Answers, Skeleton
from nki.skeleton import draft as written
from nki.steps.transcribe import transcribe


@dataclass(frozen=True, slots=True)
class Drafted:
    """A draft, and what a person should look at."""

    skeleton: Skeleton
    issues: tuple[Issue, ...]


def draft(form: Path, name: str, answers: Answers) -> Drafted:
    """Write a draft from the file of a form. What a person has answered comes before what the form says.

    Raises ``NkiError`` (S301-S307) where the file holds no form that can be read.
    """
    transcript = transcribe(form)
    rest = [one.text for one in transcript.unplaced]
    return Drafted(written(name, _answered(transcript.said, answers), rest, answers), transcript.issues)


def _answered(said: Said, answers: Answers) -> Said:
    given = {
        "definition": answers.definition,
        "clinical_area": answers.clinical_area,
        "measurement_area": answers.measurement_area,
    }
    first, *more = said.sources or (SourceSaid("", ()),)
    return replace(
        said,
        title=answers.title or said.title,
        texts={**said.texts, **{key: text for key, text in given.items() if text}},
        indicator_type=answers.indicator_type or said.indicator_type,
        dimensions=answers.dimensions or said.dimensions,
        sources=(replace(first, text=answers.source or first.text), *more),
    )
