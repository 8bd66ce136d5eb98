"""Counts."""


def test_a_count_is_the_sum_of_a_column(check):
    """The figure of an area is the sum over its units. A count has no denominator."""
    check(
        """
        unit | doctors | trained
        A    | 10      | 1
        B    | 90      | 9
        C    | 20      | 0
        """,
        """
        measure | area  | numerator | denominator | value | status
        2       | Norge | 10        |             | 10    | ok
        3       | Norge | 120       |             | 120   | ok
        """,
    )


def test_a_count_can_be_the_number_of_rows(check):
    """Each unit has one row here, so the number of rows that say "Ja" is a number of units."""
    check(
        """
        unit | triage
        A    | Ja
        B    | Ja
        C    | Nei
        """,
        """
        area  | numerator | value | status
        Norge | 2         | 2     | ok
        """,
        indicator="""
        main_measure:
          kind: count
          numerator: {rows: true, where: {column: triage, equals: Ja}}
        other_measures: []
        sources:
          - columns:
              - {name: unit, type: unit}
              - {name: triage, type: choice, values: [Ja, Nei]}
        """,
    )


def test_zero_is_a_figure(check):
    """Nobody is an answer: the count is 0 and the status is `ok`."""
    check(
        """
        unit | doctors | trained
        A    | 10      | 0
        B    | 90      | 0
        C    | 20      | 0
        """,
        """
        measure | area  | numerator | value | status
        2       | Norge | 0         | 0     | ok
        """,
    )


def test_large_counts_are_exact(check):
    """Sums are exact whole numbers, also where a floating-point number has run out of digits."""
    check(
        """
        unit | doctors          | trained
        A    | 9007199254740993 | 1
        B    | 2                | 1
        C    | 0                | 0
        """,
        """
        measure | area  | numerator
        2       | Norge | 2
        3       | Norge | 9007199254740995
        """,
    )


def test_a_count_is_counted_on_its_own(check):
    """Unit B has not said how many have trained. It still counts in measure 3, but is in neither 1
    nor 2."""
    check(
        """
        unit | doctors | trained
        A    | 10      | 1
        B    | 90      |
        C    | 20      | 2
        """,
        """
        measure | area  | numerator | denominator | answered
        1       | Norge | 3         | 30          | 2
        2       | Norge | 3         |             | 2
        3       | Norge | 120       |             | 3
        """,
    )
