"""Missing answers."""


def test_a_row_without_the_numerator_leaves_the_denominator_too(check):
    """Unit B has 90 doctors and has not said how many have trained. Leaving the 90 in the
    denominator would say that none had."""
    check(
        """
        unit | doctors | trained
        A    | 10      | 1
        B    | 90      |
        C    | 30      | 3
        """,
        """
        area  | numerator | denominator | value | invited | responded | answered
        Norge | 4         | 40          | 10    | 3       | 3         | 2
        """,
    )


def test_a_row_without_the_denominator_leaves_the_numerator_too(check):
    check(
        """
        unit | doctors | trained
        A    | 10      | 1
        B    |         | 9
        C    | 30      | 3
        """,
        """
        area  | numerator | denominator | value | answered
        Norge | 4         | 40          | 10    | 2
        """,
    )


def test_a_unit_without_an_answer_has_no_figure(check):
    """Neither 0 nor an empty figure: the status is `no_answer`."""
    check(
        """
        unit | doctors | trained
        A    | 10      | 0
        B    |         |
        """,
        """
        area       | numerator | denominator | value | status    | responded | answered
        Legevakt A | 0         | 10          | 0     | ok        | 1         | 1
        Legevakt B |           |             |       | no_answer | 1         | 0
        """,
        indicator="levels: {publish: [er_unit]}",
    )


def test_a_unit_without_a_row_has_not_responded(check):
    """Unit C was invited and is not in the delivery. Its status is that of a unit that left the
    question blank, and the number of units that have responded tells the two apart."""
    check(
        """
        unit | doctors | trained
        A    | 10      | 1
        B    |         |
        """,
        """
        area       | value | status    | invited | responded | answered
        Norge      | 10    | ok        | 3       | 2         | 1
        Legevakt B |       | no_answer | 1       | 1         | 0
        Legevakt C |       | no_answer | 1       | 0         | 0
        """,
        indicator="levels: {publish: [national, er_unit]}",
    )


def test_answers_declared_as_missing_are_missing(check):
    """The source lists the answers that mean no answer. An empty cell always does."""
    check(
        """
        unit | doctors | trained
        A    | 10      | 1
        B    | 90      | Vet ikke
        C    | -       | -
        """,
        """
        area  | numerator | denominator | value | answered
        Norge | 1         | 10          | 10    | 1
        """,
        indicator="""
        sources:
          - columns:
              - {name: unit, type: unit}
              - {name: doctors, type: count, missing: ["-"]}
              - {name: trained, type: count, at_most: doctors, missing: ["-", Vet ikke]}
        """,
    )


def test_where_nobody_has_answered_there_is_no_figure(check):
    """A sum of nothing is not 0. This holds for counts as well."""
    check(
        """
        unit | doctors | trained
        A    |         |
        B    | 90      |
        """,
        """
        measure | area  | numerator | denominator | value | status    | responded | answered
        1       | Norge |           |             |       | no_answer | 2         | 0
        2       | Norge |           |             |       | no_answer | 2         | 0
        3       | Norge | 90        |             | 90    | ok        | 2         | 1
        """,
    )


def test_one_answer_is_enough_where_a_unit_has_many_rows(check):
    """Unit A has answered in one row of two. That row counts, and the unit has answered."""
    check(
        """
        unit | doctors | trained
        A    | 10      | 1
        A    | 90      |
        B    | 10      | 3
        """,
        """
        area       | numerator | denominator | value | answered
        Norge      | 4         | 20          | 20    | 2
        Legevakt A | 1         | 10          | 10    | 1
        """,
        indicator="""
        levels: {publish: [national, er_unit]}
        sources:
          - rows: many_per_unit
            columns:
              - {name: unit, type: unit}
              - {name: doctors, type: count}
              - {name: trained, type: count}
        """,
    )
