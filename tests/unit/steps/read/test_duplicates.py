"""Which of several answers counts: chosen by date, and by nothing else."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nki.errors import words
from nki.model.issue import Place
from nki.steps.read.duplicates import Answer, Answers


def answers(*rows):
    """Return the answers of units: each a unit, a date, and the other cells."""
    found = Answers("unit", "unit")
    for number, (unit, day, *cells) in enumerate(rows, start=2):
        file = 0 if number < 1000 else 1
        found.add(
            unit, Answer((file, number), Place(f"{file}.csv", number, row=number), day, (unit, day, *cells))
        )
    return found


def outcome(found, which):
    return {at[1]: issue.code for at, issue in found.chosen(which)}


def test_a_unit_with_one_answer_is_left_alone():
    found = answers(("LV1", "2022-01-01"), ("LV2", ""))
    assert outcome(found, "latest") == outcome(found, "first") == {}
    assert list(found.faults(every=True)) == []


def test_the_latest_or_the_first_counts_wherever_it_stands():
    found = answers(
        ("LV1", "2022-02-01"), ("LV1", "2022-03-01"), ("LV2", "2022-01-01"), ("LV1", "2022-01-01")
    )
    assert outcome(found, "latest") == {2: "D384", 5: "D384"}
    assert outcome(found, "first") == {2: "D384", 3: "D384"}
    ((_, issue), _) = found.chosen("latest")
    assert (
        words(issue).found
        == 'of the answers of the unit "LV1", the one in row 3 counts and this one does not'
    )


@pytest.mark.parametrize("which", ["latest", "first"])
def test_without_a_date_in_each_answer_none_is_chosen(which):
    found = answers(("LV1", "2022-02-01", "a"), ("LV1", "", "b"))
    assert outcome(found, which) == {2: "D317", 3: "D317"}
    ((_, issue), _) = found.chosen(which)
    assert words(issue).found == (
        f'the unit "LV1" has answered twice, and the dates do not tell the {which}: row 3 has none'
    )


def test_two_answers_on_the_day_that_counts_are_not_chosen_between():
    found = answers(("LV1", "2022-02-01", "a"), ("LV1", "2022-02-01", "b"), ("LV1", "2022-01-01", "c"))
    assert outcome(found, "latest") == {2: "D317", 3: "D317", 4: "D317"}
    assert outcome(found, "first") == {2: "D384", 3: "D384"}


def test_the_same_answer_twice_is_one_answer():
    found = answers(("LV1", "2022-02-01", "a"), ("LV1", "2022-02-01", "a"), ("LV1", "2022-01-01", "c"))
    assert outcome(found, "latest") == {3: "D384", 4: "D384"}


def test_an_answer_in_another_file_is_named_with_it():
    found = Answers("unit", "unit")
    for file, day in enumerate(["2022-01-01", "2022-02-01"]):
        found.add("LV1", Answer((file, 2), Place(f"{file}.csv", 2, row=2), day, (day,)))
    ((_, issue),) = found.chosen("latest")
    assert "the one in row 2 of 1.csv counts" in words(issue).found


def test_without_a_choice_every_answer_but_the_first_is_a_fault_or_every_one():
    found = answers(("LV1", ""), ("LV2", ""), ("LV1", ""), ("LV1", ""))
    assert [(at[1], words(issue).found) for at, issue in found.faults(every=False)] == [
        (4, 'the unit "LV1" has answered in row 2 too'),
        (5, 'the unit "LV1" has answered in row 2 too'),
    ]
    assert [at[1] for at, _ in found.faults(every=True)] == [2, 4, 5]
    assert "in row 4" in words(next(found.faults(every=True))[1]).found


DAYS = st.integers(0, 3).map(lambda days: (date(2022, 1, 1) + timedelta(days)).isoformat()) | st.just("")
ROWS = st.lists(st.tuples(st.sampled_from(["LV1", "LV2", "LV3"]), DAYS, st.sampled_from("ab")), max_size=9)


@given(ROWS, st.sampled_from(["latest", "first"]))
def test_of_every_unit_one_answer_is_left_or_all_are_faults_and_what_is_left_is_the_right_one(rows, which):
    found = outcome(answers(*rows), which)
    for unit in {unit for unit, *_ in rows}:
        own = {number: row for number, row in enumerate(rows, start=2) if row[0] == unit}
        codes = {found.get(number) for number in own}
        left = [row for number, row in own.items() if number not in found]
        if codes == {"D317"}:
            assert len(own) > 1
            continue
        assert codes <= {None, "D384"}
        assert len(left) == 1
        dates = [row[1] for row in own.values()]
        assert len(own) == 1 or left[0][1] == (max(dates) if which == "latest" else min(dates)) != ""
        # whoever has another answer on that very day is not passed over
        assert {row for row in own.values() if row[1] == left[0][1]} == {left[0]}


@given(ROWS, st.sampled_from(["latest", "first"]), st.randoms(use_true_random=False))
def test_the_order_of_the_rows_does_not_choose(rows, which, random):
    def kept(order):
        left = outcome(answers(*order), which)
        return sorted(row for number, row in enumerate(order, start=2) if number not in left)

    shuffled = list(rows)
    random.shuffle(shuffled)
    assert kept(rows) == kept(shuffled)
