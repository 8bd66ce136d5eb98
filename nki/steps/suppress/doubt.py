"""What may be said of hidden figures: which of them are small, as long as that leaves a reader in doubt.

That a number follows from no equation does not suffice. Numbers are whole and not negative, and whoever reads
that two figures are small, 4 at most, and knows that they are 8 together, knows that each is 4. So for every
small number another world is sought, in which it is another number, all shown numbers are the same, and every
figure that is called small is small. Where none is found, figures around it are not called small any more:
they are hidden, and that is all that is said of them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, islice

from nki.model.draft import Side
from nki.steps.suppress.knowledge import Knowledge, Vector
from nki.steps.suppress.linked import Spot
from nki.steps.suppress.smallness import REST, small_ones

_TRIED = 40
"""So many changes are tried for one number. Hardly any needs more than four."""

Secret = tuple[int, Vector]
"""The place of a spot, and a small number of it."""


@dataclass(frozen=True, slots=True)
class Sayable:
    """Which spots may be called small, and for which secrets no other world was found all the same."""

    small: frozenset[int]
    certain: frozenset[int]


def sayable(knowledge: Knowledge, unseen: Sequence[Spot], hidden: Iterable[int]) -> Sayable:
    """Return what may be said. ``unseen`` are all spots not shown, ``hidden`` the small cells among them."""
    users: dict[int, list[int]] = defaultdict(list)
    for place, spot in enumerate(unseen):
        for unknown in {unknown for vector in spot.vectors.values() for unknown in vector}:
            users[unknown].append(place)
    secrets = [
        (place, spot.vectors[name])
        for place, spot in enumerate(unseen)
        for name in sorted(spot.small)
        if name in spot.vectors
    ]
    small = set(hidden)
    while True:
        open_secrets, blocking = _open(knowledge, unseen, users, secrets, small)
        silenced = blocking & small
        if not silenced:
            return Sayable(frozenset(small), frozenset(place for place, _ in open_secrets))
        small -= silenced


def _open(
    knowledge: Knowledge,
    unseen: Sequence[Spot],
    users: Mapping[int, list[int]],
    secrets: Sequence[Secret],
    small: set[int],
) -> tuple[list[Secret], set[int]]:
    """Return the secrets for which no other world is found, and the small spots that are in the way."""
    still = dict(enumerate(secrets))
    holders: dict[int, list[int]] = defaultdict(list)
    for number, (_, vector) in still.items():
        for unknown in vector:
            holders[unknown].append(number)
    found: list[Secret] = []
    blocking: set[int] = set()
    while still:
        number = next(iter(still))
        secret = still.pop(number)
        in_the_way: set[int] = set()
        for change in _changes(knowledge, secret[1]):
            against = _against(change, unseen, users, small)
            if not against:
                for other in {holder for unknown in change for holder in holders[unknown]}:
                    if other in still and _times(still[other][1], change):
                        del still[other]
                break
            in_the_way |= against
        else:
            found.append(secret)
            blocking |= in_the_way | {secret[0]}
    return found, blocking


def _changes(knowledge: Knowledge, secret: Vector) -> Iterator[Vector]:
    """Yield changes of the unknowns that change a secret and nothing that is known, the simple ones first."""
    free = [knowledge.freedom(unknown) for unknown in sorted(knowledge.left_of(secret))]
    alone = sorted((change for change in free if _times(secret, change)), key=len)
    pairs = (_together(one, other, sign) for one, other in combinations(alone[:6], 2) for sign in (1, -1))
    both = (change for change in (*alone, *pairs) if change and _times(secret, change))
    yield from islice((_scaled(change, sign) for change in both for sign in (-1, 1)), _TRIED)


def _against(
    change: Vector, unseen: Sequence[Spot], users: Mapping[int, list[int]], small: set[int]
) -> set[int]:
    """Return the spots that do not allow a change: below 0, or called small and small no more."""
    touched = {place for unknown in change for place in users.get(unknown, ())}
    return {place for place in touched if not _allows(unseen[place], change, is_small=place in small)}


def _allows(spot: Spot, change: Vector, *, is_small: bool) -> bool:
    numbers = dict(spot.numbers)
    for name, vector in spot.vectors.items():
        if name != REST:
            numbers[name] += _times(vector, change)
    if any(number < 0 for number in numbers.values()):
        return False
    if spot.is_inside and numbers[Side.NUMERATOR] > numbers[Side.DENOMINATOR]:
        return False
    return not is_small or bool(small_ones(spot.limits, numbers))


def _times(one: Vector, other: Vector) -> int:
    short, long = (one, other) if len(one) <= len(other) else (other, one)
    return sum(number * long[unknown] for unknown, number in short.items() if unknown in long)


def _scaled(vector: Vector, by: int) -> Vector:
    return {unknown: by * number for unknown, number in vector.items()}


def _together(one: Vector, other: Vector, by: int) -> Vector:
    made = dict(one)
    for unknown, number in other.items():
        made[unknown] = made.get(unknown, 0) + by * number
    return {unknown: number for unknown, number in made.items() if number}
