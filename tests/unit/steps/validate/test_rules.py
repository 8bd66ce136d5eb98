"""What a specification means: each rule, the place it points at, and what it lets pass."""

import copy

import pytest

from nki.errors import is_error, words
from nki.steps.load import load
from nki.steps.validate import validate
from tests.indicator import indicator, written

COLUMNS = [
    {"name": "unit", "type": "unit"},
    {"name": "doctors", "type": "count", "missing": ["99"]},
    {"name": "trained", "type": "count", "at_most": "doctors"},
    {"name": "hours", "type": "number", "minimum": "-5", "maximum": "9.5"},
    {"name": "tool", "type": "choice", "values": ["RETTS", "METTS"], "not_applicable": ["Ikke aktuelt"]},
    {"name": "since", "type": "date"},
    {"name": "until", "type": "date"},
    {"name": "note", "type": "text"},
]
PATIENTS = {
    "rows": "many_per_unit",
    "columns": [{"name": "unit", "type": "unit"}, {"name": "age", "type": "count"}],
}


@pytest.fixture
def found(tmp_path):
    """Return code, field and words of the errors in an indicator with some keys replaced."""

    def findings(changes, name="prove"):
        spec = {"sources": [{"columns": copy.deepcopy(COLUMNS)}], **changes}
        loaded = load(written(indicator(spec), tmp_path), f"{name}.yaml")
        issues = validate(loaded.indicator, loaded.places)
        assert all(issue.place.line and issue.place.column for issue in issues)
        return [(issue.code, issue.field, words(issue).found) for issue in issues if is_error(issue)]

    return findings


@pytest.fixture
def codes(found):
    """Return code and field only."""
    return lambda changes, name="prove": [one[:2] for one in found(changes, name)]


def counting(**aggregate):
    """Return changes in which the main measure is a count, and the others are not."""
    count = {"kind": "count", "numerator": {"rows": "true"}}
    return {"main_measure": {"kind": "count", "numerator": aggregate}, "other_measures": [count]}


def where(**condition):
    return counting(rows="true", where=condition)


def test_an_indicator_without_faults_has_no_findings(found):
    assert found({}) == []


# Measures


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [
        (("1", "2", "3"), []),
        (("2", "1", "3"), [("S210", "main_measure.number"), ("S210", "other_measures.1.number")]),
        (("1", "2", "2"), [("S210", "other_measures.2.number")]),
        (("1", "3", "4"), [("S210", "other_measures.1.number"), ("S210", "other_measures.2.number")]),
    ],
)
def test_measures_are_numbered_as_in_the_form(codes, numbers, expected):
    count = {"kind": "count", "numerator": {"rows": "true"}}
    main, *others = [{**count, "number": number} for number in numbers]
    assert codes({"main_measure": main, "other_measures": others}) == expected


def same_as(*chain):
    """Return three measures; each refers to another, or counts rows where there is None."""
    parts = [{"rows": "true"} if one is None else {"same_as": str(one)} for one in chain]
    main, *others = [{"kind": "count", "numerator": part} for part in parts]
    return {"main_measure": main, "other_measures": others}


@pytest.mark.parametrize(
    ("chain", "expected"),
    [
        ((2, 3, None), []),
        ((2, None, 2), []),
        ((1, None, None), [("S202", "main_measure", "measure 1 comes back to itself: 1 → 1")]),
        (
            (9, None, None),
            [("S201", "main_measure", "same_as refers to measure 9, which the indicator does not have")],
        ),
        (
            (2, 1, None),
            [
                ("S202", "main_measure", "measure 1 comes back to itself: 1 → 2 → 1"),
                ("S202", "other_measures.1", "measure 2 comes back to itself: 2 → 1 → 2"),
            ],
        ),
        # a measure that leads into a circle is not the one to mend
        ((2, 2, None), [("S202", "other_measures.1", "measure 2 comes back to itself: 2 → 2")]),
        # nor one that leads to a measure that leads nowhere
        (
            (2, 9, None),
            [("S201", "other_measures.1", "same_as refers to measure 9, which the indicator does not have")],
        ),
    ],
)
def test_same_as_ends_in_an_aggregate(found, chain, expected):
    assert found(same_as(*chain)) == [(code, f"{at}.numerator.same_as", said) for code, at, said in expected]


