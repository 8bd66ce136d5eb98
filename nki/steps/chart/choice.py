"""What is to be drawn of a release, and the rows that it means."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from nki.errors import NkiError
from nki.errors.meant import meant
from nki.model.issue import Issue
from nki.model.level import Level
from nki.model.release import MeasureTitle, Release, Row, empty_columns

KINDS = {
    "areas": "the areas of a level against the nation: counties, unless another level is named",
    "units": "the units of one county or health region, against it and the nation",
    "distribution": "how the figures of all units are distributed",
    "response": "who has answered in each area",
    "change": "each area in two periods",
    "map": "the counties as tiles, each where it lies",
}
"""The kinds of charts, and what each shows."""


@dataclass(frozen=True, slots=True)
class Choice:
    """What is to be drawn. ``level``, ``area`` and ``group`` are "" where the kind of chart decides.

    ``measure`` is the number of a measure, 0 for the main one; ``group`` is a group of a breakdown, as
    ``sex=women``.
    """

    kind: str
    measure: int = 0
    level: str = ""
    area: str = ""
    group: str = ""


@dataclass(frozen=True, slots=True)
class Picked:
    """The rows that a choice means: those of one measure and one group, at any level."""

    release: Release
    measure: MeasureTitle
    stratum: str
    group: str
    rows: tuple[Row, ...]

    def at(self, level: Level) -> list[Row]:
        """Return the rows of a level."""
        return [row for row in self.rows if row.level is level]

    @property
    def nation(self) -> Row | None:
        """Return the row of the nation."""
        return next(iter(self.at(Level.NATIONAL)), None)

    @property
    def is_main(self) -> bool:
        """Say whether this is the main measure as a whole: what headline and goal are about."""
        return self.measure.number == self.release.about.measures[0].number and not self.stratum


def pick(release: Release, choice: Choice) -> Picked:
    """Return the rows of a choice. Raises ``NkiError`` (R622) for a measure or group that is not there."""
    measures = {one.number: one for one in release.about.measures}
    number = choice.measure or release.about.measures[0].number
    if number not in measures:
        raise not_there("measure", str(number), [str(one) for one in measures])
    stratum, _, group = choice.group.partition("=")
    groups = [f"{one.id}={name}" for one in release.about.strata for name in one.groups]
    if choice.group and choice.group not in groups:
        raise not_there("group", choice.group, groups)
    rows = tuple(
        row for row in release.rows if (row.measure, row.stratum, row.group) == (number, stratum, group)
    )
    return Picked(release, measures[number], stratum, group, rows)


def level_of(picked: Picked, choice: Choice, otherwise: Level) -> Level:
    """Return the level that is drawn. Raises ``NkiError`` (R622) for one that the result does not have."""
    levels = list(dict.fromkeys(row.level for row in picked.rows if row.level is not Level.NATIONAL))
    wanted = choice.level or otherwise
    if wanted not in levels:
        raise not_there("level", wanted, list(levels))
    return Level(wanted)


def only_one(releases: Sequence[Release]) -> Release:
    """Return the one release of a chart. Raises ``NkiError`` (R623) where there are several."""
    if len(releases) != 1:
        found = (
            f"this kind of chart shows one indicator in one period, and {len(releases)} results were given"
        )
        raise NkiError(
            Issue.of(
                "R623",
                found=found,
                do="give one, choose it with --period, or draw the change between two: --kind change",
            )
        )
    return releases[0]


def beside(picked: Picked, level: Level) -> Row:
    """Return the row that areas are seen beside: the nation, or the one area with a figure at the top.

    Raises ``NkiError`` (R624) for what its makers compare no areas by: estimates, and figures that are
    published for no area above, such as points for the control charts of trusts.
    """
    if picked.measure.kind == "estimate":
        raise _not_compared("those who make estimates do not compare areas by them")
    above = [row for row in picked.rows if row.level.rank < level.rank and row.value is not None]
    nation = picked.nation
    if nation is not None:
        return nation
    top = [row for row in above if row.level is above[0].level]
    if len(top) != 1:
        raise _not_compared("the result has no figure of an area above to hold these against")
    return top[0]


def _not_compared(found: str) -> NkiError:
    do = "draw how each has changed between two periods: --kind change"
    return NkiError(Issue.of("R624", found=found, do=do))


def bare(release: Release) -> Release:
    """Return a release whose rows hold nothing where a figure is not shown, whoever has written it."""
    return replace(release, rows=tuple(_bare(row) for row in release.rows))


def _bare(row: Row) -> Row:
    nothing: dict[str, Any] = dict.fromkeys(empty_columns(row.status))
    return replace(row, **nothing) if nothing else row


def shown(rows: Sequence[Row]) -> list[Row]:
    """Return the rows that have a figure. Raises ``NkiError`` (R621) where none has."""
    found = [row for row in rows if row.value is not None]
    if not found:
        raise NkiError(Issue.of("R621", found=f"none of the {len(rows)} areas has a figure"))
    return found


def not_there(what: str, given: str, known: Sequence[str]) -> NkiError:
    """Return the error for something that a result does not have."""
    near = meant(given, known)
    return NkiError(Issue.of("R622", what=what, given=given, known=", ".join(known) or "none", meant=near))
