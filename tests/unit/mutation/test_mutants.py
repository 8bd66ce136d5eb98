"""Which changes of a definition are tried, and that each of them is one that validation would accept."""

import pytest

from tests.indicator import indicator, written

CODES = {"missing": ["Vet ikke"], "not_applicable": ["Ikke aktuelt"]}
COLUMNS = [
    {"name": "unit", "type": "unit"},
    {"name": "doctors", "type": "count", "maximum": "9"},
    {"name": "trained", "type": "count", "at_most": "doctors"},
    {"name": "hours", "type": "number"},
    {"name": "since", "type": "date"},
    {"name": "tool", "type": "choice", "values": ["RETTS", "METTS", "SATS"]},
    {"name": "note", "type": "text"},
]


def loaded(tmp_path, **changes):
    from nki.steps.load import load

    return load(written(indicator(changes), tmp_path)).indicator


def counting(tmp_path, aggregate, **changes):
    """Return an indicator with one count."""
    source = {"columns": COLUMNS}
    count = {"kind": "count", "numerator": aggregate}
    return loaded(tmp_path, **{"main_measure": count, "other_measures": [], "sources": [source], **changes})


def changes_of(one):
    from nki.mutation import mutants

    return [mutant.change for mutant in mutants(one)]


def where(tmp_path, condition):
    """Return the changes of a condition, without those of the aggregate that it belongs to."""
    changes = changes_of(counting(tmp_path, {"rows": "true", "where": condition}))
    bare = ["`rows: true` becomes", "`where` is left out", "`where` becomes its opposite"]
    return [change for change in changes if not change.startswith(tuple(bare))]


def test_a_condition_on_a_column_that_is_worked_out_or_looked_up(tmp_path):
    dates = [{"name": name, "type": "date"} for name in ("asked", "wanted")]
    wait = {"name": "wait", "duration": {"start": "asked", "end": "wanted", "unit": "weeks"}}
    unit = {"name": "unit", "type": "unit"}
    key, tool = {"name": "key", "type": "text"}, COLUMNS[5]
    join = {"source": "survey_2", "on": {"key": "key"}, "columns": ["tool"]}
    sources = [
        {"columns": [unit, key, *dates], "derived": [wait], "joins": [join]},
        {"columns": [unit, key, tool]},
    ]

    def tried(condition):
        counted = {"rows": "true", "source": "survey", "where": condition}
        return changes_of(counting(tmp_path, counted, sources=sources))

    assert "`at_least: 4` becomes `at_least: 3`" in tried({"column": "wait", "at_least": "4"})
    assert "`equals: RETTS` becomes `equals: SATS`" in tried({"column": "tool", "equals": "RETTS"})


def test_a_proportion_of_two_counts(tmp_path):
    assert changes_of(loaded(tmp_path)) == [
        "numerator and denominator change places",
        "`same_as: 2` becomes `same_as: 3`",
        "`same_as: 3` becomes `same_as: 2`",
        "`sum: trained` becomes `sum: doctors`",
        "`sum: trained` becomes `rows: true`",
        "`sum: doctors` becomes `sum: trained`",
        "`sum: doctors` becomes `rows: true`",
    ]


