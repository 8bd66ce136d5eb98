"""What was taken though it was not written as it should be: each case said once, with its rows."""

from __future__ import annotations

from nki.model.issue import Issue, Place
from nki.steps.read.cell import Taken

SHOWN = 10
"""How many cases of one kind are told apart in a column. Whoever gets a hundred notes reads none."""

_CONFIRMED = "D386"
"""What somebody has confirmed line by line is told line by line."""

_Kind = tuple[str, str, str]


class Remarks:
    """Notes about cells, the same case in one file counted together."""

    def __init__(self) -> None:
        self._cases: dict[_Kind, dict[Taken, Place]] = {}
        self._rows: dict[tuple[_Kind, Taken], int] = {}
        self._others: dict[_Kind, int] = {}

    def add(self, place: Place, column: str, taken: Taken, *, personal: bool) -> None:
        """Count one more cell. Values of rows about persons are not told apart."""
        if personal:
            hidden = tuple((name, fact if name == "who" else "(not shown)") for name, fact in taken.facts)
            taken = Taken("", taken.code, hidden)
        kind = (place.file, column, taken.code)
        cases = self._cases.setdefault(kind, {})
        if taken not in cases:
            if len(cases) == SHOWN and taken.code != _CONFIRMED:
                self._others[kind] = self._others.get(kind, 0) + 1
                return
            cases[taken] = place
        self._rows[kind, taken] = self._rows.get((kind, taken), 0) + 1

    def issues(self) -> tuple[Issue, ...]:
        """Return one note per case, at the first row where it stands; the last one counts what is left."""
        found: list[Issue] = []
        for kind, cases in self._cases.items():
            last = next(reversed(cases))
            for taken, place in cases.items():
                rows = _rows(self._rows[kind, taken])
                if taken is last and kind in self._others:
                    rows += f", and so are others in {_rows(self._others[kind])}"
                found.append(Issue.of(taken.code, place, kind[1], **dict(taken.facts), rows=rows))
        return tuple(found)


def _rows(count: int) -> str:
    return "1 row" if count == 1 else f"{count} rows"
