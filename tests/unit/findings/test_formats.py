"""What holds for every format."""

import os
import sys
from xml.etree import ElementTree

import pytest

import nki
from nki.findings.formats import FORMATS, formatted
from nki.findings.threshold import FailOn, Run
from nki.model.issue import Severity

EACH = pytest.mark.parametrize("name", FORMATS)


@EACH
def test_text_that_cannot_be_read_is_in_every_format(written, name):
    text = written(name)
    for code, file in (("S101", "b-latin"), ("S102", "a-colon"), ("S104", "d-hostile"), ("S203", "c-column")):
        assert code in text
        assert file in text


@EACH
def test_a_wrong_call_is_in_every_format(written, name):
    assert "U001" in written(name, "nowhere.yaml")


@EACH
def test_the_same_findings_give_the_same_bytes(written, name):
    assert written(name) == written(name)


@EACH
@pytest.mark.skipif(sys.platform != "linux", reason="names are any bytes on Linux only")
def test_a_name_that_is_not_utf_8_can_be_written(specs, name):
    bad = os.fsencode(specs) + b"/\xff.yaml"
    os.close(os.open(bad, os.O_CREAT | os.O_WRONLY))
    text = formatted(nki.validate(specs), name, Run("1"))
    assert "S111" in text
    assert "udcff" in text
    text.encode()


@EACH
@pytest.mark.skipif(sys.platform == "win32", reason="names have none of these characters there")
def test_a_name_made_to_deceive_is_shown_for_what_it_is(specs, name):
    (specs / "::error::\x1b[31m\u202e\x07.yaml").touch()
    text = formatted(nki.validate(specs), name, Run("1"))
    assert not {"\x1b", "\u202e", "\x07"} & set(text)
    assert not any(line.strip().startswith("::error::") for line in text.splitlines())
    if name == "junit":
        ElementTree.fromstring(text)


@EACH
def test_no_format_prints_what_a_terminal_would_obey(written, name):
    text = written(name)
    assert "\x1b" not in text
    assert "\u202e" not in text
    assert "##vso[task.complete" not in text


@pytest.mark.parametrize(
    ("fail_on", "failing"),
    [
        (FailOn.ERROR, {Severity.ERROR}),
        (FailOn.WARNING, {Severity.ERROR, Severity.WARNING, Severity.FUTURE}),
        (FailOn.NEVER, set()),
    ],
)
def test_what_fails_a_run(fail_on, failing):
    assert {severity for severity in Severity if fail_on.is_reached_by(severity)} == failing