@pytest.mark.parametrize(
    ("main", "expected"),
    [
        ({"kind": "proportion", "numerator": {"sum": "trained"}}, [("S206", "main_measure")]),
        (
            {"kind": "count", "numerator": {"sum": "trained"}, "denominator": {"sum": "doctors"}},
            [("S206", "main_measure.denominator")],
        ),
    ],
)
def test_kinds_have_the_parts_that_they_need(codes, main, expected):
    assert codes({"main_measure": main, "other_measures": []}) == expected


def test_numerator_and_denominator_come_from_one_source_also_behind_same_as(codes):
    sources = [{"columns": copy.deepcopy(COLUMNS)}, PATIENTS]
    of_survey = {"kind": "count", "numerator": {"sum": "trained", "source": "survey"}}
    of_patients = {"kind": "count", "numerator": {"rows": "true", "source": "survey_2"}}
    main = {
        "kind": "weighted_proportion",
        "unit": "percent",
        "weight": "trained",
        "numerator": {"same_as": "2"},
        "denominator": {"same_as": "3"},
    }
    crossing = {"sources": sources, "main_measure": main, "other_measures": [of_survey, of_patients]}
    assert codes(crossing) == [("S208", "main_measure.denominator")]
    assert codes({**crossing, "other_measures": [of_survey, {**of_survey}]}) == []


def test_an_aggregate_names_its_source_where_there_are_several(found):
    sources = [{"columns": copy.deepcopy(COLUMNS)}, PATIENTS]
    unnamed = [
        (
            "S219",
            "main_measure.numerator",
            "the indicator has 2 sources, and the aggregate does not say which one it reads",
        )
    ]
    others = {"other_measures": []}
    assert found({"sources": sources, **counting(rows="true"), **others}) == unnamed
    assert found({"sources": sources, **counting(rows="true", source="survey_2"), **others}) == []
    assert found({"sources": sources, **counting(rows="true", source="survei"), **others}) == [
        (
            "S204",
            "main_measure.numerator.source",
            'the indicator declares no source "survei"; did you mean "survey"?',
        )
    ]


@pytest.mark.parametrize(
    ("aggregate", "expected"),
    [
        ({"sum": "doctors"}, []),
        ({"distinct": "tool"}, []),
        ({"distinct": "unit"}, []),
        ({"sum": "docters"}, [("S203", "sum")]),
        ({"distinct": "docters"}, [("S203", "distinct")]),
        ({"sum": "tool"}, [("S207", "sum")]),
        ({"sum": "hours"}, [("S207", "sum")]),
        ({"sum": "note"}, [("S207", "sum")]),
    ],
)
def test_what_is_counted_is_declared_and_countable(codes, aggregate, expected):
    assert codes(counting(**aggregate)) == [(code, f"main_measure.numerator.{key}") for code, key in expected]


# Conditions


