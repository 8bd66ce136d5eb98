"""Levels that are published, and those who report."""

import pytest

COLUMNS = (
    {"name": "unit", "type": "unit"},
    {"name": "doctors", "type": "count"},
    {"name": "trained", "type": "count", "at_most": "doctors"},
)


@pytest.mark.parametrize(
    ("units", "publish", "expected"),
    [
        ("er_unit", ["national", "health_region", "health_trust", "regsim_region", "county"], []),
        ("municipality", ["national", "health_trust", "county", "municipality"], []),
        ("municipality", ["national", "er_unit"], [("S229", "levels.publish.2")]),
        ("health_trust", ["national", "health_region", "health_trust", "regsim_region"], []),
        ("health_trust", ["county", "municipality"], [("S229", f"levels.publish.{i}") for i in (1, 2)]),
        ("health_region", ["national", "health_region"], []),
        ("health_region", ["health_trust"], [("S229", "levels.publish.1")]),
        ("regsim_region", ["national", "health_region"], [("S229", "levels.publish.2")]),
        ("county", ["national", "county"], []),
        ("county", ["health_region"], [("S229", "levels.publish.1")]),
    ],
)
def test_levels_are_made_of_those_who_report(codes, units, publish, expected):
    source = {"units": units, "columns": [dict(column) for column in COLUMNS]}
    assert codes({"levels": {"publish": publish}, "sources": [source]}) == expected


@pytest.mark.parametrize(
    ("within", "publish", "expected"),
    [
        ("983658776", ["health_region", "health_trust", "county", "municipality", "er_unit"], []),
        ("regsim-midt", ["health_trust", "regsim_region"], []),
        ("983974724", ["health_trust", "er_unit"], []),
        ("983974724", ["health_region", "health_trust"], [("S241", "levels.publish.1")]),
        ("983658776", ["national", "health_region"], [("S241", "levels.publish.1")]),
        ("983658777", ["health_region"], [("S241", "levels.within")]),
        ("46", ["county"], [("S241", "levels.within")]),
    ],
)
def test_an_area_is_a_part_of_the_health_service_and_has_the_levels(codes, within, publish, expected):
    levels = {"publish": publish, "within": within}
    source = {"units": "er_unit", "columns": [dict(column) for column in COLUMNS]}
    assert codes({"levels": levels, "sources": [source]}) == expected
