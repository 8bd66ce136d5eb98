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
