"""A report before it is written: what readers are told, every text and number as it will be shown.

Made from releases alone. Templates get these values and nothing else, and have nothing left to work out.
Where there is no number, a cell has the sign that stands for it and the reason, and no number anywhere:
not in its text, nor in what it is sorted by.
"""

from __future__ import annotations

from dataclasses import dataclass

from nki.model.level import Level
from nki.notes import Account, FormPart, Notice, Sign


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in a cell.

    ``reason`` says why there is no number, "" where there is one. ``place`` is the cell's among those of its
    column, from the smallest up; a cell without a number has none. ``target`` is where its link leads.
    """

    text: str
    reason: str = ""
    place: int | None = None
    target: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading, and that of the measure that it belongs to, "" for those of the area.

    ``explains`` says whether its cells tell why there is no number; beside them the sign alone will do.
    """

    head: str
    group: str = ""
    is_number: bool = True
    is_name: bool = False
    explains: bool = False


@dataclass(frozen=True, slots=True)
class ColumnGroup:
    """Neighbouring columns under one heading, which may be empty."""

    head: str
    span: int


@dataclass(frozen=True, slots=True)
class Line:
    """A row of a table.

    ``under`` names the area that it is listed under, ``is_shown`` says if it has a figure.
    """

    cells: tuple[Cell, ...]
    under: str = ""
    is_shown: bool = True


@dataclass(frozen=True, slots=True)
class Table:
    """A table of areas. ``filter_by`` names what areas are listed under, "" where they are under nothing."""

    id: str
    caption: str
    columns: tuple[Column, ...]
    lines: tuple[Line, ...]
    filter_by: str = ""
    unders: tuple[str, ...] = ()
    found: str = ""

    @property
    def groups(self) -> tuple[ColumnGroup, ...]:
        """Return the headings above the columns, none where all of them are empty."""
        groups: list[ColumnGroup] = []
        for column in self.columns:
            if groups and groups[-1].head == column.group:
                groups[-1] = ColumnGroup(column.group, groups[-1].span + 1)
            else:
                groups.append(ColumnGroup(column.group, 1))
        return tuple(groups) if any(group.head for group in groups) else ()


@dataclass(frozen=True, slots=True)
class Panel:
    """All tables of a level."""

    level: Level
    title: str
    intro: tuple[str, ...]
    tables: tuple[Table, ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """A key figure. ``value`` is short, ``basis`` what it was computed from, ``limits`` its interval."""

    label: str
    text: str
    value: str
    unit: str
    reason: str = ""
    basis: str = ""
    limits: str = ""
    goal: str = ""


@dataclass(frozen=True, slots=True)
class Picture:
    """A chart: drawn for the screen or for paper, and told in words to those who do not see it."""

    id: str
    title: str
    alt: str
    svg: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Chapter:
    """One indicator in one period.

    ``label`` is its title, with the period where others have the same one. ``about`` names the area that
    headline and key figures are about: the nation, or the one area at the top that has figures.
    """

    id: str
    title: str
    label: str
    about: str
    facts: tuple[str, ...]
    notices: tuple[Notice, ...]
    headline: str
    figures: tuple[Figure, ...]
    response: str
    pictures: tuple[Picture, ...]
    panels: tuple[Panel, ...]
    definition: tuple[FormPart, ...]
    caveats: tuple[str, ...]
    method: tuple[str, ...]
    signs: tuple[Sign, ...]
    account: Account
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """What one chapter says of an area: each measure in a sentence, beside the area above and the nation."""

    chapter: str
    title: str
    period: str
    sentences: tuple[str, ...]
    comparison: Table | None
    tables: tuple[Table, ...]
    pictures: tuple[Picture, ...] = ()


@dataclass(frozen=True, slots=True)
class Area:
    """A view of one area across the chapters. ``above`` names the area that it is listed under."""

    id: str
    level: Level
    kind: str
    name: str
    code: str
    above: str
    above_target: str
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class AreaList:
    """The areas of a level that have a view."""

    title: str
    areas: tuple[Area, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """A whole report. ``lang`` is its language; what definitions say stays in bokmål."""

    lang: str
    title: str
    notices: tuple[Notice, ...]
    chapters: tuple[Chapter, ...]
    lists: tuple[AreaList, ...]
    made_with: str

    @property
    def areas(self) -> tuple[Area, ...]:
        """Return all areas that have a view."""
        return tuple(area for one in self.lists for area in one.areas)
