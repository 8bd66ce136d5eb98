"""Two versions computed from one delivery, and the cells that move between them."""

from __future__ import annotations

from pathlib import Path

from nki import pipeline
from nki.errors import NkiError
from nki.inputs import Data
from nki.model.change import Movement
from nki.model.issue import Issue
from nki.model.spec import Indicator
from nki.result import Result
from nki.steps.compare import movement


def moved(
    old: Indicator,
    new: Indicator,
    data: Data,
    *,
    register: str | Path | None = None,
    period: str | int | None = None,
) -> tuple[Movement, tuple[Issue, ...]]:
    """Compute two versions from one delivery; return the cells that move, and the warnings of both.

    Raises ``NkiError`` with all findings where one of them cannot be computed.
    """
    results: list[Result] = []
    problems: list[Issue] = []
    for indicator in (old, new):
        try:
            results.extend(pipeline.compute([indicator], data, register=register, period=period))
        except NkiError as error:
            problems.extend(issue for issue in error.issues if issue not in problems)
    if problems:
        raise NkiError(*problems)
    before, after = results
    return movement(before.release, after.release), (*before.issues, *after.issues)
