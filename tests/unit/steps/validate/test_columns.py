"""Columns that are used, limits that hold, conditions that can be true, and rows that are persons."""

import copy

import pytest

COLUMNS = [
    {"name": "unit", "type": "unit"},
    {"name": "doctors", "type": "count"},
    {"name": "trained", "type": "count", "at_most": "doctors"},
]


def with_column(**column):
    """Return a source with one column more, which a measure counts."""
    where = {"column": column["name"], "is_missing": "false"}
    measures = [
        {"kind": "count", "numerator": {"sum": "trained"}},
        {"kind": "count", "numerator": {"sum": "doctors"}},
        {"kind": "count", "numerator": {"rows": "true", "where": where}},
    ]
    return {"sources": [{"columns": [*copy.deepcopy(COLUMNS), column]}], "other_measures": measures}


# Columns, limits and conditions


def test_columns_and_sources_that_nothing_uses_are_found(codes):
    columns = [*copy.deepcopy(COLUMNS), {"name": "beds", "type": "count"}]
    assert codes({"sources": [{"columns": columns}]}) == [("S250", "sources.1.columns.4.name")]
    named = [
        {"kind": "count", "numerator": {"sum": one, "source": "survey"}} for one in ("trained", "doctors")
    ]
    sources = [{"columns": copy.deepcopy(COLUMNS)}, {"columns": [{"name": "unit", "type": "unit"}]}]
    assert codes({"sources": sources, "other_measures": named}) == [("S250", "sources.2.id")]


def test_what_a_condition_a_limit_or_the_period_looks_at_is_used(found):
    assert found(with_column(name="open", type="choice", values=["Ja", "Nei"])) == []
    dated = [*copy.deepcopy(COLUMNS), {"name": "day", "type": "date"}]
    period = {"kind": "year", "survey_year_offset": "1", "answered_on": "day"}
    assert found({"sources": [{"columns": dated}], "period": period}) == []
    limited = copy.deepcopy(COLUMNS)
    limited[1]["at_most"] = "staff"
    assert found({"sources": [{"columns": [*limited, {"name": "staff", "type": "count"}]}]}) == []


def test_a_misspelt_column_does_not_make_the_right_one_unused(codes):
    measures = [{"kind": "count", "numerator": {"sum": one}} for one in ("traind", "doctors")]
    assert codes({"other_measures": measures}) == [("S203", "other_measures.1.numerator.sum")]


@pytest.mark.parametrize(
    ("limits", "expected"),
    [
        ({"a": "b", "b": "c"}, []),
        ({"a": "b", "b": "a"}, ["sources.1.columns.4.at_most", "sources.1.columns.5.at_most"]),
        ({"a": "b", "b": "c", "c": "a"}, [f"sources.1.columns.{n}.at_most" for n in (4, 5, 6)]),
        ({"a": "b", "b": "c", "c": "b"}, [f"sources.1.columns.{n}.at_most" for n in (5, 6)]),
    ],
)
def test_limits_end_in_a_column_without_one(codes, limits, expected):
    more = [{"name": name, "type": "count", "at_most": limits.get(name)} for name in "abc"]
    columns = [{key: value for key, value in column.items() if value} for column in more]
    found = codes({"sources": [{"columns": [*copy.deepcopy(COLUMNS), *columns]}]})
    assert [field for code, field in found if code == "S221"] == expected


def test_a_limit_leaves_room_for_what_it_limits(codes):
    columns = copy.deepcopy(COLUMNS)
    columns[1]["maximum"], columns[2]["minimum"] = "5", "6"
    assert codes({"sources": [{"columns": columns}]}) == [("S220", "sources.1.columns.3.at_most")]
    columns[2]["minimum"] = "5"
    assert codes({"sources": [{"columns": columns}]}) == []


