"""Where texts and the fields that are computed disagree, and what is probably not meant."""

import copy
from datetime import date

import pytest

from nki.errors import words
from nki.steps.load import load
from nki.steps.validate import validate, validate_together
from tests.indicator import indicator, written

TODAY = date(2022, 6, 23)
COLUMNS = [
    {"name": "unit", "type": "unit"},
    {"name": "doctors", "type": "count"},
    {"name": "trained", "type": "count", "at_most": "doctors"},
]
COUNT = {"kind": "count", "numerator": {"sum": "doctors"}, "text": "Antall leger"}


@pytest.fixture
def found(tmp_path):
    """Return code, field and words of all findings in an indicator with some keys replaced."""

    def findings(changes=None, today=TODAY):
        loaded = load(written(indicator(changes), tmp_path), "prove.yaml")
        issues = validate(loaded.indicator, loaded.places, today=today)
        assert all(issue.place.line and issue.place.column for issue in issues)
        return [(issue.code, issue.field, words(issue).found) for issue in issues]

    return findings


@pytest.fixture
def codes(found):
    """Return code and field only."""
    return lambda changes=None, today=TODAY: [one[:2] for one in found(changes, today)]


def share(**keys):
    """Return the main measure, a share of doctors, with some keys replaced."""
    return {
        "main_measure": {"kind": "proportion", "numerator": {"same_as": "2"}, "denominator": {"same_as": "3"}}
        | keys
    }


def with_column(**column):
    """Return a source with one column more, which a measure counts."""
    where = {"column": column["name"], "is_missing": "false"}
    measures = [
        {"kind": "count", "numerator": {"sum": "trained"}},
        {"kind": "count", "numerator": {"sum": "doctors"}},
        {"kind": "count", "numerator": {"rows": "true", "where": where}},
    ]
    return {"sources": [{"columns": [*copy.deepcopy(COLUMNS), column]}], "other_measures": measures}


def test_an_indicator_that_says_one_thing_has_no_findings(found):
    assert found() == []


# Kinds, units and promises


@pytest.mark.parametrize(
    ("unit", "kind", "expected"),
    [
        ("percent", "proportion", []),
        ("persons", "proportion", [("S222", "main_measure.unit")]),
        ("percent", "count", [("S222", "main_measure.unit")]),
        ("er_units", "count", []),
    ],
)
def test_shares_are_in_per_cent_and_nothing_else_is(codes, unit, kind, expected):
    changes = share(unit=unit) if kind == "proportion" else {"main_measure": {**COUNT, "unit": unit}}
    assert codes(changes) == expected


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        ("Andel leger", "proportion", []),
        ("Prosentandelen leger", "proportion", []),
        ("Antall leger", "proportion", ["S251"]),
        ("Totalt antall leger", "proportion", ["S251"]),
        ("Andel leger", "count", ["S251"]),
        ("Leger i samtrening", "count", []),
        ("Antall leger, en andel av alle", "count", []),
        ("Leger som har deltatt i akuttmedisinsk samtrening, og deres andel", "count", []),
        ("Landel", "count", []),
    ],
)
def test_texts_promise_the_kind_that_is_computed(found, text, kind, expected):
    changes = share(text=text) if kind == "proportion" else {"main_measure": {**COUNT, "text": text}}
    assert [code for code, *_ in found(changes)] == expected
    heading = {"main_measure": COUNT} if kind == "count" else {}
    assert [code for code, *_ in found({**heading, "title": text})] == expected
    assert [code for code, *_ in found({**heading, "definition": text})] == expected


# Field 10


@pytest.mark.parametrize(
    ("goal", "expected"),
    [
        ({"text": "Minst 80 prosent.", "target": "80", "direction": "higher"}, []),
        ({"text": "Alle.", "target": "80", "direction": "higher"}, []),
        ({"text": "Alle.", "target": "80"}, [("S223", "goal.target")]),
        ({"text": "Alle.", "target": "101", "direction": "higher"}, [("S223", "goal.target")]),
        ({"text": "Alle.", "target": "-1", "direction": "lower"}, [("S223", "goal.target")]),
        ({"text": "Alle.", "target": "0", "direction": "higher"}, [("S223", "goal.direction")]),
        ({"text": "Alle.", "target": "100", "direction": "lower"}, [("S223", "goal.direction")]),
        ({"text": "Alle.", "target": "0", "direction": "lower"}, []),
        ({"text": "Alle.", "target": "100", "direction": "higher"}, []),
        ({"text": "Minst halvparten.", "direction": "lower"}, [("S254", "goal.direction")]),
        ({"text": "Færre enn i fjor.", "direction": "higher"}, [("S254", "goal.direction")]),
        ({"text": "Ikke over 5 av 100.", "direction": "lower"}, []),
        ({"text": "Ikke over 5 av 100.", "direction": "higher"}, [("S254", "goal.direction")]),
        ({"text": "Over 5 av 100.", "direction": "lower"}, [("S254", "goal.direction")]),
        ({"text": "Bedre over tid, og under vakt.", "direction": "lower"}, []),
        ({"text": "Bedre over tid, og under vakt.", "direction": "higher"}, []),
        ({"text": "Minst 10 og høyst 20.", "direction": "lower"}, []),
        ({"text": "Det bør være 90 %.", "target": "80", "direction": "higher"}, [("S254", "goal.target")]),
        ({"text": "Det bør være 90 %."}, [("S254", "goal.text")]),
        ({"text": "Fra 66,7 prosent til 90 %.", "target": "66.7", "direction": "higher"}, []),
    ],
)
def test_targets_can_be_judged_and_are_those_of_the_text(codes, goal, expected):
    assert codes({"goal": goal}) == expected


# Levels and periods


