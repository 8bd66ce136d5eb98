import csv
from datetime import date, timedelta
from importlib.resources import files

import pytest

from nki import geography
from nki.geography.history import Change, Divided, History, Validity

DAYS = [
    date(2002, 1, 1),
    date(2012, 12, 31),
    date(2017, 12, 31),
    date(2018, 1, 1),
    date(2019, 12, 31),
    date(2020, 1, 1),
    date(2021, 12, 31),
    date(2023, 12, 31),
    date(2024, 1, 1),
    date(2024, 12, 31),
]
CHANGES = [
    (date.fromisoformat(row["day"]), row["old_code"], row["new_code"])
    for row in csv.DictReader(
        files("nki.geography").joinpath("data", "changes.csv").read_text(encoding="utf-8").splitlines()
    )
]


@pytest.mark.parametrize(
    ("code", "day", "expected"),
    [
        ("0301", date(2024, 12, 31), "0301"),
        ("1601", date(2018, 12, 31), "5001"),
        ("1601", date(2017, 12, 31), "1601"),
        ("3005", date(2024, 12, 31), "3301"),
        ("1901", date(2012, 12, 31), "1901"),
        ("1901", date(2013, 1, 1), "1903"),
        ("1901", date(2020, 1, 1), "5402"),
        ("1901", date(2024, 1, 1), "5503"),
        ("1903", date(2024, 12, 31), "5503"),
        ("1534", date(2021, 12, 31), "1507"),
        ("5030", date(2021, 12, 31), "5001"),
    ],
)
def test_renumbering_and_merging_are_followed_through_any_number_of_changes(code, day, expected):
    assert geography.resolve(code, day) == expected


@pytest.mark.parametrize(
    ("code", "day", "expected"),
    [
        ("3301", date(2023, 12, 31), "3005"),
        ("5503", date(2019, 12, 31), "1903"),
        ("5503", date(2013, 1, 1), "1903"),
    ],
)
def test_a_code_newer_than_the_day_is_followed_backwards(code, day, expected):
    assert geography.resolve(code, day) == expected


@pytest.mark.parametrize(
    ("code", "day", "fork", "parts"),
    [
        (
            "1507",
            date(2024, 1, 1),
            (date(2024, 1, 1), "1507", "Ålesund"),
            (("1508", "Ålesund"), ("1580", "Haram")),
        ),
        (
            "1534",
            date(2024, 12, 31),
            (date(2024, 1, 1), "1507", "Ålesund"),
            (("1508", "Ålesund"), ("1580", "Haram")),
        ),
        (
            "5012",
            date(2021, 12, 31),
            (date(2020, 1, 1), "5012", "Snillfjord"),
            (("5055", "Heim"), ("5056", "Hitra"), ("5059", "Orkland")),
        ),
        (
            "1850",
            date(2020, 1, 1),
            (date(2020, 1, 1), "1850", "Tysfjord - Divtasvuodna"),
            (("1806", "Narvik"), ("1875", "Hábmer - Hamarøy")),
        ),
        (
            "0720",
            date(2017, 1, 1),
            (date(2017, 1, 1), "0720", "Stokke"),
            (("0704", "Tønsberg"), ("0710", "Sandefjord")),
        ),
    ],
)
def test_a_division_seen_from_before_it_is_not_decided(code, day, fork, parts):
    with pytest.raises(Divided) as caught:
        geography.resolve(code, day)
    divided = caught.value
    assert (divided.day, divided.code, divided.name) == fork
    assert divided.parts == parts
    assert divided.forwards


def test_a_merger_seen_from_after_it_is_not_decided():
    with pytest.raises(Divided) as caught:
        geography.resolve("3301", date(2019, 12, 31))
    divided = caught.value
    assert (divided.day, divided.code, divided.name) == (date(2020, 1, 1), "3005", "Drammen")
    assert divided.parts == (("0602", "Drammen"), ("0625", "Nedre Eiker"), ("0711", "Svelvik"))
    assert not divided.forwards


