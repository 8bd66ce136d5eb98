"""The response threshold."""

INDICATOR = """
response_threshold: "50"
levels: {publish: [national, county, er_unit]}
"""

REGISTER = """
    unit | host | serves | from       | to
    A    | 4601 | 4601   | 2020-01-01 |
    B    | 4602 | 4602   | 2020-01-01 |
    C    | 0301 | 0301   | 2020-01-01 |
    D    | 4611 | 4611   | 2020-01-01 |
"""


def test_a_figure_is_not_shown_when_too_few_have_answered(check):
    """One of Vestland's three units has answered, which is less than half. The value is empty, and
    so are its numerator and denominator, from which it could be worked out. How many have answered
    is always shown."""
    check(
        """
        unit | doctors | trained
        A    | 10      | 1
        B    |         |
        C    | 10      | 5
        """,
        """
        area     | level    | numerator | denominator | value | status                   | invited | answered
        Vestland | county   |           |             |       | below_response_threshold | 3       | 1
        Norge    | national | 6         | 20          | 30    | ok                       | 4       | 2
        """,
    )


def test_exactly_the_threshold_is_enough(check):
    """Two of four have answered: 50 per cent, where 50 are asked for."""
    check(
        """
        unit | doctors | trained
        A    | 10      | 1
        B    | 10      | 2
        """,
        """
        area  | value | status | invited | answered
        Norge | 15    | ok     | 4       | 2
        """,
    )


def test_the_threshold_may_have_decimals(check):
    """Two of three are 66.67 per cent rounded, and less than that before rounding."""
    check(
        """
        unit | doctors | trained
        A    | 10      | 1
        B    | 10      | 2
        C    | 10      | 5
        """,
        """
        area     | level  | value | status                   | invited | answered
        Vestland | county |       | below_response_threshold | 3       | 2
        """,
        indicator='response_threshold: "66.67"',
    )


def test_does_not_apply_is_an_answer(check):
    """One unit has answered and one has said that it does not apply: two of four have been heard."""
    check(
        """
        unit | doctors      | trained
        A    | 10           | 1
        B    | Ikke aktuelt | Ikke aktuelt
        """,
        """
        area  | value | status | invited | answered | not_applicable
        Norge | 10    | ok     | 4       | 1        | 1
        """,
        indicator="""
        sources:
          - columns:
              - {name: unit, type: unit}
              - {name: doctors, type: count, not_applicable: [Ikke aktuelt]}
              - {name: trained, type: count, not_applicable: [Ikke aktuelt]}
        """,
    )


def test_a_unit_that_was_not_open_does_not_weigh(check):
    """Unit D opened after the period. Vestland has invited two units, and one of them is half."""
    check(
        """
        unit | doctors | trained
        A    | 10      | 1
        """,
        """
        area     | level  | value | status | invited | answered
        Vestland | county | 10    | ok     | 2       | 1
        """,
        register="""
        unit | host | serves | from       | to
        A    | 4601 | 4601   | 2020-01-01 |
        B    | 4602 | 4602   | 2020-01-01 |
        C    | 0301 | 0301   | 2020-01-01 |
        D    | 4611 | 4611   | 2022-01-01 |
        """,
    )


def test_the_threshold_holds_for_each_measure_on_its_own(check):
    """Three of four have said how many doctors they have, and only one how many have trained."""
    check(
        """
        unit | doctors | trained
        A    | 10      | 1
        B    | 10      |
        C    | 10      |
        """,
        """
        measure | area  | numerator | value | status                   | answered
        1       | Norge |           |       | below_response_threshold | 1
        2       | Norge |           |       | below_response_threshold | 1
        3       | Norge | 30        | 30    | ok                       | 3
        """,
    )


def test_where_nobody_has_answered_the_status_says_so(check):
    """`no_answer` tells more than that too few have answered."""
    check(
        """
        unit | doctors | trained
        A    | 10      | 1
        B    | 10      | 1
        C    |         |
        """,
        """
        area | level  | status    | invited | answered
        Oslo | county | no_answer | 1       | 0
        """,
    )


def test_too_few_answers_weigh_more_than_a_zero_denominator(check):
    """Whether a denominator is 0 is known only when enough have answered."""
    check(
        """
        unit | doctors | trained
        A    | 0       | 0
        C    | 10      | 1
        """,
        """
        area     | level  | numerator | denominator | status
        Vestland | county |           |             | below_response_threshold
        """,
    )


def test_the_figure_of_a_unit_has_no_threshold(check):
    """The threshold is about areas. A unit has answered or it has not."""
    check(
        """
        unit | doctors | trained
        A    | 10      | 1
        """,
        """
        area       | level    | value | status
        Legevakt A | er_unit  | 10    | ok
        Norge      | national |       | below_response_threshold
        """,
    )


def test_without_a_threshold_one_answer_makes_a_figure(check):
    """No threshold is built in. The number of answers stands beside the figure for the reader to
    judge."""
    check(
        """
        unit | doctors | trained
        A    | 10      | 1
        """,
        """
        area  | value | status | invited | answered
        Norge | 10    | ok     | 4       | 1
        """,
        indicator="response_threshold:",
    )
