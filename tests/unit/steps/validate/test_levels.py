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
