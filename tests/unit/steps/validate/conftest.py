"""Findings in an indicator with some of its keys replaced."""

from datetime import date

import pytest

from nki.errors import words
from nki.steps.load import load
from nki.steps.validate import validate
from tests.indicator import indicator, written

TODAY = date(2022, 6, 23)


@pytest.fixture
def found(tmp_path):
    """Return code, field and words of all findings in an indicator with some keys replaced."""

    def findings(changes=None, today=TODAY):
        loaded = load(written(indicator(changes), tmp_path), "prove.yaml")
        issues = validate(loaded.indicator, loaded.places, today=today)
        assert all(issue.place.line and issue.place.column for issue in issues)
        return [(issue.code, issue.field, words(issue).found) for issue in issues]

    return findings


@pytest.fixture
def codes(found):
    """Return code and field only."""
    return lambda changes=None, today=TODAY: [one[:2] for one in found(changes, today)]
