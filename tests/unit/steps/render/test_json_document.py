import json
from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest

from nki.model.level import Level
from nki.model.release import COLUMNS
from nki.model.spec import Kind, Unit
from nki.model.spec.fields import Status as IndicatorStatus
from nki.model.status import Status
from nki.steps.render import render
from tests.unit.releases import ABOUT, release

SCHEMA = json.loads(Path("specs/result.schema.json").read_text("utf-8"))


def document(*releases):
    return json.loads(render(releases or (release(),), "json"))


@pytest.fixture
def validator():
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    return jsonschema.Draft202012Validator(SCHEMA)


def test_a_document_is_what_its_schema_says(validator):
    validator.validate(document())
    validator.validate(document(release(), release(about=replace(ABOUT, response_threshold=None))))


def test_the_schema_names_every_column_and_word():
    row = SCHEMA["$defs"]["row"]
    assert tuple(row["properties"]) == COLUMNS == tuple(row["required"])
    for column, words in (("level", Level), ("status", Status), ("kind", Kind), ("unit", Unit)):
        assert {*words} <= {*row["properties"][column]["enum"]}
    assert SCHEMA["$defs"]["about"]["properties"]["status"]["enum"] == list(IndicatorStatus)


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("format",), "nki-result/2"),
        (("results", 0, "rows", 0, "value"), "13,3"),
        (("results", 0, "rows", 0, "value"), None),
        (("results", 0, "rows", 6, "value"), 0),
        (("results", 0, "rows", 0, "status"), "hidden"),
        (("results", 0, "rows", 0, "code"), 301),
        (("results", 0, "rows", 0, "county"), "03"),
        (("results", 0, "about", "synthetic"), None),
        (("results", 0, "accounts", 0, "read"), -1),
    ],
)
def test_the_schema_refuses_what_is_not_a_result(validator, path, value):
    broken = document()
    *way, last = path
    here = broken
    for step in way:
        here = here[step]
    here[last] = value
    assert not validator.is_valid(broken)


def test_numbers_are_numbers_in_full_precision():
    first = document()["results"][0]["rows"][0]
    assert (first["value"], first["numerator"]) == (13.26740832303255, 644)


def test_counts_are_whole_numbers():
    row = next(row for row in document()["results"][0]["rows"] if row["kind"] == "count")
    assert row["value"] == 644
    assert isinstance(row["value"], int)


def test_what_is_not_there_is_null():
    for row in document()["results"][0]["rows"]:
        assert (row["value"] is None) == (row["status"] != "ok")


def test_norwegian_letters_stand_as_they_are():
    assert "Åmot legevakt" in render(release(), "json").decode()


def test_each_row_is_a_line():
    lines = render(release(), "json").decode().splitlines()
    assert sum('"numerator":' in line for line in lines) == len(release().rows)


def test_the_document_says_when_data_are_synthetic_and_what_was_read():
    (result,) = document()["results"]
    assert result["about"]["synthetic"] is True
    assert result["about"]["response_threshold"] == 50
    assert result["accounts"][0] == {
        "measure": 1,
        "source": "survey",
        "read": 7,
        "answered": 5,
        "not_answered": 1,
        "not_applicable": 0,
        "not_open": 1,
        "set_aside": 0,
        "superseded": 0,
        "outside_period": 0,
        "later_event": 0,
        "excluded": [],
        "undated": 0,
        "unnamed": 0,
        "unmatched": 0,
        "followed": 0,
        "elsewhere": 0,
    }
    assert result["readings"][0]["ignored"] == ["Kommentar"]
