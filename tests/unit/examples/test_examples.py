"""Examples are computed as deliveries are, and say at the very cell where they disagree."""

import pytest

from tests.unit.examples.specs import example, found, loaded

ROWS = [{"unit": "A", "doctors": "10", "trained": "1"}, {"unit": "B", "doctors": "30", "trained": "9"}]


def of_one(tmp_path, expectation, **keys):
    """Return what an example of two units finds, with one expectation."""
    return found(loaded(tmp_path, [example(ROWS, [expectation], **keys)]))


def test_figures_that_come_out_as_expected_find_nothing(tmp_path):
    counted = {"invited": "2", "responded": "2", "answered": "2", "not_applicable": "0"}
    expected = {
        "measure": "1",
        "value": "25.0",
        "numerator": "10",
        "denominator": "40",
        "status": "ok",
        **counted,
    }
    assert of_one(tmp_path, expected) == []


@pytest.mark.parametrize(
    ("key", "value", "said"),
    [
        ("value", "25.1", "the value is 25.0 and not 25.1"),
        ("value", "25", None),
        ("value", "25.04", "the value is 25.00 and not 25.04"),
        ("numerator", "9", "the numerator is 10 and not 9"),
        ("denominator", "41", "the denominator is 40 and not 41"),
        ("status", "no_answer", "the status is ok and not no_answer"),
        ("invited", "3", "the number invited is 2 and not 3"),
        ("responded", "1", "the number that responded is 2 and not 1"),
        ("answered", "1", "the number that answered is 2 and not 1"),
        ("not_applicable", "1", "the number not applicable is 0 and not 1"),
    ],
)
def test_every_part_of_a_figure_is_compared(tmp_path, key, value, said):
    expected = (
        [] if said is None else [("S230", f"examples.1.expect.1.{key}", f"measure 1, national: {said}")]
    )
    assert of_one(tmp_path, {"measure": "1", key: value}) == expected


def test_a_value_is_compared_as_it_is_shown(tmp_path):
    rows = [{"unit": "A", "doctors": "3", "trained": "1"}, {"unit": "B", "doctors": "16", "trained": "1"}]
    units = [("A", "33.3"), ("A", "33.33"), ("A", "33.3333"), ("B", "6.3"), ("B", "6.25")]
    expect = [{"measure": "1", "level": "er_unit", "area": unit, "value": value} for unit, value in units]
    assert found(loaded(tmp_path, [example(rows, expect)])) == []
    wrong = [{"measure": "1", "level": "er_unit", "area": "A", "value": value} for value in ("33", "33.4")]
    assert [code for code, _, _ in found(loaded(tmp_path, [example(rows, wrong)]))] == ["S230", "S230"]


def test_all_differences_of_a_figure_are_one_finding(tmp_path):
    expectation = {"measure": "1", "value": "50.0", "numerator": "20", "denominator": "40"}
    (finding,) = of_one(tmp_path, expectation)
    assert finding == (
        "S230",
        "examples.1.expect.1.value",
        "measure 1, national: the value is 25.0 and not 50.0; the numerator is 10 and not 20",
    )


def test_a_figure_that_is_not_shown_says_why(tmp_path):
    rows = [{"unit": "A", "doctors": "10"}]
    one = loaded(tmp_path, [example(rows, [{"measure": "1", "value": "50.0"}])])
    assert found(one) == [
        (
            "S230",
            "examples.1.expect.1.value",
            "measure 1, national: the value is none (no_answer) and not 50.0",
        )
    ]


def test_every_example_and_every_expectation_is_looked_at(tmp_path):
    wrong = [{"measure": "2", "value": "1"}, {"measure": "3", "value": "1"}]
    examples = [{**example(ROWS, wrong), "name": name} for name in ("En", "To")]
    fields = [field for _, field, _ in found(loaded(tmp_path, examples))]
    assert fields == [f"examples.{e}.expect.{i}.value" for e in (1, 2) for i in (1, 2)]


def test_units_are_where_the_example_puts_them(tmp_path):
    units = [
        {"id": "A", "municipality": "4601", "serves": ["4601", "4626"]},
        {"id": "B", "municipality": "4626"},
    ]
    areas = {
        ("county", "46"): "10",
        ("county", "03"): None,
        ("municipality", "4601"): "1",
        ("municipality", "4626"): "10",
        ("er_unit", "A"): "1",
        ("er_unit", "B"): "9",
    }
    expect = [
        {
            "measure": "2",
            "level": level,
            "area": area,
            **({"value": value} if value else {"status": "not_open"}),
        }
        for (level, area), value in areas.items()
    ]
    assert found(loaded(tmp_path, [example(ROWS, expect, units=units)])) == []


