"""Which item of one list is which of another: by name first, then by what gives a renamed one away."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from nki.model.spec import (
    Band,
    Column,
    Condition,
    Derived,
    Example,
    ExampleUnit,
    Exclusion,
    Expectation,
    Grouping,
    IndexItem,
    Indicator,
    Join,
    Measure,
    Reference,
    Revision,
    Source,
    Stratum,
    Term,
    WeightedPart,
)
from nki.model.spec.base import Part
from nki.model.spec.recipes import StandardGroup

Pair = tuple[int | None, int | None]
"""The places of an item in the old and in the new list; None where it is missing."""

_NAMES: dict[type[Part], Callable[[Any], Hashable]] = {
    Revision: lambda item: item.version,
    Term: lambda item: item.term.casefold(),
    Measure: lambda item: item.number,
    Source: lambda item: item.id,
    Column: lambda item: item.name,
    Reference: lambda item: item.url or item.text,
    Example: lambda item: item.name,
    ExampleUnit: lambda item: item.id,
    Expectation: lambda item: (item.measure, item.level, item.area, item.stratum, item.group),
    Stratum: lambda item: item.id,
    Derived: lambda item: item.name,
    Band: lambda item: item.group,
    Grouping: lambda item: item.group,
    Exclusion: lambda item: item.reason,
    Join: lambda item: item.source,
    IndexItem: lambda item: item.column,
    StandardGroup: lambda item: item.group,
    WeightedPart: lambda item: item.measure,
    Condition: lambda item: item,
}
"""What an item of a list is called. A condition has no name, and is the same only where it says the same."""


def folded(header: str) -> str:
    """Return a header as the reader of deliveries compares it."""
    return " ".join(unicodedata.normalize("NFC", header).split())


def _same_header(old: Column, new: Column) -> bool:
    if old.type is not new.type or not old.header or not new.header:
        return False
    return bool({*map(folded, old.headers)} & {*map(folded, new.headers)})


def _same_source(old: Source, new: Source) -> bool:
    return old.text == new.text or old.columns == new.columns


_RENAMED: dict[type[Part], Callable[[Any, Any], bool]] = {Column: _same_header, Source: _same_source}
"""How one recognises an item under another name. Others are taken for the same at the same place."""

_FOR_EVER = (Measure, Revision)
"""Known by their number alone."""


def pairs(old: Sequence[Part], new: Sequence[Part]) -> tuple[Pair, ...]:
    """Pair the items of two lists: those of the new list in order, then those that are gone."""
    kind = type((*old, *new)[0])
    name = _NAMES[kind]
    found: dict[int, int] = {}
    left = set(range(len(old)))
    for j, item in enumerate(new):
        if (i := next((i for i in sorted(left) if name(old[i]) == name(item)), None)) is not None:
            found[j] = i
            left.discard(i)
    if kind not in _FOR_EVER:
        is_renamed = _RENAMED.get(kind)
        for j, item in enumerate(new):
            if j in found:
                continue
            near = sorted(left) if is_renamed else sorted(left & {j})
            if (i := next((i for i in near if not is_renamed or is_renamed(old[i], item)), None)) is not None:
                found[j] = i
                left.discard(i)
    return (*((found.get(j), j) for j in range(len(new))), *((i, None) for i in sorted(left)))


@dataclass(frozen=True, slots=True)
class Names:
    """What the sources and columns of an indicator are called in the version that it is compared with."""

    sources: dict[str, str]
    columns: dict[tuple[str, str], str]

    def source(self, name: str) -> str:
        """Return the old name of a source."""
        return self.sources.get(name, name)

    def column(self, source: str, name: str) -> str:
        """Return the old name of a column."""
        return self.columns.get((source, name), name)


OWN = Names({}, {})
"""Everything is called what it is called."""


def old_names(old: Indicator, new: Indicator) -> Names:
    """Find what the sources and columns of the new version are called in the old one."""
    names = Names({}, {})
    for before, after in _both(old.sources, new.sources):
        names.sources[after.id] = before.id
        for one, other in _both(before.columns, after.columns):
            names.columns[after.id, other.name] = one.name
    return names


def _both(old: Sequence[Any], new: Sequence[Any]) -> Iterator[tuple[Any, Any]]:
    return ((old[i], new[j]) for i, j in pairs(old, new) if i is not None and j is not None)
