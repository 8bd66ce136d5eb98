"""Examples in which municipalities, trusts or regions report: the real ones, and only those named."""

import pytest

from tests.unit.examples.specs import example, found, loaded

COLUMNS = [
    {"name": "unit", "type": "unit"},
    {"name": "doctors", "type": "count"},
    {"name": "trained", "type": "count", "at_most": "doctors"},
]
LEVELS = {
    "municipality": ["national", "health_region", "health_trust", "regsim_region", "county", "municipality"],
    "health_trust": ["national", "health_region", "health_trust", "regsim_region"],
    "health_region": ["national", "health_region"],
}
BERGEN, FORDE, VEST = "983974724", "983974732", "983658725"
ROWS = [
    {"unit": "4601", "doctors": "10", "trained": "1"},
    {"unit": "Kinn", "doctors": "30", "trained": "9"},
]


def of(folder, who, rows, expect, **keys):
    """Return what an example finds in which some level reports."""
    levels = {"text": "Til prøving", "publish": LEVELS[who]}
    sources = [{"units": who, "columns": COLUMNS}]
    return found(loaded(folder, [example(rows, expect, **keys)], levels=levels, sources=sources))


def test_municipalities_are_named_by_number_or_name_and_count_where_they_lie(tmp_path):
    expect = [
        {"measure": "1", "value": "25.0", "numerator": "10", "denominator": "40", "invited": "2"},
        {"measure": "1", "level": "county", "area": "46", "value": "25.0", "invited": "2"},
        {"measure": "1", "level": "health_trust", "area": BERGEN, "value": "10.0", "invited": "1"},
        {"measure": "1", "level": "health_region", "area": VEST, "value": "25.0"},
        {"measure": "1", "level": "regsim_region", "area": "regsim-vest", "value": "25.0"},
        {"measure": "1", "level": "municipality", "area": "4602", "value": "30.0"},
    ]
    assert of(tmp_path, "municipality", ROWS, expect) == []
    wrong = [{"measure": "1", "level": "health_trust", "area": FORDE, "value": "31.0"}]
    said = f"measure 1, health trust {FORDE}: the value is 30.0 and not 31.0"
    assert of(tmp_path, "municipality", ROWS, wrong) == [("S230", "examples.1.expect.1.value", said)]


def test_trusts_count_in_their_region(tmp_path):
    rows = [{"unit": BERGEN, "doctors": "10", "trained": "1"}, {"unit": "Helse Førde HF", "doctors": "0"}]
    expect = [
        {"measure": "1", "value": "10.0", "invited": "2", "answered": "1"},
        {"measure": "1", "level": "health_region", "area": VEST, "value": "10.0"},
        {"measure": "1", "level": "health_trust", "area": FORDE, "status": "no_answer"},
    ]
    assert of(tmp_path, "health_trust", rows, expect) == []


def test_those_who_did_not_answer_are_listed_as_units(tmp_path):
    expect = [
        {"measure": "1", "invited": "3", "responded": "2"},
        {"measure": "1", "level": "municipality", "area": "0301", "status": "no_answer"},
    ]
    assert of(tmp_path, "municipality", ROWS, expect, units=[{"id": "Oslo"}]) == []


def test_whoever_is_not_in_the_example_has_no_figure(tmp_path):
    expect = [{"measure": "1", "level": "municipality", "area": "0301", "value": "1"}]
    ((code, field, said),) = of(tmp_path, "municipality", ROWS, expect)
    assert (code, field) == ("S231", "examples.1.expect.1.area")
    assert said.startswith(
        'the example expects the municipality "0301", and no row and no unit of the example'
    )


@pytest.mark.parametrize(
    ("who", "unit", "year", "cause", "said"),
    [
        ("municipality", "9999", "2021", "D310", 'there is no municipality "9999"'),
        ("municipality", "Herøy", "2021", "D313", '"Herøy" is no municipality to the letter'),
        ("municipality", "1507", "2024", "D318", 'the number "1507" cannot be followed to 2024-12-31'),
        ("health_trust", "Sunnås", "2021", "D313", '"Sunnås" is no health trust to the letter'),
        ("health_region", "Helse Sør", "2021", "D313", '"Helse Sør" is no health region to the letter'),
    ],
)
def test_rows_and_units_that_mean_nobody_are_told_at_their_cell(tmp_path, who, unit, year, cause, said):
    expect = [{"measure": "1", "status": "ok"}]
    row = {"unit": unit, "doctors": "10", "trained": "1"}
    (refused,) = of(tmp_path, who, [row], expect, period=year)
    assert refused[:2] == ("S232", "examples.1.rows.1.unit")
    assert refused[2].startswith(said)
    assert refused[2].endswith(f"({cause})")
    good = {"municipality": "4601", "health_trust": BERGEN, "health_region": VEST}[who]
    rows = [{"unit": good, "doctors": "10", "trained": "1"}]
    (misplaced,) = of(tmp_path, who, rows, expect, units=[{"id": good}, {"id": unit}], period=year)
    assert misplaced[:2] == ("S233", "examples.1.units.2.id")
    assert misplaced[2] == refused[2]


def test_a_period_before_the_tables_is_told_at_the_period(tmp_path):
    (before,) = of(tmp_path, "health_trust", ROWS[:1], [{"measure": "1", "status": "ok"}], period="1999")
    assert before[:2] == ("S232", "examples.1.period")
