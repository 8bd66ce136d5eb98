"""CSV text → records: everything that can be written comes back, and one bad quote costs one record."""

import csv
import io
import itertools
import tracemalloc
from contextlib import contextmanager

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from nki.steps.read import records
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


# Text in chunks, and text that has no end

PIECES = st.lists(st.sampled_from([*'ab;,"\n\r', "\r\n", '""', ';"', "æ", "🙂"]), max_size=40).map("".join)


def cut(text, places):
    marks = sorted({min(place, len(text)) for place in places})
    return [text[one:two] for one, two in itertools.pairwise([0, *marks, len(text)])]


@given(PIECES, st.lists(st.integers(0, 60), max_size=8), st.sampled_from(DELIMITERS), st.integers(1, 40))
@settings(max_examples=300)
def test_how_a_text_is_cut_into_chunks_makes_no_difference(text, places, delimiter, longest):
    with longest_record_of(longest):
        whole = list(split_records(text, delimiter))
        assert list(split_records(cut(text, places), delimiter)) == whole
        assert list(split_records(list(text), delimiter)) == whole
        assert all(len(record.text) <= longest for record in whole)


@given(PIECES, st.sampled_from(DELIMITERS))
@settings(max_examples=300)
def test_texts_and_line_ends_of_the_records_are_the_file_but_for_its_blank_lines(text, delimiter):
    position = 0
    for record in split_records(text, delimiter):
        while not text.startswith(record.text + record.ending, position) or text[position] in "\r\n":
            assert text[position] in "\r\n"
            position += 1
        position += len(record.text + record.ending)
    assert set(text[position:]) <= set("\r\n")


@contextmanager
def longest_record_of(characters):
    before = records.LONGEST
    records.LONGEST = characters
    try:
        yield
    finally:
        records.LONGEST = before


@pytest.mark.parametrize("end", ENDS)
@pytest.mark.parametrize("cuts", [[], [5], [10], [11], [12, 13], range(40)])
def test_a_line_of_the_longest_length_is_a_record_and_a_longer_one_is_given_up_alone(end, cuts):
    longest, longer = "x" * 10, "y" * 11
    text = end.join(["a;b", longest, longer, "c;d", ""])
    with longest_record_of(10):
        found = list(split_records(cut(text, cuts), ";"))
    assert [(one.number, one.line, one.cells, one.broken) for one in found] == [
        (1, 1, ("a", "b"), ""),
        (2, 2, (longest,), ""),
        (3, 3, (), "D309"),
        (4, 4, ("c", "d"), ""),
    ]
    assert [one.ending for one in found] == [end] * 4


@pytest.mark.parametrize(
    ("text", "broken"),
    [
        ('a;"b\ncd";efghi\nj', ["D309", "", ""]),
        ('a;"bcd\nefgh";i\nj', ["D306", "", ""]),
        ('a;"bcdefgh\nij\nk', ["D306", "", ""]),
        ('a;"b" cdefghijk\nl', ["D309", ""]),
        ('a;"b" cdef\nl', ["D307", ""]),
        ('"abc";"def"\nl', ["D309", ""]),
        ('"abc";"de"\nl', ["", ""]),
        ('"abcdefghi"\nl', ["D309", ""]),
        ('"abcdefgh"\nl', ["", ""]),
        ('"abc\nefghi"\nl', ["D309", "", ""]),
        ('"abc\nefgh"\nl', ["", ""]),
        ('"abc\ndef";"', ["D309", "D306"]),
    ],
)
def test_a_quoted_record_has_the_same_limit(text, broken):
    with longest_record_of(10):
        for pieces in ([text], list(text), cut(text, [7])):
            assert [one.broken for one in split_records(pieces, ";")] == broken


def test_a_line_without_an_end_is_passed_over_without_being_kept():
    def endless():
        yield "a;b\n"
        for _ in range(64):
            yield "x" * (1024 * 1024)
        yield "\nc;d\n"

    tracemalloc.start()
    try:
        found = [(one.number, one.cells, one.broken) for one in split_records(endless(), ";")]
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert found == [(1, ("a", "b"), ""), (2, (), "D309"), (3, ("c", "d"), "")]
    assert peak < 16 * 1024 * 1024
