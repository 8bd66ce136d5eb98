"""What is hidden.

Figures about persons have a disclosure rule, `small_numbers`, with limits of the indicator's own. A small
figure is `suppressed`. Others are `suppressed_secondary`: with them, a small one could be worked out. A
hidden figure has no value, no numerator, no denominator and no limits.
"""

SECTIONS = ("small_figures", "neighbours", "measures")