def test_units_without_a_place_are_each_in_a_municipality_that_nobody_else_is_in(tmp_path):
    units = [{"id": "A", "municipality": "0301", "serves": ["0301", "1101"]}]
    expect = [
        {"measure": "2", "level": "municipality", "area": "0301", "value": "1"},
        {"measure": "2", "level": "municipality", "area": "1101", "value": "1"},
        {"measure": "2", "value": "10"},
    ]
    assert found(loaded(tmp_path, [example(ROWS, expect, units=units)])) == []


def test_a_unit_without_a_row_is_invited_and_has_not_responded(tmp_path):
    expectation = {"measure": "1", "value": "25.0", "invited": "3", "responded": "2", "answered": "2"}
    assert of_one(tmp_path, expectation, units=[{"id": "C"}]) == []


@pytest.mark.parametrize(
    ("validity", "invited"),
    [
        ({"opened": "2021-12-31"}, "2"),
        ({"opened": "2022-01-01"}, "1"),
        ({"closed": "2021-12-31"}, "1"),
        ({"closed": "2022-01-01"}, "2"),
    ],
)
def test_a_unit_counts_if_it_was_open_on_the_last_day_of_the_period(tmp_path, validity, invited):
    assert of_one(tmp_path, {"measure": "1", "invited": invited}, units=[{"id": "B", **validity}]) == []


def test_codes_are_those_of_the_examples_period(tmp_path):
    units = [{"id": "A", "municipality": "1201"}, {"id": "B", "municipality": "1201"}]
    merged = {"measure": "2", "level": "municipality", "area": "4601", "value": "10"}
    assert of_one(tmp_path, merged, units=units, period="2021") == []
    old = {**merged, "area": "1201"}
    assert of_one(tmp_path, old, units=units, period="2018") == []
    assert [code for code, _, _ in of_one(tmp_path, old, units=units, period="2021")] == ["S231"]


def test_an_empty_cell_and_one_left_out_are_the_same(tmp_path):
    rows = [{"unit": "A", "doctors": "10", "trained": ""}, {"unit": "B", "doctors": "10"}]
    expect = [{"measure": "2", "status": "no_answer", "responded": "2"}, {"measure": "3", "value": "20"}]
    assert found(loaded(tmp_path, [example(rows, expect)])) == []


def test_cells_may_hold_whatever_a_file_may_hold(tmp_path):
    columns = [{"name": "unit", "type": "unit"}, {"name": "note", "type": "text"}]
    notes = ["a;b", 'han sa "hei"', "to\nlinjer", "en\rannen", "x,y", "æøå", "'"]
    rows = [{"unit": f"U {i}", "note": note} for i, note in enumerate(notes)]
    count = {"kind": "count", "numerator": {"distinct": "note"}}
    one = loaded(
        tmp_path,
        [example(rows, [{"measure": "1", "value": "7"}])],
        main_measure=count,
        other_measures=[],
        sources=[{"columns": columns}],
    )
    assert found(one) == []


def two_sources(tmp_path, rows):
    register = {
        "id": "beds",
        "columns": [{"name": "unit", "type": "unit"}, {"name": "beds", "type": "count"}],
    }
    survey = {
        "id": "survey",
        "columns": [{"name": "unit", "type": "unit"}, {"name": "doctors", "type": "count"}],
    }
    return loaded(
        tmp_path,
        [example(rows, [{"measure": "1", "value": "12"}, {"measure": "2", "value": "7"}])],
        main_measure={"kind": "count", "numerator": {"sum": "doctors", "source": "survey"}},
        other_measures=[{"kind": "count", "numerator": {"sum": "beds", "source": "beds"}}],
        sources=[survey, register],
    )


def test_rows_of_several_sources_stand_under_their_names(tmp_path):
    rows = {"survey": [{"unit": "A", "doctors": "12"}], "beds": [{"unit": "A", "beds": "7"}]}
    assert found(two_sources(tmp_path, rows)) == []
    rows["beds"][0]["beds"] = "-7"
    (finding,) = found(two_sources(tmp_path, rows))
    assert finding[:2] == ("S232", "examples.1.rows.beds.1.beds")


@pytest.mark.parametrize(
    ("rows", "field", "cause"),
    [
        ([{"unit": "A", "doctors": "mange", "trained": "1"}], "rows.1.doctors", "D320"),
        ([{"unit": "A", "doctors": "1.5"}], "rows.1.doctors", "D321"),
        ([ROWS[0], {"unit": "B", "doctors": "1", "trained": "2"}], "rows.2.trained", "D323"),
        ([ROWS[0], {"unit": "A", "doctors": "1"}], "rows.2.unit", "D311"),
        ([{"doctors": "1"}], "rows.1", "D312"),
        ([{"unit": "=A", "doctors": "1"}], "rows.1.unit", "D349"),
    ],
)
def test_what_intake_refuses_is_found_at_its_cell(tmp_path, rows, field, cause):
    (finding,) = found(loaded(tmp_path, [example(rows, [{"measure": "3", "value": "1"}])]))
    code = "S233" if cause == "D349" else "S232"
    assert finding[:2] == (code, f"examples.1.{field}")
    assert finding[2].endswith(f"({cause})")


