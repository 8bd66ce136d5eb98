"""What a measure of units, or of other measures, is made of."""


def test_units_are_counted_in_both_parts_of_a_share_also_behind_same_as(codes):
    counted = {"kind": "count", "numerator": {"units": {"measure": "3"}}}
    changes = {
        "main_measure": {
            "kind": "proportion",
            "numerator": {"same_as": "2"},
            "denominator": {"rows": "true"},
        },
        "other_measures": [counted, {"kind": "count", "numerator": {"sum": "doctors"}}],
    }
    assert ("S206", "main_measure") in codes(changes)


def test_units_are_counted_by_one_measure_in_both_parts_of_a_share(codes):
    ends = {
        "numerator": {"units": {"measure": "2", "at_least": "1"}},
        "denominator": {"units": {"measure": "3"}},
    }
    assert ("S206", "main_measure") in codes({"main_measure": {"kind": "proportion", **ends}})
    ends["denominator"] = {"units": {"measure": "2"}}
    assert ("S206", "main_measure") not in codes({"main_measure": {"kind": "proportion", **ends}})


SCALE = {"type": "count", "minimum": "1", "maximum": "5"}


def index(**more):
    """Return changes in which the main measure is an index of two questions."""
    items = [{"column": "one"}, {"column": "two"}]
    return {
        "main_measure": {"kind": "index", "index": {"items": items, "minimum_answered": "1"}, **more},
        "other_measures": [],
        "sources": [
            {
                "rows": "many_per_unit",
                "columns": [
                    {"name": "er_unit", "type": "unit"},
                    {"name": "one", **SCALE},
                    {"name": "two", **SCALE},
                    {"name": "weight", "type": "number"},
                    {"name": "word", "type": "text"},
                ],
            }
        ],
    }


def test_the_rows_of_an_index_may_have_a_weight_that_is_a_number(codes):
    assert "main_measure.weight" not in [field for _, field in codes(index(weight="weight"))]
    assert ("S207", "main_measure.weight") in codes(index(weight="word"))


def test_limits_for_rows_that_weigh_the_same_are_not_for_a_weighted_index(codes):
    assert ("S239", "main_measure.interval") not in codes(index(interval="student"))
    assert ("S239", "main_measure.interval") in codes(index(interval="student", weight="weight"))
