"""The traps of readers of tables: each test holds one open, and nki does not fall into it.

What a naive call makes of the same text stands in the comment above each test, as it was measured. It is
not run here: how the engines err differs between their versions, and nki's answer may not.
"""

import os
import subprocess
import sys

import pytest

from nki.engine import Engine
from nki.errors import words
from tests.zoo import clean, taking
from tests.zoo.animals import Dialect, file_of, written


def read(folder, text, survey=None, encoding="utf-8", suffix=".csv"):
    path = folder / f"svar{suffix}"
    path.write_bytes(text if isinstance(text, bytes) else text.encode(encoding))
    return taking.take(survey or clean.counts(), path)


def table(survey=None, **cells):
    """Return the clean delivery as text with other cells in its first row."""
    survey = survey or clean.counts()
    grid = [list(row) for row in survey.grid]
    for column, value in cells.items():
        grid[1][survey.at(column)] = value
    return written(grid, Dialect())


def found(taken):
    assert taken.refused
    return {(one.code, one.place.row, one.field) for one in taken.issues}


def same(taken, survey=None):
    assert not taken.refused, taken.issues
    return taken.figures == taking.clean_result(survey or clean.counts()).figures


# read_csv(types={'x': 'INTEGER'}, decimal_separator=',') → 1, no reject; TRY_CAST('1.234' AS BIGINT) → 1
def test_1_234_is_not_1(tmp_path):
    assert found(read(tmp_path, table(doctors="1.234"))) == {("D360", 2, "doctors")}


# TRY_CAST('1.5' AS INTEGER) → 2
def test_1_5_is_not_2(tmp_path):
    assert found(read(tmp_path, table(doctors="25.5"))) == {("D321", 2, "doctors")}


# TRY_CAST('0x10' AS INTEGER) → 16, '1e3' → 1000, '1_000' → 1000
@pytest.mark.parametrize(("text", "code"), [("0x27", "D320"), ("1e3", "D363"), ("1_000", "D320")])
def test_what_programmers_write_for_numbers_is_no_number(tmp_path, text, code):
    assert found(read(tmp_path, table(doctors=text))) == {(code, 2, "doctors")}


# TRY_CAST('nan' AS DOUBLE) → nan, 'inf' → inf; pandas too
@pytest.mark.parametrize("text", ["nan", "NaN", "inf", "-inf", "Infinity"])
def test_what_floats_call_numbers_is_no_number(tmp_path, text):
    survey = clean.answers()
    assert found(read(tmp_path, table(survey, hours=text), survey)) == {("D320", 2, "hours")}


# read_csv(thousands='.'): '1.5.5' → 155
def test_points_anywhere_are_not_thousands(tmp_path):
    survey = clean.answers()
    assert found(read(tmp_path, table(survey, doctors="1.5.5"), survey)) == {("D320", 2, "doctors")}


# no reader takes U+00A0 or U+202F for thousands: 'thousands' must be one byte
@pytest.mark.parametrize("blank", [" ", "\u00a0", "\u202f", "\u2009"])
def test_blanks_between_thousands_are_read(tmp_path, blank):
    assert same(read(tmp_path, table().replace(";12345;", f";12{blank}345;")))


# read_csv(ignore_errors=true) drops every row behind one with text behind a closing quote
def test_text_behind_a_quote_drops_no_row(tmp_path):
    text = table().replace('invitert"', 'invitert" x')
    assert found(read(tmp_path, text)) == {("D307", 4, "")}


# read_csv(strict_mode=false) mangles values and drops additional cells
def test_additional_cells_are_not_dropped(tmp_path):
    assert found(read(tmp_path, table().replace(";26;7;", ";26;7;0;x"))) == {("D305", 5, "")}


# read_csv(null_padding=true) pads short rows, and switches store_rejects off; pandas pads in silence
def test_short_rows_are_not_padded(tmp_path):
    assert found(read(tmp_path, table().replace(";26;7;", ";26"))) == {("D305", 5, "")}


