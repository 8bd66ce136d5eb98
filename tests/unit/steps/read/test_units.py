"""Which unit a cell means: never two, never another, and what is not certain is asked."""

import csv
import unicodedata
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from nki.steps.read.cell import Bad, Taken
from nki.steps.read.naming import name_forms, same_name
from nki.steps.read.units import UnitFinder

REGISTER = Path(__file__).parents[4] / "examples" / "register" / "er_units.csv"


def reference():
    with REGISTER.open(encoding="utf-8", newline="") as stream:
        return {row["unit_id"]: row["name"] for row in csv.DictReader(stream)}


KNOWN = reference()
UNITS = st.sampled_from(sorted(KNOWN))


def finder(known=KNOWN, confirmed=None, *, personal=False):
    return UnitFinder(known, confirmed or {}, personal=personal)


REFERENCE = finder()


def found(text, known=KNOWN, **more):
    """Return the unit and the code of the note, or the code of the finding."""
    said = finder(known, **more).find(text)
    if isinstance(said, Taken):
        return said.text, said.code
    return (said.code,) if isinstance(said, Bad) else (said, "")


def asked(text, known=KNOWN):
    """Return the units that somebody has to choose among."""
    one = finder(known)
    said = one.find(text)
    assert isinstance(said, Bad)
    assert (said.code == "D313") == (text in one.proposals)
    return one.proposals.get(text, ())


# Ids


@given(
    UNITS,
    st.lists(
        st.sampled_from(
            [
                str.lower,
                str.title,
                lambda text: f" {text}\u00a0",
                lambda text: f"{text[:2]} {text[2:]}",
                lambda text: f"{text[:2]}-{text[2:]}",
                lambda text: f"{text[:2]}\u2013{text[2:]}",
                lambda text: "".join(
                    chr(ord(one) + 0xFEE0) if one.isascii() and one.isalnum() else one for one in text
                ),
            ]
        ),
        max_size=4,
    ),
)
def test_an_id_is_found_through_blanks_case_width_and_hyphens_and_that_is_said(unit, damages):
    text = unit
    for damage in damages:
        text = damage(text)
    assert found(text) == (unit, "" if text == unit else "D381")


@given(UNITS, st.text(st.sampled_from("LVlv0123456789 -._"), max_size=8))
@settings(max_examples=300)
def test_no_text_is_taken_for_a_unit_with_other_digits(unit, text):
    said = REFERENCE.find(text)
    if not isinstance(said, Bad):
        taken = said.text if isinstance(said, Taken) else said
        digits = "".join(one for one in text if one.isdigit())
        assert digits == taken.removeprefix("LV")


@given(UNITS)
def test_an_id_with_a_digit_too_few_or_another_one_is_never_a_unit(unit):
    for text in (unit[:-1], unit[2:], unit.replace("LV0", "LV"), f"{unit}0", f"{unit[:2]}.{unit[2:]}.0"):
        if text not in KNOWN:
            assert found(text)[0] in ("D310", "D313")


MUNICIPAL = {"0301": "Oslo", "301": "Nordvik", "1103": "Stavanger", "0101": "Halden", "3010": "Sørvik"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("0301", ("0301", "")),
        ("301", ("301", "")),
        (" 301", ("D313",)),
        ("101", ("0101", "D381")),
        ("1 103", ("1103", "D381")),
        ("301.0", ("D310",)),
        ("11,03", ("D310",)),
        ("1103.0", ("D310",)),
        ("00101", ("0101", "D381")),
        ("٠٣٠١", ("D310",)),
    ],
)
def test_a_lost_zero_is_put_back_where_it_can_only_be_one_unit_and_a_decimal_is_no_digit(text, expected):
    assert found(text, MUNICIPAL) == expected


def test_ids_that_differ_in_case_only_are_told_apart_to_the_letter_and_asked_for_otherwise():
    known = {"lv1": "Nordvik", "LV1": "Sørvik", "L-V-1": "Østvik"}
    assert found("lv1", known) == ("lv1", "")
    assert asked("Lv1", known) == ("lv1", "LV1", "L-V-1")


# Names


