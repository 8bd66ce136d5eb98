"""Areas that report themselves.

Not only ER units answer. A source says with `units` who does: municipalities, counties, health trusts,
health regions or RegSim regions. They are the real ones of the last day of the period, and all of them are
invited, so that no register is needed.
"""

INDICATOR = """
levels: {publish: [national, health_region, health_trust, county, municipality]}
sources:
  - units: municipality
    columns:
      - {name: unit, type: unit}
      - {name: doctors, type: count}
      - {name: trained, type: count, at_most: doctors}
"""

TRUSTS = """
levels: {publish: [national, health_region, health_trust, regsim_region]}
sources:
  - units: health_trust
    columns:
      - {name: unit, type: unit}
      - {name: doctors, type: count}
      - {name: trained, type: count, at_most: doctors}
"""


def test_every_municipality_of_the_period_is_invited(check):
    check(
        """
        unit | doctors | trained
        4601 | 10      | 1
        4633 | 2       | 2
        """,
        """
        area   | level        | numerator | denominator | status    | invited | responded
        Norge  | national     | 3         | 12          | ok        | 356     | 2
        Bergen | municipality | 1         | 10          | ok        | 1       | 1
        Kinn   | municipality |           |             | no_answer | 1       | 0
        """,
    )


def test_municipalities_add_up_to_counties_trusts_and_regions(check):
    """Each counts once in each of them. Where municipalities report, they do add up."""
    check(
        """
        unit | doctors | trained
        4601 | 10      | 1
        4602 | 20      | 4
        1106 | 30      | 9
        """,
        """
        area            | level         | numerator | denominator | invited | answered
        Vestland        | county        | 5         | 30          | 43      | 2
        Rogaland        | county        | 9         | 30          | 23      | 1
        Helse Bergen HF | health_trust  | 1         | 10          | 18      | 1
        Helse Fonna HF  | health_trust  | 9         | 30          | 16      | 1
        Helse Vest RHF  | health_region | 14        | 60          | 66      | 3
        """,
    )


def test_a_number_of_another_day_is_followed_to_the_last_day_of_the_period(check):
    """Bergen was 1201 until 2020. The delivery is read with a note."""
    check(
        """
        unit | doctors | trained
        1201 | 10      | 1
        """,
        """
        area   | level        | code | numerator
        Bergen | municipality | 4601 | 1
        """,
    )


def test_a_number_that_was_divided_is_an_error(check):
    """Ålesund was divided in 2024, and only somebody who knows can tell which part is meant."""
    check(
        """
        unit | doctors | trained
        1507 | 10      | 1
        """,
        refused="D318",
        year=2024,
    )


def test_the_name_of_a_public_place_is_as_good_as_its_number(check):
    check(
        """
        unit   | doctors | trained
        Bergen | 10      | 1
        """,
        """
        area   | level        | code | numerator
        Bergen | municipality | 4601 | 1
        """,
    )


def test_a_name_that_two_municipalities_share_is_an_error(check):
    """There is a Herøy in Møre og Romsdal and one in Nordland."""
    check(
        """
        unit  | doctors | trained
        Herøy | 10      | 1
        """,
        refused="D313",
    )


def test_health_trusts_add_up_to_regions_and_to_the_nation(check):
    """Hospitals that serve no municipality of their own report like the others."""
    check(
        """
        unit      | doctors | trained
        983974724 | 10      | 1
        883971752 | 20      | 4
        993467049 | 30      | 9
        """,
        """
        area               | level         | numerator | denominator | invited | answered
        Norge              | national      | 14        | 60          | 20      | 3
        Helse Vest RHF     | health_region | 1         | 10          | 4       | 1
        Helse Sør-Øst RHF  | health_region | 13        | 50          | 9       | 2
        RegSim Sør-Øst     | regsim_region | 13        | 50          | 9       | 2
        Sunnaas sykehus HF | health_trust  | 4         | 20          | 1       | 1
        """,
        indicator=TRUSTS,
    )


def test_the_response_threshold_never_hides_the_answer_of_one_who_reports(check):
    check(
        """
        unit      | doctors | trained
        983974724 | 10      | 1
        """,
        """
        area            | level         | numerator | status                   | invited | answered
        Norge           | national      |           | below_response_threshold | 20      | 1
        Helse Vest RHF  | health_region |           | below_response_threshold | 4       | 1
        Helse Bergen HF | health_trust  | 1         | ok                       | 1       | 1
        """,
        indicator=TRUSTS + '\nresponse_threshold: "50"',
    )
