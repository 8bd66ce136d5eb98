"""One log of calls under two definitions: 116117 is counted out of all calls, 113 out of those answered."""

import csv
import io

import pytest

import nki
from tests.golden.catalogue import folder, register

LOG = (folder("svartid-116117") / "anrop.csv").read_bytes().decode("cp1252")
ROWS = list(csv.DictReader(io.StringIO(LOG, newline=""), delimiter=";"))


@pytest.fixture(scope="module")
def nations(tmp_path_factory):
    """Return the figures of the nation by indicator and measure, of the same calls to either number."""
    found = {}
    for indicator, number in (("svartid-116117", "116117"), ("svartid-113", "113")):
        log = tmp_path_factory.mktemp("log") / f"{number}.csv"
        with log.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, ROWS[0], delimiter=";")
            writer.writeheader()
            writer.writerows({**row, "Nummer": number} for row in ROWS)
        beside = register(indicator) if indicator == "svartid-116117" else None
        rows = nki.compute(indicator, log, register=beside, period="2024").rows
        found[indicator] = {row.measure: row for row in rows if row.level == "national"}
    return found


def of_2024(outcomes):
    """Count the calls of 2024 with one of some outcomes, by their texts alone."""
    return sum(row["Utfall"] in outcomes and "2024" in row["Ringer hos operatør"] for row in ROWS)


def lacking():
    """Count the calls of 2024 that were answered, it is not known when."""
    return sum(
        row["Utfall"] == "Besvart" and not row["Besvart av operatør"] and "2024" in row["Ringer hos operatør"]
        for row in ROWS
    )


def test_the_calls_are_the_same(nations):
    all_calls = of_2024({"Besvart", "Ubesvart", ""})
    assert nations["svartid-116117"][3].value == nations["svartid-113"][4].value == all_calls
    assert nations["svartid-116117"][4].value == nations["svartid-113"][5].value == of_2024({"Ubesvart"})


def test_calls_to_116117_are_counted_out_of_all_calls_and_those_to_113_out_of_the_answered_ones(nations):
    answered = of_2024({"Besvart"}) - lacking()
    unanswered = of_2024({"Ubesvart"})
    # of a call that rang for more than two minutes it need not be known whether it was answered
    undecided = nations["svartid-116117"][1].denominator - answered - unanswered
    assert 0 <= undecided <= of_2024({""})
    assert nations["svartid-113"][1].denominator == answered
    assert nations["svartid-116117"][1].denominator - undecided == answered + unanswered
    assert unanswered > 50


def test_unanswered_calls_lower_the_share_of_116117_and_leave_that_of_113_alone(nations):
    share = nations["svartid-113"][1]
    assert share.value == 100 * nations["svartid-113"][2].value / nations["svartid-113"][1].denominator
    within = nations["svartid-116117"][1]
    assert within.value < 100 * within.numerator / (within.denominator - of_2024({"Ubesvart"}))
