"""Health regions and RegSim regions."""

INDICATOR = """
levels: {publish: [national, health_region, regsim_region]}
"""

ROWS = """
unit | doctors | trained
A    | 10      | 1
B    | 20      | 4
C    | 40      | 30
"""


def test_a_unit_belongs_to_the_health_region_of_its_host_municipality(check):
    """Bergen and Kinn lie in the region of Helse Vest, and Oslo in that of Helse Sør-Øst. A region
    has the organisation number of its authority (RHF)."""
    check(
        ROWS,
        """
        area              | level         | code      | numerator | denominator | invited
        Helse Vest RHF    | health_region | 983658725 | 5         | 30          | 2
        Helse Sør-Øst RHF | health_region | 991324968 | 30        | 40          | 1
        """,
    )


def test_regions_add_up_to_the_nation(check):
    """Every municipality lies in one region, Oslo too."""
    check(
        ROWS,
        """
        area                 | level         | numerator | denominator | invited
        Norge                | national      | 35        | 70          | 3
        Helse Nord RHF       | health_region |           |             | 0
        Helse Midt-Norge RHF | health_region |           |             | 0
        Helse Vest RHF       | health_region | 5         | 30          | 2
        Helse Sør-Øst RHF    | health_region | 30        | 40          | 1
        """,
    )


def test_there_is_one_regsim_in_each_health_region(check):
    check(
        ROWS,
        """
        area           | level         | code           | numerator | status   | invited
        RegSim Nord    | regsim_region | regsim-nord    |           | not_open | 0
        RegSim Midt    | regsim_region | regsim-midt    |           | not_open | 0
        RegSim Vest    | regsim_region | regsim-vest    | 5         | ok       | 2
        RegSim Sør-Øst | regsim_region | regsim-sor-ost | 30        | ok       | 1
        """,
    )


def test_a_municipality_divided_between_trusts_of_one_region_lies_in_that_region(check):
    """Tysfjord was divided in 2020, and both parts lie in the region of Helse Nord."""
    check(
        ROWS,
        """
        area           | level         | numerator | invited
        Helse Nord RHF | health_region | 1         | 1
        """,
        register="""
        unit | host | serves | from       | to
        A    | 1850 | 1850   | 2018-01-01 |
        B    | 1401 | 1401   | 2018-01-01 |
        C    | 0301 | 0301   | 2018-01-01 |
        """,
        year=2019,
    )
