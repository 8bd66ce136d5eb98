"""Which area a unit counts in.

A unit counts once in the nation and once in a county. Municipalities are shown what the units that serve
them come to.
"""

SECTIONS = ("counties", "municipalities", "codes")
