"""Where each part of a specification stands in its file."""

from __future__ import annotations

from dataclasses import dataclass, field

from nki.model.issue import Place

Path = tuple[str | int, ...]
"""The way to a part: ``("other_measures", 0, "numerator")``. List items count from 0."""


@dataclass(frozen=True, slots=True)
class Places:
    """The places of all keys and values of one file."""

    file: str
    values: dict[Path, Place] = field(default_factory=dict, repr=False)
    keys: dict[Path, Place] = field(default_factory=dict, repr=False)

    def of(self, path: Path) -> Place:
        """Return the place of a value; for a part that is not in the file, that of the key above it."""
        if path in self.values:
            return self.values[path]
        while path and path not in self.keys:
            path = path[:-1]
        return self.keys.get(path) or Place(self.file, 1, 1)

    def of_key(self, path: Path) -> Place:
        """Return the place of a key, or of the list item, or of what encloses it."""
        return self.keys.get(path) or self.of(path)


def dotted(path: Path) -> str:
    """Write a path as people read it, list items counted from 1: ``other_measures.1.numerator``."""
    return ".".join(str(part + 1) if isinstance(part, int) else part for part in path)
