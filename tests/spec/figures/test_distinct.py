"""Different values."""

INDICATOR = """
main_measure:
  kind: count
  numerator: {distinct: course}
other_measures: []
levels: {publish: [national, county, er_unit]}
sources:
  - rows: many_per_unit
    columns:
      - {name: unit, type: unit}
      - {name: course, type: text}
      - {name: done, type: choice, values: [Ja, Nei]}
"""


def test_the_same_value_counts_once_in_a_unit(check):
    check(
        """
        unit | course | done
        A    | AHLR   | Ja
        A    | AHLR   | Ja
        A    | PHTLS  | Ja
        B    | AHLR   | Ja
        C    | AHLR   | Ja
        """,
        """
        area       | value
        Legevakt A | 2
        """,
    )


def test_the_same_value_at_two_units_counts_once_in_their_area(check):
    """Numbers of different values do not add up: A has two and B has two, and together they have
    three."""
    check(
        """
        unit | course | done
        A    | AHLR   | Ja
        A    | PHTLS  | Ja
        B    | AHLR   | Ja
        B    | ATLS   | Ja
        C    | AHLR   | Ja
        """,
        """
        area       | value
        Norge      | 3
        Vestland   | 3
        Oslo       | 1
        Legevakt A | 2
        Legevakt B | 2
        """,
    )


def test_a_missing_value_is_not_a_value(check):
    """The row without a course is left out. Unit C has no other row, so it has not answered."""
    check(
        """
        unit | course | done
        A    | AHLR   | Ja
        A    |        | Ja
        B    | ATLS   | Ja
        C    |        | Ja
        """,
        """
        area       | value | status    | answered
        Norge      | 2     | ok        | 2
        Legevakt A | 1     | ok        | 1
        Legevakt C |       | no_answer | 0
        """,
    )


def test_different_values_among_selected_rows(check):
    """A row that is not selected needs no value: what the course was called does not matter where
    it was not done."""
    check(
        """
        unit | course | done
        A    | AHLR   | Ja
        A    | PHTLS  | Nei
        B    | AHLR   | Ja
        B    |        | Nei
        C    | ATLS   | Nei
        """,
        """
        area       | value | status | answered
        Norge      | 1     | ok     | 3
        Legevakt C | 0     | ok     | 1
        """,
        indicator="""
        main_measure:
          kind: count
          numerator: {distinct: course, where: {column: done, equals: Ja}}
        """,
    )


def test_a_row_counts_in_both_numerator_and_denominator_or_in_neither(check):
    """Of the second row nobody knows whether the course was done, so its course is not among all courses
    either."""
    check(
        """
        unit | course | done
        A    | AHLR   | Ja
        A    | PHTLS  |
        B    | ATLS   | Nei
        """,
        """
        area  | numerator | denominator | value
        Norge | 1         | 2           | 50
        """,
        indicator="""
        main_measure:
          kind: proportion
          numerator: {distinct: course, where: {column: done, equals: Ja}}
          denominator: {distinct: course}
        """,
    )
