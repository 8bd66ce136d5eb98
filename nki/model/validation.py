"""What a validation looked at, and everything that it found."""

from __future__ import annotations

from dataclasses import dataclass

from nki.model.issue import Issue
from nki.model.score import Score


@dataclass(frozen=True, slots=True)
class Validation:
    """The outcome of ``nki validate``.

    ``files`` are the files that were read, in order; ``issues`` are sorted by place, each stands once.
    ``scores`` are the mutation scores, where they were asked for.
    """

    files: tuple[str, ...]
    issues: tuple[Issue, ...]
    scores: tuple[Score, ...] = ()
