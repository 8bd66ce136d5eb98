"""Two roads, one answer: where the engine is not in doubt, it reads what the careful reader reads."""

import codecs
import csv
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.unit.steps.read.deliveries import (
    GOOD,
    HEADER,
    NAMES,
    careful_road,
    contract,
    csv_text,
    fast_road,
    inputs,
)

SLOW = {"deadline": None, "suppress_health_check": [HealthCheck.too_slow]}

PLAIN = {
    "unit": ["LV1", "LV2", "LV3", "LV9"],
    "doctors": ["9", "10", "12", "999999999999999999", "", "Vet ikke", "Ikke aktuelt"],
    "trained": ["0", "3", "9", "", "-", "Ikke aktuelt"],
    "hours": ["0", "7.5", "-3.25", "499.999999999", "", "Vet ikke"],
    "tool": ["RETTS", "METTS", "Blåbær", "", "Ikke aktuelt"],
    "since": ["2022-02-14", "14.02.2022", "2021-12-31", "", "-"],
    "note": [
        "x",
        "X",
        "a;b",
        'han sa "hei"',
        "to\nlinjer",
        "NA",
        "NULL",
        "nan",
        "",
        "Vet ikke",
        "'",
        "a\tb",
        "|,x",
    ],
}
ODD = {
    "unit": [" LV1", "LV1\u00a0", "LV1\u202f", "LV7", "", "lv1"],
    "doctors": [
        "007",
        "+5",
        " 12 ",
        "1.234",
        "1.5",
        "1,5",
        "0x10",
        "1e3",
        "1_000",
        "nan",
        "inf",
        "-1",
        "-0",
        "9" * 19,
        "9223372036854775807",
        "NA",
        "NULL",
        "8",
        "1 000",
        "12\u202f",
        "\u2009",
        "１",
    ],
    "trained": ["10", "999999999999999999", "3.0", "1e0", " -", "0301"],
    "hours": [
        "007.50",
        "+5",
        "7,5",
        "1e2",
        "500.1",
        "-11",
        "0.1234567891",
        "nan",
        "inf",
        "-0",
        " 7.5",
        ".5",
        "5.",
    ],
    "tool": ["retts", " RETTS", "RETTS\u202f", "Bla\u030abær", "NA", "Vet ikke "],
    "since": [
        "31.02.2024",
        "1.1.2022",
        "  2022-1-1",
        "2022-1-01 ",
        "14.02.22",
        "2022-02-14 10:00",
        "44561",
        "01.01.202",
        "0001-01-01",
    ],
    "note": [" x", "x\u202f", "\u2009", "x\n", "\ufeffx", "x\x0c"],
}


def cell(name):
    plain = st.sampled_from(PLAIN[name])
    return st.one_of(*[plain] * 30, st.sampled_from(ODD[name]))


ROWS = st.lists(st.tuples(*map(cell, NAMES)).map(list), min_size=1, max_size=8)
WRITTEN = st.fixed_dictionaries(
    {
        "delimiter": st.sampled_from(";,\t|"),
        "end": st.sampled_from(["\n", "\r\n"]),
        "quoting": st.sampled_from([csv.QUOTE_ALL, csv.QUOTE_MINIMAL]),
    }
)
BYTES = st.sampled_from([("utf-8", b""), ("utf-8", codecs.BOM_UTF8), ("cp1252", b"")])


def same_on_both_roads(terms, folder, things):
    files = inputs(things, folder)
    fast, (careful, issues) = fast_road(terms, files), careful_road(terms, files)
    if fast is not None:
        assert issues == ()
        assert fast == careful
    return fast is not None


@given(
    st.lists(st.tuples(ROWS, WRITTEN, BYTES), min_size=1, max_size=2),
    st.sampled_from(["many_per_unit", "one_per_unit"]),
)
@settings(max_examples=60, **SLOW)
def test_where_the_engine_has_no_doubt_it_reads_what_the_careful_reader_reads(files, rows_of_a_unit):
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        terms = contract(folder, rows=rows_of_a_unit)
        things = [
            bom + csv_text(rows, **how).encode(encoding, "xmlcharrefreplace")
            for rows, how, (encoding, bom) in files
        ]
        same_on_both_roads(terms, folder, things)


