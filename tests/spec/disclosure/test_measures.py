"""Measures of one indicator."""

INDICATOR = """
sources:
  - id: stays
    personal: true
    columns:
      - {name: unit, type: unit}
      - {name: stays, type: count}
      - {name: harmed, type: count, at_most: stays}
levels: {publish: [er_unit]}
main_measure: {kind: proportion, numerator: {same_as: 2}, denominator: {same_as: 3}}
other_measures:
  - {kind: count, numerator: {sum: harmed}}
  - {kind: count, numerator: {sum: stays}}
"""


def test_a_numerator_that_is_small_is_small_in_every_measure(check):
    """The denominator of A gives nothing away."""
    check(
        """
        unit | stays | harmed
        A    | 100   | 4
        B    | 100   | 50
        """,
        """
        area       | measure | value | status
        Legevakt A | 1       |       | suppressed
        Legevakt A | 2       |       | suppressed
        Legevakt A | 3       | 100   | ok
        Legevakt B | 1       | 50    | ok
        """,
        indicator="disclosure: {rule: small_numbers, numerator_at_most: 4, reason: Opphold er personer.}",
    )


def test_both_numbers_of_a_share_are_not_shown_where_their_difference_is_small(check):
    """97 of 100: the measures 2 and 3 would tell the share that measure 1 hides."""
    check(
        """
        unit | stays | harmed
        A    | 100   | 97
        B    | 100   | 50
        """,
        """
        area       | measure | value | status
        Legevakt A | 1       |       | suppressed
        Legevakt A | 2       | 97    | ok
        Legevakt A | 3       |       | suppressed_secondary
        """,
        indicator="disclosure: {rule: small_numbers, rest_at_most: 4, reason: Opphold er personer.}",
    )