@pytest.mark.parametrize(
    ("units", "field", "cause"),
    [
        ([{"id": "A", "municipality": "4699"}], "units.1.municipality", "D344"),
        ([{"id": "B"}, {"id": "A", "serves": ["0301", "9999"]}], "units.2.serves.2", "D344"),
        ([{"id": "A", "opened": "2021-02-31"}], "units.1.opened", "D342"),
        ([{"id": "A", "opened": "2020-05-01", "closed": "2020-05-01"}], "units.1.closed", "D350"),
        ([{"id": "A"}, {"id": "A"}], "units.2", "D343"),
        ([{"id": "A", "closed": "2020-01-01"}, {"id": "B", "closed": "2020-01-01"}], "units", "D352"),
    ],
)
def test_what_a_register_may_not_hold_is_found_at_its_unit(tmp_path, units, field, cause):
    findings = of_one(tmp_path, {"measure": "1", "value": "25.0"}, units=units)
    assert {(code, where) for code, where, _ in findings} == {("S233", f"examples.1.{field}")}
    assert all(said.endswith(f"({cause})") for _, _, said in findings)


def test_a_period_before_the_tables_is_found_at_the_period(tmp_path):
    (finding,) = of_one(tmp_path, {"measure": "1", "value": "25.0"}, period="1999")
    assert finding[:2] == ("S233", "examples.1.period")


@pytest.mark.parametrize(
    ("level", "area", "said"),
    [
        ("er_unit", "a", 'no row and no unit of the example has that id; did you mean "A"?'),
        ("county", "99", "there is no such county on 2021-12-31"),
        ("municipality", "1201", "there is no such municipality on 2021-12-31"),
    ],
)
def test_a_figure_that_does_not_exist_is_found_at_its_area(tmp_path, level, area, said):
    (finding,) = of_one(tmp_path, {"measure": "1", "level": level, "area": area, "value": "25.0"})
    assert finding[:2] == ("S231", "examples.1.expect.1.area")
    assert finding[2].endswith(said)


def test_a_closed_unit_without_rows_has_no_figure(tmp_path):
    units = [{"id": "C", "closed": "2021-01-01"}]
    expectation = {"measure": "1", "level": "er_unit", "area": "C", "status": "not_open"}
    (finding,) = of_one(tmp_path, expectation, units=units)
    assert finding[2].endswith("the unit was not open on 2021-12-31 and has no row")


def test_more_examples_may_stand_in_a_file_beside(tmp_path):
    one = loaded(tmp_path, [])
    beside = tmp_path / "prove.examples.yaml"
    text = """
format: nki/1
examples:
  - name: To enheter
    rows:
      - {unit: A, doctors: 10, trained: 1}
    expect:
      - {measure: 1, value: 11.0}
"""
    beside.write_text(text.lstrip(), encoding="utf-8")
    from nki.examples import issues_of

    (issue,) = issues_of(one)
    assert (issue.code, issue.place.file, issue.place.line) == ("S230", str(beside), 7)
    beside.write_text(text.replace("11.0", "10.0"), encoding="utf-8")
    assert issues_of(one) == ()


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (("doctors: 10", "doctor: 10"), "S203"),
        (("measure: 1", "measure: 7"), "S231"),
        (("examples:", "example:"), "S104"),
        (("format: nki/1", "format: nki/9"), "S111"),
        (("value: 10.0", "value: ti"), "S106"),
    ],
)
def test_a_file_of_examples_is_validated_as_a_specification_is(tmp_path, change, code):
    text = (
        "format: nki/1\nexamples:\n  - name: En\n    rows: [{unit: A, doctors: 10, trained: 1}]\n"
        "    expect: [{measure: 1, value: 10.0}]\n"
    )
    one = loaded(tmp_path, [])
    (tmp_path / "prove.examples.yaml").write_text(text.replace(*change), encoding="utf-8")
    assert code in {code for code, _, _ in found(one)}


def test_a_link_to_examples_elsewhere_is_not_followed(tmp_path):
    outside = tmp_path / "elsewhere"
    outside.mkdir()
    (outside / "secret.yaml").write_text("format: nki/1\nsecret: 1\n", encoding="utf-8")
    folder = tmp_path / "indicators"
    folder.mkdir()
    one = loaded(folder, [])
    (folder / "prove.examples.yaml").symlink_to(outside / "secret.yaml")
    ((code, _, said),) = found(one)
    assert code == "S130"
    assert "secret" not in said


def test_one_stage_serves_for_many_specifications(tmp_path):
    from nki.examples import Stage

    with Stage() as stage:
        for value, expected in (("25.0", 0), ("26.0", 1), ("25.0", 0)):
            one = loaded(tmp_path, [example(ROWS, [{"measure": "1", "value": value}])])
            assert len(found(one, stage)) == expected
