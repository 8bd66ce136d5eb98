"""A workbook that is damaged, or made to do harm, stops the work in bounded time and memory."""

import io
import json
import os
import random
import resource
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from nki.errors import NkiError
from tests.unit.steps.read.handmade import (
    COLUMNS,
    HEADER,
    MAIN,
    by_hand,
    cells,
    header_row,
    inline,
    packed,
    parts,
    refused,
)
from tests.unit.steps.read.workbooks import by_openpyxl

ROOT = Path(__file__).parents[4]
ROW = ["LV001", "2022-02-14", "12", "7", "RETTS", None]


LAUGHS = '<!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>'
ELSEWHERE = '<!DOCTYPE a [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
GOOD = f'<row r="2">{inline("A2", "LV001")}</row>'
DAMAGED = {
    "rows out of order": f'<row r="5">{inline("A5", "x")}</row><row r="3">{inline("A3", "y")}</row>',
    "a row twice": GOOD + GOOD,
    "a row beyond Excel": '<row r="1048577"/>',
    "a row of words": '<row r="to"/>',
    "a cell twice": f'<row r="2">{inline("A2", "x")}{inline("A2", "y")}</row>',
    "a cell of another row": f'<row r="2">{inline("A3", "x")}</row>',
    "a cell beyond Excel": f'<row r="2">{inline("XFE2", "x")}</row>',
    "a cell without end": f'<row r="2">{inline("ZZZZZZZZ2", "x")}</row>',
    "a text that is not there": '<row r="2"><c r="A2" t="s"><v>7</v></c></row>',
    "a text by a word": '<row r="2"><c r="A2" t="s"><v>sju</v></c></row>',
    "a text by a number without end": f'<row r="2"><c r="A2" t="s"><v>{"9" * 5000}</v></c></row>',
    "a tag that never closes": '<row r="2"><c r="A2">',
    "an unknown entity": f'<row r="2">{inline("A2", "&nei;")}</row>',
}


@pytest.mark.parametrize("name", DAMAGED)
def test_a_damaged_sheet_stops_the_work(name, tmp_path):
    ((code, _, found, do),) = refused(by_hand(tmp_path, DAMAGED[name]))
    assert code == "D377"
    assert found
    assert do


@pytest.mark.parametrize("part", sorted(parts()))
@pytest.mark.parametrize(
    "content",
    [
        "",
        "x",
        LAUGHS + "<a>&b;</a>",
        ELSEWHERE + "<a>&a;</a>",
        '<?xml version="1.0" encoding="shift_jis"?><a/>',
    ],
)
def test_a_part_that_is_damaged_or_malicious_stops_the_work_or_changes_nothing(part, content, tmp_path):
    if part == "[Content_Types].xml":
        return  # it says nothing that is needed
    path = tmp_path / "svar.xlsx"
    path.write_bytes(packed({**parts(GOOD), part: content}))
    assert [one[0] for one in refused(path)] in (["D377"], ["D302"])


@pytest.mark.parametrize("part", sorted(parts()))
def test_a_part_that_is_missing_stops_the_work_or_is_not_needed(part, tmp_path):
    held = parts(GOOD)
    del held[part]
    path = tmp_path / "svar.xlsx"
    path.write_bytes(packed(held))
    if part in ("xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/worksheets/sheet1.xml"):
        assert [one[0] for one in refused(path)] == ["D377"]
    else:
        assert cells(path) == [(2, ("LV001", *[None] * 5))]


def test_a_workbook_with_one_changed_byte_never_ends_in_a_traceback_or_other_rows(tmp_path):
    path = by_openpyxl(tmp_path / "a.xlsx", {"Svar": [HEADER, ROW]})
    whole, expected = path.read_bytes(), cells(path)
    dice = random.Random(7)
    for at in sorted(dice.sample(range(len(whole)), 700)):
        path.write_bytes(whole[:at] + bytes([whole[at] ^ (1 << dice.randrange(8))]) + whole[at + 1 :])
        try:
            assert cells(path) == expected, at
        except NkiError as error:
            assert {one.code for one in error.issues} <= {"D370", "D377", "D302"}, at  # noqa: PT017