@pytest.mark.parametrize(
    "condition",
    [
        {"column": "doctors", "equals": "0"},
        {"column": "doctors", "one_of": ["1", "007", "999999999999999999"]},
        {"column": "hours", "between": ["-5", "9.5"]},
        {"column": "hours", "at_least": "+0.5"},
        {"column": "tool", "equals": "RETTS"},
        {"column": "tool", "starts_with": "R"},
        {"column": "tool", "is_missing": "true"},
        {"column": "since", "at_most": "2021-12-31"},
        {"column": "since", "at_most": {"column": "until"}},
        {"column": "trained", "equals": {"column": "doctors"}},
        {"column": "unit", "starts_with": "LV"},
        {"column": "note", "equals": "hva som helst"},
    ],
)
def test_conditions_that_can_be_true_pass(codes, condition):
    assert codes(where(**condition)) == []


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        ({"column": "docters", "equals": "1"}, [("S203", "column")]),
        ({"column": "tool", "equals": "SATS"}, [("S205", "equals")]),
        (
            {"column": "tool", "one_of": ["RETTS", "retts", "SATS"]},
            [("S205", "one_of.2"), ("S205", "one_of.3")],
        ),
        # an answer that means no answer is never a value
        ({"column": "doctors", "equals": "99"}, [("S205", "equals")]),
        ({"column": "tool", "equals": "Ikke aktuelt"}, [("S205", "equals")]),
        # numbers as the engine would read them differently, or not at all
        *(
            ({"column": "doctors", "at_least": text}, [("S205", "at_least")])
            for text in (
                "-1",
                "1.5",
                "1e3",
                "1E30",
                "1_000",
                "１",
                "nan",
                "inf",
                "0x10",
                "1 000",
                "1" * 19,
                "to",
                "1e999999999",
            )
        ),
        *(
            ({"column": "hours", "equals": text}, [("S205", "equals")])
            for text in ("-5.1", "9.6", "1,5", "1e0", "nan", "0.0000000001", ".5", "5.")
        ),
        *(
            ({"column": "since", "equals": text}, [("S205", "equals")])
            for text in ("31.12.2021", "20211231", "2021-W52-5", "2021-02-30", "2021", "i fjor", "2021-1-1")
        ),
        ({"column": "note", "equals": " x"}, [("S205", "equals")]),
        ({"column": "doctors", "between": ["10", "1"]}, [("S216", "between")]),
        ({"column": "hours", "between": ["9.5", "-5"]}, [("S216", "between")]),
        ({"column": "since", "between": ["2021-12-31", "2021-01-01"]}, [("S216", "between")]),
        ({"column": "doctors", "between": ["9", "10"]}, []),
        ({"column": "tool", "at_least": "RETTS"}, [("S207", "at_least")]),
        ({"column": "unit", "between": ["LV1", "LV2"]}, [("S207", "between")]),
        ({"column": "doctors", "starts_with": "1"}, [("S220", "starts_with")]),
        ({"column": "since", "starts_with": "2021"}, [("S220", "starts_with")]),
        ({"column": "doctors", "equals": {"column": "docters"}}, [("S203", "equals.column")]),
        ({"column": "doctors", "at_most": {"column": "hours"}}, [("S207", "at_most.column")]),
        ({"not": {"column": "tool", "equals": "SATS"}}, [("S205", "not.equals")]),
        (
            {"all": [{"column": "tool", "equals": "RETTS"}, {"any": [{"column": "x", "equals": "1"}]}]},
            [("S203", "all.2.any.1.column")],
        ),
    ],
)
def test_conditions_that_can_never_be_true_are_found_where_they_stand(codes, condition, expected):
    at = "main_measure.numerator.where"
    assert codes(where(**condition)) == [(code, f"{at}.{key}") for code, key in expected]


# Sources and columns


def with_column(**column):
    return {"sources": [{"columns": [*copy.deepcopy(COLUMNS), column]}]}


@pytest.mark.parametrize(
    ("column", "expected"),
    [
        ({"name": "extra", "type": "choice", "values": ["a"], "missing": ["-"]}, []),
        ({"name": "note", "type": "text"}, [("S211", "name")]),
        ({"name": "extra", "type": "text", "header": "note"}, [("S211", "")]),
        ({"name": "extra", "type": "text", "header": ["x", " note\u00a0"]}, [("S211", "")]),
        ({"name": "extra", "type": "choice"}, [("S220", "")]),
        ({"name": "extra", "type": "count", "values": ["1"]}, [("S220", "values")]),
        ({"name": "extra", "type": "date", "minimum": "1"}, [("S207", "")]),
        ({"name": "extra", "type": "count", "minimum": "5", "maximum": "4.5"}, [("S220", "minimum")]),
        ({"name": "extra", "type": "count", "minimum": "5", "maximum": "5"}, []),
        ({"name": "extra", "type": "choice", "values": ["a", "b", "a"]}, [("S211", "values.3")]),
        ({"name": "extra", "type": "choice", "values": ["a"], "missing": ["a"]}, [("S211", "missing.1")]),
        (
            {"name": "extra", "type": "text", "missing": ["-"], "not_applicable": ["-"]},
            [("S211", "not_applicable.1")],
        ),
        ({"name": "extra", "type": "count", "at_most": "doctors"}, []),
        ({"name": "extra", "type": "count", "at_most": "docters"}, [("S203", "at_most")]),
        ({"name": "extra", "type": "count", "at_most": "extra"}, [("S203", "at_most")]),
        ({"name": "extra", "type": "count", "at_most": "note"}, [("S207", "at_most")]),
        ({"name": "extra", "type": "text", "at_most": "doctors"}, [("S207", "at_most")]),
    ],
)
def test_columns_are_told_apart_and_fit_their_type(codes, column, expected):
    at = f"sources.1.columns.{len(COLUMNS) + 1}"
    assert codes(with_column(**column)) == [(code, f"{at}.{key}".strip(".")) for code, key in expected]


