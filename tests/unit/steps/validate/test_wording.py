"""Where texts and the fields that are computed disagree, and what is probably not meant."""

from datetime import date

import pytest

from nki.errors import words
from nki.steps.load import load
from nki.steps.validate import validate_together
from tests.indicator import indicator, written

COUNT = {"kind": "count", "numerator": {"sum": "doctors"}, "text": "Antall leger"}


def share(**keys):
    """Return the main measure, a share of doctors, with some keys replaced."""
    return {
        "main_measure": {"kind": "proportion", "numerator": {"same_as": "2"}, "denominator": {"same_as": "3"}}
        | keys
    }


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
        ("Nasjonalt, helseregion og helseforetak", ["national", "health_region", "health_trust"], []),
        ("De regionale helseforetakene (RHF)", ["health_region"], []),
        ("Regionalt helseforetak og helseforetak", ["health_region", "health_trust"], []),
        ("RHF og HF", ["health_region"], [("S252", "levels.text")]),
        ("RegSim", ["regsim_region"], []),
        ("Nasjonalt", ["national", "regsim_region"], [("S252", "levels.publish")]),
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
