"""One clean delivery, damaged in hundreds of ways: the same figures or a finding in its place, no third."""

import contextlib
import tempfile
from pathlib import Path

import duckdb
import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from nki.errors import is_error
from nki.steps.read import Choices
from tests.zoo import clean, taking
from tests.zoo.animals import file_of
from tests.zoo.damages import DAMAGES, cases

PATIENT = {"deadline": None, "suppress_health_check": [HealthCheck.too_slow, HealthCheck.filter_too_much]}
STEADY = [one for one in DAMAGES if not one.moves and not one.other]


def damaged(damage, folder):
    data, suffix = file_of(damage.survey(), [damage])
    path = folder / f"svar{suffix}"
    path.write_bytes(data)
    return path


def errors(taken):
    return [one for one in taken.issues if is_error(one)]


def lines_of(data):
    return max(data.count(b"\n") + data.count(b"\r"), 40) + 2


def test_the_zoo_is_large_enough_and_every_damage_changes_the_file():
    assert len(DAMAGES) >= 200
    for damage in DAMAGES:
        if damage.stage in ("cells", "text", "bytes") and damage.name != "a file with the suffix of another":
            assert file_of(damage.survey(), [damage])[0] != file_of(damage.survey())[0], damage.name


@pytest.mark.parametrize("damage", cases(), ids=str)
def test_a_damage_has_the_outcome_that_it_declares(damage, tmp_path):
    path = damaged(damage, tmp_path)
    taken = taking.take(damage.survey(), path)
    found = {(one.code, one.place.row, one.field) for one in errors(taken)}
    assert found == {(one.code, one.row, one.column) for one in damage.outcome}
    assert all(taking.placed(one, path, lines_of(path.read_bytes())) for one in taken.issues)
    if damage.outcome:
        assert taken.refused
    else:
        same = taken.figures == taking.clean_result(damage.survey()).figures
        assert same != damage.moves
        assert taken.said == damage.said


@pytest.mark.parametrize("damage", cases([one for one in DAMAGES if one.outcome and not one.other]), ids=str)
def test_what_is_set_aside_changes_no_other_figure_and_loses_no_row(damage, tmp_path):
    path = damaged(damage, tmp_path)
    survey = damage.survey()
    taken = taking.take(survey, path, Choices(set_aside=True))
    assert taken.refused or taken.aside
    taking.kept_apart(survey, taken)
    if not taken.refused:
        answered = {unit for _, unit in taken.tallies}
        put_aside = "\n".join(one.original for one in taken.aside)
        cut = damage.stage == "bytes" and damage.name.startswith("cut")
        lost = {row[0] for row in survey.grid[1:]} - answered
        assert (
            all(unit in put_aside or survey.grid[int(unit[2:])][1] in put_aside for unit in lost)
            or cut
            or (
                # the id itself is what was damaged
                len(lost) <= len(taken.aside)
            )
        )


ON_BOTH = [one for one in DAMAGES if not (one.outcome and one.stage == "packed")]


@pytest.mark.parametrize("damage", ON_BOTH, ids=str)
def test_both_roads_read_the_same(damage, tmp_path):
    path = damaged(damage, tmp_path)
    try:
        quick, slow, issues = taking.both_roads(damage.survey(), path)
    except taking.NkiError:
        return  # it could not be opened on either road
    if quick is not None:
        assert issues == ()
        assert quick == slow


@given(st.lists(st.sampled_from(STEADY), min_size=2, max_size=2, unique=True))
@settings(max_examples=80, **PATIENT)
def test_two_damages_together_have_no_third_outcome(damages):
    no_third_outcome(damages)


@pytest.mark.long
@given(st.lists(st.sampled_from(STEADY), min_size=2, max_size=3, unique=True))
@settings(max_examples=5000, **PATIENT)
def test_many_damages_together_have_no_third_outcome(damages):
    no_third_outcome(damages)


def no_third_outcome(damages):
    survey = damages[0].survey()
    assume(all(one.survey is damages[0].survey for one in damages))
    made = None
    with contextlib.suppress(
        IndexError, ValueError, TypeError, duckdb.Error
    ):  # a damage may find nothing left to damage
        made = file_of(survey, damages)
    assume(made is not None)
    data, suffix = made
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"svar{suffix}"
        path.write_bytes(data)
        taken = taking.take(survey, path)
        if taken.refused:
            assert errors(taken)
            assert all(taking.placed(one, path, lines_of(data) + 400) for one in taken.issues)
        else:
            assert taken.figures == taking.clean_result(survey).figures
        taking.kept_apart(survey, taking.take(survey, path, Choices(set_aside=True)))


def test_the_clean_deliveries_are_read_on_the_fast_road_where_nothing_is_in_doubt(tmp_path):
    survey = clean.counts()
    path = tmp_path / "svar.csv"
    path.write_bytes(file_of(survey)[0])
    quick, slow, issues = taking.both_roads(survey, path)
    assert quick == slow
    assert issues == ()