@pytest.mark.parametrize(("code", "name"), [("1508", "Ålesund"), ("1580", "Haram")])
def test_a_part_of_a_division_is_not_taken_for_the_whole_of_before(code, name):
    with pytest.raises(Divided) as caught:
        geography.resolve(code, date(2023, 12, 31))
    divided = caught.value
    assert (divided.day, divided.code, divided.name) == (date(2024, 1, 1), code, name)
    assert divided.parts == (("1507", "Ålesund"),)
    assert not divided.forwards


def test_a_code_that_never_was_is_refused():
    with pytest.raises(KeyError):
        geography.resolve("9999", date(2021, 12, 31))


def territories(code, since, day):
    """Follow everything that was in `code` through the raw changes, day by day, as a set."""
    held = {code}
    for at in sorted({at for at, _, _ in CHANGES if since < at <= day}):
        goes = {old: {new for d, o, new in CHANGES if d == at and o == old} for old in held}
        held = set().union(*(goes[old] or {old} for old in held))
    return held


@pytest.mark.parametrize("since", DAYS)
def test_every_code_of_every_day_comes_out_on_any_later_day_as_the_raw_changes_say(since):
    for day in (later for later in DAYS if later >= since):
        valid = geography.municipalities_on(day)
        for code in geography.municipalities_on(since):
            held = territories(code, since, day)
            if len(held) == 1:
                assert {geography.resolve(code, day)} == held, (code, since, day)
                assert held <= valid.keys()
            elif code not in valid:
                with pytest.raises(Divided):
                    geography.resolve(code, day)


@pytest.mark.parametrize("day", DAYS)
def test_every_newer_code_is_on_an_earlier_day_what_all_of_it_and_nothing_else_came_from(day):
    valid = geography.municipalities_on(day)
    for begins in sorted({at for at, _, _ in CHANGES if at > day}):
        origins = {code: territories(code, day, begins) for code in valid}
        before = geography.municipalities_on(begins - timedelta(days=1)).keys()
        for code in geography.municipalities_on(begins).keys() - before:
            came_from = {old for old, held in origins.items() if code in held}
            whole = len(came_from) == 1 and territories(*came_from, day, begins) == {code}
            if whole:
                assert {geography.resolve(code, day)} == came_from, (code, day)
            else:
                with pytest.raises(Divided):
                    geography.resolve(code, day)


def history(validities, changes):
    return History(
        [Validity(code, date(since, 1, 1), date(until, 1, 1), code) for code, since, until in validities],
        [Change(date(year, 1, 1), old, new) for year, old, new in changes],
    )


def test_a_code_used_again_for_another_municipality_is_followed_from_the_life_before_the_day():
    reused = history(
        [("A", 2000, 2005), ("B", 2005, 2010), ("C", 2010, 2030), ("D", 2000, 2015), ("B", 2015, 2030)],
        [(2005, "A", "B"), (2010, "B", "C"), (2015, "D", "B")],
    )
    assert reused.resolve("A", date(2020, 1, 1)) == "C"
    assert reused.resolve("B", date(2007, 1, 1)) == "B"
    assert reused.resolve("B", date(2012, 1, 1)) == "C"
    assert reused.resolve("B", date(2020, 1, 1)) == "B"
    assert reused.resolve("D", date(2020, 1, 1)) == "B"
    assert reused.resolve("C", date(2002, 1, 1)) == "A"
    assert reused.resolve("B", date(2002, 1, 1)) == "A"


def test_a_municipality_that_keeps_its_code_while_others_join_it_stays_itself_in_both_directions():
    grown = history(
        [("A", 2000, 2030), ("B", 2000, 2010), ("Z", 2030, 2040)],
        [(2010, "A", "A"), (2010, "B", "A"), (2030, "A", "Z")],
    )
    assert grown.resolve("A", date(2020, 1, 1)) == grown.resolve("A", date(2005, 1, 1)) == "A"
    assert grown.resolve("B", date(2035, 1, 1)) == "Z"
    assert grown.resolve("Z", date(2005, 1, 1)) == "A"
