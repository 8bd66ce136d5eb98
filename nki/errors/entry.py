"""One entry of the catalogue."""

from __future__ import annotations

from dataclasses import dataclass

from nki.model.issue import Severity


@dataclass(frozen=True, slots=True)
class Entry:
    """The words of one code.

    ``found`` and ``do`` are templates over the facts of an issue. ``why`` is the paragraph that
    explains the code to somebody who meets it for the first time.
    """

    code: str
    title: str
    found: str
    do: str
    why: str
    severity: Severity = Severity.ERROR
