"""What a figure is.

A figure has a numerator (teller) and, if it is a proportion, a denominator (nevner). Both are sums of
whole numbers, or numbers of rows. A mean, a median or a percentile is taken of one value for each row.
"""

SECTIONS = ("counts", "proportions", "zero_denominators", "distinct", "medians")
