"""What was taken though it was not written as it should be: each case said once, with its rows."""

from __future__ import annotations

from nki.model.issue import Issue, Place
from nki.steps.read.cell import Taken


class Remarks:
    """Notes about cells, the same case in one file counted together."""

    def __init__(self) -> None:
        self._first: dict[tuple[str, str, Taken], Place] = {}
        self._rows: dict[tuple[str, str, Taken], int] = {}

    def add(self, place: Place, column: str, taken: Taken, *, personal: bool) -> None:
        """Count one more cell. Values of rows about persons are not told apart."""
        if personal:
            hidden = tuple((name, "(not shown)") for name, _ in taken.facts)
            taken = Taken("", taken.code, hidden)
        key = (place.file, column, taken)
        self._first.setdefault(key, place)
        self._rows[key] = self._rows.get(key, 0) + 1

    def issues(self) -> tuple[Issue, ...]:
        """Return one note per case, at the first row where it stands."""
        return tuple(
            Issue.of(key[2].code, place, key[1], **dict(key[2].facts), rows=_rows(self._rows[key]))
            for key, place in self._first.items()
        )


def _rows(count: int) -> str:
    return "1 row" if count == 1 else f"{count} rows"
