"""Oslo."""

INDICATOR = """
levels: {publish: [national, health_region, health_trust, regsim_region, county]}
"""

ROWS = """
unit | doctors | trained
A    | 10      | 1
B    | 20      | 4
C    | 40      | 30
"""


def test_a_unit_in_oslo_counts_in_its_region_and_in_no_trust(check):
    """Oslo is divided between health trusts by city district. What is known of a unit is its
    municipality, and so it counts in no trust. Nothing is guessed, and a note tells which units that
    are."""
    check(
        ROWS,
        """
        area                            | level         | numerator | status   | invited
        Norge                           | national      | 35        | ok       | 3
        Helse Sør-Øst RHF               | health_region | 30        | ok       | 1
        RegSim Sør-Øst                  | regsim_region | 30        | ok       | 1
        Oslo                            | county        | 30        | ok       | 1
        Akershus universitetssykehus HF | health_trust  |           | not_open | 0
        Oslo universitetssykehus HF     | health_trust  |           | (no row) |
        """,
    )


def test_trusts_do_not_add_up_to_the_nation_where_a_unit_lies_in_oslo(check):
    """Here they come to the 5 and 30 of units A and B, and the nation to 35 and 70."""
    check(
        ROWS,
        """
        area            | level        | numerator | denominator
        Norge           | national     | 35        | 70
        Helse Bergen HF | health_trust | 1         | 10
        Helse Førde HF  | health_trust | 4         | 20
        """,
    )


def test_the_municipality_of_oslo_itself_counts_in_no_trust(check):
    check(
        """
        unit | doctors | trained
        0301 | 40      | 30
        3024 | 10      | 2
        """,
        """
        area                            | level         | numerator | invited | answered
        Helse Sør-Øst RHF               | health_region | 32        | 146     | 2
        Vestre Viken HF                 | health_trust  | 2         | 21      | 1
        Akershus universitetssykehus HF | health_trust  |           | 21      | 0
        """,
        indicator="""
        sources:
          - units: municipality
            columns:
              - {name: unit, type: unit}
              - {name: doctors, type: count}
              - {name: trained, type: count, at_most: doctors}
        """,
    )
