"""Reading a delivery: all that is wrong is told at once with its row, and what is right is tallied."""

import tempfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from nki.errors import NkiError, words
from nki.model.level import Level
from nki.model.period import Period
from nki.steps.read import Delivery, Input, answered_years, read
from nki.steps.read.careful import HIDDEN
from tests.unit.steps.read.deliveries import (
    GOOD,
    HEADER,
    MEMBERS,
    NAMES,
    contract,
    csv_text,
    fast_road,
    findings,
    inputs,
    row,
    take_in,
    tallied,
)

# What is wrong is told at once


BAD = {
    "unit": ("LV7", "D310", 'the register has no unit "LV7"'),
    "doctors": ("1.234", "D321", 'found "1.234", where a whole number belongs'),
    "trained": ("-3", "D322", 'found "-3", where a number from 0 belongs'),
    "hours": ("7.5.5", "D320", 'found "7.5.5", where a number belongs'),
    "tool": ("METS", "D324", 'found "METS"; did you mean "METTS"?'),
    "since": ("31.02.2022", "D325", 'found "31.02.2022", where a date belongs'),
}


def test_every_wrong_cell_of_a_delivery_is_told_at_once_with_its_row_and_line(terms, tmp_path):
    rows = [
        row(note="to\nlinjer"),
        row(**{name: bad for name, (bad, *_) in BAD.items()}),
        row(),
        row(unit=""),
    ]
    rows += [row(hours="501"), row(doctors="3", trained="4"), row(doctors="1" * 19)]
    text = (
        csv_text(rows)
        + "LV1;too;few\n"
        + "LV1;9;3;7.5;RETTS;2022-02-14;one;more\n"
        + 'LV1;9;3;7.5;RETTS;2022-02-14;"x" y\n'
        + 'LV1;9;3;7.5;RETTS;2022-02-14;"x\n'
    )
    expected = [(code, 3, 4, name, said) for name, (_, code, said) in BAD.items()] + [
        ("D312", 5, 6, "unit", "the cell with the unit's id is empty"),
        ("D326", 6, 7, "hours", 'found "501", where a number of at least -10 and at most 500 belongs'),
        ("D323", 7, 8, "trained", '"trained" is 4, more than "doctors", which is 3'),
        ("D326", 8, 9, "doctors", 'found "1111111111111111111", where a number of at most 18 digits belongs'),
        ("D305", 9, 10, "", "the row has 3 cells and the header 7"),
        ("D305", 10, 11, "", "the row has 8 cells and the header 7"),
        ("D307", 11, 12, "", "text follows the quotation mark that closes a cell"),
        ("D306", 12, 13, "", "the quotation mark that opens here is not closed before the file ends"),
    ]
    found = findings(terms, tmp_path, text)
    assert sorted((*one[:4], one[4].split('; did you mean "LV')[0]) for one in found) == sorted(expected)


def test_findings_come_in_the_order_of_the_files_and_their_rows(terms, tmp_path):
    texts = [csv_text([row(doctors="x"), row(), row(tool="x")]), csv_text([row(), row(since="x")])]
    found = findings(terms, tmp_path, *texts)
    assert [(code, at) for code, at, *_ in found] == [("D320", 2), ("D324", 4), ("D325", 3)]


def test_every_file_of_a_delivery_is_judged_however_bad_the_first_is(terms, tmp_path):
    good, binary, headless = csv_text([row(doctors="x")]), b"a;b\0", csv_text([GOOD], ["a", *HEADER[1:]])
    assert [one[0] for one in findings(terms, tmp_path, binary, good, headless)] == ["D301", "D303"]
    mixed = csv_text([row(note="å")] + [row()] * 9000).encode() + b"LV1;9;3;7.5;RETTS;2022-02-14;\xe5\n"
    assert [one[0] for one in findings(terms, tmp_path, mixed, good)] == ["D301", "D320"]


@pytest.mark.parametrize("at", [0, 9_999, 45_000])
def test_one_unknown_unit_in_a_long_file_is_found_at_its_row(terms, tmp_path, at):
    rows = [row()] * 45_001
    rows[at] = row(unit="LV1O")
    assert findings(terms, tmp_path, csv_text(rows)) == [
        ("D310", at + 2, at + 2, "unit", 'the register has no unit "LV1O"; did you mean "LV1"?')
    ]


def test_a_measure_that_counts_a_row_only_in_its_numerator_names_the_row(tmp_path):
    inside = {"rows": "true", "where": {"column": "tool", "equals": "RETTS"}}
    outside = {"rows": "true", "where": {"column": "doctors", "at_least": "9"}}
    terms = contract(tmp_path, main={"kind": "proportion", "numerator": inside, "denominator": outside})
    text = csv_text([row(), row(doctors="8"), row(doctors="8", tool="METTS")])
    assert findings(terms, tmp_path, text) == [
        ("D327", 3, 3, "", "measure 1 counts the row in the numerator and not in the denominator")
    ]


