"""What unequal weights cost: as many answers as there are count like fewer."""

from __future__ import annotations

from fractions import Fraction

from nki.stats.interval import Exact


def design_effect(sum_w: Exact, sum_w2: Exact, n: int) -> Fraction:
    """Return how much larger unequal weights make a variance: n·Σw² / (Σw)² (Kish 1965, 1992)."""
    effect = n / effective_size(sum_w, sum_w2)
    if effect < 1:
        raise ValueError(f"no sums of {n} weights: {sum_w}, squared {sum_w2}")
    return effect


def effective_size(sum_w: Exact, sum_w2: Exact) -> Fraction:
    """Return how many answers of equal weight would be as good: (Σw)² / Σw², which is n / design effect."""
    if sum_w <= 0 or sum_w2 <= 0:
        raise ValueError("weights that come to nothing")
    return Fraction(sum_w) ** 2 / Fraction(sum_w2)
