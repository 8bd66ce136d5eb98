"""Small figures."""

INDICATOR = """
sources:
  - id: stays
    personal: true
    columns:
      - {name: unit, type: unit}
      - {name: stays, type: count}
      - {name: harmed, type: count, at_most: stays}
main_measure: {kind: proportion, numerator: {sum: harmed}, denominator: {sum: stays}}
other_measures: []
levels: {publish: [er_unit]}
disclosure: {rule: small_numbers, numerator_at_most: 4, rest_at_most: 4, reason: Opphold er personer.}
"""


def test_a_figure_is_hidden_when_its_numerator_is_small(check):
    """From 1 to 4, where the indicator says 4. Nobody is not few: 0 is shown."""
    check(
        """
        unit | stays | harmed
        A    | 100   | 4
        B    | 100   | 5
        C    | 100   | 0
        """,
        """
        area       | numerator | denominator | value | status
        Legevakt A |           |             |       | suppressed
        Legevakt B | 5         | 100         | 5     | ok
        Legevakt C | 0         | 100         | 0     | ok
        """,
    )


def test_a_share_is_hidden_when_all_but_a_few_are_in_it(check):
    """Three of a hundred are not among the 97. Whoever is not, is one of them."""
    check(
        """
        unit | stays | harmed
        A    | 100   | 97
        B    | 100   | 95
        C    | 100   | 100
        """,
        """
        area       | numerator | denominator | value | status
        Legevakt A |           |             |       | suppressed
        Legevakt B | 95        | 100         | 95    | ok
        Legevakt C | 100       | 100         | 100   | ok
        """,
    )


def test_a_figure_is_hidden_when_it_is_out_of_few(check):
    """The denominator has a limit of its own, if the indicator gives one."""
    check(
        """
        unit | stays | harmed
        A    | 29    | 15
        B    | 30    | 15
        """,
        """
        area       | numerator | denominator | value | status
        Legevakt A |           |             |       | suppressed
        Legevakt B | 15        | 30          | 50    | ok
        """,
        indicator="disclosure: {rule: small_numbers, denominator_at_most: 29, reason: Opphold er personer.}",
    )


def test_why_there_is_no_figure_is_said_before_that_it_is_hidden(check):
    """A figure that too few have answered, or nobody, has no number that could be hidden."""
    check(
        """
        unit | stays | harmed
        A    | 100   | 2
        B    |       |
        """,
        """
        area       | level   | numerator | denominator | value | status
        Legevakt A | er_unit |           |             |       | suppressed
        Legevakt B | er_unit |           |             |       | no_answer
        Vestland   | county  |           |             |       | below_response_threshold
        """,
        indicator="""
        levels: {publish: [county, er_unit]}
        response_threshold: "60"
        """,
    )
