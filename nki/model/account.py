"""The row account: every row read is counted or left out for a stated reason."""

from __future__ import annotations

from dataclasses import dataclass, field, fields

from nki.model.issue import Issue, Place

_NO_FATES = frozenset({"measure", "source", "read", "excluded"})
"""What an account says besides the numbers of rows that met a fate; ``excluded`` has several."""


@dataclass(frozen=True, slots=True)
class Account:
    """What became of the rows of one source, as one measure sees them.

    ``excluded`` are pairs of a reason that the specification declares and the rows left out for it.
    ``outside_period`` rows are of another period, ``undated`` ones have no date, ``unnamed`` ones no person
    or no order among a person's rows, and ``later_event`` rows are of a person whose first event counts. A
    row that takes its date from a row of another source is ``unmatched`` if there is none, and ``followed``
    that row if it is left out. Rows that others look up in are ``unmatched`` if nothing needed them.
    ``elsewhere`` rows are of units outside the area of the indicator.
    """

    measure: int
    source: str
    read: int
    answered: int
    not_answered: int
    not_applicable: int
    not_open: int
    set_aside: int = 0
    superseded: int = 0
    outside_period: int = 0
    later_event: int = 0
    excluded: tuple[tuple[str, int], ...] = ()
    undated: int = 0
    unnamed: int = 0
    unmatched: int = 0
    followed: int = 0
    elsewhere: int = 0

    @property
    def fates(self) -> tuple[int, ...]:
        """Return how many rows met each fate, those that were excluded reason by reason."""
        named = (getattr(self, one.name) for one in fields(self) if one.name not in _NO_FATES)
        return (*named, *(rows for _, rows in self.excluded))

    @property
    def accounted(self) -> int:
        """Return the number of rows with a known fate."""
        return sum(self.fates)

    @property
    def closes(self) -> bool:
        """Say whether no row is lost."""
        return self.accounted == self.read


@dataclass(frozen=True, slots=True)
class Reading:
    """How one file was understood. ``rows`` is None in a release where the number would tell too much."""

    file: str
    source: str
    encoding: str
    dialect: str
    rows: int | None
    columns: int
    ignored: tuple[str, ...] = ()
    synthetic: bool = False
    note: str = ""
    sure: tuple[str, ...] = ()
    provisional: bool = False


@dataclass(frozen=True, slots=True)
class SetAside:
    """A row that could not be taken: where it stood, its text as it stands in the file, and why.

    It may hold what people answered about themselves, and goes to the file that was asked for only.
    """

    place: Place
    encoding: str
    original: str = field(repr=False)
    issues: tuple[Issue, ...]
