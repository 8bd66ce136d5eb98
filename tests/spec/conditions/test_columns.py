"""Comparisons with another column."""

INDICATOR = """
other_measures: []
levels: {publish: [er_unit]}
sources:
  - columns:
      - {name: unit, type: unit}
      - {name: planned, type: count}
      - {name: held, type: count, not_applicable: [Ikke aktuelt]}
"""

ROWS = """
unit | planned | held
A    | 4       | 5
B    | 4       | 4
C    | 4       | 3
"""


def counting(condition):
    return f"main_measure: {{kind: count, numerator: {{rows: true, where: {condition}}}}}"


def test_a_column_can_equal_another(check):
    check(
        ROWS,
        """
        area       | value
        Legevakt A | 0
        Legevakt B | 1
        Legevakt C | 0
        """,
        indicator=counting("{column: held, equals: {column: planned}}"),
    )


def test_a_column_can_be_at_least_another(check):
    check(
        ROWS,
        """
        area       | value
        Legevakt A | 1
        Legevakt B | 1
        Legevakt C | 0
        """,
        indicator=counting("{column: held, at_least: {column: planned}}"),
    )


def test_a_column_can_be_at_most_another(check):
    check(
        ROWS,
        """
        area       | value
        Legevakt A | 0
        Legevakt B | 1
        Legevakt C | 1
        """,
        indicator=counting("{column: held, at_most: {column: planned}}"),
    )


def test_without_both_values_nothing_is_known(check):
    """If either of the two has no value, the comparison is unknown. Unit B says that the question
    does not apply."""
    check(
        """
        unit | planned | held
        A    |         | 3
        B    | 4       | Ikke aktuelt
        C    | 4       |
        """,
        """
        area       | value | status
        Legevakt A |       | no_answer
        Legevakt B |       | not_applicable
        Legevakt C |       | no_answer
        """,
        indicator=counting("{column: held, at_most: {column: planned}}"),
    )
