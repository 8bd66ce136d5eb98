"""Uncertainty and position: pure arithmetic, without files and without a word about indicators.

Exact numbers go in, integers and fractions; floats are met only where a root or a quantile has to be taken.
No denominator is 0: whoever has none has no value to put an interval around, and is refused.
"""

from nki.stats.counts import byar, rate_interval
from nki.stats.interval import Interval, Level
from nki.stats.means import mean_interval
from nki.stats.quantiles import percentile_of, positions_of, quantile_interval
from nki.stats.shares import clopper_pearson, wilson, wilson_effective
from nki.stats.standardised import Group, direct_standardised_rate, dobson, dsr_interval
from nki.stats.weights import design_effect, effective_size

__all__ = [
    "Group",
    "Interval",
    "Level",
    "byar",
    "clopper_pearson",
    "design_effect",
    "direct_standardised_rate",
    "dobson",
    "dsr_interval",
    "effective_size",
    "mean_interval",
    "percentile_of",
    "positions_of",
    "quantile_interval",
    "rate_interval",
    "wilson",
    "wilson_effective",
]
