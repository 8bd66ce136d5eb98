"""Figures that would give others away.

Figures are published from the top down, the large ones of a level first and groups after the whole, and each
that would tell a hidden number is left out. So the nation stays as long as it can.
"""

INDICATOR = """
sources:
  - id: stays
    personal: true
    columns:
      - {name: unit, type: unit}
      - {name: stays, type: count}
      - {name: harmed, type: count, at_most: stays}
main_measure: {kind: proportion, numerator: {sum: harmed}, denominator: {sum: stays}}
other_measures: []
levels: {publish: [national, county, er_unit]}
disclosure: {rule: small_numbers, numerator_at_most: 4, reason: Opphold er personer.}
"""

REGISTER = """
    unit | host | serves    | from       | to
    A    | 4601 | 4601      | 2020-01-01 |
    B    | 4602 | 4602      | 2020-01-01 |
    C    | 4611 | 4611 4602 | 2020-01-01 |
    D    | 0301 | 0301      | 2020-01-01 |
"""


def test_another_unit_of_the_county_is_hidden_with_the_small_one(check):
    """The county's 42 less those of B and C would be A's 2. The smaller of the two is hidden as well."""
    check(
        """
        unit | stays | harmed
        A    | 90    | 2
        B    | 100   | 10
        C    | 400   | 30
        D    | 300   | 20
        """,
        """
        area       | level    | numerator | denominator | value | status
        Norge      | national | 62        | 890         | 6.97  | ok
        Vestland   | county   | 42        | 590         | 7.12  | ok
        Legevakt A | er_unit  |           |             |       | suppressed
        Legevakt B | er_unit  |           |             |       | suppressed_secondary
        Legevakt C | er_unit  | 30        | 400         | 7.5   | ok
        Legevakt D | er_unit  | 20        | 300         | 6.67  | ok
        """,
    )


def test_a_county_with_one_unit_is_hidden_with_it(check):
    """Oslo and its only unit have the same small number. The nation's less Vestland's would be Oslo's
    too, and so would the nation's less those of the three other units."""
    check(
        """
        unit | stays | harmed
        A    | 90    | 20
        B    | 100   | 10
        C    | 400   | 30
        D    | 300   | 2
        """,
        """
        area       | level    | numerator | denominator | value | status
        Norge      | national | 62        | 890         | 6.97  | ok
        Oslo       | county   |           |             |       | suppressed
        Vestland   | county   |           |             |       | suppressed_secondary
        Legevakt D | er_unit  |           |             |       | suppressed
        Legevakt A | er_unit  | 20        | 90          | 22.22 | ok
        Legevakt B | er_unit  |           |             |       | suppressed_secondary
        Legevakt C | er_unit  | 30        | 400         | 7.5   | ok
        """,
    )


def test_municipalities_that_share_a_unit_are_hidden_where_one_less_the_other_is_a_small_unit(check):
    """4602 is served by B and C, 4611 by C. Their difference is B's, though units are not published."""
    check(
        """
        unit | stays | harmed
        A    | 90    | 20
        B    | 100   | 3
        C    | 400   | 30
        D    | 300   | 20
        """,
        """
        area    | level        | numerator | denominator | value | status
        Kinn    | municipality | 33        | 500         | 6.6   | ok
        Etne    | municipality |           |             |       | suppressed_secondary
        """,
        indicator="levels: {publish: [municipality]}",
    )


def test_groups_are_hidden_by_two(check):
    """The whole of A less its men would be its two women; what is not hidden of the groups of B and C would
    tell it in the same way, so that somebody is hidden there too."""
    check(
        """
        unit | sex    | stays | harmed
        A    | Kvinne | 45    | 2
        A    | Mann   | 45    | 20
        B    | Kvinne | 50    | 20
        B    | Mann   | 50    | 20
        """,
        """
        area       | level    | stratum | group  | numerator | denominator | value | status
        Legevakt A | er_unit  |         |        | 22        | 90          | 24.44 | ok
        Legevakt A | er_unit  | sex     | Kvinne |           |             |       | suppressed
        Legevakt A | er_unit  | sex     | Mann   |           |             |       | suppressed_secondary
        Legevakt B | er_unit  | sex     | Kvinne |           |             |       | suppressed_secondary
        Legevakt B | er_unit  | sex     | Mann   |           |             |       | suppressed_secondary
        Norge      | national | sex     | Kvinne | 22        | 95          | 23.16 | ok
        Norge      | national | sex     | Mann   | 40        | 95          | 42.11 | ok
        """,
        indicator="""
        levels: {publish: [national, er_unit]}
        strata: [{id: sex, text: Kjønn, column: sex}]
        sources:
          - id: stays
            personal: true
            rows: many_per_unit
            columns:
              - {name: unit, type: unit}
              - {name: sex, type: choice, values: [Kvinne, Mann]}
              - {name: stays, type: count}
              - {name: harmed, type: count, at_most: stays}
        """,
    )