# an unterminated quote swallows the rest of the file into one reject, and into one cell in Python's csv
def test_a_quote_that_is_never_closed_swallows_nothing(tmp_path):
    taken = read(
        tmp_path,
        table().replace("Legevakt-ID", "Legevakt-ID", 1).replace(";26;7;", ';26;7;"') + "LV013;x\r\n",
    )
    assert ("D307", 5, "") in found(taken)
    assert ("D305", 14, "") in found(taken)


# two stray quotes are well-formed: every reader gives one cell, and the rows inside are gone
def test_two_stray_quotes_swallow_nothing(tmp_path):
    text = table().replace(";1234;", ';"1234;').replace(";18;", ';18";')
    assert found(read(tmp_path, text)) == {("D316", 3, "")}


# reject_errors.line counts records, with the header; a record with a line break takes two lines of the file
def test_the_row_is_the_one_that_excel_shows_and_the_line_that_of_an_editor(tmp_path):
    (issue,) = read(tmp_path, table().replace(";9;4;", ";ni;4;")).issues
    assert (issue.place.row, issue.place.line) == (7, 8)


# only columns that the query uses are checked by read_csv
def test_declared_columns_that_no_measure_uses_are_checked_too(tmp_path):
    assert found(read(tmp_path, table(answered="31.02.2022"))) == {("D325", 2, "answered")}


# read_csv(columns={…}) is positional: a swapped header is not noticed
def test_swapped_columns_are_noticed(tmp_path):
    survey = clean.counts()
    order = [4, 3, 5, 0, 2, 1]
    text = written([[row[at] for at in order] for row in survey.grid], Dialect())
    assert same(read(tmp_path, text))


# the sniffer falls back to one column on malformed files
def test_a_malformed_row_does_not_hide_the_columns(tmp_path):
    taken = read(tmp_path, table().replace("LV001;", 'LV001;"', 1))
    assert found(taken) == {("D307", 2, "")}


# a BOM before a quoted header leaves the quotes in the name
def test_a_mark_before_a_quoted_header_is_no_part_of_it(tmp_path):
    text = "\ufeff" + table().replace("Legevakt-ID", '"Legevakt-ID"', 1)
    assert same(read(tmp_path, text))


# read_csv without new_line: mixed line ends fail
def test_mixed_line_ends_are_read(tmp_path):
    text = table()
    assert same(read(tmp_path, text.replace("\r\n", "\n", 3)))
    assert same(read(tmp_path, text.replace("\r\n", "\r", 3)))


# encoding='latin-1' refuses 0x80-0x9F: Windows-1252 with a euro sign or a dash fails
def test_windows_1252_is_read_with_all_its_characters(tmp_path):
    text = table(note="20 € – «hei» … “ja”")
    assert same(read(tmp_path, text, encoding="cp1252"))


# other encodings, Excel and httpfs are extensions that DuckDB would download
def test_nothing_is_downloaded(tmp_path):
    with Engine() as engine:
        asked = "SELECT name, value FROM duckdb_settings() WHERE name LIKE 'auto%known_extensions'"
        settings = dict(engine._connection.execute(asked).fetchall())
    assert settings == {"autoinstall_known_extensions": "false", "autoload_known_extensions": "false"}


# 1/0 is inf in DuckDB; `//` truncates
def test_a_share_of_nothing_is_no_number(tmp_path):
    survey = clean.counts()
    path = tmp_path / "svar.csv"
    path.write_text(table(doctors="0", trained="0"), encoding="utf-8")
    import nki
    from tests.inputs import REGISTER

    result = nki.compute(survey.path, path, register=REGISTER, period=clean.YEAR)
    (unit,) = (one for one in result.rows if one.measure == 1 and one.code == "LV001")
    assert (str(unit.status), unit.value) == ("zero_denominator", None)


