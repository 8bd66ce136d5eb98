"""Rows that were set aside: each with its place, its reason and its own text, and no row in two fates."""

import csv
import io
import re
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, reject, settings
from hypothesis import strategies as st

import nki
from nki.engine import Engine
from nki.errors import NkiError, is_error, words
from nki.guarding import unguarded
from nki.model.account import SetAside
from nki.model.issue import Issue, Place
from nki.model.level import Level
from nki.quarantine import COLUMNS, may_replace, quarantine_bytes
from nki.steps.read import Choices, Delivery, read
from nki.steps.read.records import split_records
from nki.steps.read.sniff import has_content
from tests.unit.steps.read.deliveries import GOOD, HEADER, MEMBERS, NAMES, contract, csv_text, inputs, row
from tests.unit.steps.read.test_roads import PLAIN, cell

SLOW = {"deadline": None, "suppress_health_check": [HealthCheck.too_slow]}
BAD = Path(__file__).parents[1] / "bad"


@pytest.fixture(scope="module")
def engine():
    with Engine() as opened:
        yield opened


def put_aside(terms, folder, *things, engine=None, **choices):
    """Read a delivery whose bad rows are set aside; return the tables and the warnings."""
    delivery = Delivery({terms.source.id: inputs(things, folder)}, Choices(set_aside=True, **choices))
    return read(terms.plan, {Level.ER_UNIT: MEMBERS}, delivery, engine)


def rows_of(written):
    """Return the lines of a quarantine file as a program reads them."""
    text = written.decode("utf-8-sig")
    return [
        {name: unguarded(cell) for name, cell in line.items()}
        for line in csv.DictReader(io.StringIO(text, newline=""), delimiter=";")
    ]


def line_starts(text):
    return [0, *(end.end() for end in re.finditer("\r\n|\n|\r", text))]


# What the file holds

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=8) | st.text(
    st.sampled_from([*"';=+-@\t\r\n\"a"]), max_size=8
)


@given(st.lists(st.tuples(TEXTS, TEXTS, st.integers(1, 3)), max_size=4))
def test_every_text_comes_back_to_the_letter_once_for_each_finding(given_rows):
    rows = [
        SetAside(
            Place("x.csv", at, row=at), "UTF-8", text, (Issue.of("D314", None, name, word=text),) * times
        )
        for at, (text, name, times) in enumerate(given_rows, start=2)
    ]
    back = rows_of(quarantine_bytes(rows))
    assert [(one["original"], one["column"], one["row"]) for one in back] == [
        (text, name, str(at))
        for at, (text, name, times) in enumerate(given_rows, start=2)
        for _ in range(times)
    ]


def test_a_norwegian_excel_opens_the_file_and_runs_nothing_in_it():
    bad = Issue.of("D312", Place("=cmd.csv", 3, row=2), "@unit")
    written = quarantine_bytes([SetAside(bad.place, "Windows-1252", '=1+1;"a', (bad,))])
    assert (
        written
        == (
            "\ufefffile;row;line;code;column;found;what_to_do;encoding;original\r\n"
            "'=cmd.csv;2;3;D312;'@unit;the cell with the unit's id is empty;"
            'fill in the id, or remove the row if it is not an answer;Windows-1252;"\'=1+1;""a"\r\n'
        ).encode()
    )
    assert tuple(rows_of(written)[0]) == COLUMNS


def test_a_quarantine_takes_the_place_of_an_earlier_one_and_of_nothing_else(tmp_path):
    path = tmp_path / "k.csv"
    assert may_replace(path)
    assert may_replace(tmp_path / "none" / "k.csv")
    path.write_bytes(quarantine_bytes([]))
    assert may_replace(path)
    for other in (csv_text([GOOD]).encode(), b"", b"file;row;line\r\n", quarantine_bytes([])[3:]):
        path.write_bytes(other)
        assert not may_replace(path)


def test_the_encoding_is_that_of_the_row_which_has_no_mark_of_its_own():
    bad = Issue.of("D312", Place("x.csv", 3, row=2))
    (line,) = rows_of(quarantine_bytes([SetAside(bad.place, "UTF-8 with BOM", "æ", (bad,))]))
    assert line["encoding"] == "UTF-8"


def test_nothing_set_aside_is_a_header():
    assert rows_of(quarantine_bytes([])) == []


# Every row of a file is counted or set aside

