"""Codes through time: which were valid on a day, and what one code has become on another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

_A_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, order=True)
class Validity:
    """A code under one name. ``until`` is the first day that is not valid, ``date.max`` while it lasts."""

    code: str
    since: date
    until: date
    name: str

    def holds_on(self, day: date) -> bool:
        """Say whether the code was valid, under this name, on the day."""
        return self.since <= day < self.until


@dataclass(frozen=True, slots=True, order=True)
class Change:
    """From ``day`` on, territory of ``old`` belongs to ``new``."""

    day: date
    old: str
    new: str


class Divided(Exception):  # noqa: N818 - a fact about geography; the reader turns it into an error
    """A code cannot be followed to the day: something on the way needs a decision.

    ``day`` is the day of the change that stands in the way, ``code`` and ``name`` are the municipality on
    this side of it, and ``parts`` the codes and names on the other. Seen ``forwards`` it was divided; seen
    backwards it came about by a merger or a division.
    """

    def __init__(
        self, day: date, code: str, name: str, parts: tuple[tuple[str, str], ...], *, forwards: bool
    ) -> None:
        super().__init__(f"{code} {name}, {day.isoformat()}")
        self.day = day
        self.code = code
        self.name = name
        self.parts = parts
        self.forwards = forwards


@dataclass(frozen=True, slots=True)
class _Life:
    """A code from its first day to its last under whatever names. A code used again has a second life."""

    code: str
    since: date
    until: date


class History:
    """The municipalities of all days, and the changes between them."""

    def __init__(self, validities: Iterable[Validity], changes: Iterable[Change]) -> None:
        self._names: dict[str, list[Validity]] = defaultdict(list)
        for validity in sorted(validities):
            self._names[validity.code].append(validity)
        self._lives = {code: _lives(names) for code, names in self._names.items()}
        self._successors: dict[tuple[str, date], list[str]] = defaultdict(list)
        self._predecessors: dict[tuple[str, date], list[str]] = defaultdict(list)
        for change in sorted(changes):
            self._successors[change.old, change.day].append(change.new)
            self._predecessors[change.new, change.day].append(change.old)

    def __contains__(self, code: str) -> bool:
        return code in self._names

    def on(self, day: date) -> dict[str, str]:
        """Return the names of all codes valid on the day, in the order of the codes."""
        return {
            code: validity.name
            for code, validities in sorted(self._names.items())
            for validity in validities
            if validity.holds_on(day)
        }

    def names(self) -> tuple[tuple[str, str], ...]:
        """Return every pair of code and name that there has been, by code."""
        pairs = ((code, one.name) for code, names in sorted(self._names.items()) for one in names)
        return tuple(dict.fromkeys(pairs))

    def name(self, code: str, day: date) -> str:
        """Return the code's name on the day. Raises ``KeyError`` when it was not valid then."""
        for validity in self._names.get(code, ()):
            if validity.holds_on(day):
                return validity.name
        raise KeyError(code)

    def resolve(self, code: str, day: date) -> str:
        """Return the code valid on the day that the code has become, or was before.

        A code valid on the day is itself. An older code is followed forwards through renumberings and
        mergers, a newer one backwards through renumberings. Raises ``Divided`` where that leads no further,
        ``KeyError`` for a code that never was.
        """
        life = self._life_nearest(code, day)
        while not life.since <= day < life.until:
            life = self._next(life) if life.until <= day else self._previous(life)
        return life.code

    def became(self, code: str, since: date, day: date) -> tuple[str, ...]:
        """Return the codes valid on the day that hold any of what the code of another day stood for.

        Unlike ``resolve`` it follows a division into all of its parts, and a merger back to all that was
        joined. Raises ``KeyError`` for a code that was not valid on ``since``.
        """
        lives = self._lives.get(code, ())
        on_the_way = [next((life for life in lives if life.since <= since < life.until), None)]
        found: set[str] = set()
        while on_the_way:
            life = on_the_way.pop()
            if life is None:
                raise KeyError(code)
            if life.until <= day:
                nexts = self._successors[life.code, life.until]
                on_the_way += [self._life_on(one, life.until) for one in nexts]
            elif day < life.since:
                before = self._predecessors[life.code, life.since]
                on_the_way += [self._life_on(one, life.since - _A_DAY) for one in before]
            else:
                found.add(life.code)
        return tuple(sorted(found))

    def _life_nearest(self, code: str, day: date) -> _Life:
        """Return the life that the day falls in, else the last one before it, else the first after it."""
        lives = self._lives[code]
        return next((life for life in reversed(lives) if life.since <= day), lives[0])

    def _next(self, life: _Life) -> _Life:
        successors = self._successors[life.code, life.until]
        if len(successors) != 1:
            raise self._fork(life.code, life.until, successors, forwards=True)
        return self._life_on(successors[0], life.until)

    def _previous(self, life: _Life) -> _Life:
        predecessors = self._predecessors[life.code, life.since]
        if len(predecessors) != 1 or len(self._successors[predecessors[0], life.since]) != 1:
            raise self._fork(life.code, life.since, predecessors, forwards=False)
        return self._life_on(predecessors[0], life.since - _A_DAY)

    def _life_on(self, code: str, day: date) -> _Life:
        return next(life for life in self._lives[code] if life.since <= day < life.until)

    def _fork(self, code: str, day: date, others: list[str], *, forwards: bool) -> Divided:
        here, there = (day - _A_DAY, day) if forwards else (day, day - _A_DAY)
        parts = tuple((other, self.name(other, there)) for other in others)
        return Divided(day, code, self.name(code, here), parts, forwards=forwards)


def _lives(validities: list[Validity]) -> list[_Life]:
    """Join the validities of one code that follow each other without a gap."""
    lives: list[_Life] = []
    for validity in validities:
        if lives and lives[-1].until == validity.since:
            lives[-1] = _Life(validity.code, lives[-1].since, validity.until)
        else:
            lives.append(_Life(validity.code, validity.since, validity.until))
    return lives
