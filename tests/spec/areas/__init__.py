"""Which area a unit counts in.

A unit counts once in the nation, once in a county and once in a health region, and in the health trust that
serves its host municipality, where there is one. Municipalities are shown what the units that serve them
come to.
"""

SECTIONS = (
    "counties",
    "municipalities",
    "codes",
    "health_trusts",
    "health_regions",
    "oslo",
    "reporting",
)
