"""Comparisons with a value."""

INDICATOR = """
other_measures: []
levels: {publish: [er_unit]}
sources:
  - columns:
      - {name: unit, type: unit}
      - {name: tool, type: choice, values: [RETTS, METTS, SATS, Ingen]}
      - {name: rooms, type: count}
      - {name: hours, type: number}
      - {name: since, type: date}
      - {name: note, type: text}
"""

ROWS = """
unit | tool  | rooms | hours | since      | note
A    | RETTS | 2     | 7.5   | 2020-01-31 | Ny skanner
B    | SATS  | 10    | 24    | 2021-06-01 | ny
C    |       |       |       |            |
"""


def counting(condition):
    return f"main_measure: {{kind: count, numerator: {{rows: true, where: {condition}}}}}"


def test_equals_is_exactly_this(check):
    check(
        ROWS,
        """
        area       | value | status
        Legevakt A | 1     | ok
        Legevakt B | 0     | ok
        Legevakt C |       | no_answer
        """,
        indicator=counting("{column: tool, equals: RETTS}"),
    )


def test_equals_compares_numbers_as_numbers(check):
    """24 and 24.0 are the same number of hours."""
    check(
        ROWS,
        """
        area       | value
        Legevakt A | 0
        Legevakt B | 1
        Legevakt C |
        """,
        indicator=counting('{column: hours, equals: "24.0"}'),
    )


def test_equals_tells_capital_letters_apart_in_text(check):
    check(
        ROWS,
        """
        area       | value
        Legevakt A | 0
        Legevakt B | 0
        Legevakt C |
        """,
        indicator=counting("{column: note, equals: Ny}"),
    )


def test_one_of_is_any_of_these(check):
    check(
        ROWS,
        """
        area       | value
        Legevakt A | 1
        Legevakt B | 0
        Legevakt C |
        """,
        indicator=counting("{column: tool, one_of: [RETTS, METTS]}"),
    )


def test_at_least_is_this_or_more(check):
    """Numbers are compared by size: 10 rooms are more than 2."""
    check(
        ROWS,
        """
        area       | value
        Legevakt A | 0
        Legevakt B | 1
        Legevakt C |
        """,
        indicator=counting('{column: rooms, at_least: "10"}'),
    )


def test_at_most_is_this_or_less(check):
    check(
        ROWS,
        """
        area       | value
        Legevakt A | 1
        Legevakt B | 0
        Legevakt C |
        """,
        indicator=counting('{column: hours, at_most: "7.5"}'),
    )


def test_between_includes_both_ends(check):
    check(
        ROWS,
        """
        area       | value
        Legevakt A | 1
        Legevakt B | 1
        Legevakt C |
        """,
        indicator=counting('{column: rooms, between: ["2", "10"]}'),
    )


def test_dates_are_compared_by_day(check):
    """Both ends are included here too, and a date may be written 2020-01-31 or 31.01.2020."""
    check(
        """
        unit | tool | rooms | hours | since      | note
        A    |      |       |       | 31.01.2020 |
        B    |      |       |       | 2021-06-01 |
        C    |      |       |       |            |
        """,
        """
        area       | value
        Legevakt A | 1
        Legevakt B | 0
        Legevakt C |
        """,
        indicator=counting('{column: since, between: ["2020-01-01", "2020-01-31"]}'),
    )


def test_starts_with_looks_at_the_beginning_of_a_text(check):
    """Capital and small letters differ."""
    check(
        ROWS,
        """
        area       | value
        Legevakt A | 1
        Legevakt B | 0
        Legevakt C |
        """,
        indicator=counting("{column: note, starts_with: Ny}"),
    )


def test_signs_in_a_text_stand_for_themselves(check):
    """A per cent sign or an underscore is a sign like any other, and no pattern."""
    check(
        """
        unit | tool | rooms | hours | since | note
        A    |      |       |       |       | 50_% av tiden
        B    |      |       |       |       | 50 prosent
        C    |      |       |       |       | 50_
        """,
        """
        area       | value
        Legevakt A | 1
        Legevakt B | 0
        Legevakt C | 0
        """,
        indicator=counting('{column: note, starts_with: "50_%"}'),
    )
