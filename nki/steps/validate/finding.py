"""What a rule returns: a code, the part of the specification it is about, and the facts."""

from __future__ import annotations

from dataclasses import dataclass

from nki.model.issue import Issue
from nki.model.places import Path, Places, dotted


@dataclass(frozen=True, slots=True)
class Finding:
    """A finding before its line is known. ``at_key`` points at the key instead of its value."""

    code: str
    path: Path
    facts: dict[str, object]
    at_key: bool = False

    def placed(self, places: Places) -> Issue:
        """Return the issue at its place in the file."""
        place = places.of_key(self.path) if self.at_key else places.of(self.path)
        return Issue.of(self.code, place, dotted(self.path), **self.facts)


def finding(code: str, *path: str | int, **facts: object) -> Finding:
    """Make a finding at a path."""
    return Finding(code, path, facts)
