"""Areas that report themselves, and the areas above them."""

from collections import Counter

import pytest

from nki import geography
from nki.errors import NkiError
from nki.model.level import Level
from nki.model.period import Period
from nki.model.register import NATION
from nki.steps.read.membership import in_no_area, membership_of

REPORTING = [level for level in Level if level not in (Level.NATIONAL, Level.ER_UNIT)]
NORD, MIDT, VEST, SOR_OST = "883658752", "983658776", "983658725", "991324968"
BERGEN = "983974724"


@pytest.mark.parametrize("level", REPORTING)
@pytest.mark.parametrize("year", [2002, 2019, 2021, 2024])
def test_every_unit_is_open_named_and_counts_once_in_the_nation(level, year):
    found = membership_of(level, Period(year))
    codes = tuple(unit.code for unit in found.units)
    assert found.unit_level is level
    assert not found.closed
    assert found.members[Level.NATIONAL, "0"] == tuple(sorted(codes))
    assert len(set(codes)) == len(codes)
    assert all(unit.name and unit.level is level for unit in found.units)
    assert all(found.members[level, code] == (code,) for code in codes)


@pytest.mark.parametrize("level", REPORTING)
def test_areas_are_those_above_the_units_in_the_order_of_a_result(level):
    found = membership_of(level, Period(2021))
    assert [*dict.fromkeys(area.level for area in found.areas)] == list(level.above)
    assert list(found.areas) == sorted(found.areas, key=lambda area: (area.level.rank, area.code))
    assert found.areas[0] == NATION
    assert {(area.level, area.code) for area in found.areas} | {
        (level, unit.code) for unit in found.units
    } == found.members.keys()


@pytest.mark.parametrize("level", REPORTING)
def test_areas_of_one_level_share_no_unit(level):
    found = membership_of(level, Period(2021))
    for above in level.above:
        members = [
            code for area in found.areas if area.level is above for code in found.members[above, area.code]
        ]
        assert len(members) == len(set(members))


def test_municipalities_are_those_of_the_last_day_of_the_period():
    assert len(membership_of(Level.MUNICIPALITY, Period(2019)).units) == 422
    assert len(membership_of(Level.MUNICIPALITY, Period(2021)).units) == 356
    assert len(membership_of(Level.COUNTY, Period(2024)).units) == 15


def test_a_municipality_counts_in_its_county_its_trust_its_region_and_its_regsim():
    found = membership_of(Level.MUNICIPALITY, Period(2021))
    fedje = next(unit for unit in found.units if unit.name == "Fedje")
    within = {area for area, codes in found.members.items() if fedje.code in codes}
    assert within == {
        (Level.NATIONAL, "0"),
        (Level.HEALTH_REGION, VEST),
        (Level.HEALTH_TRUST, BERGEN),
        (Level.REGSIM_REGION, "regsim-vest"),
        (Level.COUNTY, "46"),
        (Level.MUNICIPALITY, "4633"),
    }
    assert (fedje.county, fedje.region) == ("46", VEST)


@pytest.mark.parametrize(("year", "adrift"), [(2019, {"0301", "1850"}), (2021, {"0301"}), (2024, {"0301"})])
def test_oslo_is_in_its_region_and_in_no_trust(year, adrift):
    found = membership_of(Level.MUNICIPALITY, Period(year))
    assert {unit.code for unit in in_no_area(found, Level.HEALTH_TRUST)} == adrift
    for level in (Level.NATIONAL, Level.HEALTH_REGION, Level.REGSIM_REGION, Level.COUNTY):
        assert in_no_area(found, level) == ()
    assert "0301" in found.members[Level.HEALTH_REGION, SOR_OST]
    assert "0301" in found.members[Level.REGSIM_REGION, "regsim-sor-ost"]


def test_a_trust_that_serves_no_whole_municipality_is_no_area_of_municipalities():
    trusts = [
        area.name
        for area in membership_of(Level.MUNICIPALITY, Period(2024)).areas
        if area.level is Level.HEALTH_TRUST
    ]
    assert len(trusts) == 18
    assert "Sunnaas sykehus HF" not in trusts
    assert "Oslo universitetssykehus HF" not in trusts


def test_trusts_count_in_their_region_and_its_regsim_and_all_of_them_report():
    found = membership_of(Level.HEALTH_TRUST, Period(2021))
    assert Counter(unit.region for unit in found.units) == {NORD: 4, MIDT: 3, VEST: 4, SOR_OST: 9}
    for region in geography.health_regions():
        own = tuple(unit.code for unit in found.units if unit.region == region)
        assert found.members[Level.HEALTH_REGION, region] == own
        assert found.members[Level.REGSIM_REGION, geography.regsim_of(region)] == own


@pytest.mark.parametrize("level", REPORTING)
def test_before_the_tables_begin_nobody_can_be_placed(level):
    with pytest.raises(NkiError) as stopped:
        membership_of(level, Period(2001))
    assert [issue.code for issue in stopped.value.issues] == ["D353"]
    assert membership_of(level, Period(2002)).units
