"""What an example expects of a group of a breakdown, and of the limits of an interval."""

import pytest

from tests.unit.examples.specs import example, found, loaded

ROWS = [
    {"unit": "A", "doctors": "10", "trained": "1", "size": "Liten"},
    {"unit": "B", "doctors": "30", "trained": "9", "size": "Stor"},
    {"unit": "C", "doctors": "60", "trained": "30", "size": ""},
]
CHANGES = {
    "strata": [{"id": "size", "text": "Størrelse", "column": "size"}],
    "interval": {"method": "wilson"},
    "sources": [
        {
            "columns": [
                {"name": "unit", "type": "unit"},
                {"name": "doctors", "type": "count"},
                {"name": "trained", "type": "count", "at_most": "doctors"},
                {"name": "size", "type": "choice", "values": ["Liten", "Stor"]},
            ]
        }
    ],
}


def of_one(folder, expectation):
    """Return what an example of three units finds, with one expectation."""
    return found(loaded(folder, [example(ROWS, [expectation])], **CHANGES))


@pytest.mark.parametrize(
    "expectation",
    [
        {"value": "40.0", "numerator": "40"},
        {"stratum": "size", "group": "Liten", "value": "10.0"},
        {"stratum": "size", "group": "Stor", "value": "30.0", "denominator": "30"},
        {"stratum": "size", "group": "Ukjent", "value": "50.0"},
        {"level": "er_unit", "area": "A", "stratum": "size", "group": "Stor", "status": "zero_denominator"},
    ],
)
def test_the_whole_and_each_group_are_figures_of_their_own(tmp_path, expectation):
    assert of_one(tmp_path, {"measure": "1", **expectation}) == []


def test_a_figure_of_a_group_that_differs_names_the_group(tmp_path):
    expectation = {"measure": "1", "stratum": "size", "group": "Stor", "value": "31.0"}
    (finding,) = of_one(tmp_path, expectation)
    said = "measure 1, national, Stor: the value is 30.0 and not 31.0"
    assert finding == ("S230", "examples.1.expect.1.value", said)


@pytest.mark.parametrize(
    ("stratum", "group", "key", "said"),
    [
        ("size", "stor", "group", 'the breakdown has no such group; did you mean "Stor"?'),
        ("sice", "Stor", "stratum", 'measure 1 has no such breakdown; did you mean "size"?'),
    ],
)
def test_a_group_that_there_is_not_is_told_the_one_that_was_meant(tmp_path, stratum, group, key, said):
    (finding,) = of_one(tmp_path, {"measure": "1", "stratum": stratum, "group": group, "value": "30.0"})
    assert finding[:2] == ("S231", f"examples.1.expect.1.{key}")
    assert finding[2].endswith(said)


def test_limits_are_compared_as_they_are_shown(tmp_path):
    # Wilson's limits of 40 out of 100
    assert of_one(tmp_path, {"measure": "1", "lower": "30.94", "upper": "49.80"}) == []
    ((_, field, said),) = of_one(tmp_path, {"measure": "1", "lower": "31.0", "upper": "49.9"})
    assert field == "examples.1.expect.1.lower"
    assert said.endswith("the lower limit is 30.9 and not 31.0; the upper limit is 49.8 and not 49.9")


def test_a_part_that_is_larger_than_its_whole_is_a_finding_in_the_example(tmp_path):
    source = {"rows": "many_per_unit", "units": "health_trust"}
    unit = {"name": "trust", "type": "unit"}
    asked = {"id": "asked", **source, "columns": [unit, {"name": "people", "type": "count"}]}
    rows = {"answers": [{"trust": "983974724"}] * 3, "asked": [{"trust": "983974724", "people": "2"}]}
    one = loaded(
        tmp_path,
        [example(rows, [{"measure": "1", "value": "150.0"}])],
        main_measure={
            "kind": "proportion",
            "numerator": {"rows": "true", "source": "answers"},
            "denominator": {"sum": "people", "source": "asked"},
        },
        other_measures=[],
        sources=[{"id": "answers", **source, "columns": [unit]}, asked],
        levels={"text": "Til prøving", "publish": ["national", "health_trust"]},
    )
    assert [(code, field) for code, field, _ in found(one)] == [("S232", "examples.1.rows")]
