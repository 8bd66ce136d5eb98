"""A change of the calculation needs a new version, and a revision that tells of it."""

import pytest

from tests.unit.steps.compare.versions import findings

THRESHOLD = {"response_threshold": "50"}
FIRST = {"version": "1.0", "text": "Laget for prøving."}


def facts(issues):
    (issue,) = issues
    assert issue.code == "S240"
    return issue, dict(issue.facts)


def test_a_calculation_that_changes_in_silence_breaks_the_series(tmp_path):
    issue, said = facts(findings(tmp_path, THRESHOLD))
    assert said == {"changed": "response_threshold", "problem": 'the version is still "1.0"'}
    lines = (tmp_path / "new" / "prove.yaml").read_text("utf-8").splitlines()
    assert lines[issue.place.line - 1].startswith("version:")
    assert issue.place.file == str(tmp_path / "new" / "prove.yaml")


def test_a_new_version_with_its_revision_tells_of_it(tmp_path):
    revisions = [FIRST, {"version": "1.1", "text": "Svargrense."}]
    assert findings(tmp_path, {**THRESHOLD, "version": "1.1", "revisions": revisions}) == ()


@pytest.mark.parametrize(
    ("changes", "base", "problem"),
    [
        ({"version": "1.1"}, {}, 'no revision tells of version "1.1"'),
        (
            {"version": "1.0", "revisions": [FIRST]},
            {"version": "1.1", "revisions": [FIRST, {"version": "1.1", "text": "Ny."}]},
            'the version went back from "1.1" to "1.0"',
        ),
        (
            {"version": "1.1"},
            {"revisions": [FIRST, {"version": "1.1", "text": "Ny."}]},
            'version "1.1" stood in the revision history already',
        ),
        ({"version": "1.9"}, {"version": "1.10"}, 'the version went back from "1.10" to "1.9"'),
    ],
)
def test_a_version_alone_is_not_enough(changes, base, problem, tmp_path):
    assert facts(findings(tmp_path, {**THRESHOLD, **changes}, base))[1]["problem"] == problem


@pytest.mark.parametrize("changes", [{}, {"definition": "En annen."}, {"status": "retired"}])
def test_words_and_looks_break_no_series(changes, tmp_path):
    assert findings(tmp_path, changes) == ()


def test_two_indicators_each_in_a_file_of_its_own_are_two_series(tmp_path):
    assert findings(tmp_path, {"id": "prove-to", **THRESHOLD}) == ()


def test_another_id_in_the_same_file_is_a_break(tmp_path):
    from nki.steps.compare import compare, unannounced
    from nki.steps.load import load
    from tests.unit.steps.compare.versions import loaded

    old = loaded({}, tmp_path / "old")
    loaded({"id": "prove-to"}, tmp_path / "new")
    new = load((tmp_path / "new" / "prove-to.yaml").rename(tmp_path / "new" / "prove.yaml"))
    comparison = compare(old.indicator, old.places, new.indicator, new.places)
    assert facts(unannounced(old.indicator, new.indicator, comparison, new.places))[1]["changed"] == "id"
