"""What a reader of the published numbers can work out: exact linear algebra over integers.

A vector says how a number is added up from unknown ones: ``{unknown: how many times}``. Whoever knows the
numbers of some vectors knows that of every combination of them, and of no other vector.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from math import gcd, lcm

Vector = dict[int, int]


class Knowledge:
    """The numbers that are known, and the secrets that must not follow from them.

    Known vectors are kept so that each has an unknown of its own, its pivot, that no other has (the reduced
    echelon form). A secret is kept as what is left of it when all that is known has been taken away; it
    would be known if nothing were left.
    """

    def __init__(self, known: Iterable[Mapping[int, int]], secrets: Iterable[Mapping[int, int]]) -> None:
        """Know from the start what nobody can hide. Secrets that are alike are one."""
        self._known: dict[int, Vector] = {}
        self._users: dict[int, set[int]] = defaultdict(set)
        self._left: dict[int, Vector] = {}
        self._holders: dict[int, set[int]] = defaultdict(set)
        for vector in known:
            self.learn([vector])
        rests = (self.left_of(secret) for secret in secrets)
        alike = dict.fromkeys(tuple(sorted(rest.items())) for rest in rests if rest)
        for number, secret in enumerate(alike):
            self._left[number] = dict(secret)
            for unknown, _ in secret:
                self._holders[unknown].add(number)

    def learn(self, vectors: Sequence[Mapping[int, int]]) -> bool:
        """Learn some numbers, all or none of them; say whether no secret would be known with them."""
        new = self._new(vectors)
        if not new:
            return True
        for number in sorted({holder for pivot in new for holder in self._holders.get(pivot, ())}):
            if not _without(self._left[number], new):
                return False
        for pivot, vector in new.items():
            self._keep(pivot, vector)
        return True

    def left_of(self, vector: Mapping[int, int]) -> Vector:
        """Return what is unknown of a vector; nothing, where its number can be worked out."""
        return _without(dict(vector), self._known)

    def freedom(self, unknown: int) -> Vector:
        """Return how all unknowns may change together without any known number changing.

        ``unknown`` is one that is no pivot. It changes, and every pivot with it as the known numbers ask.
        """
        users = sorted(self._users.get(unknown, ()))
        owned = [(self._known[pivot][pivot], self._known[pivot][unknown]) for pivot in users]
        # the smallest whole step with which every pivot takes whole ones
        step = lcm(1, *(own // gcd(own, times) for own, times in owned))
        change = {unknown: step}
        for pivot, (own, times) in zip(users, owned, strict=True):
            change[pivot] = -step * times // own
        return change

    def _new(self, vectors: Sequence[Mapping[int, int]]) -> dict[int, Vector]:
        """Return what is new in some vectors, each part with a pivot that no other part has."""
        new: dict[int, Vector] = {}
        for vector in vectors:
            rest = _without(_without(dict(vector), self._known), new)
            if not rest:
                continue
            pivot = min(rest, key=lambda one: (len(self._users.get(one, ())), one))
            for other, part in new.items():
                new[other] = _without(part, {pivot: rest})
            new[pivot] = rest
        return new

    def _keep(self, pivot: int, vector: Vector) -> None:
        for user in sorted(self._users.pop(pivot, ())):
            before = self._known[user]
            after = _without(before, {pivot: vector})
            self._moved(before, after, user, self._users)
            self._known[user] = after
        for holder in sorted(self._holders.pop(pivot, ())):
            before = self._left[holder]
            after = _without(before, {pivot: vector})
            self._moved(before, after, holder, self._holders)
            self._left[holder] = after
        self._known[pivot] = vector
        for unknown in vector:
            if unknown != pivot:
                self._users[unknown].add(pivot)

    @staticmethod
    def _moved(before: Vector, after: Vector, owner: int, index: dict[int, set[int]]) -> None:
        for unknown in before.keys() - after.keys():
            index[unknown].discard(owner)
        for unknown in after.keys() - before.keys():
            index[unknown].add(owner)


def _without(vector: Vector, known: Mapping[int, Vector]) -> Vector:
    """Take the pivots of known vectors out of a vector; what is left stands in lowest terms."""
    rest = vector
    for pivot in [unknown for unknown in vector if unknown in known]:
        times, row = rest.get(pivot, 0), known[pivot]
        if not times:
            continue
        own = row[pivot]
        shared = gcd(times, own)
        times, own = times // shared, own // shared
        made = {unknown: own * number for unknown, number in rest.items()} if own != 1 else dict(rest)
        for unknown, number in row.items():
            value = made.get(unknown, 0) - times * number
            if value:
                made[unknown] = value
            else:
                made.pop(unknown, None)
        rest = made
    return _primitive(rest)


def _primitive(vector: Vector) -> Vector:
    """Divide a vector by what its numbers share, and let the first of them be positive."""
    if not vector:
        return vector
    shared = gcd(*vector.values())
    if vector[min(vector)] < 0:
        shared = -shared
    return {unknown: number // shared for unknown, number in vector.items()} if shared != 1 else vector