def test_a_share_of_two_columns_says_that_one_lies_in_the_other(codes):
    columns = copy.deepcopy(COLUMNS)
    del columns[2]["at_most"]
    assert codes({"sources": [{"columns": columns}]}) == [("S260", "main_measure")]
    middle = [
        *columns[:2],
        columns[2] | {"at_most": "asked"},
        {"name": "asked", "type": "count", "at_most": "doctors"},
    ]
    assert codes({"sources": [{"columns": middle}]}) == []


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        ({"all": [{"column": "doctors", "equals": "1"}, {"column": "doctors", "equals": "2"}]}, ["S259"]),
        ({"any": [{"column": "doctors", "equals": "1"}, {"column": "doctors", "equals": "2"}]}, []),
        ({"all": [{"column": "doctors", "one_of": ["1", "2"]}, {"column": "doctors", "equals": "2"}]}, []),
        ({"all": [{"column": "doctors", "at_least": "5"}, {"column": "doctors", "at_most": "4"}]}, ["S259"]),
        ({"all": [{"column": "doctors", "at_least": "5"}, {"column": "doctors", "at_most": "5"}]}, []),
        (
            {"all": [{"column": "doctors", "at_least": "9"}, {"column": "doctors", "between": ["1", "10"]}]},
            [],
        ),
        (
            {"all": [{"column": "doctors", "at_least": "10"}, {"column": "doctors", "between": ["1", "9"]}]},
            ["S259"],
        ),
        ({"all": [{"column": "doctors", "equals": "1"}, {"column": "trained", "equals": "2"}]}, []),
        (
            {"all": [{"column": "doctors", "is_missing": "true"}, {"column": "doctors", "equals": "2"}]},
            ["S259"],
        ),
        (
            {"not": {"all": [{"column": "doctors", "equals": "1"}, {"column": "doctors", "equals": "2"}]}},
            ["S259"],
        ),
        ({"column": "doctors", "one_of": ["1", "2", "1"]}, ["S211"]),
    ],
)
def test_conditions_that_exclude_each_other_are_found(found, condition, expected):
    numerator = {"rows": "true", "where": condition}
    measures = [
        {"kind": "count", "numerator": {"sum": "trained"}},
        {"kind": "count", "numerator": {"sum": "doctors"}},
        {"kind": "count", "numerator": numerator},
    ]
    assert [code for code, *_ in found({"other_measures": measures})] == expected


@pytest.mark.parametrize(
    ("column", "said"),
    [
        ({"type": "choice", "values": ["a"], "missing": ["Vet ikke"]}, "is_missing"),
        ({"type": "choice", "values": ["a"], "not_applicable": ["Vet ikke"]}, "not applicable"),
    ],
)
def test_a_condition_on_an_answer_that_is_none_says_what_to_ask_instead(found, column, said):
    changes = with_column(name="tool", **column)
    changes["other_measures"][2]["numerator"]["where"] = {"column": "tool", "equals": "Vet ikke"}
    ((code, _, text),) = found(changes)
    assert code == "S205"
    assert said in text


@pytest.mark.parametrize(
    ("column", "expected"),
    [
        ({"type": "count", "header": "Hvor mange leger?"}, []),
        ({"type": "text", "header": "Hvor mange leger?"}, ["S255"]),
        ({"type": "choice", "values": ["a"], "question": "Antall senger"}, ["S255"]),
        ({"type": "text", "header": "Dato for svar"}, ["S255"]),
        ({"type": "date", "header": "Dato for svar"}, []),
        ({"type": "text", "header": "Er dere åpne (ja/nei)?"}, ["S255"]),
        ({"type": "choice", "values": ["Ja"], "header": "Er dere åpne (Ja / Nei)?"}, []),
        ({"type": "count", "header": "Fødselsdato og antall"}, ["S261"]),
        ({"type": "text", "header": "Pasienter i alt"}, []),
    ],
)
def test_questions_ask_for_what_their_column_holds(found, column, expected):
    assert [code for code, *_ in found(with_column(name="extra", **column))] == expected


# Persons


def test_rows_about_patients_say_that_they_are(codes):
    many = with_column(name="extra", type="text", header="Pasientens alder")
    many["sources"][0]["rows"] = "many_per_unit"
    assert codes(many) == [("S261", "sources.1.columns.4")]


def test_persons_are_not_published_without_a_rule(codes):
    many = {"sources": [{"personal": "true", "columns": copy.deepcopy(COLUMNS)}]}
    assert codes(many) == [("S227", "disclosure.rule")]
