"""One finding as all formats show it: the issue with its words, its weight and its field of the form."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from nki.errors import severity_of, words
from nki.findings.harmless import harmless, writable
from nki.model.issue import Issue, Place, Severity
from nki.template import template

_PARTS = {"numerator": "Teller", "denominator": "Nevner"}


@dataclass(frozen=True, slots=True)
class Finding:
    """A finding that is ready to be shown. Its texts are harmless to print.

    ``field`` is a dotted path in a specification, or a column; ``number`` and ``label`` are those of
    the national template where the path begins with one of its fields. ``file`` in ``place`` may be
    any name, and every format escapes it in its own way.
    """

    code: str
    severity: Severity
    title: str
    found: str
    do: str
    place: Place
    field: str
    number: int | None
    label: str
    facts: tuple[tuple[str, str], ...]

    @property
    def is_about_a_specification(self) -> bool:
        """Say whether the place is in a specification, whose lines may be shown; rows never are."""
        return self.code.startswith("S")

    @property
    def labelled_field(self) -> str:
        """Return the field as people know it: ``13 Andre måltall · Teller  (other_measures.1.numerator)``."""
        if not self.field:
            return ""
        if not self.is_about_a_specification:
            return f'column "{self.field}"'
        return f"{self.number} {self.label}  ({self.field})" if self.label else self.field


def findings_of(issues: Iterable[Issue]) -> tuple[Finding, ...]:
    """Return the view of every issue, each once and in order of place."""
    return tuple(finding_of(issue) for issue in sorted(set(issues)))


def finding_of(issue: Issue) -> Finding:
    """Return the view of one issue."""
    said = words(issue)
    number, label = _form_field(issue.field) if issue.code.startswith("S") and issue.field else (None, "")
    return Finding(
        issue.code,
        severity_of(issue),
        said.title,
        harmless(said.found),
        harmless(said.do),
        replace(issue.place, file=writable(issue.place.file)),
        harmless(issue.field),
        number,
        label,
        issue.facts,
    )


def within_checkout(file: str) -> str | None:
    """Return the path from the current folder with forward slashes, or None if it leads out of it."""
    path = Path(os.path.abspath(file))  # noqa: PTH100  (a link stays what it is called)
    try:
        return path.relative_to(Path.cwd()).as_posix()
    except ValueError:
        return None


@cache
def _form_field(path: str) -> tuple[int | None, str]:
    key, *rest = path.split(".")
    try:
        field = template().field(key)
    except KeyError:
        return None, ""
    part = next((_PARTS[name] for name in rest if name in _PARTS), "")
    return field.number, f"{field.label} · {part}" if part else field.label
