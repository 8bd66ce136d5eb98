"""Hiding has no second way here: what is drawn decides what is hidden, the oracle what the rest shows."""

import pytest

from tests import engine, oracle
from tests.spec.harness import GEOGRAPHY, Check

HIDDEN = ("suppressed", "suppressed_secondary")


class DisclosureCheck(Check):
    """Compute a paragraph's rows, and compare what is shown with the oracle, which hides nothing."""

    def compute(self, spec, rows, units, year):
        path, data, folder = engine.write_case(self.folder, spec, rows, **units)
        figures, accounts = engine.by_engine(path, data, folder, year)
        open_figures, _ = oracle.compute(spec, rows, **units, **GEOGRAPHY, year=year)
        whole = [figure for figure in figures if not figure["stratum"]]
        for shown, own in zip(whole, open_figures, strict=True):
            if shown["status"] not in HIDDEN:
                assert shown == own
        return figures, accounts


@pytest.fixture
def check(tmp_path, request):
    """Compute the paragraph's rows and compare with what it says."""
    return DisclosureCheck("engine", tmp_path, request.module)
