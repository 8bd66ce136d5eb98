"""Which column of a file is which declared column."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from nki.errors.meant import meant
from nki.model.issue import Issue, Place
from nki.model.spec import Source


@dataclass(frozen=True, slots=True)
class Matched:
    """The position of each declared column that the file has, and the headers that nothing declares."""

    positions: dict[str, int]
    ignored: tuple[str, ...]
    issues: tuple[Issue, ...]


def same_header(text: str) -> str:
    """Return the form in which two headers are compared: white space folded, letters composed."""
    return " ".join(unicodedata.normalize("NFC", text.lstrip("\ufeff")).split())


def match_headers(place: Place, header: Sequence[str], source: Source, needed: Collection[str]) -> Matched:
    """Find the declared columns in the header that stands at a place.

    Columns that are ``needed`` and not there are findings (D303), and so are two for one (D304).
    """
    found = [same_header(cell) for cell in header]
    positions: dict[str, int] = {}
    issues: list[Issue] = []
    for column in source.columns:
        wanted = {same_header(one) for one in column.headers}
        at = [i for i, cell in enumerate(found) if cell in wanted]
        if len(at) > 1:
            places = " and ".join(str(i + 1) for i in at)
            issues.append(Issue.of("D304", place, column.name, places=places, column=column.name))
        elif at:
            positions[column.name] = at[0]
        elif column.name in needed:
            hint = meant(column.headers[0], [cell for cell in header if cell])
            issues.append(
                Issue.of("D303", place, column.name, column=column.name, header=column.headers[0], meant=hint)
            )
    used = set(positions.values())
    ignored = tuple(cell for i, cell in enumerate(header) if i not in used and cell.strip())
    return Matched(positions, ignored, tuple(issues))
