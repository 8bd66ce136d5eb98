from pathlib import Path
from xml.etree import ElementTree

import pytest
import xmlschema

from nki.findings.threshold import FailOn
from tests.unit.findings.conftest import TRAINEE

SCHEMA = Path(__file__).parent.parent.parent / "schemas" / "junit-10.xsd"


@pytest.fixture(scope="module")
def official():
    return xmlschema.XMLSchema(str(SCHEMA))


def cases(text):
    return ElementTree.fromstring(text).findall("./testsuite/testcase")


def test_the_report_is_what_jenkins_takes(written, official):
    official.validate(written("junit"))
    official.validate(written("junit", "nowhere.yaml"))
    official.validate(written("junit", "specs/prove.yaml"))


def test_the_schema_refuses_a_test_case_without_a_name(written, official):
    assert not official.is_valid(written("junit").replace(" name='", " nam='").replace(' name="', ' nam="'))


def test_every_finding_is_a_failure_and_every_file_without_one_a_success(written):
    found = cases(written("junit"))
    assert [case.get("classname") for case in found if case.find("failure") is None] == ["specs/prove.yaml"]
    names = {case.get("name"): case for case in found}
    failure = names[f"S203 No such column (line {TRAINEE}:22)"].find("failure")
    assert failure.get("type") == "S203"
    assert failure.get("message").startswith('the source "survey" declares no column "trainee"')
    assert "13 Andre måltall · Teller" in failure.text


def test_the_counts_are_right(written):
    root = ElementTree.fromstring(written("junit"))
    for counted in (root, root[0]):
        assert int(counted.get("tests")) == len(root[0])
        assert int(counted.get("failures")) == len(root.findall(".//failure"))


def test_what_does_not_fail_the_run_is_no_failure_and_stays_on_record(written):
    found = cases(written("junit", "specs/c-column.yaml", fail_on=FailOn.NEVER))
    (case,) = found
    assert case.find("failure") is None
    assert "S203" in case.find("system-out").text


def test_test_cases_can_be_told_apart(written):
    names = [(case.get("classname"), case.get("name")) for case in cases(written("junit"))]
    assert len(names) == len(set(names))


def test_hostile_text_is_quoted(written):
    text = written("junit")
    assert "##" not in text
    assert "\x1b" not in text
    messages = [failure.get("message") for failure in ElementTree.fromstring(text).iter("failure")]
    assert any("<b>[a](b)|`<U+001B>[31m" in message for message in messages)
