"""Zero denominators."""

INDICATOR = """
levels: {publish: [national, er_unit]}
"""


def test_nothing_out_of_nothing_is_no_figure(check):
    """A unit without doctors has answered: it has none. There is nothing to take a proportion of,
    so the value is empty and the status says why. It is neither 0 nor 100 per cent."""
    check(
        """
        unit | doctors | trained
        A    | 0       | 0
        B    | 10      | 1
        C    | 10      | 2
        """,
        """
        area       | numerator | denominator | value | status
        Legevakt A | 0         | 0           |       | zero_denominator
        """,
    )


def test_a_unit_with_a_zero_denominator_has_answered(check):
    """It is among the units that have answered, and leaves the figure of an area as it is."""
    check(
        """
        unit | doctors | trained
        A    | 0       | 0
        B    | 10      | 1
        C    | 10      | 2
        """,
        """
        area  | numerator | denominator | value | invited | answered
        Norge | 3         | 20          | 15    | 3       | 3
        """,
    )


def test_an_area_where_all_denominators_are_zero_has_no_figure(check):
    check(
        """
        unit | doctors | trained
        A    | 0       | 0
        B    | 0       | 0
        C    | 0       | 0
        """,
        """
        area  | numerator | denominator | value | status           | answered
        Norge | 0         | 0           |       | zero_denominator | 3
        """,
    )


def test_a_count_of_zero_is_ok_all_the_same(check):
    """Only a proportion needs something to be divided by."""
    check(
        """
        unit | doctors | trained
        A    | 0       | 0
        B    | 0       | 0
        C    | 0       | 0
        """,
        """
        measure | area  | numerator | value | status
        2       | Norge | 0         | 0     | ok
        """,
    )