@pytest.mark.parametrize(
    ("aggregate", "expected"),
    [
        (
            {"rows": "true"},
            [
                "`rows: true` becomes `sum: doctors`",
                "`rows: true` becomes `sum: trained`",
                "`rows: true` becomes `distinct: note`",
            ],
        ),
        (
            {"sum": "doctors"},
            ["`sum: doctors` becomes `sum: trained`", "`sum: doctors` becomes `rows: true`"],
        ),
        ({"distinct": "note"}, ["`distinct: note` becomes `rows: true`"]),
        (
            {"rows": "true", "where": {"column": "tool", "is_missing": "true"}},
            [
                "`rows: true` becomes `sum: doctors`",
                "`rows: true` becomes `sum: trained`",
                "`rows: true` becomes `distinct: note`",
                "`where` is left out",
                "`where` becomes its opposite",
                "`is_missing: true` becomes `is_missing: false`",
            ],
        ),
    ],
)
def test_what_is_counted(tmp_path, aggregate, expected):
    assert changes_of(counting(tmp_path, aggregate)) == expected


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        (
            {"column": "doctors", "at_least": "5"},
            [
                "`at_least: 5` becomes more than 5",
                "`at_least: 5` becomes `at_most: 5`",
                "`at_least: 5` becomes `at_least: 4`",
            ],
        ),
        (
            {"column": "hours", "at_most": "7.5"},
            [
                "`at_most: 7.5` becomes less than 7.5",
                "`at_most: 7.5` becomes `at_least: 7.5`",
                "`at_most: 7.5` becomes `at_most: 7.6`",
            ],
        ),
        (
            {"column": "since", "at_least": "2021-03-01"},
            [
                "`at_least: 2021-03-01` becomes more than 2021-03-01",
                "`at_least: 2021-03-01` becomes `at_most: 2021-03-01`",
                "`at_least: 2021-03-01` becomes `at_least: 2021-02-28`",
            ],
        ),
        (
            {"column": "trained", "at_least": {"column": "doctors"}},
            [
                "`at_least: {column: doctors}` becomes more than doctors",
                "`at_least: {column: doctors}` becomes `at_most: doctors`",
            ],
        ),
        (
            {"column": "tool", "equals": "RETTS"},
            ["`equals: RETTS` becomes `equals: METTS`", "`equals: RETTS` becomes `equals: SATS`"],
        ),
        ({"column": "note", "equals": "x"}, []),
        (
            {"column": "tool", "one_of": ["RETTS", "METTS"]},
            [
                "`RETTS` is taken out of `one_of`",
                "`METTS` is taken out of `one_of`",
                "`SATS` is added to `one_of`",
            ],
        ),
        (
            {"column": "doctors", "between": ["2", "5"]},
            [
                "`between: [2, 5]` becomes `at_most: 5`",
                "`between: [2, 5]` becomes `at_least: 2`",
                "`between: [2, 5]` becomes a range without 2",
                "`between: [2, 5]` becomes `between: [1, 5]`",
                "`between: [2, 5]` becomes a range without 5",
                "`between: [2, 5]` becomes `between: [2, 6]`",
            ],
        ),
        (
            {"column": "note", "starts_with": "ab"},
            ["`starts_with: ab` becomes `equals: ab`", "`starts_with: ab` becomes `starts_with: a`"],
        ),
        (
            {"all": [{"column": "note", "equals": "x"}, {"not": {"column": "note", "equals": "y"}}]},
            [
                "`all` becomes `any`",
                "this part of `all` is left out",
                "this part of `all` is left out",
                "`equals: x` becomes its opposite",
                "`not` is left out",
            ],
        ),
    ],
)
def test_every_comparison_is_changed_in_the_ways_that_people_slip(tmp_path, condition, expected):
    assert where(tmp_path, condition) == expected


def test_values_that_a_column_cannot_have_are_not_tried(tmp_path):
    assert "`at_most: 9` becomes `at_most: 10`" not in where(tmp_path, {"column": "doctors", "at_most": "9"})
    assert "`at_least: 0` becomes `at_least: -1`" not in where(
        tmp_path, {"column": "doctors", "at_least": "0"}
    )


def test_answers_that_say_nothing_are_taken_out_and_moved(tmp_path):
    columns = [{"name": "unit", "type": "unit"}, {"name": "doctors", "type": "count", **CODES}, COLUMNS[-1]]
    one = counting(tmp_path, {"sum": "doctors"}, sources=[{"columns": columns}])
    assert changes_of(one)[1:] == [
        "`Vet ikke` is taken out of `missing`",
        "`Vet ikke` moves from `missing` to `not_applicable`",
        "`Ikke aktuelt` is taken out of `not_applicable`",
        "`Ikke aktuelt` moves from `not_applicable` to `missing`",
    ]


