"""How municipalities, trusts and regions are written: public names need no confirmation, doubts do."""

from datetime import date
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nki import geography
from nki.errors import words
from nki.model.issue import Issue
from nki.model.level import Level
from nki.model.period import Period
from nki.steps.read.cell import Bad, Taken
from nki.steps.read.membership import membership_of
from nki.steps.read.naming import naming_of
from nki.steps.read.units import UnitFinder

REPORTING = [level for level in Level if level not in (Level.NATIONAL, Level.ER_UNIT)]
NORD, MIDT, VEST, SOR_OST = "883658752", "983658776", "983658725", "991324968"
BERGEN, ST_OLAV, UNN = "983974724", "883974832", "983974899"


@cache
def finder(level, year=2021):
    known = membership_of(level, Period(year)).names
    return UnitFinder(known, {}, personal=False, naming=naming_of(level, date(year, 12, 31)))


def found(level, text, year=2021):
    """Return the unit and the code of the note; or the code of the finding and what it asks about."""
    one = finder(level, year)
    said = one.find(text)
    if isinstance(said, Taken):
        return said.text, said.code
    return (said.code, *one.proposals.get(text, ())) if isinstance(said, Bad) else (said, "")


def told(level, text, year=2021):
    said = finder(level, year).find(text)
    return words(Issue.of(said.code, None, "", **dict(said.facts), rows="1 row"))


# Whatever is certain


@given(st.data())
def test_codes_and_names_of_the_tables_are_found_whatever_their_case_and_blanks(data):
    level = data.draw(st.sampled_from(REPORTING))
    year = data.draw(st.sampled_from([2019, 2021, 2024]))
    code, name = data.draw(st.sampled_from(sorted(membership_of(level, Period(year)).names.items())))
    for text in (code, name, name.upper(), f" {name}\u00a0"):
        assert found(level, text, year) == (code, "")
    spelt = name.replace("å", "aa").replace("ø", "oe")
    assert found(level, spelt, year) == (code, "" if spelt == name else "D381")


def test_every_text_that_is_certain_means_one_municipality_on_its_day():
    for year in (2019, 2021, 2024):
        known = membership_of(Level.MUNICIPALITY, Period(year)).names
        taken = [
            found(Level.MUNICIPALITY, part, year) for name in known.values() for part in name.split(" - ")
        ]
        assert all(len(one) == 2 and one[0] in known for one in taken)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("301", ("0301", "D381")),
        ("0301 Oslo", ("0301", "D381")),
        ("K-3004 Fredrikstad", ("3004", "D381")),
        ("Oslo kommune", ("0301", "D381")),
        ("Hamarøy", ("1875", "D381")),
        ("Hábmer", ("1875", "D381")),
        ("Hamarøy - Hábmer", ("1875", "D381")),
        ("Kåfjord", ("5426", "D381")),
        ("Våler (Viken)", ("3018", "")),
        ("Våler Viken", ("3018", "D381")),
        ("Ulvik herad", ("4620", "D381")),
        ("Aurskog Høland", ("3026", "D381")),
    ],
)
def test_municipalities_are_found_by_number_and_name_in_one_language_or_all(text, expected):
    assert found(Level.MUNICIPALITY, text) == expected


@pytest.mark.parametrize(
    ("level", "text", "code"),
    [
        (Level.HEALTH_TRUST, "Helse Bergen", BERGEN),
        (Level.HEALTH_TRUST, "983 974 724", BERGEN),
        (Level.HEALTH_TRUST, "St. Olavs hospital", ST_OLAV),
        (Level.HEALTH_TRUST, "St Olavs Hospital HF", ST_OLAV),
        (Level.HEALTH_TRUST, "Universitetssykehuset Nord-Norge", UNN),
        (Level.HEALTH_REGION, "Helse Vest", VEST),
        (Level.HEALTH_REGION, "Helse Sør Øst", SOR_OST),
        (Level.REGSIM_REGION, "regsim sør øst", "regsim-sor-ost"),
        (Level.REGSIM_REGION, "RegSim-Midt", "regsim-midt"),
        (Level.COUNTY, "3", "03"),
        (Level.COUNTY, "Vestland fylke", "46"),
        (Level.COUNTY, "Vestland fylkeskommune", "46"),
    ],
)
def test_what_kind_of_place_it_is_may_be_left_out(level, text, code):
    assert found(level, text) == (code, "D381")


# Whatever somebody has to decide


