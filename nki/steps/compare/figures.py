"""The figures of two versions, from the same delivery, cell by cell."""

from __future__ import annotations

from collections import Counter

from nki.model.change import Cell, Move, Movement, Tier
from nki.model.level import Level
from nki.model.release import Release, Row

_Key = tuple[int, Level, str]


def movement(old: Release, new: Release) -> Movement:
    """Return the cells that move, in the order of a result: by measure, level from the top down, code."""
    before, after = (_cells(release) for release in (old, new))
    names = {key: row.name for rows in (before, after) for key, row in rows.items()}
    keys = sorted(names, key=lambda key: (key[0], key[1].rank, key[2]))
    decimals = [
        {measure.number: measure.decimals for measure in release.about.measures} for release in (old, new)
    ]
    moves = []
    for key in keys:
        cells = [_cell(rows.get(key), shown) for rows, shown in zip((before, after), decimals, strict=True)]
        if cells[0] != cells[1]:
            moves.append(Move(*key, names[key], cells[0], cells[1]))
    counted = Counter((measure, level) for measure, level, _ in keys)
    moved = Counter((move.measure, move.level) for move in moves)
    tiers = tuple(Tier(*tier, cells, moved[tier]) for tier, cells in counted.items())
    return Movement(new.about.period, old.about.synthetic or new.about.synthetic, tiers, tuple(moves))


def _cells(release: Release) -> dict[_Key, Row]:
    return {(row.measure, row.level, row.code): row for row in release.rows}


def _cell(row: Row | None, decimals: dict[int, int]) -> Cell | None:
    if row is None:
        return None
    return Cell(
        value=row.value,
        numerator=row.numerator,
        denominator=row.denominator,
        status=row.status,
        invited=row.invited,
        responded=row.responded,
        answered=row.answered,
        not_applicable=row.not_applicable,
        unit=row.unit,
        decimals=decimals[row.measure],
    )
