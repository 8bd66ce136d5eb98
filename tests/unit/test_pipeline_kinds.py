"""Indicators of the newer kinds, from file to figures: estimates for any area, and what is worked out."""

import pytest

import nki
from nki.errors import NkiError, words
from tests.indicator import indicator as small
from tests.indicator import written

BERGEN, OSLO, VEST = "983974724", "993467049", "983658725"


@pytest.fixture
def estimate(tmp_path):
    """Write an indicator of estimates for areas of any level; return the function that computes it."""
    spec = small(
        {
            "main_measure": {
                "kind": "estimate",
                "unit": "points",
                "interval": "source",
                "estimate": {"value": "value", "lower": "lower", "upper": "upper", "observations": "n"},
            },
            "other_measures": [],
            "levels": {"publish": ["national", "health_region", "health_trust"]},
            "sources": [
                {
                    "units": "area",
                    "columns": [
                        {"name": "area", "type": "unit"},
                        *({"name": name, "type": "number"} for name in ("value", "lower", "upper")),
                        {"name": "n", "type": "count"},
                    ],
                }
            ],
        }
    )
    file = written(spec, tmp_path)

    def of(*lines):
        delivery = tmp_path / "delivery.csv"
        delivery.write_text("\n".join(["area;value;lower;upper;n", *lines]) + "\n", encoding="utf-8")
        rows = nki.compute(file, delivery, period="2024").release.rows
        return {row.code: row for row in rows}

    return of


def test_a_source_has_a_row_for_the_nation_a_region_and_a_trust(estimate):
    found = estimate("0;74,6;73,9;75,3;8120", f"{VEST};75,0;73;77;900", f"{BERGEN};76,2;74,0;78,4;640")
    nation, region, trust = found["0"], found[VEST], found[BERGEN]
    assert [float(row.value) for row in (nation, region, trust)] == [74.6, 75.0, 76.2]
    assert (float(nation.lower), float(nation.upper), nation.denominator) == (73.9, 75.3, 8120)


def test_an_area_without_its_row_has_no_figure_whatever_others_have(estimate):
    found = estimate(f"{BERGEN};76,2;74,0;78,4;640")
    assert {str(found[code].status) for code in ("0", VEST, OSLO)} == {"no_answer"}


def test_a_trust_that_no_municipality_belongs_to_as_a_whole_has_its_estimate(estimate):
    assert float(estimate(f"{OSLO};70;65;75;300")[OSLO].value) == 70


def test_a_row_for_an_area_that_there_is_not_says_what_to_write(estimate):
    with pytest.raises(NkiError) as stopped:
        estimate("999999999;70;65;75;300")
    (issue,) = stopped.value.issues
    assert issue.code == "D310"
    assert "no area on a published level" in words(issue).found
    assert "0 for the nation" in words(issue).do


@pytest.fixture
def waits(tmp_path):
    """Write an indicator on the days from one date to another; return the function that computes it."""
    answers = {"missing": ["Vet ikke"], "not_applicable": ["Fast avtale"]}
    spec = small(
        {
            "main_measure": {
                "kind": "proportion",
                "numerator": {"rows": "true", "where": {"column": "wait", "at_least": "28"}},
                "denominator": {"rows": "true"},
            },
            "other_measures": [
                {"kind": "median", "values": {"column": "wait"}},
                {
                    "kind": "count",
                    "numerator": {"rows": "true", "where": {"column": "long", "equals": "Lang"}},
                },
            ],
            "levels": {"publish": ["health_trust"]},
            "sources": [
                {
                    "units": "health_trust",
                    "rows": "many_per_unit",
                    "columns": [
                        {"name": "trust", "type": "unit"},
                        {"name": "asked", "type": "date", **answers},
                        {"name": "wanted", "type": "date"},
                    ],
                    "derived": [
                        {"name": "wait", "duration": {"start": "asked", "end": "wanted", "unit": "days"}},
                        {
                            "name": "long",
                            "bands": {
                                "of": "wait",
                                "groups": [{"group": "Kort", "to": "27"}, {"group": "Lang", "from": "28"}],
                            },
                        },
                    ],
                }
            ],
        }
    )
    file = written(spec, tmp_path)

    def of(*lines):
        delivery = tmp_path / "delivery.csv"
        delivery.write_text("\n".join(["trust;asked;wanted", *lines]) + "\n", encoding="utf-8")
        rows = nki.compute(file, delivery, period="2024").release.rows
        return [row for row in rows if row.code == BERGEN]

    return of


def test_what_is_worked_out_of_what_does_not_apply_does_not_apply(waits):
    found = waits(f"{BERGEN};Fast avtale;2024-02-01")
    assert [(str(row.status), row.not_applicable) for row in found] == [("not_applicable", 1)] * 3


def test_what_is_worked_out_of_nothing_is_no_answer(waits):
    found = waits(f"{BERGEN};Vet ikke;2024-02-01")
    assert [(str(row.status), row.not_applicable) for row in found] == [("no_answer", 0)] * 3


def test_the_rows_that_apply_are_counted_beside_those_that_do_not(waits):
    found = waits(
        f"{BERGEN};Fast avtale;2024-02-01",
        f"{BERGEN};2024-01-04;2024-02-01",
        f"{BERGEN};2024-01-05;2024-02-01",
    )
    assert [float(row.value) for row in found] == [50, 27.5, 1]


@pytest.fixture
def scores(tmp_path):
    """Write an indicator with a weighted index of two questions; return the function that computes it."""
    scale = {"type": "count", "minimum": "1", "maximum": "5"}
    index = {"items": [{"column": "one"}, {"column": "two"}], "minimum_answered": "1"}
    spec = small(
        {
            "main_measure": {"kind": "index", "unit": "points", "index": index, "weight": "weight"},
            "other_measures": [],
            "levels": {"publish": ["health_trust"]},
            "sources": [
                {
                    "units": "health_trust",
                    "rows": "many_per_unit",
                    "columns": [
                        {"name": "trust", "type": "unit"},
                        {"name": "one", **scale},
                        {"name": "two", **scale},
                        {"name": "weight", "type": "number", "minimum": "0"},
                    ],
                }
            ],
        }
    )
    file = written(spec, tmp_path)

    def of(*lines):
        delivery = tmp_path / "delivery.csv"
        delivery.write_text("\n".join(["trust;one;two;weight", *lines]) + "\n", encoding="utf-8")
        rows = nki.compute(file, delivery, period="2024").release.rows
        return next(row for row in rows if row.code == BERGEN)

    return of


def test_a_row_of_an_index_counts_with_its_weight_and_the_weights_widen_its_uncertainty(scores):
    # scores 100, 50 and 25; the row without a weight and the one without an answer are in no part
    found = scores(*(f"{BERGEN};{row}" for row in ("5;5;1", "3;;0,5", "1;3;2,5", "5;5;", ";;4")))
    assert float(found.value) == (1 * 100 + 0.5 * 50 + 2.5 * 25) / 4
    assert found.denominator == 3
    assert float(found.design_effect) == 3 * (1 + 0.25 + 6.25) / 16
    assert found.lower is found.upper is None


def test_an_index_whose_rows_all_weigh_nothing_is_no_figure(scores):
    found = scores(f"{BERGEN};5;5;0", f"{BERGEN};1;1;0")
    assert (str(found.status), found.value, found.denominator) == ("zero_denominator", None, 2)