def test_answers_of_columns_that_nothing_counts_are_left_alone(tmp_path):
    columns = [*COLUMNS[:2], {"name": "extra", "type": "choice", "values": ["Ja"], **CODES}]
    one = counting(tmp_path, {"sum": "doctors"}, sources=[{"columns": columns}])
    assert changes_of(one) == ["`sum: doctors` becomes `rows: true`"]


@pytest.mark.parametrize(
    ("threshold", "levels", "expected"),
    [
        ("50", ["national"], ["is left out", "becomes 25", "becomes more than 50"]),
        ("66.67", ["national", "er_unit"], ["is left out", "becomes 33.335", "becomes 83.335"]),
        ("100", ["national"], ["is left out", "becomes 50"]),
        ("0", ["national"], []),
        ("50", ["er_unit"], []),
    ],
)
def test_the_response_threshold_is_moved_where_it_decides_anything(tmp_path, threshold, levels, expected):
    one = counting(
        tmp_path, {"sum": "doctors"}, response_threshold=threshold, levels={"publish": levels, "text": "x"}
    )
    said = [change for change in changes_of(one) if "threshold" in change]
    assert said == [f"`response_threshold: {threshold}` {change}" for change in expected]


def test_what_computes_the_same_is_tried_once_and_never_as_it_is(tmp_path):
    from nki.model.period import Period
    from nki.mutation import mutants
    from nki.steps.plan import plan

    condition = {
        "any": [{"column": "doctors", "at_least": "2"}, {"column": "doctors", "between": ["2", "5"]}]
    }
    one = counting(tmp_path, {"sum": "doctors", "where": condition})
    plans = [
        plan(indicator, Period(2021)) for indicator in (one, *(mutant.indicator for mutant in mutants(one)))
    ]
    assert len(plans) > 10
    assert all(plan not in plans[:i] for i, plan in enumerate(plans))


def test_every_change_is_one_that_validation_accepts(tmp_path):
    from nki.errors import is_error
    from nki.model.places import Places
    from nki.mutation import mutants
    from nki.steps.validate import validate

    condition = {"all": [{"column": "doctors", "at_most": "9"}, {"column": "tool", "equals": "SATS"}]}
    one = counting(tmp_path, {"sum": "doctors", "where": condition}, response_threshold="50")
    for mutant in mutants(one):
        assert not any(map(is_error, validate(mutant.indicator, Places("prove.yaml")))), mutant.change


def test_the_place_of_a_change_is_that_of_what_was_changed(tmp_path):
    from nki.mutation import mutants
    from nki.steps.load import load

    condition = {
        "all": [
            {"column": "tool", "one_of": ["RETTS", "SATS"]},
            {"not": {"column": "doctors", "equals": "3"}},
        ]
    }
    counting(tmp_path, {"sum": "doctors", "where": condition})
    file = tmp_path / "prove.yaml"
    places = load(file).places
    lines = file.read_text(encoding="utf-8").splitlines()
    found = {
        mutant.change: lines[places.of(mutant.path).line - 1].strip()
        for mutant in mutants(load(file).indicator)
        if mutant.path in places.values
    }
    assert found["`SATS` is taken out of `one_of`"] == "- SATS"
    assert found["`not` is left out"] == "column: doctors"
    assert found["`sum: doctors` becomes `rows: true`"] == "sum: doctors"


def test_a_definition_of_any_size_is_tried_in_bounded_time(tmp_path):
    from nki.mutation.definition import MOST

    condition = {"all": [{"column": "doctors", "equals": str(i % 9)} for i in range(600)]}
    assert len(changes_of(counting(tmp_path, {"rows": "true", "where": condition}))) == MOST
