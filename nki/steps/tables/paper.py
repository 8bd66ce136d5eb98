"""Tables on paper: one that is wider than a page becomes several, each with the names of its rows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from nki.steps.tables.document import Column, Section, Table

UPRIGHT, ON_ITS_SIDE = 88, 133
"""How many characters stand beside each other on a page of A4, in the size of tables."""

_LEAST, _MOST, _SHORT, _GAP = 6, 34, 12, 2


def needs(table: Table) -> list[int]:
    """Return how many characters each column needs, with the gap beside it; long texts are parted."""
    found = []
    for at, column in enumerate(table.columns):
        texts = [line[at].text for line in table.lines]
        longest = max(map(len, texts), default=0)
        # a code is one word of digits, which are wider than most letters, and no word is parted
        word = 0 if column.is_number else max((len(one) for text in texts for one in text.split()), default=0)
        # a short heading stays on one line, and no word is parted
        heads = [one for part in column.path for one in ([part] if len(part) <= _SHORT else part.split())]
        bold = (len(one) * 6 // 5 for one in heads)
        found.append(min(max(longest, word * 6 // 5, _LEAST, *bold), _MOST) + _GAP)
    return found


def parts_of(table: Table, room: int) -> tuple[Table, ...]:
    """Return a table as tables that are no wider than the room, if single columns are not.

    What stands under one heading stays together where that can be. Each part has the columns that say where;
    what is said below the table stands below the last.
    """
    widths = needs(table)
    lead = next((at for at, column in enumerate(table.columns) if column.is_number), len(widths))
    # rows are told apart by the columns before the first number; of texts alone nothing is taken apart
    left = room - sum(widths[:lead])
    if sum(widths) <= room or lead == len(widths):
        return (table,)
    pages: list[list[int]] = [[]]
    for block in _blocks(table.columns, range(lead, len(widths)), widths, left, 1):
        wide = sum(widths[at] for at in block)
        if pages[-1] and sum(widths[at] for at in pages[-1]) + wide > left:
            pages.append([])
        pages[-1] += block
    return tuple(
        _part(table, [*range(lead), *page], number, len(pages)) for number, page in enumerate(pages, start=1)
    )


def _blocks(
    columns: Sequence[Column], places: Sequence[int], widths: Sequence[int], room: int, depth: int
) -> Iterator[list[int]]:
    """Yield columns that belong together, as large a part of the headings as there is room for."""
    for _, some in groupby(places, key=lambda at: columns[at].path[:depth]):
        block = list(some)
        if sum(widths[at] for at in block) <= room or depth >= len(columns[0].path):
            # columns with the same headings throughout are told apart by nothing, and stay where they are
            yield from [block] if depth < len(columns[0].path) else [[at] for at in block]
        else:
            yield from _blocks(columns, block, widths, room, depth + 1)


def _part(table: Table, places: Sequence[int], number: int, of: int) -> Table:
    is_last = number == of
    return replace(
        table,
        id=table.id if number == 1 else f"{table.id}-{number}",
        caption=f"{table.caption} ({number}/{of})",
        columns=tuple(table.columns[at] for at in places),
        sections=tuple(
            Section(section.head, tuple(tuple(line[at] for at in places) for line in section.lines))
            for section in table.sections
        ),
        signs=table.signs if is_last else (),
        notes=table.notes if is_last else (),
    )
