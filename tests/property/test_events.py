"""First events, lookups, groups, exclusions, periods of every kind and estimates, as plain rows have them."""

import csv
import tempfile
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nki.errors import NkiError
from tests import events
from tests.indicator import indicator, written
from tests.inputs import GEOGRAPHY  # noqa: F401  (the tables that the codes are from)

SLOW = {"deadline": None, "suppress_health_check": [HealthCheck.too_slow, HealthCheck.data_too_large]}
PERIODS = ["2024", "2024-H1", "2024-T2", "2024-Q3", "2024-M02", "2024-W01", "2020-W53", "2024-M02R3"]
LENGTHS = [0, 1, 2, 2, 5, 5, 6, 400]


@st.composite
def stays(draw, period, lengths):
    """Draw a stay that begins at an edge of the period, inside it or outside."""
    first, last = events.days_of(period)
    one = timedelta(days=1)
    days = [first, first, last, last, first + (last - first) / 2, first - one, last + one]
    admitted = draw(st.sampled_from([*days, None]))
    length = draw(lengths)
    left = None if admitted is None or length is None else admitted + length * one
    return {
        "municipality": draw(st.sampled_from([*events.COUNTIES])),
        "person": draw(st.sampled_from(["P1", "P2", "P3", "P4", "P5", "P6", "P7", "P8", "P9", "?", ""])),
        "admitted": "" if admitted is None else admitted.isoformat(),
        "left": "" if left is None else left.isoformat(),
        "kind": draw(st.sampled_from([*events.KINDS, "Vet ikke", ""])),
        "ward": draw(st.sampled_from(["A", "B", "C", "D", ""])),
        "died": draw(st.sampled_from(["Ja", "Nei", "Nei", "Gjelder ikke", ""])),
        "code": draw(st.sampled_from(["", "A1", "X1", "x1", "AX"])),
    }


WARDS = st.lists(
    st.fixed_dictionaries(
        {
            "municipality": st.sampled_from([*events.COUNTIES]),
            "ward": st.sampled_from(["A", "B", "C", "E"]),
            "size": st.sampled_from(["Liten", "Stor", ""]),
            "beds": st.sampled_from(["0", "7", "12", "-", ""]),
        }
    ),
    min_size=1,
    max_size=4,
    unique_by=lambda row: row["ward"],
)
ESTIMATES = st.lists(
    st.fixed_dictionaries(
        {
            "area": st.sampled_from(["0", "03", "11", "46"]),
            "harm": st.sampled_from(["12.4", "0", "13.123456789", ""]),
            "low": st.sampled_from(["11.4", "-0.5", ""]),
            "high": st.sampled_from(["13.6", "14", ""]),
            "reviewed": st.sampled_from(["0", "9097", ""]),
        }
    ),
    min_size=1,
    max_size=4,
    unique_by=lambda row: row["area"],
)


@st.composite
def deliveries(draw, most):
    """Draw a period, and what is delivered for it."""
    period = draw(st.sampled_from(PERIODS))
    # one stay that ends before it began, and the whole delivery is refused
    backwards = draw(st.sampled_from([[], [], [], [-1]]))
    lengths = st.sampled_from([*LENGTHS, *LENGTHS, *backwards, None])
    rows = draw(st.lists(stays(period, lengths), min_size=1, max_size=most))
    return period, rows, draw(WARDS), draw(ESTIMATES)


def write(path, rows):
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]), delimiter=";")
        writer.writeheader()
        writer.writerows(rows)
    return path


def by_engine(period, rows, wards, estimates):
    import nki

    spec = indicator({**events.CHANGES, "period": events.rule_of(period)})
    with tempfile.TemporaryDirectory() as folder:
        data = {
            name: write(Path(folder) / f"{name}.csv", some)
            for name, some in (("stays", rows), ("wards", wards), ("estimates", estimates))
        }
        result = nki.compute(written(spec, Path(folder)), data, period=period)
    for account in result.accounts:
        assert account.closes
    return result.rows


def compare(period, rows, wards, estimates):
    try:
        expected = events.figures(rows, wards, estimates, period)
    except events.Refused:
        with pytest.raises(NkiError) as stop:
            by_engine(period, rows, wards, estimates)
        assert {issue.code for issue in stop.value.issues} == {"D328"}
        return
    found = {
        (row.measure, row.level, row.code, row.group): row
        for row in by_engine(period, rows, wards, estimates)
    }
    for key, (numerator, denominator, value, lower, upper) in expected.items():
        row = found.pop(key, None)
        if row is None:
            assert key[-1] == "Ukjent", key  # nobody's group is unknown
            continue
        assert (row.numerator, row.denominator, row.value) == (numerator, denominator, value), key
        assert (row.lower, row.upper) == (lower, upper), key
        assert row.status == ("ok" if value is not None else "zero_denominator"), key
    assert not [key for key, row in found.items() if row.value is not None]
    assert {row.status for key, row in found.items() if not key[-1]} <= {"no_answer", "not_applicable"}


@given(deliveries(25))
@settings(max_examples=30, **SLOW)
def test_what_decides_about_rows_is_what_a_plain_computation_says(delivery):
    compare(*delivery)


@pytest.mark.long
@given(deliveries(60))
@settings(max_examples=1000, **SLOW)
def test_what_decides_about_rows_is_what_a_plain_computation_says_in_many_more_cases(delivery):
    compare(*delivery)


@pytest.mark.parametrize("period", PERIODS)
def test_the_first_and_the_last_day_of_a_period_are_in_it_and_no_other(period):
    first, last = events.days_of(period)
    days = [first - timedelta(days=1), first, last, last + timedelta(days=1)]
    rows = [
        {
            "municipality": "0301",
            "person": f"P{number}",
            "admitted": day.isoformat(),
            "left": (day + timedelta(days=length)).isoformat(),
            "kind": "Planlagt",
            "ward": "A",
            "died": "Nei",
            "code": "",
        }
        for number, (day, length) in enumerate(zip(days, (3, 4, 6, 9), strict=True))
    ]
    wards = [{"municipality": "0301", "ward": "A", "size": "Stor", "beds": "7"}]
    estimates = [{"area": "0", "harm": "12.4", "low": "11.4", "high": "13.6", "reviewed": "9097"}]
    # the units between 2 and 5 days include one of just 5
    assert events.figures(rows, wards, estimates, period)[6, "national", "0", ""] == (1, 1, 100, None, None)
    compare(period, rows, wards, estimates)
