"""Answers that are possible and hard to believe."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nki import pipeline
from nki.errors import NkiError, words
from nki.model.level import Level
from nki.model.period import Period
from nki.model.plan import Limits
from nki.model.tally import Tables, Tally
from nki.steps.plan import plan as plan_of
from nki.steps.plausibility import doubts
from nki.steps.read.previous import read_previous
from tests.indicator import indicator, written
from tests.inputs import ROOT
from tests.unit.steps.doubted import (
    ONE_SHARE,
    TWO_SHARES,
    doctors,
    membership,
    plan,
    previous,
    tables,
)


def found(answers, then=None, *, measures=ONE_SHARE, **planned):
    members = {Level.ER_UNIT: membership(answers)}
    return doubts(plan(measures, **planned), members, tables(answers, measures), then)


def codes(*arguments, **planned):
    return [issue.code for issue in found(*arguments, **planned)]


def ordinary(units):
    """Return answers of units of ordinary sizes, none like the other."""
    return {f"LV{i:03}": doctors(i % 7 + 1, 10 + 3 * i) for i in range(units)}


def test_ordinary_answers_are_not_doubted():
    assert found(ordinary(60)) == ()


def test_everyone_in_a_large_unit_is_doubted_with_its_numbers():
    (issue,) = found({"LV1": doctors(40, 40), "LV2": doctors(29, 29), "LV3": doctors(39, 40)})
    assert issue.code == "D390"
    said = words(issue).found
    assert said == "LV1 Legevakt LV1: the numerator of measure 1 is the whole denominator, 40 of 40"


def test_many_doubts_of_one_kind_are_one_warning_that_names_every_unit():
    answers = {f"LV{i:02}": doctors(30 + i, 30 + i) for i in range(11)}
    (issue,) = found(answers)
    said = words(issue).found
    assert said.startswith("11 of 11 have this")
    assert all(f"{unit} Legevakt {unit} {n['doctors']} of" in said for unit, n in answers.items())


def test_ten_doubts_are_ten_warnings():
    assert codes({f"LV{i}": doctors(30 + i, 30 + i) for i in range(10)}) == ["D390"] * 10


def test_a_unit_with_the_same_two_numbers_for_doctors_and_nurses_is_doubted_as_copied_and_not_twice():
    pair = {**doctors(40, 40), "nurses_trained": 40, "nurses": 40}
    assert codes({"LV1": pair}, measures=TWO_SHARES) == ["D391"]
    other = {**doctors(12, 40), "nurses_trained": 12, "nurses": 41}
    assert codes({"LV1": other}, measures=TWO_SHARES) == []


@pytest.mark.parametrize("pair", [(0, 40), (3, 9)])
def test_two_numbers_that_agree_by_chance_are_not_doubted(pair):
    both = {**doctors(*pair), "nurses_trained": pair[0], "nurses": pair[1]}
    assert codes({"LV1": both}, measures=TWO_SHARES) == []


def test_a_part_written_under_the_whole_too_is_told_apart_by_the_previous_result():
    now = {"LV1": doctors(40, 40)}
    assert codes(now, previous({"LV1": doctors(38, 95)})) == ["D391"]
    assert codes(now, previous({"LV1": doctors(38, 41)})) == ["D390"]


@pytest.mark.parametrize(
    ("then", "now", "expected"),
    [
        ((12, 40), (12, 400), ["D392"]),
        ((12, 400), (12, 40), ["D392"]),
        ((12, 40), (12, 399), []),
        ((1, 40), (10, 40), ["D392"]),
        ((1, 5), (1, 9), []),
        ((0, 40), (12, 40), []),
        ((0, 0), (0, 40), ["D392"]),
    ],
)
def test_a_number_ten_times_what_it_was_is_doubted_and_training_from_nothing_is_not(then, now, expected):
    assert codes({"LV1": doctors(*now)}, previous({"LV1": doctors(*then)})) == expected


def test_a_leap_says_what_it_was_and_what_it_is():
    (issue,) = found({"LV1": doctors(5, 1200)}, previous({"LV1": doctors(5, 12)}))
    assert "1 200, in 2020 12" in words(issue).found
    assert "measure 3 is at least 10 times" in words(issue).found


def test_without_units_the_previous_result_is_compared_by_area():
    answers = {"LV1": doctors(5, 200), "LV2": doctors(5, 200)}
    (issue,) = found(answers, previous({"0": doctors(10, 40)}, level=Level.NATIONAL))
    assert "0 Norge (national)" in words(issue).found


def test_a_unit_far_from_its_peers_is_doubted_with_the_median():
    answers = {f"LV{i:02}": doctors(1, 9 + i % 7) for i in range(30)}
    answers["LV99"] = doctors(2, 1200)
    assert [i.code for i in found(answers)] == ["D393"]
    assert "1 200, while the median of 31 units is 12" in words(found(answers)[0]).found


def test_a_number_that_leapt_is_not_doubted_for_its_size_once_more():
    answers = {f"LV{i:02}": doctors(1, 9 + i % 7) for i in range(30)} | {"LV99": doctors(2, 1200)}
    assert codes(answers, previous({"LV99": doctors(2, 12)})) == ["D392"]


def test_the_same_number_from_twenty_units_is_doubted_and_from_nineteen_it_is_not():
    same = {f"LV{i:02}": doctors(i % 5, 40) for i in range(20)}
    (issue,) = found(same)
    assert (issue.code, issue.field) == ("D394", "doctors")
    assert "all 20 units that answered gave the same number for measure 3: 40" in words(issue).found
    same.popitem()
    assert found(same) == ()


def test_a_delivery_that_repeats_the_previous_result_in_everything_is_doubted():
    answers = ordinary(20)
    assert codes(answers, previous(answers)) == ["D399"]
    moved = {**answers, "LV003": doctors(1, 20)}
    assert codes(moved, previous(answers)) == []


@pytest.mark.parametrize("hiding", [{"personal": True}, {"disclosure": "small"}])
def test_no_number_is_shown_of_persons_or_under_a_disclosure_rule(hiding):
    answers = {f"LV{i:02}": doctors(7131 if i > 9 else 7177, 7131 if i > 9 else 7177) for i in range(30)}
    then = previous({unit: doctors(61, 61) for unit in answers})
    answers["LV99"] = {**doctors(7131, 9999999), "nurses": 0}
    issues = found(answers, then, **hiding)
    assert {issue.code for issue in issues} >= {"D390", "D392", "D393"}
    said = " ".join(words(issue).found for issue in issues)
    assert "7 131" not in said
    assert "9 999 999" not in said
    assert " 61" not in said
    assert "LV99" in said


def test_limits_that_are_none_switch_every_doubt_off():
    answers = {f"LV{i:02}": doctors(40, 40) for i in range(30)} | {"LV99": doctors(1, 10**6)}
    then = previous({unit: doctors(1, 4) for unit in answers})
    assert found(answers, then)
    assert found(answers, then, limits=Limits()) == ()


@pytest.mark.parametrize(
    ("example", "name"),
    [
        ("samtrening-2021", "legevakt-samtrening-leger"),
        ("samtrening-2021", "legevakt-samtrening-sykepleiere"),
        ("triage-2024", "legevakt-triage"),
    ],
)
def test_the_examples_are_believed(example, name):
    expected = ROOT / "examples" / example / "expected" / f"{name}.csv"
    planned = plan_of(pipeline.load(name), Period(2030))
    then, _ = read_previous(expected, planned)
    units = {
        (measure, code): Tally(1, 0, 0, cell.numerator, cell.denominator)
        for (measure, level, code), cell in then.cells.items()
        if level is Level.ER_UNIT and cell.numerator is not None
    }
    assert len(units) > 300
    members = {Level.ER_UNIT: membership({code for _, code in units})}
    assert doubts(planned, members, Tables({}, units, {}), None) == ()


def test_a_specification_sets_limits_and_the_general_ones_hold_for_the_rest(tmp_path):
    declared = {"plausibility": {"everyone_from": "50", "peer_distance": "none"}}
    limits = plan_of(pipeline.load(written(indicator(declared), tmp_path)), Period(2022)).limits
    assert limits == Limits(50, 10, 10, None, 20)
    plain = plan_of(pipeline.load(written(indicator({"plausibility": ""}), tmp_path)), Period(2022)).limits
    assert plain == Limits(30, 10, 10, 6, 20)


@pytest.mark.parametrize("limit", ["0", "1", "-4", "2.5", "ingen", "", "1e3"])
def test_a_limit_that_makes_no_sense_is_refused_at_its_place(tmp_path, limit):
    path = written(indicator({"plausibility": {"everyone_from": limit}}), tmp_path)
    with pytest.raises(NkiError) as stop:
        pipeline.load(path)
    (issue,) = stop.value.issues
    assert issue.field == "plausibility.everyone_from"
    assert issue.code in ("S106", "S108")
    assert issue.code == "S108" or "none" in words(issue).found


numbers = st.one_of(st.none(), st.integers(0, 60), st.sampled_from([0, 1, 40, 1200, 10**17]))
delivered = st.dictionaries(
    st.integers(1, 40).map("LV{:02}".format),
    st.fixed_dictionaries(dict.fromkeys(("trained", "doctors", "nurses_trained", "nurses"), numbers)),
    max_size=40,
)
known = st.dictionaries(
    st.integers(1, 40).map("LV{:02}".format),
    st.fixed_dictionaries({name: st.integers(0, 1300) for name in ("trained", "doctors")}),
    max_size=30,
)


@settings(deadline=None, max_examples=60)
@given(delivered, known, st.randoms(use_true_random=False), st.sampled_from([ONE_SHARE, TWO_SHARES]))
def test_doubts_never_raise_and_never_depend_on_order(answers, then, random, measures):
    earlier = previous(then) if measures is ONE_SHARE else None
    units = list(answers.items())
    issues = found(answers, earlier, measures=measures)
    random.shuffle(units)
    assert found(dict(units), earlier, measures=tuple(reversed(measures))) == issues
    assert list(issues) == sorted(issues)
    for issue in issues:
        assert words(issue).found


@settings(deadline=None, max_examples=40)
@given(st.integers(0, 2**32), st.integers(1, 120))
def test_answers_spread_as_units_are_and_never_complete_are_believed(seed, units):
    spread = random.Random(seed)
    sizes = [min(max(round(23 * 2 ** spread.uniform(-2, 2)), 3), 90) for _ in range(units)]
    answers = {f"LV{i:03}": doctors(size - 1 - i % 2, size) for i, size in enumerate(sizes)}
    assert [issue for issue in found(answers) if issue.code != "D394"] == []
