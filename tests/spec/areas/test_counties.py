"""Counties."""

INDICATOR = """
levels: {publish: [national, county]}
"""

REGISTER = """
    unit | host | serves         | from       | to
    A    | 4601 | 4601           | 2020-01-01 |
    B    | 5059 | 5059 5061 1566 | 2020-01-01 |
    C    | 1505 | 1505           | 2020-01-01 |
"""


def test_a_unit_belongs_to_the_county_of_its_host_municipality(check):
    """Unit B lies in Orkland in Trøndelag, and serves Surnadal in Møre og Romsdal as well. It
    counts in Trøndelag, with all of its doctors, and nowhere else."""
    check(
        """
        unit | doctors | trained
        A    | 10      | 1
        B    | 20      | 2
        C    | 40      | 30
        """,
        """
        area            | level  | numerator | denominator | invited
        Trøndelag       | county | 2         | 20          | 1
        Møre og Romsdal | county | 30        | 40          | 1
        """,
    )


def test_counties_add_up_to_the_nation(check):
    """Numerators, denominators and units do. Percentages do not, and no mean of them is taken."""
    check(
        """
        unit | doctors | trained
        A    | 10      | 1
        B    | 20      | 2
        C    | 40      | 32
        """,
        """
        area            | level    | numerator | denominator | value | invited | answered
        Norge           | national | 35        | 70          | 50    | 3       | 3
        Vestland        | county   | 1         | 10          | 10    | 1       | 1
        Trøndelag       | county   | 2         | 20          | 10    | 1       | 1
        Møre og Romsdal | county   | 32        | 40          | 80    | 1       | 1
        """,
    )


def test_a_county_without_a_unit_is_shown_without_a_figure(check):
    """No unit was invited there, which is something else than a missing answer."""
    check(
        """
        unit | doctors | trained
        A    | 10      | 1
        """,
        """
        area            | level  | numerator | value | status    | invited
        Nordland        | county |           |       | not_open  | 0
        Møre og Romsdal | county |           |       | no_answer | 1
        """,
    )


def test_counties_are_those_of_the_period(check):
    """In 2021 Bergen lay in Vestland. In 2019 it had another number and lay in Hordaland."""
    check(
        """
        unit | doctors | trained
        A    | 10      | 1
        """,
        """
        area      | level  | numerator | status
        Hordaland | county | 1         | ok
        Vestland  | county |           | (no row)
        """,
        register="""
        unit | host | serves | from       | to
        A    | 1201 | 1201   | 2018-01-01 | 2020-01-01
        A    | 4601 | 4601   | 2020-01-01 |
        """,
        year=2019,
    )
