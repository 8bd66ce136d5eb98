import csv
import subprocess
import sys
from datetime import date, timedelta
from importlib.resources import files
from itertools import pairwise

import pytest

from nki import geography


def table(name):
    text = files("nki.geography").joinpath("data", name).read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))


@pytest.mark.parametrize(
    ("years", "municipalities", "counties"),
    [((2018, 2019), 422, 18), ((2020, 2021, 2022, 2023), 356, 11), ((2024, 2025), 357, 15)],
)
def test_there_are_as_many_municipalities_and_counties_as_statistics_norway_says(
    years, municipalities, counties
):
    for year in years:
        for day in (date(year, 1, 1), date(year, 12, 31)):
            assert len(geography.municipalities_on(day)) == municipalities
            assert len(geography.counties_on(day)) == counties


def test_every_municipality_has_exactly_one_county_and_no_county_is_empty_on_any_day_since_2018():
    day = date(2018, 1, 1)
    while day <= date(2025, 1, 1):
        counties = {geography.county_of(code, day) for code in geography.municipalities_on(day)}
        assert counties == set(geography.counties_on(day)), day
        day += timedelta(days=1)


def test_counties_have_the_names_of_their_time():
    assert geography.counties_on(date(2019, 12, 31))["01"] == "Østfold"
    assert geography.counties_on(date(2020, 1, 1))["30"] == "Viken"
    assert geography.counties_on(date(2023, 12, 31))["54"] == "Troms og Finnmark"
    assert geography.counties_on(date(2024, 1, 1)) == {
        "03": "Oslo",
        "11": "Rogaland",
        "15": "Møre og Romsdal",
        "18": "Nordland",
        "31": "Østfold",
        "32": "Akershus",
        "33": "Buskerud",
        "34": "Innlandet",
        "39": "Vestfold",
        "40": "Telemark",
        "42": "Agder",
        "46": "Vestland",
        "50": "Trøndelag",
        "55": "Troms",
        "56": "Finnmark",
    }


def test_a_municipality_lies_in_the_county_of_its_time():
    assert geography.county_of("0301", date(2021, 12, 31)) == "03"
    assert geography.county_of("1601", date(2017, 12, 31)) == "16"
    assert geography.county_of("5001", date(2018, 1, 1)) == "50"
    assert geography.county_of("3005", date(2023, 12, 31)) == "30"
    assert geography.county_of("3301", date(2024, 1, 1)) == "33"


def test_the_county_of_a_code_that_was_not_valid_is_refused():
    for code, day in (("3005", date(2024, 1, 1)), ("3301", date(2023, 12, 31)), ("9999", date(2024, 1, 1))):
        with pytest.raises(KeyError):
            geography.county_of(code, day)


def test_a_name_is_the_name_on_the_day():
    assert geography.name_of("5001", date(2022, 12, 31)) == "Trondheim"
    assert geography.name_of("5001", date(2023, 1, 1)) == "Trondheim - Tråante"
    with pytest.raises(KeyError):
        geography.name_of("5001", date(2017, 12, 31))


def test_codes_are_known_when_any_municipality_has_had_them_and_keep_their_zero():
    assert geography.known("0301")
    assert geography.known("0220")
    assert not geography.known("301")
    assert not geography.known("9999")
    assert not geography.known("")


def test_municipalities_come_in_the_order_of_their_codes_and_changing_the_answer_changes_nothing():
    day = date(2021, 12, 31)
    first = geography.municipalities_on(day)
    assert list(first) == sorted(first)
    first.clear()
    assert len(geography.municipalities_on(day)) == 356


def test_days_before_the_tables_are_refused_and_not_answered_with_what_little_is_known():
    day = geography.FIRST_DAY - timedelta(days=1)
    for ask in (geography.municipalities_on, geography.counties_on):
        with pytest.raises(ValueError, match="2002-01-01"):
            ask(day)
    with pytest.raises(ValueError, match="2002-01-01"):
        geography.resolve("0301", day)
    assert len(geography.municipalities_on(geography.FIRST_DAY)) == 434


def test_every_code_that_begins_or_ends_has_its_change():
    changes = table("changes.csv")
    ends = {(row["old_code"], row["day"]) for row in changes}
    begins = {(row["new_code"], row["day"]) for row in changes}
    rows = table("municipalities.csv")
    renamed = {(row["code"], row["valid_from"]) for row in rows} & {(r["code"], r["valid_to"]) for r in rows}
    for row in rows:
        if row["valid_to"] and (row["code"], row["valid_to"]) not in renamed:
            assert (row["code"], row["valid_to"]) in ends, row
        if row["valid_from"] > "2002-01-01" and (row["code"], row["valid_from"]) not in renamed:
            assert (row["code"], row["valid_from"]) in begins, row


def test_no_code_has_been_given_to_a_second_municipality_so_that_a_code_alone_says_which_one_is_meant():
    rows = sorted(table("municipalities.csv"), key=lambda row: (row["code"], row["valid_from"]))
    for row, following in pairwise(rows):
        if row["code"] == following["code"]:
            assert row["valid_to"] == following["valid_from"]
    for change in table("changes.csv"):
        if change["old_code"] != change["new_code"]:
            assert change["old_code"] not in geography.municipalities_on(date.fromisoformat(change["day"]))


def test_the_source_is_named_as_statistics_norway_asks():
    assert geography.SOURCE == "Kilde: Statistisk sentralbyrå"
    assert geography.SOURCE in files("nki.geography").joinpath("data", "README.md").read_text("utf-8")


def test_importing_geography_reads_no_table_and_loads_nothing_heavy():
    code = (
        "import sys, nki.geography as g; from nki.geography import tables; "
        "assert tables.municipalities.cache_info().currsize == 0; "
        "assert not {'pandas', 'duckdb', 'pyarrow', 'yaml'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
