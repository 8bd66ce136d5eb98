"""Which rows count.

A condition (`where`) picks the rows that a numerator or denominator is made of. For each row it is true,
false or unknown. In this chapter the figure of each unit, which has one row, shows which: 1 is true, 0
is false, and `no_answer` is unknown.
"""

SECTIONS = ("comparisons", "columns", "missing", "joined", "aggregates")
