"""Proportions."""


def test_a_proportion_is_the_ratio_of_the_sums(check):
    """Numerators and denominators are summed first, then divided. The mean of the units' percentages
    (50, 10 and 0, which make 20) is never a figure."""
    check(
        """
        unit | doctors | trained
        A    | 10      | 5
        B    | 90      | 9
        C    | 25      | 0
        """,
        """
        area  | numerator | denominator | value | status
        Norge | 14        | 125         | 11.2  | ok
        """,
    )


def test_a_proportion_is_exact_until_it_is_shown(check):
    """A third is kept as a third. Rounding happens once, when the figure is shown."""
    check(
        """
        unit | doctors | trained
        A    | 1       | 1
        B    | 1       | 0
        C    | 1       | 0
        """,
        """
        area  | numerator | denominator | value
        Norge | 1         | 3           | 100/3
        """,
    )


def test_a_unit_has_its_own_proportion(check):
    check(
        """
        unit | doctors | trained
        A    | 10      | 5
        B    | 90      | 9
        C    | 25      | 25
        """,
        """
        area       | numerator | denominator | value | status
        Legevakt A | 5         | 10          | 50    | ok
        Legevakt B | 9         | 90          | 10    | ok
        Legevakt C | 25        | 25          | 100   | ok
        """,
        indicator="""
        levels: {publish: [er_unit]}
        """,
    )


def test_several_rows_of_a_unit_are_summed(check):
    """Where a source has many rows for each unit, the unit's figure is that of its rows together."""
    check(
        """
        unit | doctors | trained
        A    | 10      | 5
        A    | 30      | 0
        B    | 60      | 5
        """,
        """
        area       | numerator | denominator | value
        Norge      | 10        | 100         | 10
        Legevakt A | 5         | 40          | 12.5
        """,
        indicator="""
        levels: {publish: [national, er_unit]}
        sources:
          - rows: many_per_unit
            columns:
              - {name: unit, type: unit}
              - {name: doctors, type: count}
              - {name: trained, type: count, at_most: doctors}
        """,
    )


def test_more_than_everybody_is_an_error(check):
    """The numerator is never outside the denominator. Such a row stops the computation, and is named."""
    check(
        """
        unit | doctors | trained
        A    | 10      | 11
        B    | 90      | 9
        C    | 20      | 0
        """,
        refused="D323",
    )


def test_a_row_in_the_numerator_only_is_an_error(check):
    """Unit A uses the tool, but says that patients do not turn up there: it would be in the
    numerator and not in the denominator."""
    check(
        """
        unit | walk_in | triage
        A    | Nei     | Ja
        B    | Ja      | Ja
        C    | Ja      | Nei
        """,
        refused="D327",
        indicator="""
        main_measure:
          kind: proportion
          numerator: {rows: true, where: {column: triage, equals: Ja}}
          denominator: {rows: true, where: {column: walk_in, equals: Ja}}
        other_measures: []
        sources:
          - columns:
              - {name: unit, type: unit}
              - {name: walk_in, type: choice, values: [Ja, Nei]}
              - {name: triage, type: choice, values: [Ja, Nei]}
        """,
    )