# SUM of nothing is NULL in DuckDB and 0 in pandas
def test_the_sum_of_no_answers_is_no_zero(tmp_path):
    survey = clean.counts()
    tallies = read(tmp_path, table(doctors="", trained="")).tallies
    assert tallies[3, "LV001"].numerator is None
    assert tallies[3, "LV001"].missing == 1
    assert taking.clean_result(survey).tallies[3, "LV001"].numerator == 39


# sums of floats depend on the plan: 0.1 + 0.2 ≠ 0.3
def test_decimals_are_compared_exactly(tmp_path):
    survey = clean.answers()
    tallies = read(tmp_path, table(survey, hours="7,500000000"), survey).tallies
    assert tallies[4, "LV001"].numerator == 1
    tallies = read(tmp_path, table(survey, hours="7,499999999"), survey).tallies
    assert tallies[4, "LV001"].numerator == 0


# pyarrow: 31.02.2024 → 2 March
def test_a_day_that_does_not_exist_is_no_day(tmp_path):
    assert found(read(tmp_path, table(answered="31.02.2024"))) == {("D325", 2, "answered")}


# pandas and Polars: 0301 → 301; DuckDB's sniffer too
def test_leading_zeros_of_ids_are_kept(tmp_path):
    with Engine() as engine:
        path = tmp_path / "k.csv"
        path.write_text("id;n\n0301;1\n", encoding="utf-8")
        from nki.engine import CsvDialect, csv_relation

        relation = csv_relation(str(path), CsvDialect(";", "\n", "utf-8"), 2, {"id": 0})
        assert list(engine.text_rows(relation)) == [("0301",)]


# pandas: 'NA', 'N/A', 'NULL', 'None' → missing
@pytest.mark.parametrize("text", ["NA", "N/A", "NULL", "None", "#N/A", "nan"])
def test_words_that_mean_missing_elsewhere_are_not_missing_here(tmp_path, text):
    code = "D364" if text.startswith("#") else "D320"
    assert found(read(tmp_path, table(doctors=text))) == {(code, 2, "doctors")}


def test_a_comment_of_NA_is_a_comment(tmp_path):  # noqa: N802
    survey = clean.answers()
    assert same(read(tmp_path, table(survey, note="NA"), survey), survey)


# DuckDB takes a row with one empty cell too many: a delimiter inside a number moves those behind it
def test_a_delimiter_inside_a_number_does_not_move_the_others(tmp_path):
    assert found(read(tmp_path, table().replace(";1234;", ";123;4;"))) == {("D305", 3, "")}


# str.splitlines() ends lines at U+2028, U+0085, 0x0B, 0x0C and 0x1C too
@pytest.mark.parametrize("sign", ["\u2028", "\u0085", "\x0b", "\x0c", "\x1c"])
def test_only_line_ends_end_lines(tmp_path, sign):
    assert same(read(tmp_path, table(note=f"en{sign}to")))


# '３９'.isdigit() and int('３９') are happy with digits of any script
def test_digits_of_other_scripts_are_no_numbers(tmp_path):
    assert found(read(tmp_path, table(doctors="３９"))) == {("D320", 2, "doctors")}


def test_messages_of_findings_name_what_was_found(tmp_path):
    (issue,) = read(tmp_path, table(doctors="ni og tretti")).issues
    assert '"ni og tretti"' in words(issue).found


# a locale that is not UTF-8 changes what open() reads
def test_the_locale_of_the_machine_changes_nothing(tmp_path):
    survey = clean.counts()
    path = tmp_path / "svar.csv"
    path.write_bytes(file_of(survey)[0])
    code = (
        "import sys; from pathlib import Path; from tests.zoo import clean, taking; "
        "print(len(taking.take(clean.counts(), Path(sys.argv[1])).tallies))"
    )
    environment = {**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    done = subprocess.run(
        [sys.executable, "-c", code, str(path)], env=environment, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "36"
