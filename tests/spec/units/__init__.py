"""Which units count.

The register says which ER units there are, where they are, when they were open and which municipalities
they serve. A unit is invited when it was open on the last day of the period.
"""

SECTIONS = ("validity",)
