"""Run every paragraph twice: on the oracle and on the engine."""

import pytest

from tests.spec.harness import Check


@pytest.fixture(params=["oracle", "engine"])
def check(request, tmp_path):
    """Compute the paragraph's rows and compare with what it says."""
    return Check(request.param, tmp_path, request.module)