@pytest.mark.parametrize(
    "cell", ["x" * 100_000, "x\ny", "\x1b[31mred", "\x07", 'a"b', "\u202etxt", "a\u00a0b"]
)
def test_cells_are_shown_on_one_line_shortly_and_never_act_on_a_terminal(terms, tmp_path, cell):
    for name in ("unit", "doctors"):
        ((*_, said),) = findings(terms, tmp_path, csv_text([row(**{name: cell})]))
        assert said.isprintable()
        assert len(said) < 140


# A unit that answers twice


def test_a_unit_answers_once_where_the_specification_says_so(tmp_path):
    terms = contract(tmp_path, rows="one_per_unit")
    one, two = csv_text([row(), row(unit="LV2")]), csv_text([row(unit="LV3"), row(unit=" LV1")])
    ((code, at, _, _, said),) = findings(terms, tmp_path, csv_text([row(), row(unit="LV2"), row()]))
    assert (code, at, said) == ("D311", 4, 'the unit "LV1" has answered in row 2 too')
    ((code, at, _, _, said),) = findings(terms, tmp_path, one, two)
    assert (code, at, said) == (
        "D311",
        3,
        f'the unit "LV1" has answered in row 2 of {tmp_path}/0.csv too',
    )
    assert set(tallied(contract(tmp_path), tmp_path, one, two)) == {"LV1", "LV2", "LV3"}


# Headers


def test_swapped_columns_are_read_by_their_headers(terms, tmp_path):
    swapped = [2, 0, 1, 6, 5, 4, 3]
    text = csv_text([[GOOD[i] for i in swapped]], [HEADER[i] for i in swapped])
    assert tallied(terms, tmp_path, text) == {"LV1": (3, 9)}


def test_files_of_one_delivery_may_have_their_columns_in_different_order_and_more_of_them(terms, tmp_path):
    other = csv_text([["x", *GOOD[::-1]]], ["Kommentar", *HEADER[::-1]], delimiter=",", end="\r\n").encode(
        "utf-16"
    )
    tables, _ = take_in(terms, tmp_path, csv_text([GOOD]), other)
    assert [(one.rows, one.encoding, one.dialect, one.ignored) for one in tables.readings] == [
        (1, "UTF-8", '";", LF, decimal point', ()),
        (1, "UTF-16", '",", CRLF, decimal point', ("Kommentar",)),
    ]
    assert tables.tallies[1, "LV1"].denominator == 18


def test_a_column_that_is_only_checked_against_is_needed_too(tmp_path):
    terms = contract(tmp_path, main={"kind": "count", "numerator": {"sum": "trained"}}, others=[])
    found = findings(terms, tmp_path, csv_text([[GOOD[0], GOOD[2]]], [HEADER[0], HEADER[2]]))
    assert [(code, field) for code, _, _, field, _ in found] == [("D303", "doctors")]


def test_a_column_that_no_measure_uses_may_be_missing_but_is_checked_where_it_is(tmp_path):
    terms = contract(tmp_path, others=[])
    assert tallied(terms, tmp_path, csv_text([GOOD[:3]], HEADER[:3])) == {"LV1": (3, 9)}
    assert [one[0] for one in findings(terms, tmp_path, csv_text([row(since="x")]))] == ["D325"]


# Encodings, and what the account says of them


def test_a_file_that_is_windows_1252_only_at_its_end_is_read_and_said_to_be(terms, tmp_path):
    text = csv_text([row()] * 12_000).encode() + ";".join(row(unit="LV2", note="blåbær")).encode("cp1252")
    tables, _ = take_in(terms, tmp_path, text)
    assert [(one.rows, one.encoding) for one in tables.readings] == [(12_001, "Windows-1252")]


def test_letters_are_the_same_in_every_encoding(tmp_path):
    terms = contract(tmp_path)
    text = csv_text([row(tool="Blåbær")])
    for encoding in ("utf-8", "utf-8-sig", "cp1252", "utf-16"):
        tables, _ = take_in(terms, tmp_path, text.encode(encoding))
        assert tables.tallies[2, "LV1"].counted == 1


def test_empty_files_are_never_a_survey_that_nobody_answered(terms, tmp_path):
    nothing = csv_text([])
    blank = csv_text([]) + ";;;;;;\n\n"
    for text in (nothing, blank):
        assert [one[0] for one in findings(terms, tmp_path, text)] == ["D302"]
        # beside a file with rows, too: the export may not have finished
        assert [one[0] for one in findings(terms, tmp_path, csv_text([GOOD]), text)] == ["D302"]


def test_a_file_that_cannot_be_opened_hides_no_other(terms, tmp_path):
    delivery = Delivery({"survey": (Input(tmp_path / "gone.csv"), *inputs([b"\0"], tmp_path))})
    with pytest.raises(NkiError) as stop:
        read(terms.plan, {Level.ER_UNIT: MEMBERS}, delivery)
    assert [words(one).found for one in stop.value.issues] == [
        "the file is not text: it holds zero bytes",
        "the file is there, but cannot be opened: No such file or directory",
    ]


