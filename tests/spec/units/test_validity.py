"""Open and closed."""

INDICATOR = """
levels: {publish: [national, county, er_unit]}
"""

ROWS = """
unit | doctors | trained
A    | 10      | 1
B    | 10      | 2
C    | 10      | 3
"""


def test_a_unit_that_opened_after_the_period_is_not_open(check):
    """Its row is left out of every figure, with its reason, and its own figure says why it is
    empty. That is not a missing answer: the unit was never asked about this period."""
    check(
        ROWS,
        """
        area       | level    | numerator | value | status   | invited | responded | answered
        Norge      | national | 4         | 20    | ok       | 2       | 2         | 2
        Legevakt B | er_unit  |           |       | not_open | 0       | 0         | 0
        """,
        accounts="""
        read | answered | not_answered | not_applicable | not_open
        3    | 2        | 0            | 0              | 1
        """,
        register="""
        unit | host | serves | from       | to
        A    | 4601 | 4601   | 2020-01-01 |
        B    | 4602 | 4602   | 2022-01-01 |
        C    | 0301 | 0301   | 2020-01-01 |
        """,
    )


def test_a_unit_that_was_not_open_and_has_no_row_is_not_shown(check):
    check(
        """
        unit | doctors | trained
        A    | 10      | 1
        C    | 10      | 3
        """,
        """
        area       | level    | status   | invited
        Norge      | national | ok       | 2
        Legevakt B | er_unit  | (no row) |
        """,
        register="""
        unit | host | serves | from       | to
        A    | 4601 | 4601   | 2020-01-01 |
        B    | 4602 | 4602   | 2022-01-01 |
        C    | 0301 | 0301   | 2020-01-01 |
        """,
    )


def test_a_unit_that_closed_in_the_middle_of_the_year_is_not_open(check):
    """The last day of the period decides, so that a unit and the one that took over its patients
    are not both counted."""
    check(
        ROWS,
        """
        area       | level    | numerator | status   | invited
        Norge      | national | 4         | ok       | 2
        Legevakt B | er_unit  |           | not_open | 0
        """,
        register="""
        unit | host | serves | from       | to
        A    | 4601 | 4601   | 2020-01-01 |
        B    | 4602 | 4602   | 2020-01-01 | 2021-07-01
        C    | 0301 | 0301   | 2020-01-01 |
        """,
    )


def test_a_unit_that_opened_in_the_middle_of_the_year_is_open(check):
    check(
        ROWS,
        """
        area       | level    | numerator | status | invited
        Norge      | national | 6         | ok     | 3
        Legevakt B | er_unit  | 2         | ok     | 1
        """,
        register="""
        unit | host | serves | from       | to
        A    | 4601 | 4601   | 2020-01-01 |
        B    | 4602 | 4602   | 2021-12-31 |
        C    | 0301 | 0301   | 2020-01-01 |
        """,
    )


def test_the_end_of_a_period_of_validity_is_the_first_day_that_is_not_valid(check):
    """Unit A ends on the day after the last day, and was open on it. Unit B ends on the last day,
    and was not."""
    check(
        ROWS,
        """
        area       | level   | status   | invited
        Legevakt A | er_unit | ok       | 1
        Legevakt B | er_unit | not_open | 0
        """,
        register="""
        unit | host | serves | from       | to
        A    | 4601 | 4601   | 2020-01-01 | 2022-01-01
        B    | 4602 | 4602   | 2020-01-01 | 2021-12-31
        C    | 0301 | 0301   | 2020-01-01 |
        """,
    )


def test_a_unit_that_moved_belongs_where_it_was_on_the_last_day(check):
    """Unit B moved from Vestland to Rogaland during the year, and counts in Rogaland alone."""
    check(
        ROWS,
        """
        area     | level  | numerator | invited
        Vestland | county | 1         | 1
        Rogaland | county | 2         | 1
        """,
        register="""
        unit | host | serves | from       | to
        A    | 4601 | 4601   | 2020-01-01 |
        B    | 4602 | 4602   | 2020-01-01 | 2021-04-01
        B    | 1103 | 1103   | 2021-04-01 |
        C    | 0301 | 0301   | 2020-01-01 |
        """,
    )


def test_the_same_register_serves_every_period(check):
    """A year later, the unit that opened in 2022 is open, and the one that closed is not."""
    check(
        ROWS,
        """
        area       | level    | numerator | status   | invited
        Norge      | national | 5         | ok       | 2
        Legevakt A | er_unit  |           | not_open | 0
        Legevakt B | er_unit  | 2         | ok       | 1
        """,
        register="""
        unit | host | serves | from       | to
        A    | 4601 | 4601   | 2020-01-01 | 2022-07-01
        B    | 4602 | 4602   | 2022-01-01 |
        C    | 0301 | 0301   | 2020-01-01 |
        """,
        year=2022,
    )


def test_a_row_of_a_unit_that_the_register_does_not_know_is_an_error(check):
    """It would fall out of every total, so the computation stops and names the row."""
    check(
        """
        unit | doctors | trained
        A    | 10      | 1
        X    | 10      | 2
        """,
        refused="D310",
    )
