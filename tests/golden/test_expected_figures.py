"""The expected figures in `examples/`: what the oracle computes, and byte for byte what the engine does."""

import pytest

from tests import inputs
from tests.engine import accounts_of, compute
from tests.golden.expected import CASES, as_csv, by_oracle

EACH = pytest.mark.parametrize("case", CASES, ids=lambda case: case.indicator)


@EACH
def test_the_expected_figures_are_those_of_the_oracle(case):
    figures, accounts = by_oracle(case)
    assert as_csv(figures) == case.figures.read_text(encoding="utf-8")
    assert as_csv(accounts) == case.accounts.read_text(encoding="utf-8")


@EACH
def test_the_engine_writes_the_expected_figures(case):
    from nki.steps.render import render

    release = compute(case.indicator, case.delivery, inputs.REGISTER, case.year).release
    assert render(release, "csv").decode("utf-8") == case.figures.read_text(encoding="utf-8")
    assert as_csv(accounts_of(release)) == case.accounts.read_text(encoding="utf-8")
