import json

import jsonschema
import pytest

from nki import bundled
from nki.findings.formats import formatted
from nki.findings.threshold import FailOn, Run
from nki.validating import validate
from tests.unit.findings.conftest import TRAINEE


@pytest.fixture(scope="module")
def contract():
    schema = json.loads((bundled.path("specs") / "findings.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


def test_the_document_keeps_its_contract(written, contract):
    contract.validate(json.loads(written("json")))
    contract.validate(json.loads(written("json", "nowhere.yaml")))
    contract.validate(json.loads(written("json", "specs/prove.yaml")))


def test_the_contract_refuses_what_it_does_not_know(written, contract):
    document = json.loads(written("json"))
    document["findings"][0]["line"] = 0
    assert not contract.is_valid(document)


def test_a_finding_has_its_place_its_words_and_its_field(written):
    (finding,) = json.loads(written("json", "specs/c-column.yaml"))["findings"]
    assert finding == {
        "code": "S203",
        "severity": "error",
        "title": "No such column",
        "found": 'the source "survey" declares no column "trainee"; did you mean "trained"?',
        "do": "declare the column under `sources`, or correct the name",
        "file": "specs/c-column.yaml",
        "line": TRAINEE,
        "column": 22,
        "end_line": TRAINEE,
        "end_column": 29,
        "field": "other_measures.1.numerator.sum",
        "field_number": 13,
        "field_label": "Andre måltall · Teller",
        "facts": {"column": "trainee", "meant": '; did you mean "trained"?', "source": "survey"},
    }


def test_files_without_findings_are_listed_and_everything_is_counted(written):
    document = json.loads(written("json"))
    assert "specs/prove.yaml" in document["files"]
    assert len(document["files"]) == 6
    assert document["summary"] == {"error": len(document["findings"]), "warning": 0, "future": 0, "note": 0}
    assert {finding["code"] for finding in document["findings"]} == {"S101", "S102", "S104", "S203", "S213"}


def test_passed_is_what_the_run_was_told_to_fail_on(written):
    assert json.loads(written("json"))["passed"] is False
    assert json.loads(written("json", fail_on=FailOn.NEVER))["passed"] is True


def test_no_command_stands_in_the_document_and_names_are_what_they_are(written):
    text = written("json")
    assert "##" not in text
    assert "specs/##[e] 100%,æ.yaml" in json.loads(text)["files"]
    assert "\x1b" not in text


def test_a_mutation_score_keeps_the_contract_too(specs, contract):
    validation = validate([specs / "prove.yaml", "legevakt-triage"], mutate=True)
    document = json.loads(formatted(validation, "json", Run("1")))
    assert [score["indicator"] for score in document["mutation"]] == ["prove", "legevakt-triage"]
    contract.validate(document)