def test_headers_that_differ_only_in_how_letters_are_composed_are_the_same(codes):
    columns = [
        *COLUMNS[:4],
        {"name": "a", "type": "text", "header": "Når"},
        {"name": "b", "type": "text", "header": "Na\u030ar"},
    ]
    assert codes({"sources": [{"columns": columns}]}) == [("S211", "sources.1.columns.6")]


@pytest.mark.parametrize(
    ("units", "expected"), [(0, [("S212", "sources.1")]), (1, []), (2, [("S212", "sources.1")])]
)
def test_one_column_is_the_unit(codes, units, expected):
    columns = [{"name": f"unit_{i}", "type": "unit"} for i in range(units)]
    assert codes({"sources": [{"columns": [*columns, *COLUMNS[1:]]}]}) == expected


def test_sources_are_told_apart(codes):
    sources = [{"id": "survey", "columns": copy.deepcopy(COLUMNS)}, {"id": "survey", **PATIENTS}]
    assert ("S211", "sources.2.id") in codes({"sources": sources})


# The smaller fields


@pytest.mark.parametrize(
    ("publish", "expected"),
    [
        (["national", "county", "municipality", "er_unit"], []),
        (["national", "er_unit"], []),
        (["county", "national"], [("S209", "levels.publish.2")]),
        (["national", "national"], [("S211", "levels.publish.2")]),
        (["national", "county", "national"], [("S211", "levels.publish.3")]),
    ],
)
def test_levels_run_from_the_top_down(codes, publish, expected):
    assert codes({"levels": {"publish": publish}}) == expected


def revisions(*dates, version="1.0"):
    history = [{"version": "1.0", "text": "x", **({"date": date} if date else {})} for date in dates]
    return {"version": version, "revisions": history}


@pytest.mark.parametrize(
    ("dates", "expected"),
    [
        (("2021", "2021-06", "2021-06-23", "2022"), []),
        (("2021-06", "2021"), []),
        ((None, "2021", None, "2020"), [("S215", "revisions.4.date")]),
        (("2022", "2021-12-31"), [("S215", "revisions.2.date")]),
        (("2021-06-23", "2021-05"), [("S215", "revisions.2.date")]),
    ],
)
def test_revisions_run_from_the_first_to_the_last_as_far_as_their_dates_say(codes, dates, expected):
    assert codes(revisions(*dates)) == expected


def test_the_version_is_that_of_the_last_revision(found):
    assert found(revisions("2021", version="1.1")) == [
        ("S214", "version", 'the version is "1.1" and the last revision "1.0"')
    ]


def test_terms_are_explained_once_whatever_their_case(codes):
    terms = [{"term": "Lege", "meaning": "x"}, {"term": "lege", "meaning": "y"}]
    assert codes({"terms": terms}) == [("S211", "terms.2.term")]


@pytest.mark.parametrize(
    ("column", "expected"),
    [
        ("since", []),
        ("doctors", [("S217", "period.answered_on")]),
        ("sinse", [("S203", "period.answered_on")]),
    ],
)
def test_the_survey_is_dated_by_a_date(codes, column, expected):
    assert codes({"period": {"kind": "year", "survey_year_offset": "1", "answered_on": column}}) == expected


def test_the_file_is_called_what_the_indicator_is_called(found):
    assert found({}, "utprove") == [("S213", "id", 'the file is called "utprove.yaml" and the id is "prove"')]


def test_every_fault_is_found_at_once_and_in_the_order_of_the_file(codes):
    changes = {
        **where(column="tool", equals="SATS"),
        "levels": {"publish": ["er_unit", "national"]},
        "version": "2.0",
    }
    assert [code for code, _ in codes(changes)] == ["S214", "S205", "S209"]
