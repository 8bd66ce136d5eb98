"""``nki validate --mutate``: the score of every definition, for people and for machines."""

import json
import subprocess
import sys

import jsonschema
import pytest

from tests.indicator import indicator, written
from tests.inputs import ROOT
from tests.unit.examples.specs import example

BLIND = example([{"unit": "A", "doctors": "4", "trained": "4"}], [{"measure": "1", "value": "100.0"}])
"""Everybody has trained: whatever is divided by whatever comes to the same, but for the number of rows."""


@pytest.fixture
def folder(tmp_path):
    """Return a folder with one specification whose example notices little."""
    written(indicator({"examples": [BLIND]}), tmp_path)
    return tmp_path


def line_of(text, folder):
    """Return the line of the file on which a text stands."""
    lines = (folder / "prove.yaml").read_text(encoding="utf-8").splitlines()
    return next(number for number, line in enumerate(lines, start=1) if text in line)


def nki(*arguments, cwd):
    command = [sys.executable, "-m", "nki", "validate", *arguments]
    env = {"PYTHONPATH": str(ROOT), "PATH": "", "PYTHONUTF8": "1"}
    return subprocess.run(command, cwd=cwd, capture_output=True, encoding="utf-8", env=env, check=False)


def test_changes_are_made_only_where_that_is_asked_for(folder):
    run = nki("prove.yaml", "--format", "json", cwd=folder)
    assert run.returncode == 0
    assert "mutation" not in json.loads(run.stdout)
    assert "S236" not in run.stdout


def test_people_are_told_every_change_and_the_score(folder):
    run = nki("prove.yaml", "--mutate", cwd=folder)
    assert run.returncode == 0
    assert run.stdout == ""
    line = line_of("sum: trained", folder)
    assert f"prove.yaml:{line}:10: warning S236  Change that no example notices" in run.stderr
    assert "`sum: trained` becomes `sum: doctors`, and every example still comes out right" in run.stderr
    assert "prove: 2 of 7 changes noticed by 1 example, mutation score 28 %\n" in run.stderr


def test_a_job_can_insist_on_every_change_being_noticed(folder):
    assert nki("prove.yaml", "--mutate", "--fail-on", "warning", cwd=folder).returncode == 10
    assert nki("legevakt-triage", "--mutate", "--fail-on", "warning", cwd=folder).returncode == 0


def test_machines_get_the_score_and_the_row_that_would_tell(folder):
    document = json.loads(nki("prove.yaml", "--mutate", "--format", "json", cwd=folder).stdout)
    schema = json.loads((ROOT / "specs" / "findings.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator(schema).validate(document)
    (score,) = document["mutation"]
    assert {key: score[key] for key in ("file", "indicator", "examples", "changes", "noticed")} == {
        "file": "prove.yaml",
        "indicator": "prove",
        "examples": 1,
        "changes": 7,
        "noticed": 2,
    }
    assert score["score"] == pytest.approx(2 / 7)
    (one,) = [one for one in score["unnoticed"] if one["change"] == "`sum: trained` becomes `sum: doctors`"]
    assert (one["line"], one["column"]) == (line_of("sum: trained", folder), 10)
    assert one["field"] == "other_measures.1.numerator.sum"
    assert one["rows"] == [{"source": "survey", "unit": 1, "cells": {"doctors": "4", "trained": "0"}}]
    assert score["equivalent"] == 0


def test_a_definition_with_errors_is_not_changed(folder):
    file = folder / "prove.yaml"
    file.write_text(
        file.read_text(encoding="utf-8").replace("value: '100.0'", "value: 99.0"), encoding="utf-8"
    )
    run = nki("prove.yaml", "--mutate", cwd=folder)
    assert run.returncode == 10
    assert "error S230" in run.stderr
    assert "mutation score" not in run.stderr
