"""Chance that falls the same way on every machine.

Only ``random()`` is promised to, and all else is made of it.
"""

import math
import random


class Dice:
    """Dice with a seed."""

    def __init__(self, seed):
        self._random = random.Random(seed)

    def below(self, number):
        """Return a whole number from 0 to below ``number``."""
        return int(self._random.random() * number)

    def between(self, low, high):
        """Return a whole number from ``low`` to ``high``, both included."""
        return low + self.below(high - low + 1)

    def falls(self, chance):
        """Say yes so many times out of a hundred."""
        return self._random.random() * 100 < chance

    def one(self, things):
        """Return one of some things. A thing that stands there twice comes twice as often."""
        return things[self.below(len(things))]

    def mixed(self, things):
        """Return the things in another order."""
        places = sorted((self._random.random(), place) for place in range(len(things)))
        return [things[place] for _, place in places]

    def around(self, middle, spread):
        """Return a number as the normal distribution has them, or nearly: twelve throws, added up."""
        return middle + spread * (sum(self._random.random() for _ in range(12)) - 6)

    def waiting(self, mean):
        """Return a time as one waits for what comes by chance."""
        return -mean * math.log(1 - self._random.random())
