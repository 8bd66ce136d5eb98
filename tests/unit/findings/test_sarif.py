import json
from pathlib import Path
from urllib.parse import unquote

import jsonschema
import pytest

import nki
from nki.errors import CATALOGUE
from tests.unit.findings.conftest import COLON, TRAINEE, line_of

SCHEMA = Path(__file__).parent.parent.parent / "schemas" / "sarif-2.1.0-rtm.5.json"


@pytest.fixture(scope="module")
def official():
    return jsonschema.Draft4Validator(
        json.loads(SCHEMA.read_text(encoding="utf-8")), format_checker=jsonschema.FormatChecker()
    )


@pytest.fixture
def log(written):
    return json.loads(written("sarif"))


def results(log):
    return log["runs"][0]["results"]


def test_the_log_is_what_the_official_schema_says(log, official, written):
    official.validate(log)
    official.validate(json.loads(written("sarif", "nowhere.yaml")))
    official.validate(json.loads(written("sarif", "specs/prove.yaml")))


def test_the_official_schema_refuses_a_column_0(log, official):
    results(log)[0]["locations"][0]["physicalLocation"]["region"]["startColumn"] = 0
    assert not official.is_valid(log)


def test_columns_are_those_of_an_editor_and_ends_lie_behind_the_last_character(log, specs):
    assert log["runs"][0]["columnKind"] == "unicodeCodePoints"
    (result,) = [result for result in results(log) if result["ruleId"] == "S203"]
    region = result["locations"][0]["physicalLocation"]["region"]
    assert region == {"startLine": TRAINEE, "startColumn": 22, "endLine": TRAINEE, "endColumn": 29}
    line = (specs / "c-column.yaml").read_text(encoding="utf-8").splitlines()[TRAINEE - 1]
    assert line[21:28] == "trainee"


def test_every_rule_is_described_and_every_result_points_at_its_rule(log):
    rules = log["runs"][0]["tool"]["driver"]["rules"]
    assert {rule["id"] for rule in rules} >= {code for code in CATALOGUE if code.startswith("S")}
    for rule in rules:
        assert CATALOGUE[rule["id"]].why.replace("{", "{{").replace("}", "}}") in rule["help"]["markdown"]
        assert rule["name"].isalnum()
        assert rule["defaultConfiguration"]["level"] in ("error", "warning", "note")
    for result in results(log):
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]


def test_paths_are_relative_to_the_checkout_and_written_as_addresses(log):
    artifacts = [one["location"] for one in log["runs"][0]["artifacts"]]
    assert {one["uriBaseId"] for one in artifacts} == {"%SRCROOT%"}
    assert "specs/%23%23%5Be%5D%20100%25%2C%C3%A6.yaml" in {one["uri"] for one in artifacts}
    assert "specs/##[e] 100%,æ.yaml" in {unquote(one["uri"]) for one in artifacts}


def test_a_file_outside_the_checkout_has_a_whole_address(written, specs, tmp_path, monkeypatch):
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.chdir(tmp_path / "elsewhere")
    (result, *_) = results(json.loads(written("sarif", "../specs/c-column.yaml")))
    location = result["locations"][0]["physicalLocation"]["artifactLocation"]
    assert location["uri"].startswith("file:///")
    assert ".." not in location["uri"]
    assert "uriBaseId" not in location


def test_text_that_cannot_be_read_is_a_result_at_its_character(log):
    found = {
        result["ruleId"]: result["locations"][0]["physicalLocation"]["region"] for result in results(log)
    }
    assert found["S102"] == {"startLine": COLON, "startColumn": 18}
    assert found["S101"]["startLine"] == line_of("sector: ")


def test_a_wrong_call_is_a_notification_because_it_stands_in_no_file(written):
    run = json.loads(written("sarif", "nowhere.yaml"))["runs"][0]
    assert run["results"] == []
    (invocation,) = run["invocations"]
    assert invocation["executionSuccessful"] is False
    assert invocation["toolConfigurationNotifications"][0]["descriptor"]["id"] == "U001"


def test_no_message_holds_a_placeholder_or_a_link(log):
    for result in results(log):
        text = result["message"]["text"]
        assert "](" not in text
        assert "{" not in text.replace("{{", "")


def test_a_finding_is_recognised_when_it_has_moved(specs, log, written):
    before = {result["partialFingerprints"]["nkiFinding/v1"] for result in results(log)}
    assert len(before) == len(results(log))
    moved = specs / "c-column.yaml"
    moved.write_text("# en kommentar\n" + moved.read_text(encoding="utf-8"), encoding="utf-8")
    after = {one["partialFingerprints"]["nkiFinding/v1"] for one in results(json.loads(written("sarif")))}
    assert nki.validate(moved).issues[0].place.line == TRAINEE + 1
    assert before == after
