"""Rules on many specifications together."""

from __future__ import annotations

from collections.abc import Iterable

from nki.model.issue import Issue
from nki.model.places import Places
from nki.model.spec import Indicator


def validate_together(loaded: Iterable[tuple[Indicator, Places]]) -> tuple[Issue, ...]:
    """Check that every id is used once. The first file in order keeps it, and each other one is found."""
    first: dict[str, str] = {}
    issues: list[Issue] = []
    for indicator, places in sorted(loaded, key=lambda one: one[1].file):
        holder = first.setdefault(indicator.id, places.file)
        if holder != places.file:
            issues.append(Issue.of("S226", places.of(("id",)), "id", id=indicator.id, first=holder))
    return tuple(issues)