@pytest.mark.parametrize(
    ("level", "text", "year", "expected"),
    [
        (Level.MUNICIPALITY, "Herøy", 2021, ("D313", "1515", "1818")),
        (Level.MUNICIPALITY, "Våler", 2021, ("D313", "3018", "3419")),
        (Level.MUNICIPALITY, "4601 Oslo", 2021, ("D313", "4601", "0301")),
        (Level.MUNICIPALITY, "Førde", 2021, ("D313", "4647")),
        (Level.MUNICIPALITY, "Bø (Telemark)", 2021, ("D313", "1867", "3817")),
        (Level.MUNICIPALITY, "Gáivuotna - Kåfjord", 2021, ("D313", "5426")),
        (Level.MUNICIPALITY, "Bergen - Oslo", 2021, ("D313", "0301", "4601")),
        (Level.MUNICIPALITY, "Kristiandsand", 2021, ("D313", "4204")),
        (Level.HEALTH_TRUST, "Bergen", 2021, ("D313", BERGEN)),
        (Level.HEALTH_TRUST, "St. Olav", 2021, ("D313", ST_OLAV)),
        (Level.HEALTH_TRUST, "Innlandet", 2021, ("D313", "983971709")),
        (Level.HEALTH_REGION, "RHF Vest", 2021, ("D313", VEST)),
        (Level.HEALTH_REGION, "Helse Midt", 2021, ("D313", MIDT)),
        (Level.REGSIM_REGION, "Vest", 2021, ("D313", "regsim-vest")),
        (Level.REGSIM_REGION, "RegSim Midt-Norge", 2021, ("D313", "regsim-midt")),
    ],
)
def test_names_that_leave_a_doubt_are_a_question(level, text, year, expected):
    assert found(level, text, year) == expected


@pytest.mark.parametrize(
    ("level", "text"),
    [
        (Level.MUNICIPALITY, "9999"),
        (Level.MUNICIPALITY, "301.0"),
        (Level.MUNICIPALITY, "4601.0"),
        (Level.MUNICIPALITY, "46"),
        (Level.MUNICIPALITY, "Kari Normann"),
        (Level.MUNICIPALITY, ""),
        (Level.HEALTH_TRUST, VEST),
        (Level.HEALTH_TRUST, "4601"),
        (Level.HEALTH_REGION, BERGEN),
        (Level.COUNTY, "0301"),
        (Level.REGSIM_REGION, VEST),
    ],
)
def test_what_is_of_another_level_or_none_is_nobody(level, text):
    assert found(level, text)[0] == "D310"


# Other days


@pytest.mark.parametrize(
    ("text", "year", "expected"),
    [
        ("1201", 2021, ("4601", "D319")),
        ("101", 2021, ("3001", "D319")),
        ("0101 Halden", 2021, ("3001", "D319")),
        ("3001 Halden", 2024, ("3101", "D319")),
        ("1624", 2021, ("5054", "D319")),
        ("3101", 2021, ("3001", "D319")),
        ("1507", 2021, ("1507", "")),
    ],
)
def test_a_number_of_another_day_is_followed_to_the_day(text, year, expected):
    assert found(Level.MUNICIPALITY, text, year) == expected


def test_a_division_is_a_question_with_its_parts():
    assert found(Level.MUNICIPALITY, "1507", 2024) == ("D318", "1508", "1580")
    assert told(Level.MUNICIPALITY, "1507", 2024).found == (
        'the number "1507" cannot be followed to 2024-12-31: municipality 1507 Ålesund was divided on '
        "2024-01-01 into 1508 Ålesund and 1580 Haram"
    )
    assert found(Level.MUNICIPALITY, "1507 Ålesund", 2024) == ("D318", "1508", "1580")


def test_a_merger_is_not_taken_apart_backwards():
    assert found(Level.MUNICIPALITY, "5054", 2016)[0] == "D318"


@given(st.sampled_from(geography.all_municipalities()), st.sampled_from([2003, 2012, 2019, 2021, 2024]))
def test_a_number_that_ever_was_one_is_found_or_asked_and_never_unknown(municipality, year):
    said = found(Level.MUNICIPALITY, municipality[0], year)
    assert said[0] == "D318" or said[1] in ("", "D319")
    assert said[0] == "D318" or said[0] == geography.resolve(municipality[0], date(year, 12, 31))


# What is said of it


@pytest.mark.parametrize(
    ("level", "text", "told_of_it"),
    [
        (Level.MUNICIPALITY, "9999", ('there is no municipality "9999"', "with four digits")),
        (Level.HEALTH_TRUST, "Betanien", ('there is no health trust "Betanien"', "organisation number")),
        (
            Level.REGSIM_REGION,
            "x",
            ('there is no RegSim region "x"', "RegSim Midt, RegSim Nord, RegSim Sør-Øst"),
        ),
        (
            Level.MUNICIPALITY,
            "Herøy",
            ('"Herøy" is no municipality to the letter; it may be "1515"', "mapping"),
        ),
        (
            Level.HEALTH_REGION,
            "Helse Vest",
            (f'is taken as the health region "{VEST}", Helse Vest RHF', "same"),
        ),
        (
            Level.MUNICIPALITY,
            "1201",
            ('"1201" is taken as the municipality "4601", Bergen, which it is on', ""),
        ),
    ],
)
def test_messages_name_the_kind_of_unit_and_no_register(level, text, told_of_it):
    said = told(level, text)
    assert told_of_it[0] in said.found
    assert told_of_it[1] in said.do
    assert "register" not in said.found + said.do
    assert "ER unit" not in said.found + said.do


def test_a_name_beside_a_code_is_held_against_it():
    one = finder(Level.MUNICIPALITY)
    assert one.names_fit("Bergen kommune", "4601") is True
    assert one.names_fit("Hamarøy", "1875") is True
    assert one.names_fit("Oslo", "4601") is False
    assert one.names_fit("en annen tekst", "4601") is None
