"""Whether there is an answer."""

INDICATOR = """
other_measures: []
levels: {publish: [er_unit]}
sources:
  - columns:
      - {name: unit, type: unit}
      - {name: triage, type: choice, values: [Ja, Nei], missing: [Vet ikke], not_applicable: [Ikke aktuelt]}
      - {name: patients, type: count}
"""


def counting(condition):
    return f"main_measure: {{kind: count, numerator: {{rows: true, where: {condition}}}}}"


def test_is_missing_is_true_without_an_answer(check):
    """An empty cell and a declared missing answer are missing. It is the one condition that is
    never unknown."""
    check(
        """
        unit | triage   | patients
        A    | Ja       | 5
        B    |          | 5
        C    | Vet ikke | 5
        """,
        """
        area       | value | status
        Legevakt A | 0     | ok
        Legevakt B | 1     | ok
        Legevakt C | 1     | ok
        """,
        indicator=counting('{column: triage, is_missing: "true"}'),
    )


def test_does_not_apply_is_not_missing(check):
    """It is an answer."""
    check(
        """
        unit | triage       | patients
        A    | Ikke aktuelt | 5
        B    |              | 5
        """,
        """
        area       | value | status
        Legevakt A | 0     | ok
        Legevakt B | 1     | ok
        """,
        indicator=counting('{column: triage, is_missing: "true"}'),
    )


def test_is_missing_can_be_turned_round(check):
    check(
        """
        unit | triage       | patients
        A    | Ja           | 5
        B    |              | 5
        C    | Ikke aktuelt | 5
        """,
        """
        area       | value
        Legevakt A | 1
        Legevakt B | 0
        Legevakt C | 1
        """,
        indicator=counting('{column: triage, is_missing: "false"}'),
    )
