"""Municipalities that change number."""

INDICATOR = """
levels: {publish: [national, county, municipality]}
"""

ROWS = """
unit | doctors | trained
A    | 10      | 1
"""


def test_a_renumbered_municipality_is_followed(check):
    """The register has the number that Drammen had in 2021. In 2024 it is another, in a county of
    another name, and the register needs no new row for that."""
    check(
        ROWS,
        """
        area    | level        | code | numerator
        Drammen | municipality | 3301 | 1
        Buskerud | county      | 33   | 1
        """,
        register="""
        unit | host | serves | from       | to
        A    | 3005 | 3005   | 2020-01-01 |
        """,
        year=2024,
    )


def test_several_changes_in_a_row_are_followed(check):
    """Drammen was 0602 until 2020 and 3005 until 2024."""
    check(
        ROWS,
        """
        area    | level        | code | numerator
        Drammen | municipality | 3301 | 1
        """,
        register="""
        unit | host | serves | from       | to
        A    | 0602 | 0602   | 2015-01-01 |
        """,
        year=2024,
    )


def test_municipalities_that_merged_become_one(check):
    """Unit A served Rissa and Leksvik, which became Indre Fosen in 2018: one municipality, in which
    the unit counts once."""
    check(
        ROWS,
        """
        area        | level        | code | numerator | denominator | invited
        Indre Fosen | municipality | 5054 | 1         | 10          | 1
        Trøndelag   | county       | 50   | 1         | 10          | 1
        """,
        register="""
        unit | host | serves    | from       | to
        A    | 1624 | 1624 1718 | 2015-01-01 |
        """,
    )


def test_a_number_from_a_later_year_is_followed_back(check):
    """A register with today's numbers gives last year's figures under last year's numbers."""
    check(
        ROWS,
        """
        area    | level        | code | numerator
        Drammen | municipality | 3005 | 1
        """,
        register="""
        unit | host | serves | from       | to
        A    | 3301 | 3301   | 2020-01-01 |
        """,
    )


def test_a_municipality_that_was_divided_is_an_error(check):
    """Ålesund was divided on 1 January 2024. Only somebody who knows can say which part the unit
    lies in, so the register has to."""
    check(
        ROWS,
        refused="D345",
        register="""
        unit | host | serves | from       | to
        A    | 1507 | 1507   | 2020-01-01 |
        """,
        year=2024,
    )


def test_a_division_is_settled_by_the_register(check):
    """A new row from that day on says where the unit lies and whom it serves."""
    check(
        ROWS,
        """
        area    | level        | code | numerator
        Ålesund | municipality | 1508 | 1
        Haram   | municipality | 1580 | 1
        """,
        register="""
        unit | host | serves    | from       | to
        A    | 1507 | 1507      | 2020-01-01 | 2024-01-01
        A    | 1508 | 1508 1580 | 2024-01-01 |
        """,
        year=2024,
    )


def test_a_division_after_the_period_does_not_matter(check):
    check(
        ROWS,
        """
        area    | level        | code | numerator
        Ålesund | municipality | 1507 | 1
        """,
        register="""
        unit | host | serves | from       | to
        A    | 1507 | 1507   | 2020-01-01 |
        """,
    )