@given(
    UNITS,
    st.sampled_from([str, str.upper, str.casefold, lambda text: f" {text.replace(' ', chr(0xA0) + ' ')} "]),
)
def test_a_name_as_the_register_has_it_is_the_unit_where_no_other_has_it(unit, written):
    text = written(KNOWN[unit])
    alike = [other for other, name in KNOWN.items() if same_name(name) == same_name(KNOWN[unit])]
    if len(alike) == 1:
        assert found(text) == (unit, "D381")
        assert found(unicodedata.normalize("NFD", text)) == (unit, "D381")
    else:
        assert asked(text) == tuple(alike)


WORDS = [
    lambda name: name.replace("interkommunale ", ""),
    lambda name: name.replace("legevakt", "interkommunale legevakt"),
    lambda name: name.replace(" legevakt", ""),
    lambda name: name.replace(" legevakt", " legevaktsentral"),
    lambda name: name.replace(" legevakt", " kommunale legevakt"),
    lambda name: name.replace(" interkommunale", "").replace(" legevakt", " IKS"),
    lambda name: f"{name} (avd. 2)",
    lambda name: f"Legevakten, {name}",
]
LETTERS = [
    str,
    str.upper,
    lambda name: name.replace("å", "aa").replace("Å", "Aa"),
    lambda name: name.replace("ø", "oe").replace("Ø", "Oe"),
    lambda name: name.replace("æ", "ae"),
    lambda name: name.replace(" ", "-"),
    lambda name: name.replace("-", " "),
]
FORMS = [*WORDS, *LETTERS]


@given(UNITS, st.sampled_from(WORDS), st.sampled_from(LETTERS))
def test_a_name_in_another_form_is_asked_for_and_never_taken(unit, words, letters):
    text = letters(words(KNOWN[unit]))
    if same_name(text) in {same_name(name) for name in KNOWN.values()}:
        assert found(text)[0] in (*(one for one in KNOWN if same_name(KNOWN[one]) == same_name(text)), "D313")
    else:
        assert unit in asked(text)


PIECES = st.sampled_from([*"aeiodglnrs ÅØåæ-/()LV0123", " legevakt", "kommune", "Oslo", "Stavanger", "LV003"])


@given(st.lists(PIECES, max_size=8).map("".join))
@settings(max_examples=300)
def test_whatever_is_neither_an_id_nor_a_name_is_refused(text):
    said = REFERENCE.find(text)
    if isinstance(said, Taken):
        same = {same_name(KNOWN[said.text]), said.text.casefold()}
        assert {same_name(text), text.replace(" ", "").replace("-", "").casefold()} & same
    elif isinstance(said, Bad):
        assert said.code in ("D310", "D313")
    else:
        assert text == said


@pytest.mark.parametrize(
    "text", ["Hamarøy", "Hábmer", "hamaroy legevakt", "Hamarøy / Hábmer", "Habmer - Hamaroey"]
)
def test_a_name_in_two_languages_is_recognised_in_either_and_in_any_order(text):
    known = {
        "LV1": "Hábmer - Hamarøy legevakt",
        "LV2": "Herøy (Nordland) legevakt",
        "LV3": "Herøy (Møre og Romsdal)",
    }
    assert asked(text, known) == ("LV1",)
    assert asked("Herøy", known) == ("LV2", "LV3")
    assert asked("Herøy legevakt", known) == ("LV2", "LV3")


def test_a_slip_in_a_name_is_asked_for_with_the_name_that_comes_near():
    assert asked("Stavangr legevakt") == ("LV003",)
    assert asked("Stavanger sykehus") == ("LV003",)
    assert found("Nordpolen sykestue") == ("D310",)


@pytest.mark.parametrize(
    "text", ["legevakt", "interkommunale legevakt", "IKS", "-", "?", "kommune", "og", "(Oslo)"]
)
def test_what_every_unit_is_called_is_the_name_of_none(text):
    assert found(text) == ("D310",)


def test_two_units_of_one_name_are_never_chosen_between():
    known = {"LV1": "Nordvik legevakt", "LV2": "Nordvik  Legevakt", "LV3": "Nordvik interkommunale legevakt"}
    assert asked("Nordvik legevakt", known) == ("LV1", "LV2")
    assert asked("Nordvik", known) == ("LV1", "LV2", "LV3")
    (said,) = [one for one in [finder(known).find("Nordvik")] if isinstance(one, Bad)]
    assert dict(said.facts)["candidates"] == (
        '"LV1" Nordvik legevakt or "LV2" Nordvik  Legevakt or "LV3" Nordvik interkommunale legevakt'
    )


