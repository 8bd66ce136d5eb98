"""``nki validate`` accepts what ``nki compute`` accepts, and nothing else.

Whatever happens to a specification, the two say the same of it, and what both accept can be computed.
"""

import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, event, given, settings

import nki
from nki.errors import NkiError, is_error, words
from tests.property.cases import specs
from tests.property.edits import Keys, as_node, deliveries, document, edited, every, put

TESTS = Path(__file__).parents[1]
BAD = TESTS / "bad"
WRONG = [*sorted(BAD.glob("S*.yaml")), *sorted((TESTS / "broken").glob("*.yaml"))]
REGISTER = BAD / "register"
SLOW = {"deadline": None, "suppress_health_check": [HealthCheck.too_slow, HealthCheck.data_too_large]}


def refused(issues):
    """Return the findings for which a specification is refused."""
    return {issue for issue in issues if is_error(issue) and issue.code[0] == "S"}


def by_compute(spec, data):
    """Return the result of a computation, or the findings that stopped it."""
    try:
        return nki.compute(spec, data, register=REGISTER, period=2021), ()
    except NkiError as error:
        return None, error.issues


def compare(path):
    """Validate and compute a specification; return the result and the findings of both."""
    found = nki.validate(path).issues
    errors = refused(found)
    for issue in found:
        said = words(issue)
        assert said.found
        assert said.do
    if errors:
        result, issues = by_compute(path, BAD / "delivery.csv")
    else:
        result, issues = by_compute(path, deliveries(nki.load(path), path.parent))
    assert refused(issues) == errors
    assert all(issue.code[0] != "S" or is_error(issue) or errors for issue in issues)
    return result, found, issues


def judged(node):
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "prove.yaml"
        path.write_text(document(node), encoding="utf-8")
        result, found, issues = compare(path)
    if result is None:
        event("refused by both" if refused(found) else f"delivery refused: {issues[0].code}")
    else:
        event("computed")
    return result, found, issues


@given(edited())
@settings(max_examples=80, **SLOW)
def test_what_validate_accepts_compute_does_not_reject_and_the_other_way_round(node):
    judged(node)


@pytest.mark.long
@given(edited())
@settings(max_examples=500, **SLOW)
def test_they_agree_on_many_more_specifications(node):
    judged(node)


@given(specs(many=False))
@settings(max_examples=10, **SLOW)
def test_a_specification_that_nobody_has_edited_is_accepted_by_both_and_computed(spec):
    result, found, issues = judged(as_node(spec))
    assert refused(found) == set()
    assert result is not None, issues


@given(edited())
@settings(max_examples=40, **SLOW)
def test_an_indicator_handed_over_in_python_is_judged_as_its_file_is(node):
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "prove.yaml"
        path.write_text(document(node), encoding="utf-8")
        found = refused(nki.validate(path).issues)
        codes = {issue.code for issue in found}
        if any(code < "S2" for code in codes):
            return
        from nki.steps.load import load

        _, issues = by_compute(load(path).indicator, BAD / "delivery.csv")
    # it has no file that could be named wrongly
    assert {issue.code for issue in refused(issues)} == codes - {"S213"}


@pytest.mark.parametrize(
    "path",
    [*sorted(BAD.glob("S*.yaml")), *sorted((TESTS / "broken").glob("*.yaml"))],
    ids=lambda path: path.stem,
)
def test_they_agree_on_what_people_get_wrong(path, tmp_path):
    compare(Path(shutil.copy(path, tmp_path)))


def test_edits_make_what_a_file_can_hold():
    node = Keys([("a", "1"), ("b", ["x", Keys([("c", None)])])])
    assert [path for path, _ in every(node)] == [(), (0,), (1,), (1, 0), (1, 1), (1, 1, 0)]
    assert (
        document(put(node, (1, 1, 0), [(None, "2"), ("c", "3")]))
        == '"a": "1"\n"b": ["x", {"c": "2", "c": "3"}]\n'
    )
    assert document(put(node, (0,), [])) == '"b": ["x", {"c": ~}]\n'