FAULTY = st.sampled_from(
    [
        ["LV1", "9"],
        [*GOOD, "en til"],
        ["Sum", "18", "6", "", "", "", ""],
        ["", "18", "6", "", "", "", ""],
        HEADER,
        [*GOOD[:-1], "x\n" + ";".join(row(unit="LV4"))],
        row(doctors="åtte"),
        row(trained="99"),
        row(unit="LV404"),
    ]
)
ROWS = st.lists(st.tuples(*map(cell, NAMES)).map(list) | FAULTY, min_size=1, max_size=8)
HOW = st.fixed_dictionaries({"delimiter": st.sampled_from(";,\t"), "end": st.sampled_from(["\n", "\r\n"])})
STRAY = st.sampled_from(["", "", "", ';"', '"', '"x" y', "\n", "=1;\n"])
ENCODED = st.sampled_from([("utf-8", b""), ("utf-8", b"\xef\xbb\xbf"), ("cp1252", b"")])


def python_name(said):
    return "utf-8" if said.startswith("UTF-8") else said


@given(
    st.lists(st.tuples(ROWS, HOW, STRAY, ENCODED), min_size=1, max_size=2),
    st.sampled_from(["many_per_unit", "one_per_unit"]),
    st.sampled_from(["", "latest", "first"]),
)
@settings(max_examples=60, **SLOW)
def test_every_row_is_in_a_tally_or_set_aside_or_superseded_and_its_text_is_kept(
    engine, files, rows, duplicates
):
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        terms = contract(
            folder, rows=rows, period={"kind": "year", "survey_year_offset": "1", "answered_on": "since"}
        )
        things = [
            bom + (csv_text(lines, **how) + stray).encode(encoding, "xmlcharrefreplace")
            for lines, how, stray, (encoding, bom) in files
        ]
        try:
            tables, issues = put_aside(terms, folder, *things, engine=engine, duplicates=duplicates)
        except NkiError as stop:
            # commas and points in one file, or which delimiter: that is no matter of single rows
            if {one.code for one in stop.issues} <= {"D367", "D371", "D302"}:
                reject()
            raise
        assert not any(is_error(one) for one in issues)
        counted = sum(
            one.counted + one.missing + one.not_applicable
            for (measure, _), one in tables.tallies.items()
            if measure == 1
        )
        (aside,) = tables.set_aside.values()
        (superseded,) = tables.superseded.values()
        (read_rows,) = tables.rows.values()
        assert counted + aside + superseded == read_rows == sum(one.rows for one in tables.readings)
        assert aside == len(tables.aside) == len({one.place for one in tables.aside})
        assert superseded == sum(one.code == "D384" for one in issues)
        assert {one.place for one in tables.aside}.isdisjoint(
            one.place for one in issues if one.code == "D384"
        )
        for one, thing, (_, how, *_) in zip(tables.readings, things, files, strict=True):
            text = thing.decode(python_name(one.encoding)).removeprefix("\ufeff")
            records = list(filter(has_content, split_records(text, how["delimiter"])))
            assert one.rows == len(records) - 1
            starts = line_starts(text)
            for kept in tables.aside:
                if kept.place.file == one.file:
                    assert text.startswith(kept.original, starts[kept.place.line - 1])
                    assert kept.original.encode(python_name(kept.encoding)) in thing
                    assert all(is_error(issue) and issue.place.row == kept.place.row for issue in kept.issues)


@given(
    st.lists(st.tuples(*[st.sampled_from(PLAIN[name]) for name in NAMES]).map(list), min_size=1, max_size=6)
)
@settings(max_examples=30, **SLOW)
def test_a_bad_row_among_good_ones_changes_nothing_for_these(engine, good):
    good = [[*one[:1], "12", "3", *one[3:]] for one in good]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        terms = contract(folder)
        plain, _ = put_aside(terms, folder, csv_text(good), engine=engine)
        for bad in (row(doctors="åtte"), ["LV1"], row(unit="LV404"), ["Sum", "9"]):
            tables, _ = put_aside(terms, folder, csv_text([*good[:1], bad, *good[1:]]), engine=engine)
            assert (tables.tallies, tables.area_tallies) == (plain.tallies, plain.area_tallies)
            assert len(tables.aside) == 1


def test_all_rows_may_be_bad(tmp_path):
    tables, issues = put_aside(contract(tmp_path), tmp_path, csv_text([row(doctors="x"), row(unit="")]))
    assert (tables.tallies, tables.rows, tables.set_aside) == ({}, {"survey": 2}, {"survey": 2})
    assert [(one.code, words(one).found) for one in issues] == [
        ("D383", "2 rows of 2 could not be taken and are in no figure")
    ]


