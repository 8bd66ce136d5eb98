"""The edges of what decides about rows and units: just inside, and just outside."""

import pytest

import nki
from tests.indicator import indicator as small
from tests.indicator import written

BERGEN, FONNA, FORDE = "983974724", "983974694", "983974732"


@pytest.fixture
def computed(tmp_path):
    """Write an indicator on rows of health trusts; return the function that computes its first measure."""

    def of(columns, lines, main, others=(), **source):
        spec = small(
            {
                "main_measure": main,
                "other_measures": list(others),
                "levels": {"publish": ["national", "health_trust"]},
                "sources": [
                    {
                        "units": "health_trust",
                        "rows": "many_per_unit",
                        "columns": [{"name": "trust", "type": "unit"}, *columns],
                        **source,
                    }
                ],
            }
        )
        header = ";".join(["trust", *(column["name"] for column in columns)])
        delivery = tmp_path / "delivery.csv"
        delivery.write_text("\n".join([header, *lines]) + "\n", encoding="utf-8")
        return nki.compute(written(spec, tmp_path), delivery, period="2024")

    return of


def nation(result, measure=1):
    (row,) = (row for row in result.rows if row.code == "0" and row.measure == measure)
    return row


def test_a_unit_whose_value_is_the_limit_is_counted(computed):
    answer = {"name": "answer", "type": "choice", "values": ["Ja", "Nei"]}
    yes = {"rows": "true", "where": {"column": "answer", "equals": "Ja"}}
    share = {"kind": "proportion", "numerator": yes, "denominator": {"rows": "true"}}
    half, more, less = ["Ja", "Nei"], ["Ja", "Ja", "Nei"], ["Ja", "Nei", "Nei"]
    lines = [f"{unit};{one}" for unit, said in ((BERGEN, half), (FONNA, more), (FORDE, less)) for one in said]
    for limit, many in (({"at_least": "50"}, 2), ({"at_most": "50"}, 2), ({"at_least": "50.1"}, 1)):
        counted = {"kind": "count", "numerator": {"units": {"measure": "1", **limit}}}
        assert nation(computed([answer], lines, share, [counted]), 2).value == many


def test_the_last_second_of_a_period_is_inside_and_the_next_is_not(computed):
    when = {"name": "called", "type": "datetime"}
    lines = [f"{BERGEN};{at}" for at in (
        "2023-12-31 23:59:59", "2024-01-01 00:00:00", "2024-12-31 23:59:59", "2025-01-01 00:00:00",
    )]  # fmt: skip
    result = computed([when], lines, {"kind": "count", "numerator": {"rows": "true"}}, dated="called")
    assert nation(result).value == 2
    assert [account.outside_period for account in result.accounts] == [2]


def test_every_rule_that_leaves_rows_out_is_applied(computed):
    columns = [{"name": "status", "type": "choice", "values": ["Holdt", "Avlyst", "Flyttet", "Prøve"]}]
    lines = [f"{BERGEN};{status}" for status in ("Holdt", "Avlyst", "Flyttet", "Flyttet", "Prøve")]
    rules = [
        {"reason": f"Den var {word}", "where": {"column": "status", "equals": word}}
        for word in ("Avlyst", "Flyttet", "Prøve")
    ]
    result = computed(columns, lines, {"kind": "count", "numerator": {"rows": "true"}}, exclude=rules)
    assert nation(result).value == 1
    (account,) = result.accounts
    assert dict(account.excluded) == {"Den var Avlyst": 1, "Den var Flyttet": 2, "Den var Prøve": 1}


def test_a_row_with_one_answer_too_few_has_no_score(computed):
    columns = [{"name": f"q{n}", "type": "count", "minimum": "1", "maximum": "5"} for n in (1, 2, 3)]
    main = {
        "kind": "index",
        "unit": "points",
        "index": {"minimum_answered": "2", "items": [{"column": column["name"]} for column in columns]},
    }
    rows = [f"{BERGEN};5;5;", f"{BERGEN};1;;", f"{BERGEN};1;1;1", f"{FONNA};5;;"]
    result = computed(columns, rows, main)
    # 100 and 0; a row with one answer is neither a score nor a zero
    assert (nation(result).value, nation(result).denominator, nation(result).answered) == (50, 2, 1)
    assert {row.code: str(row.status) for row in result.rows}[FONNA] == "no_answer"
    assert [(account.answered, account.not_answered) for account in result.accounts] == [(2, 2)]