@given(
    st.lists(st.tuples(*[st.sampled_from(PLAIN[name]) for name in NAMES]).map(list), min_size=1, max_size=8),
    WRITTEN,
)
@settings(max_examples=25, **SLOW)
def test_plain_cells_never_leave_the_fast_road_but_for_relations_between_them(rows, how):
    for row in rows:
        row[1], row[2] = "12", "3"
    with tempfile.TemporaryDirectory() as name:
        assert same_on_both_roads(contract(Path(name)), Path(name), [csv_text(rows, **how)])


@pytest.mark.parametrize(("name", "odd"), [(name, odd) for name, cells in ODD.items() for odd in cells])
def test_one_odd_cell_is_read_the_same_on_both_roads_or_leaves_the_fast_one(tmp_path, name, odd):
    row = list(GOOD)
    row[NAMES.index(name)] = odd
    same_on_both_roads(contract(tmp_path), tmp_path, [csv_text([GOOD, row])])


THREE = csv_text([GOOD] * 3)
CRLF = csv_text([GOOD] * 3, end="\r\n")
NOTED = [*GOOD[:-1], "blåbær €"]
UNUSUAL = {
    "CRLF behind the header only": THREE.replace("\n", "\r\n", 1),
    "LF behind the header only": CRLF.replace("\r\n", "\n", 1),
    "LF twice and then CRLF": CRLF.replace("\r\n", "\n", 2),
    "CR twice and then LF": THREE.replace("\n", "\r", 2),
    "CR everywhere": THREE.replace("\n", "\r"),
    "no line end at the end": THREE[:-1],
    "blank lines at the end": THREE + "\n\n",
    "an empty row at the end": THREE + ";" * 6 + "\n",
    "blank lines at the beginning": "\n\n" + THREE,
    "blank lines between": THREE.replace("\n", "\n\n"),
    "another line end inside quotes": csv_text([[*GOOD[:-1], "a\r\nb"]] * 3),
    "a byte order mark before a quoted header": "\ufeff" + csv_text([GOOD] * 3, quoting=csv.QUOTE_ALL),
    "the last cell empty": csv_text([[*GOOD[:-1], ""]] * 3),
    "a quote inside a cell": THREE.replace(";x", ';a"b'),
    "a blank before a quote": THREE.replace(";x", '; "b"'),
    "a header of two lines": csv_text([["c", *GOOD]] * 3, ["a\nb", *HEADER]),
    "a euro in Windows-1252": csv_text([NOTED] * 3).encode("cp1252"),
    "UTF-16": csv_text([NOTED] * 3).encode("utf-16"),
    "Windows-1252 far beyond the beginning": csv_text([["LV1", *[""] * 6]] * 40_000).encode()
    + ";".join(NOTED).encode("cp1252"),
}


@pytest.mark.parametrize("text", UNUSUAL.values(), ids=UNUSUAL)
def test_a_file_that_is_written_in_an_unusual_way_loses_no_row(tmp_path, text):
    terms = contract(tmp_path)
    same_on_both_roads(terms, tmp_path, [text])
    road, issues = careful_road(terms, inputs([text], tmp_path))
    assert issues == ()
    assert road.rows in ((3,), (40_001,))


def test_columns_may_have_the_names_that_the_engine_uses_itself(tmp_path):
    names = [
        "file",
        "record",
        "line",
        "doubt",
        "v_c1",
        "c1",
        "c0",
        "unit",
        "rows",
        "cells",
        "membership",
        "count",
        "value",
        "level",
        "code",
    ]
    columns = [
        {"name": "er_unit", "type": "unit"},
        *({"name": name, "type": "count"} for name in names),
        {"name": "v_note", "type": "text"},
        {"name": "note", "type": "text"},
    ]
    main = {"kind": "proportion", "numerator": {"sum": "c1"}, "denominator": {"sum": "v_c1"}}
    others = [{"kind": "count", "numerator": {"sum": name}} for name in names] + [
        {"kind": "count", "numerator": {"distinct": "note"}}
    ]
    terms = contract(tmp_path, columns, main=main, others=others)
    header = [column["name"] for column in columns]
    numbers = {name: str(100 + i) for i, name in enumerate(names)} | {"c1": "1"}
    rows = [["LV1", *numbers.values(), "9", "z"], ["LV2", *numbers.values(), "x", "y"]]
    text = csv_text(rows, header)
    assert same_on_both_roads(terms, tmp_path, [text])
    road, _ = careful_road(terms, inputs([text.replace("LV1", " LV1")], tmp_path))
    assert [tally.numerator for tally in road.units[0].tallies[1:-1]] == [
        int(number) for number in numbers.values()
    ]
    assert road.units == fast_road(terms, inputs([text], tmp_path)).units