def test_a_workbook_that_was_cut_off_is_refused(tmp_path):
    path = by_openpyxl(tmp_path / "a.xlsx", {"Svar": [HEADER, ROW]})
    whole = path.read_bytes()
    for length in range(4, len(whole), 97):
        path.write_bytes(whole[:length])
        assert [one[0] for one in refused(path)] == ["D377"]


LIMITED = textwrap.dedent(
    """
    import json, re, sys
    from pathlib import Path
    from nki.errors import NkiError
    from nki.steps.read.workbook import open_workbook
    rows, codes = 0, []
    try:
        for row in open_workbook(Path(sys.argv[1]), "svar.xlsx", ["Legevakt-ID", "Leger"], "").rows():
            rows += 1
    except NkiError as error:
        codes = [one.code for one in error.issues]
    # not ru_maxrss, which a process takes over from the one that started it
    used = int(re.search(r"VmHWM:\\s+(\\d+) kB", Path("/proc/self/status").read_text())[1]) // 1024
    print(json.dumps({"rows": rows, "codes": codes, "used": used}))
    """
)


def limited():
    resource.setrlimit(resource.RLIMIT_AS, (1 << 30, 1 << 30))
    resource.setrlimit(resource.RLIMIT_CPU, (60, 60))


def read_under_limits(path):
    done = subprocess.run(
        [sys.executable, "-c", LIMITED, str(path)],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=180,
        preexec_fn=limited,
        check=False,
    )
    assert done.stderr == ""
    return json.loads(done.stdout)


def sheet_of(body):
    return f"<worksheet {MAIN}><sheetData>{header_row(1)}{body}</sheetData></worksheet>"


MEGA = 1 << 20
BOMBS = {
    "a sheet of blanks": ("xl/worksheets/sheet1.xml", lambda: sheet_of(" " * (300 * MEGA)), ["D370"]),
    "empty elements": (
        "xl/worksheets/sheet1.xml",
        lambda: sheet_of(f"<row>{'<a/>' * (14 * MEGA)}</row>"),
        [],
    ),
    "elements in elements": ("xl/worksheets/sheet1.xml", lambda: sheet_of("<a>" * (10 * MEGA)), ["D377"]),
    "a cell of sixty megabytes": (
        "xl/worksheets/sheet1.xml",
        lambda: sheet_of(f'<row r="2"><c r="A2" t="str"><v>{"x" * (60 * MEGA)}</v></c></row>'),
        [],
    ),
    "empty texts": ("xl/sharedStrings.xml", lambda: f"<sst {MAIN}>{'<si/>' * (12 * MEGA)}</sst>", ["D377"]),
    "formats": (
        "xl/styles.xml",
        lambda: f"<styleSheet {MAIN}><cellXfs>{'<xf/>' * (12 * MEGA)}</cellXfs></styleSheet>",
        ["D377"],
    ),
    "sheets": (
        "xl/workbook.xml",
        lambda: f"<workbook {MAIN}><sheets>{'<sheet/>' * (7 * MEGA)}</sheets></workbook>",
        ["D377"],
    ),
}


@pytest.mark.parametrize("name", BOMBS)
def test_what_is_made_to_fill_the_memory_does_not(name, tmp_path):
    part, content, codes = BOMBS[name]
    path = tmp_path / "svar.xlsx"
    path.write_bytes(packed({**parts(GOOD), part: content()}))
    seen = read_under_limits(path)
    assert seen["codes"] == codes
    assert seen["used"] < 800


def test_many_rows_take_little_memory(tmp_path):
    rows = io.StringIO()
    for n in range(2, 150_002):
        cells = "".join(f'<c r="{column}{n}"><v>{n}</v></c>' for column in COLUMNS[:6])
        rows.write(f'<row r="{n}" ht="15" customHeight="1">{cells}</row>')
    seen = read_under_limits(by_hand(tmp_path, rows.getvalue()))
    assert (seen["rows"], seen["codes"]) == (150_000, [])
    assert seen["used"] < 150
