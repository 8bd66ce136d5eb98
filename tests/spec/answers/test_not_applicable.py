"""Answers that say: does not apply."""

INDICATOR = """
main_measure:
  kind: proportion
  numerator: {rows: true, where: {column: triage, equals: Ja}}
  denominator: {rows: true, where: {column: triage, one_of: [Ja, Nei]}}
other_measures: []
levels: {publish: [national, county, er_unit]}
sources:
  - columns:
      - {name: unit, type: unit}
      - {name: triage, type: choice, values: [Ja, Nei], not_applicable: [Ikke aktuelt]}
      - {name: comment, type: text}
"""


def test_not_applicable_leaves_the_denominator_and_is_counted_on_its_own(check):
    """Unit B says that the question does not apply. It is an answer, and not one of those in the
    figure."""
    check(
        """
        unit | triage       | comment
        A    | Ja           |
        B    | Ikke aktuelt |
        C    | Nei          |
        """,
        """
        area       | numerator | denominator | value | status         | answered | not_applicable
        Norge      | 1         | 2           | 50    | ok             | 2        | 1
        Legevakt B |           |             |       | not_applicable | 0        | 1
        """,
    )


def test_not_applicable_is_not_the_same_as_no_answer(check):
    check(
        """
        unit | triage       | comment
        A    | Ja           |
        B    | Ikke aktuelt |
        C    |              |
        """,
        """
        area       | status         | responded | answered | not_applicable
        Norge      | ok             | 3         | 1        | 1
        Legevakt B | not_applicable | 1         | 0        | 1
        Legevakt C | no_answer      | 1         | 0        | 0
        """,
    )


def test_an_area_where_it_applies_to_no_unit_is_not_applicable(check):
    """Both units of Vestland say that it does not apply."""
    check(
        """
        unit | triage       | comment
        A    | Ikke aktuelt |
        B    | Ikke aktuelt |
        C    | Ja           |
        """,
        """
        area     | level  | numerator | value | status         | invited | answered | not_applicable
        Vestland | county |           |       | not_applicable | 2       | 0        | 2
        Oslo     | county | 1         | 100   | ok             | 1       | 1        | 0
        """,
    )


def test_an_area_where_some_have_not_answered_and_to_the_rest_it_does_not_apply_has_no_answer(check):
    """Nobody knows what the unit that is silent would have said."""
    check(
        """
        unit | triage       | comment
        A    | Ikke aktuelt |
        C    | Ja           |
        """,
        """
        area     | status    | invited | responded | answered | not_applicable
        Vestland | no_answer | 2       | 1         | 0        | 1
        """,
    )


def test_not_applicable_weighs_more_than_missing_in_a_row(check):
    """Unit B leaves one question blank and says of the other that it does not apply: it is not
    applicable."""
    check(
        """
        unit | doctors | trained
        A    | 10      | 5
        B    |         | Ikke aktuelt
        C    | 10      |
        """,
        """
        area       | status
        Legevakt A | ok
        Legevakt B | not_applicable
        Legevakt C | no_answer
        """,
        indicator="""
        main_measure:
          kind: proportion
          numerator: {sum: trained}
          denominator: {sum: doctors}
        sources:
          - columns:
              - {name: unit, type: unit}
              - {name: doctors, type: count}
              - {name: trained, type: count, not_applicable: [Ikke aktuelt]}
        """,
    )


def test_a_unit_with_an_answer_in_one_row_has_answered(check):
    """Where units have many rows, an answer weighs more than a row to which the question does not
    apply."""
    check(
        """
        unit | triage       | comment
        A    | Ja           |
        A    | Ikke aktuelt |
        B    | Ikke aktuelt |
        B    |              |
        C    | Nei          |
        """,
        """
        area       | status         | answered | not_applicable
        Norge      | ok             | 2        | 1
        Legevakt A | ok             | 1        | 0
        Legevakt B | not_applicable | 0        | 1
        """,
        indicator="""
        sources:
          - rows: many_per_unit
            columns:
              - {name: unit, type: unit}
              - {name: triage, type: choice, values: [Ja, Nei], not_applicable: [Ikke aktuelt]}
              - {name: comment, type: text}
        """,
    )
