"""Means and medians.

They are taken of the values of all rows of an area, and never of the figures of its units or counties.
"""

INDICATOR = """
levels: {publish: [national, county]}
main_measure: {kind: median, unit: minutes, values: {column: minutes}}
other_measures: []
sources:
  - rows: many_per_unit
    columns:
      - {name: unit, type: unit}
      - {name: minutes, type: number, missing: [Vet ikke]}
"""


def test_the_median_of_the_nation_is_not_that_of_its_counties(check):
    """Vestland has the median 2 and Oslo 30. Neither their mean, 16, nor their median is a figure."""
    check(
        """
        unit | minutes
        A    | 1
        A    | 2
        B    | 2
        B    | 3
        B    | 4
        C    | 30
        """,
        """
        area     | denominator | value | status
        Norge    | 6           | 2.5   | ok
        Vestland | 5           | 2     | ok
        Oslo     | 1           | 30    | ok
        """,
    )


def test_the_mean_of_the_nation_is_not_that_of_its_counties(check):
    """The mean of the counties' means, 2 and 30, would be 16."""
    check(
        """
        unit | minutes
        A    | 1
        A    | 2
        B    | 3
        C    | 30
        """,
        """
        area     | denominator | value | status
        Norge    | 4           | 9     | ok
        Vestland | 3           | 2     | ok
        Oslo     | 1           | 30    | ok
        """,
        indicator="""
        main_measure: {kind: mean, unit: minutes, values: {column: minutes}}
        """,
    )


def test_an_even_number_of_values_has_its_median_halfway(check):
    check(
        """
        unit | minutes
        A    | 1.5
        A    | 4
        A    | 4.25
        A    | 100
        """,
        """
        area  | denominator | value
        Norge | 4           | 33/8
        """,
    )


def test_values_that_are_equal_are_several(check):
    check(
        """
        unit | minutes
        A    | 2
        A    | 2
        A    | 2
        B    | 8
        B    | 9
        """,
        """
        area  | denominator | value
        Norge | 5           | 2
        """,
    )


def test_a_row_without_a_value_is_none_of_them(check):
    """It is not 0 minutes either."""
    check(
        """
        unit | minutes
        A    | 6
        A    | Vet ikke
        B    |
        """,
        """
        area  | denominator | value | answered | responded
        Norge | 1           | 6     | 1        | 2
        """,
    )


def test_where_a_condition_leaves_no_values_there_is_no_median(check):
    check(
        """
        unit | minutes
        A    | 6
        """,
        """
        area  | denominator | value | status
        Norge | 0           |       | zero_denominator
        """,
        indicator="""
        main_measure:
          kind: median
          unit: minutes
          values: {column: minutes, where: {column: minutes, at_least: 10}}
        """,
    )
