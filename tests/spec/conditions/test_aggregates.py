"""Conditions on sums and proportions."""

INDICATOR = """
other_measures: []
levels: {publish: [national, er_unit]}
sources:
  - rows: many_per_unit
    columns:
      - {name: unit, type: unit}
      - {name: staff, type: choice, values: [Lege, Sykepleier], not_applicable: [Annet]}
      - {name: people, type: count}
      - {name: trained, type: count, at_most: people}
"""


def test_a_sum_takes_the_rows_for_which_the_condition_is_true(check):
    check(
        """
        unit | staff      | people | trained
        A    | Lege       | 10     | 1
        A    | Sykepleier | 30     | 3
        B    | Lege       | 5      | 5
        """,
        """
        area       | numerator | status
        Norge      | 15        | ok
        Legevakt A | 10        | ok
        Legevakt B | 5         | ok
        """,
        indicator="""
        main_measure:
          kind: count
          numerator: {sum: people, where: {column: staff, equals: Lege}}
        """,
    )


def test_a_row_outside_the_condition_needs_no_value(check):
    """The nurses' row of unit A has no number and is not asked for one. It counts as answered, and
    adds nothing."""
    check(
        """
        unit | staff      | people | trained
        A    | Lege       | 10     | 1
        A    | Sykepleier |        |
        B    | Lege       |        |
        """,
        """
        area       | numerator | status    | answered
        Norge      | 10        | ok        | 1
        Legevakt B |           | no_answer | 0
        """,
        accounts="""
        read | answered | not_answered | not_applicable | not_open
        3    | 2        | 1            | 0              | 0
        """,
        indicator="""
        main_measure:
          kind: count
          numerator: {sum: people, where: {column: staff, equals: Lege}}
        """,
    )


def test_a_unit_without_any_row_inside_the_condition_sums_to_zero(check):
    """Unit B has answered for its nurses and has no doctors: that is 0, and not a missing answer."""
    check(
        """
        unit | staff      | people | trained
        A    | Lege       | 10     | 1
        B    | Sykepleier | 20     | 2
        """,
        """
        area       | numerator | status
        Legevakt A | 10        | ok
        Legevakt B | 0         | ok
        Legevakt C |           | no_answer
        """,
        indicator="""
        main_measure:
          kind: count
          numerator: {sum: people, where: {column: staff, equals: Lege}}
        """,
    )


def test_a_row_of_which_the_condition_is_unknown_leaves_the_measure(check):
    """Of the row without a kind of staff nobody knows whether it is in the sum. The row whose kind
    is Annet is not applicable."""
    check(
        """
        unit | staff | people | trained
        A    | Lege  | 10     | 1
        A    |       | 20     | 2
        B    | Annet | 30     | 3
        """,
        """
        area       | numerator | denominator | value | status         | answered | not_applicable
        Norge      | 1         | 10          | 10    | ok             | 1        | 1
        Legevakt B |           |             |       | not_applicable | 0        | 1
        """,
        accounts="""
        read | answered | not_answered | not_applicable | not_open
        3    | 1        | 1            | 1              | 0
        """,
        indicator="""
        main_measure:
          kind: proportion
          numerator: {sum: trained, where: {column: staff, equals: Lege}}
          denominator: {sum: people, where: {column: staff, equals: Lege}}
        """,
    )


def test_numerator_and_denominator_can_have_conditions_of_their_own(check):
    """A row must be settled for both. The third row has people enough to be in the denominator, and
    nobody knows whether it belongs in the numerator, so it leaves both."""
    check(
        """
        unit | staff      | people | trained
        A    | Lege       | 10     | 0
        A    | Sykepleier | 20     | 0
        A    |            | 30     | 0
        B    | Sykepleier | 2      | 0
        """,
        """
        area  | numerator | denominator | value
        Norge | 1         | 2           | 50
        """,
        indicator="""
        main_measure:
          kind: proportion
          numerator:
            rows: true
            where:
              all:
                - {column: staff, equals: Lege}
                - {column: people, at_least: "5"}
          denominator: {rows: true, where: {column: people, at_least: "5"}}
        """,
    )
