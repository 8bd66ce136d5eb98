"""Specifications as people break them: one clear finding each, at the character that is to blame.

``tests/broken/expected.yaml`` holds what is said to each file in ``tests/broken``.
"""

import re
from pathlib import Path

import pytest
import yaml

import nki
from nki.errors import words

BROKEN = Path(__file__).parent / "broken"
EXPECTED = yaml.load((BROKEN / "expected.yaml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
FILES = {path.stem: path for path in sorted(BROKEN.glob("*.yaml")) if path.name != "expected.yaml"}

JARGON = re.compile(
    r"badly formatted|\btoken|\bscalar|\bmapping|\bsequence|<block end>|\bstream|\bcontext"
    r"|\bnode\b|\bparser?\b|\bNone\b|_error\b|pydantic|Error\b|\bstring\b|\bnull\b"
)
"""Words of YAML parsers and of Python, which say nothing to somebody who writes about health services."""

EACH = pytest.mark.parametrize("name", FILES)


def findings(name):
    return nki.validate(FILES[name]).issues


def test_there_is_a_file_for_each_way_to_be_wrong():
    assert len(FILES) >= 50
    assert set(FILES) == set(EXPECTED)


@EACH
def test_a_broken_specification_has_one_finding_at_the_place_to_blame(name):
    (issue,) = findings(name)
    said = words(issue)
    assert {
        "at": f"{issue.code} {issue.place.line}:{issue.place.column}",
        "found": said.found,
        "do": said.do,
    } == EXPECTED[name]


@EACH
def test_what_is_said_needs_no_knowledge_of_yaml_or_python(name):
    for issue in findings(name):
        said = words(issue)
        assert not JARGON.search(f"{said.title} {said.found} {said.do}")


@EACH
def test_the_place_is_one_that_an_editor_can_go_to(name):
    raw = FILES[name].read_bytes()
    encoding = "utf-16" if raw.startswith(b"\xff\xfe") else "utf-8-sig"
    lines = re.split("\r\n|\n|\r", raw.decode(encoding, "replace"))
    for issue in findings(name):
        assert 1 <= issue.place.line <= len(lines)
        assert 1 <= issue.place.column <= len(lines[issue.place.line - 1]) + 1


def test_together_they_are_found_as_each_alone():
    together = nki.validate(*FILES.values()).issues
    alone = [issue for name in FILES for issue in findings(name)]
    assert sorted(together) == sorted(alone)