# What somebody has confirmed


@given(st.text(max_size=12), UNITS)
def test_what_is_confirmed_is_taken_and_said_unless_it_is_an_id(text, unit):
    assume(text not in KNOWN and same_name(text))
    assert found(f" {text.upper()} ".lower(), confirmed={text: unit})[-1] in ("D386", "D381", "D310", "D313")
    assert found(text, confirmed={text: unit}) == (unit, "D386")


def test_an_id_stays_the_id_whatever_a_mapping_says():
    assert found("LV003", confirmed={"LV003": "LV001"}) == ("LV003", "")


def test_a_confirmed_name_is_found_through_blanks_and_case():
    assert found("  ORKANGER\u00a0vakt ", confirmed={"Orkanger vakt": "LV003"}) == ("LV003", "D386")
    assert finder(confirmed={"Oslo": "LV001"}).proposals == {}


# What is said


def test_the_same_cell_gives_the_same_answer_however_often_it_is_asked_and_asking_changes_nothing():
    one = finder()
    for text in ("Oslo", "lv003", "Nordpolen sykestue", "Oslo legevakt", "LV001"):
        known = one.knows(text)
        assert one.proposals.get(text) is None
        first = one.find(text)
        assert one.find(text) == first
        assert one.knows(text) == known == (getattr(first, "code", "") != "D310")


def test_whether_a_text_could_be_a_unit_does_not_depend_on_what_was_asked_before():
    one = finder()
    assert not one.knows("Stavangr")
    assert one.find("Stavangr").code == "D313"
    assert not one.knows("Stavangr")


def test_rows_about_persons_get_no_hint_and_a_cell_is_shown_shortly_and_on_one_line():
    assert dict(finder(personal=True).find("LV0001").facts)["meant"] == ""
    assert dict(finder().find("LV0001").facts)["meant"].startswith("; did you mean")
    long = dict(finder().find("x\n\x1b" * 100).facts)["unit"]
    assert len(long) == 61
    assert long.isprintable()


def test_what_was_taken_is_shown_shortly_and_on_one_line_too():
    for text, confirmed in (("LV\n001", {}), ("x\x1b" * 100, {"x\x1b" * 100: "LV001"})):
        said = finder(confirmed=confirmed).find(text)
        assert said.text == "LV001"
        assert all(fact.isprintable() and len(fact) <= 61 for _, fact in said.facts)


def test_of_ten_thousand_strange_cells_no_more_than_a_few_hundred_get_a_hint():
    one = finder()
    said = [one.find(f"ukjent {number}") for number in range(10_000)]
    assert {bad.code for bad in said} <= {"D310", "D313"}
    assert sum(dict(bad.facts).get("meant") not in ("", None) for bad in said) <= 200


# Names beside ids


@pytest.mark.parametrize(
    ("name", "unit", "fits"),
    [
        ("Oslo legevakt", "LV001", True),
        ("OSLO", "LV001", True),
        ("Stavanger legevakt", "LV001", False),
        ("Stavanger", "LV001", False),
        ("Nordpolen legevakt", "LV001", None),
        ("", "LV001", None),
        ("legevakten", "LV001", None),
        ("Oslo legevakt", "LV404", False),
    ],
)
def test_a_name_beside_an_id_is_another_units_or_fits_or_tells_nothing(name, unit, fits):
    assert finder().names_fit(name, unit) is fits


@given(UNITS)
def test_every_units_own_name_fits_it_in_all_its_forms(unit):
    for form in (str, *FORMS):
        assert REFERENCE.names_fit(form(KNOWN[unit]), unit) in (True, None)
    assert REFERENCE.names_fit(KNOWN[unit], unit) is True


def test_forms_of_a_name_leave_out_what_every_unit_is_called():
    assert name_forms("Eigersund interkommunale legevakt") == ("eigersund",)
    assert name_forms("Hábmer - Hamarøy") == ("habmerhamaroey", "habmer", "hamaroey")
    assert name_forms("legevakt") == ()
