"""CSV text → records: everything that can be written comes back, and one bad quote costs one record."""

import csv
import io
import itertools

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from nki.steps.read.records import split_records

DELIMITERS = [";", ",", "\t", "|"]
ENDS = ["\n", "\r\n", "\r"]

CELLS = st.text(st.sampled_from([*"abæ5 \";,|\t\n\r'", "\u00a0", "\u2028", "\x0c", "🙂"]), max_size=6)
TABLES = st.lists(st.lists(CELLS, min_size=1, max_size=4), max_size=6)


def is_written_whole(rows, end, quoting):
    """Say whether Python's writer quotes what it must: of line ends it minds its own characters only."""
    return (
        quoting == csv.QUOTE_ALL
        or end == "\r\n"
        or not any(set(cell) & set("\r\n") for row in rows for cell in row)
    )


def written(rows, delimiter, end, quoting):
    stream = io.StringIO(newline="")
    csv.writer(stream, delimiter=delimiter, lineterminator=end, quoting=quoting).writerows(rows)
    return stream.getvalue()


@given(
    TABLES,
    st.sampled_from(DELIMITERS),
    st.sampled_from(ENDS),
    st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]),
)
def test_whatever_a_csv_writer_writes_comes_back_with_its_rows_and_lines(rows, delimiter, end, quoting):
    assume(is_written_whole(rows, end, quoting))
    text = written(rows, delimiter, end, quoting)
    records = list(split_records(text, delimiter))
    assert [list(record.cells) for record in records] == rows
    assert [record.number for record in records] == list(range(1, len(rows) + 1))
    assert not any(record.broken for record in records)
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for record, row in zip(records, rows, strict=True):
        first = row[0].replace("\r\n", "\n").replace("\r", "\n").split("\n")[0]
        assert lines[record.line - 1].lstrip('"').startswith(first.replace('"', '""').lstrip('"'))


@given(st.text(st.sampled_from([*'ab;"\n\r'])), st.sampled_from(DELIMITERS))
def test_any_text_at_all_is_split_without_losing_a_line(text, delimiter):
    records = list(split_records(text, delimiter))
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for one, two in itertools.pairwise(records):
        assert one.number < two.number
        assert one.line < two.line
    starts = {record.line for record in records}
    # what stands on no record's first line stands inside a quoted cell, or is blank
    quoted = {
        line
        for record in records
        for line in range(record.line, record.line + sum(len(ends(cell)) for cell in record.cells) + 1)
    } | {line for record in records if record.broken for line in range(record.line, record.broken_line + 1)}
    assert all(not line or number in starts | quoted for number, line in enumerate(lines, start=1))


def ends(cell):
    return cell.replace("\r\n", "\n").replace("\r", "\n").split("\n")[1:]


@given(
    st.lists(
        st.lists(st.text(st.sampled_from("abæ5 "), min_size=1, max_size=4), min_size=3, max_size=3),
        min_size=1,
        max_size=6,
    ),
    st.integers(0, 5),
    st.sampled_from(['"x', '"x" y', '"x"y"']),
    st.sampled_from(ENDS),
)
def test_a_broken_quote_costs_its_own_record_and_no_other(rows, at, bad, end):
    rows.insert(min(at, len(rows)), ["a", bad, "c"])
    records = list(split_records(end.join(";".join(row) for row in rows), ";"))
    assert len(records) == len(rows)
    for number, (record, row) in enumerate(zip(records, rows, strict=True), start=1):
        assert (record.number, record.line) == (number, number)
        if row[1] == bad:
            assert record.broken == ("D306" if bad == '"x' else "D307")
            assert (record.broken_line, record.broken_column) == (number, 3)
        else:
            assert (list(record.cells), record.broken) == (row, "")


def seen(text):
    return [
        (one.number, one.line, one.cells, one.broken, one.broken_line) for one in split_records(text, ";")
    ]


def test_line_ends_may_be_mixed():
    assert [record.cells for record in split_records("a\r\nb\nc\rd", ";")] == [("a",), ("b",), ("c",), ("d",)]


def test_rows_are_numbered_as_a_spreadsheet_does_and_lines_as_an_editor():
    assert seen('a;"to\r\nlinjer"\n\nb;c\n') == [
        (1, 1, ("a", "to\r\nlinjer"), "", 0),
        (3, 4, ("b", "c"), "", 0),
    ]


def test_an_unclosed_quote_in_the_last_cell_is_found_where_it_opens():
    assert seen('a;b\nc;"d\ne;f') == [
        (1, 1, ("a", "b"), "", 0),
        (2, 2, ("c", '"d'), "D306", 2),
        (3, 3, ("e", "f"), "", 0),
    ]


def test_a_bad_quote_behind_a_cell_of_two_lines_does_not_cut_that_cell_in_two():
    assert [
        (number, line, broken, at) for number, line, _, broken, at in seen('"to\nlinjer";"x" y\nc;d\n')
    ] == [
        (1, 1, "D307", 2),
        (2, 3, "", 0),
    ]


@pytest.mark.parametrize("text", ['a"b;c', 'a ""b"";c', ' "b;c', "a'b;c"])
def test_a_quote_inside_a_cell_without_quotes_is_a_character(text):
    assert seen(text) == [(1, 1, tuple(text.split(";")), "", 0)]


def test_doubled_quotes_are_one():
    assert seen('"a ""b"" c";""""') == [(1, 1, ('a "b" c', '"'), "", 0)]


def test_empty_cells_are_cells():
    assert seen(';;\n"";""\n') == [(1, 1, ("", "", ""), "", 0), (2, 2, ("", ""), "", 0)]
