"""Municipalities."""

INDICATOR = """
levels: {publish: [national, county, municipality]}
"""

ROWS = """
unit | doctors | trained
A    | 10      | 1
B    | 20      | 4
C    | 40      | 30
"""


def test_a_municipality_shows_the_figure_of_the_unit_that_serves_it(check):
    """Unit A lies in Bergen and serves Fedje too. Both are shown the whole figure of unit A, since
    its answers are not divided between those it serves."""
    check(
        ROWS,
        """
        area   | level        | numerator | denominator | value | invited
        Bergen | municipality | 1         | 10          | 10    | 1
        Fedje  | municipality | 1         | 10          | 10    | 1
        """,
        register="""
        unit | host | serves    | from       | to
        A    | 4601 | 4601 4633 | 2020-01-01 |
        B    | 4602 | 4602      | 2020-01-01 |
        C    | 0301 | 0301      | 2020-01-01 |
        """,
    )


def test_municipalities_never_add_up(check):
    """Two municipalities share the 10 doctors of unit A, who are 10 in the county and 10 in each of
    them."""
    check(
        ROWS,
        """
        area     | level        | denominator
        Vestland | county       | 30
        Bergen   | municipality | 10
        Fedje    | municipality | 10
        Kinn     | municipality | 20
        """,
        register="""
        unit | host | serves    | from       | to
        A    | 4601 | 4601 4633 | 2020-01-01 |
        B    | 4602 | 4602      | 2020-01-01 |
        C    | 0301 | 0301      | 2020-01-01 |
        """,
    )


def test_a_municipality_that_several_units_serve_shows_their_sum(check):
    check(
        ROWS,
        """
        area  | level        | numerator | denominator | value | invited | answered
        Fedje | municipality | 5         | 30          | 50/3  | 2       | 2
        """,
        register="""
        unit | host | serves    | from       | to
        A    | 4601 | 4601 4633 | 2020-01-01 |
        B    | 4602 | 4602 4633 | 2020-01-01 |
        C    | 0301 | 0301      | 2020-01-01 |
        """,
    )


def test_a_unit_can_serve_a_municipality_in_another_county(check):
    """Surnadal in Møre og Romsdal is shown the figure of a unit in Trøndelag. Its own county is not."""
    check(
        ROWS,
        """
        area            | level        | numerator | status   | invited
        Surnadal        | municipality | 4         | ok       | 1
        Trøndelag       | county       | 4         | ok       | 1
        Møre og Romsdal | county       |           | not_open | 0
        """,
        register="""
        unit | host | serves    | from       | to
        A    | 4601 | 4601      | 2020-01-01 |
        B    | 5059 | 5059 1566 | 2020-01-01 |
        C    | 0301 | 0301      | 2020-01-01 |
        """,
    )


def test_a_host_municipality_that_the_unit_does_not_serve_does_not_show_its_figure(check):
    """A municipality's figure follows who is served, not where the building stands."""
    check(
        ROWS,
        """
        area   | level        | numerator | status   | invited
        Bergen | municipality |           | not_open | 0
        Fedje  | municipality | 1         | ok       | 1
        """,
        register="""
        unit | host | serves | from       | to
        A    | 4601 | 4633   | 2020-01-01 |
        B    | 4602 | 4602   | 2020-01-01 |
        C    | 0301 | 0301   | 2020-01-01 |
        """,
    )


def test_a_municipality_that_gets_a_unit_of_its_own_shows_the_old_one_until_then(check):
    """Unit B opened in Fedje on 1 January 2022. In 2021 Fedje was served from Bergen, and that is
    its figure."""
    check(
        ROWS,
        """
        area  | level        | numerator | denominator | invited
        Fedje | municipality | 1         | 10          | 1
        """,
        register="""
        unit | host | serves    | from       | to
        A    | 4601 | 4601 4633 | 2020-01-01 | 2022-01-01
        A    | 4601 | 4601      | 2022-01-01 |
        B    | 4633 | 4633      | 2022-01-01 |
        C    | 0301 | 0301      | 2020-01-01 |
        """,
    )


def test_the_response_threshold_holds_for_a_municipality(check):
    """One of the two units that serve Fedje has answered."""
    check(
        """
        unit | doctors | trained
        A    | 10      | 1
        """,
        """
        area   | level        | numerator | status                   | invited | answered
        Fedje  | municipality |           | below_response_threshold | 2       | 1
        Bergen | municipality | 1         | ok                       | 1       | 1
        """,
        register="""
        unit | host | serves    | from       | to
        A    | 4601 | 4601 4633 | 2020-01-01 |
        B    | 4602 | 4602 4633 | 2020-01-01 |
        """,
        indicator='response_threshold: "60"',
    )
