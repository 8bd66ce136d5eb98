"""Regions, trusts, and the municipalities that belong to them."""

import csv
from collections import Counter
from datetime import date
from importlib.resources import files

import pytest

from nki import geography
from nki.geography.tables import SERVED_ON

NORD, MIDT, VEST, SOR_OST = "883658752", "983658776", "983658725", "991324968"
YEARS = [date(year, 12, 31) for year in range(2002, 2027)]


def serving():
    text = (
        files("nki.geography").joinpath("data", "health_trust_municipalities.csv").read_text(encoding="utf-8")
    )
    return list(csv.DictReader(text.splitlines()))


def test_there_are_four_regions_twenty_trusts_and_four_regsim():
    assert geography.health_regions() == {
        NORD: "Helse Nord RHF",
        VEST: "Helse Vest RHF",
        MIDT: "Helse Midt-Norge RHF",
        SOR_OST: "Helse Sør-Øst RHF",
    }
    assert Counter(trust.region for trust in geography.health_trusts().values()) == {
        NORD: 4,
        MIDT: 3,
        VEST: 4,
        SOR_OST: 9,
    }
    assert {code: tuple(regsim) for code, regsim in geography.regsim_regions().items()} == {
        "regsim-midt": ("RegSim Midt", MIDT),
        "regsim-nord": ("RegSim Nord", NORD),
        "regsim-sor-ost": ("RegSim Sør-Øst", SOR_OST),
        "regsim-vest": ("RegSim Vest", VEST),
    }
    for code, regsim in geography.regsim_regions().items():
        assert geography.regsim_of(regsim.region) == code


def test_every_municipality_of_the_day_has_one_row_with_the_region_of_its_trust():
    rows = serving()
    assert [row["municipality"] for row in rows] == sorted(geography.municipalities_on(SERVED_ON))
    for row in rows:
        if row["health_trust"]:
            assert geography.health_trusts()[row["health_trust"]].region == row["health_region"]
    assert [row["municipality"] for row in rows if not row["health_trust"]] == ["0301"]


@pytest.mark.parametrize(
    ("code", "day", "trust", "region"),
    [
        ("4601", date(2024, 12, 31), "Helse Bergen HF", VEST),
        ("1106", date(2021, 12, 31), "Helse Fonna HF", VEST),
        ("3007", date(2021, 12, 31), "Vestre Viken HF", SOR_OST),
        ("5001", date(2024, 6, 1), "St. Olavs hospital HF", MIDT),
        ("5501", date(2025, 12, 31), "Universitetssykehuset Nord-Norge HF", NORD),
    ],
)
def test_a_municipality_belongs_to_the_trust_that_serves_it(code, day, trust, region):
    assert geography.health_trusts()[geography.trust_of(code, day)].name == trust
    assert geography.region_of(code, day) == region


def test_oslo_belongs_to_no_single_trust_and_lies_in_its_region():
    for day in YEARS:
        assert geography.trust_of("0301", day) is None
        assert geography.region_of("0301", day) == SOR_OST


def test_a_code_of_another_day_is_followed_to_the_day_of_the_table():
    """Bergen was 1201 and is 4601; Rissa became a part of Indre Fosen."""
    day = date(2016, 12, 31)
    for old, new in (("1201", "4601"), ("1624", "5054")):
        assert geography.trust_of(old, day) == geography.trust_of(new, SERVED_ON)


def test_a_municipality_whose_parts_have_one_trust_belongs_to_it():
    """Ålesund was divided in 2024, and Helse Møre og Romsdal serves both Ålesund and Haram."""
    assert geography.trust_of("1507", date(2021, 12, 31)) == "997005562"


def test_a_municipality_divided_between_two_trusts_belongs_to_neither():
    """Tysfjord went to Narvik and to Hamarøy, which different trusts of one region serve."""
    day = date(2019, 12, 31)
    assert geography.resolve("1805", day) == "1805"
    assert geography.trust_of("1850", day) is None
    assert geography.region_of("1850", day) == NORD


def test_no_other_municipality_since_2002_lacks_a_trust_and_none_a_region():
    for day in YEARS:
        codes = geography.municipalities_on(day)
        assert {code for code in codes if geography.trust_of(code, day) is None} <= {"0301", "1850"}
        assert all(geography.region_of(code, day) for code in codes)


@pytest.mark.parametrize("find", [geography.trust_of, geography.region_of])
@pytest.mark.parametrize("code", ["1201", "9999", ""])
def test_a_code_that_was_not_valid_on_the_day_belongs_nowhere(find, code):
    with pytest.raises(KeyError):
        find(code, date(2024, 12, 31))


def test_sunnaas_and_oslo_university_hospital_serve_no_municipality():
    serve = {row["health_trust"] for row in serving()}
    none = {trust.name for code, trust in geography.health_trusts().items() if code not in serve}
    assert none == {"Sunnaas sykehus HF", "Oslo universitetssykehus HF"}
