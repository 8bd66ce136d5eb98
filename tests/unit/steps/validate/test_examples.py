"""What is said of examples before anything is computed, and of those that have another shape."""

import copy

import pytest

from tests.indicator import indicator, written

EXAMPLE = {
    "name": "En enhet",
    "rows": [{"unit": "A", "doctors": "10", "trained": "1"}],
    "expect": [{"measure": "1", "value": "10.0"}],
}
BEDS = {"id": "beds", "columns": [{"name": "unit", "type": "unit"}, {"name": "beds", "type": "count"}]}


def issues_of(tmp_path, *examples, **changes):
    """Return the errors of loading and validating, as code and field."""
    from nki.errors import NkiError, is_error
    from nki.steps.load import load
    from nki.steps.validate import validate

    path = written(indicator({"examples": copy.deepcopy(list(examples)), **changes}), tmp_path)
    try:
        one = load(path)
    except NkiError as error:
        return [(issue.code, issue.field) for issue in error.issues]
    return [(issue.code, issue.field) for issue in validate(one.indicator, one.places) if is_error(issue)]


def of_expectation(tmp_path, **expectation):
    levels = {"publish": ["national", "county", "er_unit"], "text": "x"}
    return issues_of(tmp_path, {**EXAMPLE, "expect": [expectation]}, levels=levels)


def of_rows(tmp_path, rows):
    """Return what is wrong with the rows of an indicator of two sources."""
    survey = copy.deepcopy(indicator()["sources"][0])
    counts = [{"kind": "count", "numerator": {"sum": "trained", "source": "survey"}}]
    counts.append({"kind": "count", "numerator": {"sum": "doctors", "source": "survey"}})
    counts.append({"kind": "count", "numerator": {"sum": "beds", "source": "beds"}})
    return issues_of(tmp_path, {**EXAMPLE, "rows": rows}, sources=[survey, BEDS], other_measures=counts)


def test_an_example_that_fits_is_accepted(tmp_path):
    assert issues_of(tmp_path, EXAMPLE) == []


def test_examples_are_told_apart_by_their_names(tmp_path):
    assert issues_of(tmp_path, EXAMPLE, EXAMPLE) == [("S211", "examples.2.name")]


def test_a_column_that_nobody_declared_is_found_at_its_key(tmp_path):
    example = {**EXAMPLE, "rows": [*EXAMPLE["rows"], {"unit": "B", "doctor": "1"}]}
    assert issues_of(tmp_path, example) == [("S203", "examples.1.rows.2.doctor")]
    assert issues_of(tmp_path, {**EXAMPLE, "rows": {"survey": [{"nurses": "1"}]}}) == [
        ("S203", "examples.1.rows.survey.1.nurses")
    ]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ({"survey": [{"unit": "A"}], "beds": [{"unit": "A"}]}, []),
        ([{"unit": "A"}], [("S234", "examples.1.rows")]),
        ({"survey": [{"unit": "A"}]}, [("S234", "examples.1.rows")]),
        ({"survey": [{"unit": "A"}], "beds": []}, [("S234", "examples.1.rows")]),
        (
            {"survey": [{"unit": "A"}], "bed": [{"unit": "A"}]},
            [("S234", "examples.1.rows"), ("S204", "examples.1.rows.bed")],
        ),
    ],
)
def test_rows_of_several_sources_say_whose_they_are(tmp_path, rows, expected):
    assert of_rows(tmp_path, rows) == expected


@pytest.mark.parametrize(
    ("expectation", "expected"),
    [
        ({"measure": "3", "level": "county", "area": "46", "value": "1"}, None),
        ({"measure": "1", "area": "0", "status": "ok"}, None),
        ({"measure": "4", "value": "1"}, ("S231", ".measure")),
        ({"measure": "1", "level": "municipality", "area": "4601", "value": "1"}, ("S231", ".level")),
        ({"measure": "1", "area": "46", "value": "1"}, ("S231", ".area")),
        ({"measure": "1", "level": "er_unit", "value": "1"}, ("S231", "")),
        ({"measure": "1", "level": "county", "area": "46"}, ("S235", "")),
        ({"measure": "1", "level": "region", "value": "1"}, ("S107", ".level")),
        ({"measure": "1", "status": "hidden"}, ("S107", ".status")),
        ({"measure": "1", "value": "10,0"}, ("S106", ".value")),
        ({"measure": "1", "numerator": "-1"}, ("S106", ".numerator")),
        ({"measure": "1", "numbers": "1"}, ("S104", ".numbers")),
        ({"value": "1"}, ("S105", ".measure")),
    ],
)
def test_an_expectation_names_one_figure_and_says_something_of_it(tmp_path, expectation, expected):
    found = of_expectation(tmp_path, **expectation)
    assert found == ([] if expected is None else [(expected[0], f"examples.1.expect.1{expected[1]}")])


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"rows": []}, ("S106", "rows")),
        ({"rows": "A"}, ("S106", "rows")),
        ({"rows": [["A"]]}, ("S106", "rows.1")),
        ({"rows": [{"unit": ["A"]}]}, ("S106", "rows.1.unit")),
        ({"rows": {"survey": {"unit": "A"}}}, ("S106", "rows.survey")),
        ({"expect": []}, ("S106", "expect")),
        ({"name": ""}, ("S108", "name")),
        ({"period": "2021-X2"}, ("S106", "period")),
        ({"units": [{"municipality": "4601"}]}, ("S105", "units.1.id")),
        ({"units": [{"id": "A", "municipality": "460"}]}, ("S106", "units.1.municipality")),
        ({"units": [{"id": "A", "serves": "4601"}]}, ("S106", "units.1.serves")),
        ({"units": [{"id": "A", "opened": "1.1.2022"}]}, ("S106", "units.1.opened")),
    ],
)
def test_another_shape_is_one_finding_at_its_place(tmp_path, change, expected):
    assert issues_of(tmp_path, {**EXAMPLE, **change}) == [(expected[0], f"examples.1.{expected[1]}")]


def test_there_are_no_more_examples_than_anybody_reads(tmp_path):
    many = [{**EXAMPLE, "name": f"Nummer {i}"} for i in range(101)]
    assert issues_of(tmp_path, *many[:100]) == []
    assert issues_of(tmp_path, *many) == [("S106", "examples")]


def test_an_editor_takes_the_examples_that_nki_takes():
    import jsonschema

    from nki.schema import indicator_schema

    schema = {**indicator_schema(), "required": []}
    validator = jsonschema.Draft7Validator(schema)
    typed = {
        "name": "En enhet",
        "period": 2021,
        "units": [{"id": "A", "municipality": 301, "serves": ["4601", 4626], "opened": "2021-01-01"}],
        "rows": [{"unit": "A", "doctors": 10, "trained": None, "answered": "2022-02-14"}],
        "expect": [{"measure": 1, "level": "county", "area": 46, "value": 10.0, "status": "ok"}],
    }
    assert not list(validator.iter_errors({"examples": [typed, EXAMPLE]}))
    assert not list(validator.iter_errors({"examples": [{**EXAMPLE, "rows": {"survey": EXAMPLE["rows"]}}]}))
    for wrong in (
        {"rows": "A"},
        {"expect": []},
        {"unit": []},
        {"expect": [{"measure": 1, "status": "hidden"}]},
    ):
        assert list(validator.iter_errors({"examples": [{**EXAMPLE, **wrong}]})), wrong
