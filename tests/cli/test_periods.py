"""Several periods in one run, and figures that may still change, on the command line and from Python."""

import csv
import io

import pytest

import nki
from nki.errors import NkiError
from tests.cli.test_commands import run

BOOKINGS = "examples/studio-bookinger/bookinger.csv"
HALVES = ["2021-H1", "2021-H2"]


def computed(*options):
    result = run("compute", "studio-bookinger", "--data", BOOKINGS, *options)
    assert result.exit_code == 0, result.exception
    return list(csv.DictReader(io.StringIO(result.stdout)))


@pytest.mark.parametrize(
    "options",
    [
        ["--period", "2021-H1..2021-H2"],
        ["--period", "2021-H2", "--period", "2021-H1"],
        ["--period", "2021-H1..2021-H2", "--period", "2021-H2"],
    ],
)
def test_periods_are_computed_once_each_in_their_order(options):
    rows = computed(*options)
    assert list(dict.fromkeys(row["period"] for row in rows)) == HALVES
    alone = computed("--period", "2021-H1")
    assert rows[: len(alone)] == alone


def test_each_period_has_its_account():
    said = run("compute", "studio-bookinger", "--data", BOOKINGS, "--period", "2021-H1..2021-H2").stderr
    for period in HALVES:
        assert f"studio-bookinger {period}, measure" in said


def test_a_result_of_several_periods_is_an_earlier_result(tmp_path):
    kept = tmp_path / "kept.json"
    computed("--period", "2021-H1..2021-H2", "--output", str(kept))
    assert computed("--period", "2021-H2", "--previous", str(kept))


def test_figures_are_marked_as_provisional_where_that_is_asked_for():
    assert {row["provisional"] for row in computed("--period", "2021-H1")} == {""}
    assert {row["provisional"] for row in computed("--period", "2021-H1", "--provisional")} == {"provisional"}


def test_python_has_a_result_for_each_period():
    results = nki.compute_periods("studio-bookinger", BOOKINGS, "2021-H1..2021-H2", provisional=True)
    assert [one.release.about.period for one in results] == HALVES
    assert all(one.release.about.provisional for one in results)


def test_one_result_is_of_one_period():
    with pytest.raises(NkiError) as stopped:
        nki.compute("studio-bookinger", BOOKINGS, period="2021-H1..2021-H2")
    assert [issue.code for issue in stopped.value.issues] == ["U003"]


def test_versions_are_compared_in_one_period():
    result = run("diff", *["studio-bookinger"] * 2, "--data", BOOKINGS, "--period", "2021-H1..2021-H2")
    assert isinstance(result.exception, NkiError)
    assert [issue.code for issue in result.exception.issues] == ["U003"]
