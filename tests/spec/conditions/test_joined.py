"""Conditions joined.

`all`, `any` and `not` join conditions. A part that is unknown matters only where it could change the
outcome (Kleene's logic).
"""

INDICATOR = """
other_measures: []
levels: {publish: [er_unit]}
sources:
  - columns:
      - {name: unit, type: unit}
      - {name: triage, type: choice, values: [Ja, Nei]}
      - {name: doctor, type: choice, values: [Ja, Nei]}
"""

REGISTER = """
    unit | host | serves | from       | to
    A    | 4601 | 4601   | 2020-01-01 |
    B    | 4602 | 4602   | 2020-01-01 |
    C    | 4611 | 4611   | 2020-01-01 |
    D    | 0301 | 0301   | 2020-01-01 |
    E    | 1103 | 1103   | 2020-01-01 |
    F    | 1106 | 1106   | 2020-01-01 |
"""

ROWS = """
unit | triage | doctor
A    | Ja     | Ja
B    | Ja     | Nei
C    | Nei    | Nei
D    | Ja     |
E    | Nei    |
F    |        |
"""

BOTH = "[{column: triage, equals: Ja}, {column: doctor, equals: Ja}]"


def counting(condition):
    return f"main_measure: {{kind: count, numerator: {{rows: true, where: {condition}}}}}"


def test_all_is_false_as_soon_as_one_part_is_false(check):
    """Unit E has answered enough: whatever the second answer would have been, not both are Ja. Of
    unit D nothing can be said."""
    check(
        ROWS,
        """
        area       | value | status
        Legevakt A | 1     | ok
        Legevakt B | 0     | ok
        Legevakt C | 0     | ok
        Legevakt D |       | no_answer
        Legevakt E | 0     | ok
        Legevakt F |       | no_answer
        """,
        indicator=counting(f"{{all: {BOTH}}}"),
    )


def test_any_is_true_as_soon_as_one_part_is_true(check):
    check(
        ROWS,
        """
        area       | value | status
        Legevakt A | 1     | ok
        Legevakt B | 1     | ok
        Legevakt C | 0     | ok
        Legevakt D | 1     | ok
        Legevakt E |       | no_answer
        Legevakt F |       | no_answer
        """,
        indicator=counting(f"{{any: {BOTH}}}"),
    )


def test_not_turns_true_and_false_round_and_leaves_unknown_unknown(check):
    """A unit that has not answered is not among those that said something other than Ja."""
    check(
        ROWS,
        """
        area       | value | status
        Legevakt A | 0     | ok
        Legevakt B | 1     | ok
        Legevakt D |       | no_answer
        """,
        indicator=counting("{not: {column: doctor, equals: Ja}}"),
    )


def test_conditions_can_be_joined_in_several_steps(check):
    """Triage, or neither triage nor a doctor."""
    check(
        ROWS,
        """
        area       | value | status
        Legevakt A | 1     | ok
        Legevakt B | 1     | ok
        Legevakt C | 1     | ok
        Legevakt D | 1     | ok
        Legevakt E |       | no_answer
        Legevakt F |       | no_answer
        """,
        indicator="""
        main_measure:
          kind: count
          numerator:
            rows: true
            where:
              any:
                - {column: triage, equals: Ja}
                - not:
                    any:
                      - {column: triage, equals: Ja}
                      - {column: doctor, equals: Ja}
        """,
    )


def test_is_missing_settles_what_would_be_unknown(check):
    """With the silence itself as a part of the condition, every unit has an outcome."""
    check(
        ROWS,
        """
        area       | value | status
        Legevakt A | 1     | ok
        Legevakt B | 0     | ok
        Legevakt D | 1     | ok
        Legevakt F | 1     | ok
        """,
        indicator=counting('{any: [{column: doctor, equals: Ja}, {column: doctor, is_missing: "true"}]}'),
    )
