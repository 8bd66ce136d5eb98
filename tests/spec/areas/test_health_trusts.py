"""Health trusts."""

INDICATOR = """
levels: {publish: [national, health_trust]}
"""

ROWS = """
unit | doctors | trained
A    | 10      | 1
B    | 20      | 4
C    | 40      | 30
"""


def test_a_unit_belongs_to_the_trust_that_serves_its_host_municipality(check):
    """Unit A lies in Bergen and unit B in Kinn. Whom a unit serves does not matter here: unit A
    serves Kinn as well, and counts in Helse Bergen all the same."""
    check(
        ROWS,
        """
        area            | level        | code      | numerator | denominator | invited
        Helse Bergen HF | health_trust | 983974724 | 1         | 10          | 1
        Helse Førde HF  | health_trust | 983974732 | 4         | 20          | 1
        """,
        register="""
        unit | host | serves    | from       | to
        A    | 4601 | 4601 4602 | 2020-01-01 |
        B    | 4602 | 4602      | 2020-01-01 |
        C    | 1103 | 1103      | 2020-01-01 |
        """,
    )


def test_a_trust_without_a_unit_is_shown_without_a_figure(check):
    check(
        ROWS,
        """
        area                  | level        | numerator | status   | invited
        Finnmarkssykehuset HF | health_trust |           | not_open | 0
        """,
    )


def test_a_trust_that_serves_no_municipality_of_its_own_has_no_row(check):
    """Sunnaas serves the whole country, and Oslo universitetssykehus city districts of Oslo. A row
    without units would look as if the hospitals did not exist."""
    check(
        ROWS,
        """
        area                         | level        | status
        Sunnaas sykehus HF           | health_trust | (no row)
        Oslo universitetssykehus HF  | health_trust | (no row)
        Akershus universitetssykehus HF | health_trust | not_open
        """,
    )


def test_an_earlier_year_is_shown_by_the_division_of_2024(check):
    """In 2019 Bergen had another number. It is followed to the one that it has in the table of
    trusts. Who served whom in 2019 is not known."""
    check(
        ROWS,
        """
        area            | level        | numerator | invited
        Helse Bergen HF | health_trust | 1         | 1
        """,
        register="""
        unit | host | serves | from       | to
        A    | 1201 | 1201   | 2018-01-01 |
        B    | 1401 | 1401   | 2018-01-01 |
        C    | 0301 | 0301   | 2018-01-01 |
        """,
        year=2019,
    )


def test_a_municipality_divided_later_belongs_to_the_trust_that_serves_all_of_its_parts(check):
    """Ålesund was divided in 2024, and one trust serves both parts."""
    check(
        ROWS,
        """
        area                     | level        | numerator | invited
        Helse Møre og Romsdal HF | health_trust | 1         | 1
        """,
        register="""
        unit | host | serves | from       | to
        A    | 1507 | 1507   | 2020-01-01 |
        B    | 4602 | 4602   | 2020-01-01 |
        C    | 0301 | 0301   | 2020-01-01 |
        """,
    )


def test_a_municipality_divided_between_trusts_later_belongs_to_none_of_them(check):
    """Tysfjord became a part of Narvik and a part of Hamarøy in 2020, which two trusts serve. Which
    of them a unit in Tysfjord counted in cannot be known."""
    check(
        ROWS,
        """
        area                                | level        | numerator | status   | invited
        Norge                               | national     | 35        | ok       | 3
        Universitetssykehuset Nord-Norge HF | health_trust |           | not_open | 0
        Nordlandssykehuset HF               | health_trust |           | not_open | 0
        """,
        register="""
        unit | host | serves | from       | to
        A    | 1850 | 1850   | 2018-01-01 |
        B    | 1401 | 1401   | 2018-01-01 |
        C    | 0301 | 0301   | 2018-01-01 |
        """,
        year=2019,
    )


def test_the_response_threshold_holds_for_a_trust(check):
    """One of the two units in the municipalities of Helse Bergen has answered."""
    check(
        """
        unit | doctors | trained
        A    | 10      | 1
        C    | 40      | 30
        """,
        """
        area            | level        | numerator | status                   | invited | answered
        Helse Bergen HF | health_trust |           | below_response_threshold | 2       | 1
        """,
        register="""
        unit | host | serves | from       | to
        A    | 4601 | 4601   | 2020-01-01 |
        B    | 4633 | 4633   | 2020-01-01 |
        C    | 0301 | 0301   | 2020-01-01 |
        """,
        indicator='response_threshold: "60"',
    )
