"""A change of a definition is either equivalent, and gives the same figures on any data, or can be found.

The oracle judges: it computes the changed definition and the original from plain dictionaries. What nki
calls equivalent must come to the same there, and a row that nki says would tell must make a difference.
"""

import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests import oracle
from tests.indicator import written
from tests.property.cases import GEOGRAPHY, callable_by, cases, once_each
from tests.property.test_engine_equals_oracle import SLOW

SAMPLED = 3
"""Changes that are looked at of each definition, by chance."""


def loaded(spec, folder):
    from nki.steps.load import load

    return load(written(spec, folder))


def plain(indicator):
    """Return an indicator as the dictionary of texts that its file would give."""

    def text(node):
        if isinstance(node, dict):
            return {key: text(value) for key, value in node.items() if value is not None}
        if isinstance(node, list):
            return [text(value) for value in node]
        return str(node).lower() if isinstance(node, bool) else str(node)

    return text(indicator.model_dump(mode="json", by_alias=True))


def by_oracle(spec, case):
    """Return the figures, or that the rows contradict the definition."""
    try:
        return oracle.compute(spec, case.rows, case.er_units, case.coverage, **GEOGRAPHY, year=case.year)
    except oracle.Refused:
        return "refused"


def judged(one, chance):
    """Yield changes of a definition, each with how it counts rows in another way, or None if it does not."""
    from nki.engine import Engine
    from nki.mutation import mutants
    from nki.mutation.definition import a_period
    from nki.mutation.probe import Probe
    from nki.steps.plan import plan

    tried, period = list(mutants(one.indicator)), a_period(one.indicator)
    with Engine() as engine:
        probe = Probe(engine, plan(one.indicator, period))
        for mutant in chance.sample(tried, min(SAMPLED, len(tried))):
            yield mutant, probe.difference(plan(mutant.indicator, period))


def check_equivalent_changes(case, chance):
    with tempfile.TemporaryDirectory() as folder:
        one = loaded(case.spec, Path(folder))
    expected = by_oracle(plain(one.indicator), case)
    assert expected == by_oracle(case.spec, case)
    for mutant, difference in judged(one, chance):
        if difference is None:
            assert by_oracle(plain(mutant.indicator), case) == expected, mutant.change


def check_rows_that_tell(case, chance):
    from nki.examples import Placed, Stage, findings_of
    from nki.model.places import Places
    from nki.model.spec import Example

    spec = {**case.spec, "levels": {"publish": ["national"], "text": "Nasjonalt"}, "response_threshold": ""}
    with tempfile.TemporaryDirectory() as folder:
        one = loaded(spec, Path(folder))
    with Stage() as stage:
        for mutant, difference in judged(one, chance):
            if difference is None or not difference.rows:
                continue
            who = case.spec["sources"][0]["units"]
            units = list("ABCDEFGHIJKL")
            if who != "er_unit":
                units = once_each(who, callable_by(who, [], 2021), [], 2021)
            if any(row.unit >= len(units) for row in difference.rows):
                continue  # there are not so many places
            rows = [{"unit": units[row.unit], **dict(row.cells)} for row in difference.rows]
            bare = {"name": "Rad", "rows": rows, "expect": [{"measure": "1", "status": "ok"}]}
            figures = stage.play(one.indicator, Example.model_validate(bare)).release
            assert figures is not None, "the row is one that the definition takes"
            telling = Example.model_validate({**bare, "expect": [expectation(row) for row in figures.rows]})
            placed = Placed(telling, ("examples", 0), Places("prove.yaml"))
            assert not list(findings_of(placed, stage.play(one.indicator, telling)))
            assert list(findings_of(placed, stage.play(mutant.indicator, telling))), mutant.change


def expectation(row):
    """Expect of a figure everything that it says."""
    keys = ("measure", "numerator", "denominator", "status", "answered", "not_applicable")
    return {key: str(getattr(row, key)) for key in keys if getattr(row, key) is not None}


@given(cases(), st.randoms(use_true_random=False))
@settings(max_examples=12, **SLOW)
def test_what_is_called_equivalent_gives_the_same_figures(case, chance):
    check_equivalent_changes(case, chance)


@given(cases(), st.randoms(use_true_random=False))
@settings(max_examples=8, **SLOW)
def test_a_row_that_would_tell_does_tell(case, chance):
    check_rows_that_tell(case, chance)


@pytest.mark.long
@given(cases(), st.randoms(use_true_random=False))
@settings(max_examples=400, **SLOW)
def test_what_is_called_equivalent_gives_the_same_figures_in_many_more_cases(case, chance):
    check_equivalent_changes(case, chance)


@pytest.mark.long
@given(cases(), st.randoms(use_true_random=False))
@settings(max_examples=200, **SLOW)
def test_a_row_that_would_tell_does_tell_in_many_more_cases(case, chance):
    check_rows_that_tell(case, chance)
