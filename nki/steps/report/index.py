"""A release sorted by areas, once: who has which rows, what they are called, and who is listed under whom."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from nki.model.level import Level
from nki.model.release import Release, Row
from nki.steps.report import texts
from nki.words.words import Words

Key = tuple[Level, str]
"""An area: its level and code."""

Group = tuple[str, str]
"""A breakdown and one of its groups; both are empty for the whole."""

WHOLE: Group = ("", "")

Rows = Mapping[tuple[int, Group], Row]
"""The rows of one area, by measure and group."""


@dataclass(frozen=True, slots=True)
class Index:
    """A release by its areas.

    ``above`` has whom an area is listed under, ``below`` who is listed under it.
    """

    release: Release
    levels: Mapping[Level, Mapping[str, Rows]]
    names: Mapping[Key, str]
    above: Mapping[Key, Key]
    below: Mapping[Key, Mapping[Level, Sequence[Rows]]]

    def rows(self, key: Key | None) -> Rows:
        """Return the rows of an area, none where it is not in the release."""
        return {} if key is None else self.levels.get(key[0], {}).get(key[1], {})

    @property
    def leading(self) -> Key | None:
        """Return the area that the report is about: the nation, or the only one with figures at the top."""
        for level, areas in self.levels.items():
            shown = [
                code for code, rows in areas.items() if any(row.value is not None for row in rows.values())
            ]
            if level is Level.NATIONAL and areas:
                return level, next(iter(areas))
            if shown:
                return (level, shown[0]) if len(shown) == 1 else None
        return None


def index_of(words: Words, release: Release) -> Index:
    """Sort a release by its areas."""
    levels: dict[Level, dict[str, dict[tuple[int, Group], Row]]] = {}
    for row in release.rows:
        areas = levels.setdefault(row.level, {})
        areas.setdefault(row.code, {})[row.measure, (row.stratum, row.group)] = row
    firsts = {
        (level, code): next(iter(rows.values()))
        for level, areas in levels.items()
        for code, rows in areas.items()
    }
    # a region that has no figures of its own is no place in the report that anything could be listed under
    above = {key: parent for key, row in firsts.items() if (parent := _parent(row)) in firsts}
    below: dict[Key, dict[Level, list[Rows]]] = {}
    for (level, code), parent in above.items():
        below.setdefault(parent, {}).setdefault(level, []).append(levels[level][code])
    return Index(
        release,
        {level: levels[level] for level in Level if level in levels},
        {key: texts.name_of(words, row) for key, row in firsts.items()},
        above,
        below,
    )


def _parent(row: Row) -> Key | None:
    if row.county:
        return Level.COUNTY, row.county
    return (Level.HEALTH_REGION, row.region) if row.region else None