# Warnings


def test_an_answer_from_a_unit_that_was_not_open_is_a_warning_where_there_is_one(terms, tmp_path):
    _, issues = take_in(terms, tmp_path, csv_text([row(), row(unit="LV9")]))
    assert [(one.code, words(one).found) for one in issues] == [
        ("D330", 'the unit "LV9" was not open on 2021-12-31; its answer is left out')
    ]
    _, issues = take_in(terms, tmp_path, csv_text([row(), ["LV9", *[""] * 6]]))
    assert issues == ()


DATED = {"kind": "year", "survey_year_offset": "1", "answered_on": "since"}


@pytest.mark.parametrize(
    ("dates", "years"),
    [
        (["2022-02-14"], None),
        ([""], None),
        (["1.1.2021"], "2021"),
        (["2022-01-01", "31.12.2020"], "2020, 2022"),
    ],
)
def test_dates_that_do_not_fit_the_period_are_a_warning(tmp_path, dates, years):
    terms = contract(tmp_path, period=DATED)
    _, issues = take_in(terms, tmp_path, csv_text([row(since=one) for one in dates]))
    said = f"the period is 2021, and the delivery was answered in {years}; the specification puts the survey "
    assert [words(one).found for one in issues] == ([said + "1 year after the period"] if years else [])


@pytest.mark.parametrize(
    ("period", "years"),
    [
        ("2021-T3", [2022]),
        ("2020-W53", [2021, 2022]),
        ("2021-M03R12", [2021, 2022]),
        ("2021-M12R12", [2022]),
    ],
)
def test_dates_fit_a_period_where_it_has_a_day_in_their_year(tmp_path, period, years):
    terms = contract(tmp_path, period=DATED)
    terms = replace(terms, plan=replace(terms.plan, period=Period.parse(period)))
    fitting = [
        year
        for year in (2020, 2021, 2022, 2023)
        if take_in(terms, tmp_path, csv_text([row(since=f"{year}-06-01")]))[1] == ()
    ]
    assert fitting == years


@pytest.mark.parametrize(
    ("dates", "years"),
    [
        (["2022-02-14", "14.03.2022"], (2022,)),
        (["2022-02-14", "1.1.2023"], (2022, 2023)),
        (["", "2022-02-14"], (2022,)),
        ([""], ()),
        (["31.02.2022", "1.2.2022"], (2022,)),
        (["14.02.22", "2022-02-14"], (2022,)),
        (["14.02.22"], ()),
        (["i fjor"], ()),
    ],
)
def test_the_years_of_the_answers_are_those_of_the_dates_that_can_be_read(tmp_path, dates, years):
    terms = contract(tmp_path, period=DATED)
    delivery = Delivery({"survey": inputs([csv_text([row(since=one) for one in dates])], tmp_path)})
    assert answered_years(terms.spec, delivery) == years


def test_a_delivery_without_the_column_of_the_dates_says_no_year(tmp_path):
    terms = contract(tmp_path, period=DATED)
    delivery = Delivery({"survey": inputs([csv_text([GOOD[:5]], HEADER[:5])], tmp_path)})
    assert answered_years(terms.spec, delivery) == ()


# Rows about persons


SECRETS = {
    "unit": "01017012345",
    "doctors": "fjorten",
    "trained": "1234567",
    "hours": "4711,5",
    "tool": "RETTTS",
    "since": "17.17.1970",
    "note": "noen som svarte",
}


ANY = st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), max_size=12)


@given(st.dictionaries(st.sampled_from(NAMES), ANY.map("§{}§".format), max_size=4))
@example({})
@example({"unit": "noen som svarte"})
@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_no_message_about_persons_ever_shows_a_value(cells):
    secrets = {**SECRETS, **cells}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        terms = contract(folder, personal="true")
        rows = [row(**{column: cell}) for column, cell in secrets.items()] + [
            row(trained="8471", doctors="8470")
        ]
        with pytest.raises(NkiError) as stop:
            take_in(terms, folder, csv_text(rows))
    assert {"D310", "D320", "D323"} <= {issue.code for issue in stop.value.issues}
    for issue in stop.value.issues:
        said = f"{stop.value} {issue.facts} {words(issue).found} {words(issue).do}"
        assert not any(cell in said for cell in [*secrets.values(), "8471", "8470"])
        assert "did you mean" not in said


def test_an_answer_near_a_declared_one_is_not_suggested_where_rows_are_about_persons(tmp_path):
    terms = contract(tmp_path, personal="true")
    ((code, *_, said),) = findings(terms, tmp_path, csv_text([row(tool="RETTTS")]))
    assert (code, said) == ("D324", f"found {HIDDEN}")


# The fast road


def test_what_is_plainly_written_is_left_to_the_engine(terms, tmp_path):
    for text in (
        csv_text([row()] * 3),
        csv_text([row()] * 3, end="\r\n"),
        csv_text([row(note="å")]).encode("cp1252"),
    ):
        assert fast_road(terms, inputs([text], tmp_path)) is not None
