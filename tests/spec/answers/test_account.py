"""The account of the rows."""


def test_every_row_read_is_counted_or_left_out_for_a_reason(check):
    """Rows read = answered + not answered + not applicable + not open. The account is kept with the
    result."""
    check(
        """
        unit | doctors | trained
        A    | 10      | 1
        B    |         |
        C    | 10      | Ikke aktuelt
        D    | 10      | 5
        """,
        """
        area  | numerator | denominator
        Norge | 1         | 10
        """,
        accounts="""
        read | answered | not_answered | not_applicable | not_open
        4    | 1        | 1            | 1              | 1
        """,
        register="""
        unit | host | serves | from       | to
        A    | 4601 | 4601   | 2020-01-01 |
        B    | 4602 | 4602   | 2020-01-01 |
        C    | 0301 | 0301   | 2020-01-01 |
        D    | 4611 | 4611   | 2022-01-01 |
        """,
        indicator="""
        sources:
          - columns:
              - {name: unit, type: unit}
              - {name: doctors, type: count}
              - {name: trained, type: count, not_applicable: [Ikke aktuelt]}
        """,
    )


def test_a_row_can_count_in_one_measure_and_not_in_another(check):
    """Each measure has an account of its own. Unit B has answered the question behind measure 3 only."""
    check(
        """
        unit | doctors | trained
        A    | 10      | 1
        B    | 10      |
        C    | 10      | 2
        """,
        """
        measure | area  | answered
        1       | Norge | 2
        2       | Norge | 2
        3       | Norge | 3
        """,
        accounts="""
        measure | read | answered | not_answered | not_applicable | not_open
        1       | 3    | 2        | 1            | 0              | 0
        2       | 3    | 2        | 1            | 0              | 0
        3       | 3    | 3        | 0            | 0              | 0
        """,
    )


def test_units_without_a_row_are_not_in_the_account(check):
    """The account is about rows, and a unit that has not responded has none. It is seen from the
    units invited and responded."""
    check(
        """
        unit | doctors | trained
        A    | 10      | 1
        """,
        """
        area  | invited | responded
        Norge | 3       | 1
        """,
        accounts="""
        read | answered | not_answered | not_applicable | not_open
        1    | 1        | 0            | 0              | 0
        """,
    )


def test_the_account_counts_rows_and_the_figure_counts_units(check):
    check(
        """
        unit | doctors | trained
        A    | 10      | 1
        A    | 20      | 2
        A    | 30      |
        B    | 10      | 1
        """,
        """
        area  | numerator | denominator | invited | responded | answered
        Norge | 4         | 40          | 3       | 2         | 2
        """,
        accounts="""
        read | answered | not_answered | not_applicable | not_open
        4    | 3        | 1            | 0              | 0
        """,
        indicator="""
        sources:
          - rows: many_per_unit
            columns:
              - {name: unit, type: unit}
              - {name: doctors, type: count}
              - {name: trained, type: count}
        """,
    )