@pytest.mark.parametrize(
    ("text", "publish", "expected"),
    [
        ("Nasjonalt, fylke, kommune og legevakt.", ["national", "county", "municipality", "er_unit"], []),
        ("Hele landet og hvert fylke", ["national", "county"], []),
        ("Til prøving", ["national", "county"], []),
        ("Nasjonalt og fylke", ["national"], [("S252", "levels.text")]),
        ("Nasjonalt", ["national", "er_unit"], [("S252", "levels.publish")]),
        ("Nasjonalt og helseforetak", ["national"], [("S252", "levels.text")]),
        ("Kommunale legevakter", ["er_unit"], []),
    ],
)
def test_field_17_names_the_levels_that_are_computed(codes, text, publish, expected):
    assert codes({"levels": {"text": text, "publish": publish}}) == expected


@pytest.mark.parametrize(
    ("meaning", "expected"),
    [
        ("1.1-31.12.", []),
        ("01.01–31.12", []),
        ("fra 1.1.2021-31.12.2021", []),
        ("1.1-30.6", ["S253"]),
        ("1.7.-31.12.", ["S253"]),
        ("siste tertial", ["S253"]),
        ("versjon 11.9-14.5", []),
        ("et konfidensintervall (13.1-14.5)", []),
        ("siste år", []),
    ],
)
def test_texts_name_the_period_that_is_measured(found, meaning, expected):
    changes = {"terms": [{"term": "Siste år", "meaning": meaning}]}
    assert [code for code, *_ in found(changes)] == expected


# Dates and versions


@pytest.mark.parametrize(
    ("dates", "expected"),
    [
        (["2022-06-23"], []),
        (["2022-06"], []),
        (["2022"], []),
        (["2020-02-29"], []),
        (["2022-06-24"], [("S256", "revisions.1.date")]),
        (["2022-07"], [("S256", "revisions.1.date")]),
        (["2023"], [("S256", "revisions.1.date")]),
        (["2021-02-29"], [("S224", "revisions.1.date")]),
        (["2021-06-31"], [("S224", "revisions.1.date")]),
    ],
)
def test_revisions_have_dates_that_have_been(codes, dates, expected):
    assert codes({"revisions": [{"version": "1.0", "date": one, "text": "x"} for one in dates]}) == expected


def test_an_indicator_is_published_after_today_only_by_a_slip(codes):
    changes = {"first_published": "2022-06-24"}
    assert codes(changes, date(2022, 6, 23)) == [("S256", "first_published")]
    assert codes(changes, date(2022, 6, 24)) == []


@pytest.mark.parametrize(
    ("versions", "expected"),
    [
        (["1.0", "1.1", "2.0"], []),
        (["1.9", "1.10"], []),
        (["1.0", "1.0.1", "1.1"], []),
        (["1.1", "1.0"], [("S225", "revisions.2.version")]),
        (["1.10", "1.9"], [("S225", "revisions.2.version")]),
        (["1.0", "1.0"], []),
    ],
)
def test_versions_go_upwards_number_by_number(codes, versions, expected):
    revisions = [{"version": one, "text": "x"} for one in versions]
    assert codes({"version": versions[-1], "revisions": revisions}) == expected


# References


@pytest.mark.parametrize(
    "text",
    [
        "Hjortdahl 2018. DOI: 10.1080/02813432.2018.1459234.",
        "Hjortdahl 2018. PMID 29633648",
        "Håndbok. ISBN 978-82-05-40142-6",
        "Akuttmedisinforskriften, FOR-2015-03-20-231",
        "Lov om helsetjenester (LOV-2011-06-24-30)",
        "NOU 2015: 17 Først og fremst",
        "Se https://www.fhi.no/",
    ],
)
def test_references_that_lead_somewhere_pass(found, text):
    assert found({"references": [{"text": text}]}) == []


@pytest.mark.parametrize(
    "text", ["Akuttmedisinforskriften, 2015", "Upublisert", "Tidsskriftet 2018; 138: 10-12"]
)
def test_references_that_lead_nowhere_are_found(codes, text):
    assert codes({"references": [{"text": text}]}) == [("S257", "references.1")]
    assert codes({"references": [{"text": text, "url": "https://example.org"}]}) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Samtrening er nyttig.¹", []),
        ("Samtrening er nyttig.¹²", []),
        ("Samtrening er nyttig.³", ["S258"]),
        ("Samtrening er nyttig.¹³", ["S258"]),
        ("Samtrening er nyttig.⁰", ["S258"]),
        ("Lokaler på 30 m³ og 5 km²", []),
        ("Ti av 10⁵ innbyggere", []),
    ],
)
def test_raised_numbers_lead_to_references(found, text, expected):
    references = [{"text": "x", "url": "https://example.org"}] * 2
    assert [code for code, *_ in found({"rationale": text, "references": references})] == expected


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


# Texts


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“Legevakt for alle”", ["S262"]),
        ("”Legevakt for alle”", ["S262"]),
        ("Det heter “legevakt for alle”", []),
        ("“Legevakt” og “samtrening”", []),
        ("«Legevakt for alle»", []),
    ],
)
def test_texts_in_curly_marks_are_found(found, text, expected):
    assert [code for code, *_ in found({"interpretation": text})] == expected


# Many specifications together


def test_an_id_belongs_to_one_file(tmp_path):
    loaded = []
    for folder, name in (("b", "prove"), ("a", "prove"), ("c", "annen")):
        (tmp_path / folder).mkdir()
        loaded.append(load(written(indicator({"id": name}), tmp_path / folder), f"{folder}/{name}.yaml"))
    (issue,) = validate_together((one.indicator, one.places) for one in loaded)
    assert (issue.code, issue.place.file, issue.place.line) == ("S226", "b/prove.yaml", 2)
    assert "a/prove.yaml" in words(issue).found
