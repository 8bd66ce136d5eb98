"""Indicators of one part of the health service: others are not asked, and none of their rows is lost."""

import pytest

import nki
from nki.model.level import Level
from tests.indicator import indicator as small
from tests.indicator import written

MIDT, ST_OLAVS, MORE, BERGEN, OSLO = "983658776", "883974832", "997005562", "983974724", "993467049"


@pytest.fixture
def computed(tmp_path):
    """Write an indicator within an area; return the function that computes it."""

    def of(lines, *, within, publish, units="health_trust", **source):
        spec = small(
            {
                "main_measure": {"kind": "count", "numerator": {"sum": "beds"}},
                "other_measures": [],
                "levels": {"publish": publish, "within": within},
                "sources": [
                    {
                        "units": units,
                        "columns": [{"name": "unit", "type": "unit"}, {"name": "beds", "type": "count"}],
                        **source,
                    }
                ],
            }
        )
        delivery = tmp_path / "delivery.csv"
        delivery.write_text("\n".join(["unit;beds", *lines]) + "\n", encoding="utf-8")
        return nki.compute(written(spec, tmp_path), delivery, period="2024")

    return of


def test_only_those_inside_are_asked_and_have_rows(computed):
    lines = [f"{ST_OLAVS};5", f"{BERGEN};7"]
    result = computed(lines, within=MIDT, publish=["health_region", "health_trust"])
    found = {(row.level, row.code): row for row in result.rows}
    assert {code for level, code in found if level is Level.HEALTH_REGION} == {MIDT}
    assert len(found) == 4
    region = found[Level.HEALTH_REGION, MIDT]
    assert (region.value, region.invited, region.responded) == (5, 3, 1)
    assert str(found[Level.HEALTH_TRUST, MORE].status) == "no_answer"


def test_rows_of_others_are_left_out_and_accounted_for(computed):
    lines = [f"{ST_OLAVS};5", f"{BERGEN};7", f"{OSLO};9"]
    (account,) = computed(lines, within=MIDT, publish=["health_region"]).accounts
    assert (account.read, account.answered, account.elsewhere, account.closes) == (3, 1, 2, True)


def test_municipalities_are_inside_the_trust_that_serves_them(computed):
    lines = ["4601;3", "5001;9"]
    result = computed(lines, within=BERGEN, publish=["health_trust", "municipality"], units="municipality")
    codes = {row.code for row in result.rows if row.level is Level.MUNICIPALITY}
    assert "4601" in codes
    assert "5001" not in codes
    (trust,) = [row for row in result.rows if row.level is Level.HEALTH_TRUST]
    assert (trust.code, trust.value, trust.invited) == (BERGEN, 3, len(codes))


def test_a_county_that_lies_there_in_part_has_no_figure(computed):
    # the trust serves a part of Vestland only, and the region all of it
    for within, there in ((BERGEN, False), ("983658725", True)):
        publish = ["county", "municipality"] if there else ["municipality"]
        result = computed(["4601;3"], within=within, publish=publish, units="municipality")
        assert ("46" in {row.code for row in result.rows}) is there


def test_estimates_of_areas_outside_are_left_out(computed):
    lines = [f"{MIDT};1", f"{ST_OLAVS};2", f"{BERGEN};3"]
    publish = ["health_region", "health_trust"]
    result = computed(lines, within=MIDT, publish=publish, units="area")
    assert {row.code: row.value for row in result.rows if row.value} == {MIDT: 1, ST_OLAVS: 2}
    assert len(result.rows) == 4
    assert [account.elsewhere for account in result.accounts] == [1]


def test_a_trust_alone_is_an_area_too(computed):
    result = computed([f"{BERGEN};3", f"{OSLO};4"], within=BERGEN, publish=["health_trust"])
    assert [(row.code, row.value) for row in result.rows] == [(BERGEN, 3)]
