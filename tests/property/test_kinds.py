"""Every kind of measure comes out as a plain computation over the rows has it."""

import csv
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nki.errors import NkiError
from tests import kinds
from tests.indicator import indicator, written
from tests.inputs import GEOGRAPHY  # noqa: F401  (the tables that the codes are from)

SLOW = {"deadline": None, "suppress_health_check": [HealthCheck.too_slow, HealthCheck.data_too_large]}
SMALL = st.integers(1, 5).map(str)

TIMES = st.sampled_from(
    [
        *("01.01.2024 00:00:00", "30.06.2024 23:59:30", "31.12.2024 23:59:59", "31.12.2023 23:59:59"),
        *(
            "31.03.2024 01:59:00",
            "31.03.2024 03:00:00",
            "27.10.2024 01:59:30",
            "27.10.2024 02:30:00",
            "27.10.2024 03:00:10",
        ),
    ]
)


@st.composite
def calls(draw, waits):
    """A call: mostly whole, now and then with a blank, taken in the hour that comes twice, or never."""
    rang = draw(st.one_of(TIMES, TIMES, TIMES, st.sampled_from(["", "-"])))
    wait = draw(waits)
    taken = "" if wait is None or rang in ("", "-") else kinds.later(rang, wait)
    if taken.startswith("31.03.2024 02"):
        taken = ""  # no clock showed that
    return {
        "municipality": draw(st.sampled_from([*kinds.COUNTIES])),
        "person": draw(st.sampled_from(["P1", "P2", "P3", ""])),
        "rang": rang,
        "taken": taken,
        "weight": draw(st.sampled_from(["1", "0,5", "2,25", ""])),
        "first_question": draw(st.one_of(SMALL, st.sampled_from(["", "Gjelder ikke"]))),
        "second_question": draw(st.one_of(SMALL, st.just(""))),
        "sex": draw(st.sampled_from(["Kvinne", "Mann", ""])),
        "years": draw(st.sampled_from(["0", "39", "40", "90", ""])),
        "test": draw(st.sampled_from(["Nei", "Nei", "Nei", "Ja", ""])),
    }


@st.composite
def deliveries(draw, most):
    """Draw calls; a single one that was taken before it rang, and the whole delivery is refused."""
    backwards = draw(st.sampled_from([[], [], [-1800], [-1]]))
    waits = st.sampled_from([0, 1, 60, 120, 121, 600, None, *backwards])
    return draw(st.lists(calls(waits), min_size=1, max_size=most))


PEOPLE = st.lists(
    st.fixed_dictionaries(
        {
            "municipality": st.sampled_from([*kinds.COUNTIES]),
            "year": st.sampled_from(["2023", "2024"]),
            "age": st.sampled_from(["unge", "gamle"]),
            "inhabitants": st.sampled_from(["0", "100", "2500"]),
        }
    ),
    min_size=1,
    max_size=12,
)


def write(path, rows):
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]), delimiter=";")
        writer.writeheader()
        writer.writerows(rows)
    return path


def by_engine(rows, people):
    import nki

    with tempfile.TemporaryDirectory() as folder:
        spec = written(indicator(kinds.CHANGES), Path(folder))
        data = {
            "calls": write(Path(folder) / "calls.csv", rows),
            "people": write(Path(folder) / "people.csv", people),
        }
        result = nki.compute(spec, data, period="2024")
    for account in result.accounts:
        assert account.closes
    return result.rows


def compare(rows, people):
    try:
        expected = kinds.figures(rows, people, 2024)
    except kinds.Refused:
        with pytest.raises(NkiError) as stop:
            by_engine(rows, people)
        assert {issue.code for issue in stop.value.issues} == {"D328"}
        return
    found = {(row.measure, row.level, row.code, row.group): row for row in by_engine(rows, people)}
    for key, (numerator, denominator, value) in expected.items():
        row = found.pop(key, None)
        if row is None:
            assert key[-1] == "Ukjent", key  # nobody's sex is unknown
            continue
        assert row.value == value, key
        assert (row.numerator, row.denominator) == (numerator, denominator), key
        assert row.status == ("ok" if value is not None else row.status), key
    assert not [key for key, row in found.items() if row.value is not None]
    # nobody has answered there; a composite says what its parts say
    unanswered = [row.status for key, row in found.items() if not key[-1] and key[0] != 11]
    assert {*unanswered} <= {"no_answer", "not_applicable"}


@given(deliveries(25), PEOPLE)
@settings(max_examples=35, **SLOW)
def test_every_kind_is_what_a_plain_computation_says(rows, people):
    compare(rows, people)


@pytest.mark.long
@given(deliveries(60), PEOPLE)
@settings(max_examples=1000, **SLOW)
def test_every_kind_is_what_a_plain_computation_says_in_many_more_cases(rows, people):
    compare(rows, people)


def test_the_median_of_the_nation_is_not_the_mean_of_its_counties():
    start = "01.02.2024 10:00:00"
    plain = {"person": "P1", "weight": "1", "first_question": "1", "second_question": "1"}
    rest = {"sex": "Mann", "years": "50", "test": "Nei"}
    waits = [("0301", 60), ("0301", 60), ("0301", 60), ("4601", 600)]
    rows = [
        {"municipality": code, "rang": start, "taken": kinds.later(start, wait), **plain, **rest}
        for code, wait in waits
    ]
    people = [{"municipality": "0301", "year": "2024", "age": "unge", "inhabitants": "10"}]
    medians = {row.code: row.value for row in by_engine(rows, people) if row.measure == 3 and not row.group}
    assert (medians["03"], medians["46"], medians["0"]) == (1, 10, 1)
