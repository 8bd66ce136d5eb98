"""What the tests of reading share."""

import pytest

from tests.unit.steps.read.deliveries import contract


@pytest.fixture
def terms(tmp_path):
    return contract(tmp_path)