def test_without_a_row_to_set_aside_nothing_is_said(tmp_path):
    tables, issues = put_aside(contract(tmp_path), tmp_path, csv_text([GOOD]))
    assert (tables.aside, tables.set_aside, issues) == ((), {"survey": 0}, ())


def test_what_is_wrong_with_a_whole_file_is_not_a_matter_of_rows(tmp_path):
    terms = contract(tmp_path)
    for text, code in (
        (csv_text([GOOD[1:]], HEADER[1:]), "D303"),
        (csv_text([]), "D302"),
        (csv_text([row(hours="1,5"), row(hours="2.5")]), "D367"),
    ):
        with pytest.raises(NkiError) as stop:
            put_aside(terms, tmp_path, text)
        assert [one.code for one in stop.value.issues] == [code]


def test_all_answers_of_a_unit_that_answered_twice_are_set_aside_for_nobody_knows_which_is_right(tmp_path):
    terms = contract(tmp_path, rows="one_per_unit")
    tables, _ = put_aside(terms, tmp_path, csv_text([row(), row(unit="LV2"), row(), row()]))
    assert [(one.place.row, [issue.code for issue in one.issues]) for one in tables.aside] == [
        (2, ["D311"]),
        (4, ["D311"]),
        (5, ["D311"]),
    ]
    assert {unit for _, unit in tables.tallies} == {"LV2"}


def test_a_row_with_two_faults_is_one_row_with_two_reasons(tmp_path):
    tables, _ = put_aside(contract(tmp_path), tmp_path, csv_text([row(doctors="x", since="y"), GOOD]))
    (one,) = tables.aside
    assert sorted(issue.code for issue in one.issues) == ["D320", "D325"]
    back = rows_of(quarantine_bytes(tables.aside))
    assert [(line["code"], line["column"], line["row"]) for line in back] == [
        (issue.code, issue.field, "2") for issue in one.issues
    ]
    assert {line["original"] for line in back} == {";".join(row(doctors="x", since="y"))}


SECRETS = {
    "unit": "01017012345",
    "doctors": "fjorten",
    "trained": "1234567",
    "hours": "4711;5",
    "tool": "RETTTS",
    "since": "17.17.1970",
}


MORE = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=12).map("§{}§".format)


@given(st.dictionaries(st.sampled_from(NAMES), MORE, max_size=4))
@settings(max_examples=30, **SLOW)
def test_of_rows_about_persons_only_the_original_shows_values(engine, cells):
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        terms = contract(folder, personal="true", rows="one_per_unit")
        wrong = [row(**{column: value}) for column, value in {**SECRETS, **cells}.items()]
        wrong += [row(trained="8471", doctors="8470"), row(unit="LV3"), row(unit="LV3")]
        tables, issues = put_aside(terms, folder, csv_text(wrong), engine=engine)
        told = [words(issue) for one in tables.aside for issue in one.issues] + [words(one) for one in issues]
    assert len(tables.aside) >= 6
    for secret in (*SECRETS.values(), *cells.values(), "8471", "8470"):
        assert not any(secret in said.found or secret in said.do for said in told)
        assert secret not in repr(tables)


# The whole way


def test_the_account_says_what_was_set_aside_and_what_another_answer_replaced(tmp_path):
    path = tmp_path / "delivery.csv"
    path.write_text(
        "Legevakt-ID;Levert;Leger;Har trent;Verktøy\n"
        "LV901;14.02.2022;20;5;RETTS\n"
        "LV902;15.02.2022;åtte;8;METTS\n"
        "LV901;15.02.2022;22;6;RETTS\n"
        "LV904;15.02.2022;22;6;RETTS\n",
        encoding="utf-8",
    )
    result = nki.compute(
        BAD / "prove.yaml",
        path,
        register=BAD / "register",
        period=2021,
        duplicates="latest",
        set_aside=True,
    )
    account = result.accounts[0]
    assert (account.read, account.answered, account.set_aside, account.superseded) == (4, 1, 1, 1)
    assert (account.not_open, account.closes) == (1, True)
    assert (result.rows[0].numerator, result.rows[0].denominator) == (6, 22)
    assert [(one.place.row, one.original) for one in result.set_aside] == [
        (3, "LV902;15.02.2022;åtte;8;METTS")
    ]
    assert "åtte" not in repr(result)
