"""Whatever the case, the engine and the oracle say the same."""

import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from tests import engine, oracle
from tests.inputs import ROOT
from tests.property.cases import GEOGRAPHY, asked, cases

SLOW = {"deadline": None, "suppress_health_check": [HealthCheck.too_slow, HealthCheck.data_too_large]}


def by_oracle(case):
    return oracle.compute(case.spec, case.rows, case.er_units, case.coverage, **GEOGRAPHY, year=case.year)


def compare(case):
    with tempfile.TemporaryDirectory() as folder:
        path, data, register = engine.write_case(
            Path(folder), case.spec, case.rows, case.er_units, case.coverage
        )
        figures, accounts = engine.by_engine(path, data, register, case.year)
    expected_figures, expected_accounts = by_oracle(case)
    assert accounts == expected_accounts
    assert figures == expected_figures


def test_the_oracle_shares_no_code_with_nki():
    code = "import sys, tests.oracle; print([name for name in sys.modules if name.startswith('nki')])"
    run = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert run.stdout == "[]\n"


@given(cases())
@settings(max_examples=60, **SLOW)
def test_the_engine_says_what_the_oracle_says(case):
    compare(case)


@pytest.mark.long
@given(cases())
@settings(max_examples=1000, **SLOW)
def test_the_engine_says_what_the_oracle_says_in_many_more_cases(case):
    compare(case)


@given(cases())
@settings(max_examples=100, **SLOW)
def test_the_oracle_keeps_what_the_contract_promises(case):
    """What holds of every result, whoever computed it: the oracle is checked by more than itself."""
    figures, accounts = by_oracle(case)
    open_units = asked(case)
    for account in accounts:
        assert account["read"] == len(case.rows)
        assert account["read"] == sum(
            account[fate] for fate in ("answered", "not_answered", "not_applicable", "not_open")
        )
    for row in figures:
        assert (row["value"] is None) == (row["status"] != "ok")
        assert (
            row["answered"] + row["not_applicable"] <= row["responded"] <= row["invited"] <= len(open_units)
        )
        if row["level"] == "national":
            assert row["invited"] == len(open_units)
        if row["kind"] == "proportion" and row["status"] == "ok":
            assert 0 <= row["value"] <= 100
            assert row["value"] * row["denominator"] == 100 * row["numerator"]
        if row["status"] in ("not_open", "no_answer", "not_applicable", "below_response_threshold"):
            assert row["numerator"] is row["denominator"] is None
