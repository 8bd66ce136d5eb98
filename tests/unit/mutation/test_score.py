"""The score of a specification: what its examples notice, and what would tell them where they do not."""

from fractions import Fraction
from pathlib import Path

import pytest

from nki.catalogue import indicators
from tests.unit.examples.specs import example, loaded

FIRST = example(
    [{"unit": "A", "doctors": "10", "trained": "2"}],
    [{"measure": "1", "value": "20.0"}, {"measure": "2", "value": "2"}, {"measure": "3", "value": "10"}],
)
BLIND = example([{"unit": "A", "doctors": "1", "trained": "1"}], [{"measure": "1", "value": "100.0"}])


def cells(unnoticed):
    """Return the one row that would tell."""
    (row,) = unnoticed.telling
    return dict(row.cells)


def score_of(one):
    from nki.mutation import score

    return score(one)


@pytest.mark.parametrize("file", indicators(), ids=lambda file: file.stem)
def test_the_examples_of_the_catalogue_notice_every_change(file):
    from nki.steps.load import load

    found = score_of(load(file))
    assert [one.change for one in found.unnoticed] == []
    assert found.share == 1
    assert found.changes >= 7


def test_examples_that_notice_everything_score_one(tmp_path):
    found = score_of(loaded(tmp_path, [FIRST]))
    assert (found.indicator, found.examples, found.changes, found.noticed) == ("prove", 1, 7, 7)
    assert found.share == 1
    assert found.issues == ()


def test_a_change_that_no_example_notices_is_a_warning_where_it_was_made(tmp_path):
    from nki.errors import words

    one = loaded(tmp_path, [BLIND])
    found = score_of(one)
    # a row of one doctor who has trained looks the same however it is counted
    assert found.share == 0
    assert {issue.code for issue in found.issues} == {"S236"}
    lines = Path(one.file).read_text(encoding="utf-8").splitlines()
    by_line = {lines[issue.place.line - 1].strip(): words(issue) for issue in found.issues}
    assert by_line["sum: trained"].found.endswith(", and every example still comes out right")
    assert by_line["sum: trained"].do.startswith(
        "add an example whose figures would then be different: a row with"
    )


def test_the_row_that_would_tell_does_tell(tmp_path):
    """For every change that goes unnoticed: an example with the row that is named, and it is noticed."""
    unnoticed = score_of(loaded(tmp_path, [BLIND])).unnoticed
    assert len(unnoticed) == 7
    for one in unnoticed:
        row = cells(one)
        doctors, trained = row["doctors"], row["trained"]
        figures = [{"measure": "2", "value": trained}, {"measure": "3", "value": doctors}]
        main = {"measure": "1", "numerator": trained, "denominator": doctors}
        telling = example([{"unit": "A", **row}], [main, *figures], name="Raden som forteller det")
        again = score_of(loaded(tmp_path, [BLIND, {**telling, "name": "Raden"}]))
        assert one.change not in {left.change for left in again.unnoticed}


def test_a_specification_without_examples_is_told_so_once(tmp_path):
    found = score_of(loaded(tmp_path, []))
    assert [issue.code for issue in found.issues] == ["S237"]
    assert found.share == 0


def test_examples_beside_the_specification_count_as_well(tmp_path):
    text = """
format: nki/1
examples:
  - name: En enhet
    rows: [{unit: A, doctors: 10, trained: 2}]
    expect: [{measure: 1, value: 20.0}, {measure: 2, value: 2}, {measure: 3, value: 10}]
"""
    (tmp_path / "prove.examples.yaml").write_text(text, encoding="utf-8")
    found = score_of(loaded(tmp_path, []))
    assert (found.examples, found.share) == (1, 1)


def test_a_change_that_counts_every_row_as_before_is_none(tmp_path):
    # a range from 0 has no lower end that could be left out, and nothing lies below it
    condition = {"column": "doctors", "between": ["0", "5"]}
    count = {"kind": "count", "numerator": {"rows": "true", "where": condition}}
    one = loaded(tmp_path, [], main_measure=count, other_measures=[])
    from nki.mutation import mutants

    tried = {mutant.change for mutant in mutants(one.indicator)}
    counted = {left.change for left in score_of(one).unnoticed}
    assert tried - counted == {"`between: [0, 5]` becomes `at_most: 5`"}


def test_an_answer_taken_out_is_told_by_a_row_that_gives_it(tmp_path):
    columns = [
        {"name": "unit", "type": "unit"},
        {"name": "doctors", "type": "count", "missing": ["Vet ikke"]},
    ]
    count = {"kind": "count", "numerator": {"sum": "doctors"}}
    one = loaded(tmp_path, [], main_measure=count, other_measures=[], sources=[{"columns": columns}])
    telling = {left.change: cells(left) for left in score_of(one).unnoticed}
    assert telling["`Vet ikke` is taken out of `missing`"] == {"doctors": "Vet ikke"}


def test_the_share_counts_every_change_the_same(tmp_path):
    only_one = example([{"unit": "A", "doctors": "10", "trained": "2"}], [{"measure": "3", "value": "10"}])
    found = score_of(loaded(tmp_path, [only_one]))
    # more trained than there were is refused, and so a change of places is noticed by itself
    assert [left.change for left in found.unnoticed] == [
        "`same_as: 2` becomes `same_as: 3`",
        "`same_as: 3` becomes `same_as: 2`",
        "`sum: trained` becomes `sum: doctors`",
        "`sum: trained` becomes `rows: true`",
    ]
    assert found.share == Fraction(3, 7)


def test_columns_with_the_same_values_are_not_taken_for_each_other(tmp_path):
    columns = [{"name": "unit", "type": "unit"}, *({"name": name, "type": "count"} for name in "abc")]
    count = {"kind": "count", "numerator": {"sum": "a"}}
    one = loaded(tmp_path, [], main_measure=count, other_measures=[], sources=[{"columns": columns}])
    told = {left.change: {*cells(left)} for left in score_of(one).unnoticed}
    assert told == {
        "`sum: a` becomes `sum: b`": {"a", "b"},
        "`sum: a` becomes `sum: c`": {"a", "c"},
        "`sum: a` becomes `rows: true`": {"a"},
    }


def test_a_row_outside_its_denominator_tells_where_nothing_else_does(tmp_path):
    names = ("note", "first", "second")
    columns = [{"name": "unit", "type": "unit"}, *({"name": name, "type": "text"} for name in names)]
    first, second = ({"column": name, "is_missing": "false"} for name in names[1:])
    share = {
        "kind": "proportion",
        "numerator": {"distinct": "note", "where": first},
        "denominator": {"distinct": "note", "where": {"any": [{**first}, second]}},
    }
    one = loaded(tmp_path, [], main_measure=share, other_measures=[], sources=[{"columns": columns}])
    telling = {left.field: cells(left) for left in score_of(one).unnoticed}
    # every note is among those of rows with the second answer, so no count of notes is another
    row = telling["main_measure.denominator.where.any.1"]
    assert row["note"]
    assert row["first"]
    assert not row["second"]
