"""Signs of syntax put into a clean file, taken out of it, and pieces of it doubled: never a third outcome.

Only signs that structure a file are changed, no letters and no figures. What comes of it is refused with a
place, or has the figures of the clean delivery, or those that the standard library's strict reader sees in a
file that is still a table of all units, each once.
"""

import csv
import io
import re
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nki.errors import is_error
from nki.steps.read import Choices
from tests.zoo import clean, taking
from tests.zoo.animals import Dialect, file_of, written
from tests.zoo.damages import DAMAGES

PATIENT = {"deadline": None, "suppress_health_check": [HealthCheck.too_slow]}
SIGNS = (
    '"',
    '""',
    ";",
    ",",
    "\t",
    "\r",
    "\n",
    "\r\n",
    " ",
    "\u00a0",
    "\u202f",
    "\u200b",
    "\ufeff",
    "-",
    "+",
    ".",
)
SIGNS = (*SIGNS, "'", "=", "\0", "\x1a", "\x1c", "\u2028", "\u0085", "|", "%", "#", "\\", "\ufffd", "(", ":")
BETWEEN = re.compile(r'["\r\n;,\t .]')
BESIDE_QUOTE = re.compile('[ \t]"|"[ \t]')

PLACE = st.floats(0, 1, exclude_max=True)
CHANGES = st.one_of(
    st.tuples(st.just("insert"), PLACE, st.sampled_from(SIGNS)),
    st.tuples(st.just("delete"), PLACE, st.just("")),
    st.tuples(st.just("double"), PLACE, st.integers(1, 200)),
    st.tuples(st.just("double lines"), PLACE, st.integers(1, 4)),
)
WRITTEN = st.builds(
    Dialect,
    delimiter=st.sampled_from(";,\t"),
    end=st.sampled_from(["\r\n", "\n", "\r"]),
    quoting=st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]),
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "cp1252"]),
)


def changed(text, change, how):
    kind, at, what = change
    place = int(at * len(text))
    if kind == "insert":
        return text[:place] + what + text[place:]
    if kind == "delete":
        found = BETWEEN.search(text, place)
        return text[: found.start()] + text[found.end() :] if found else text
    if kind == "double":
        return text[: place + what] + text[place:]
    lines = text.split(how.end)
    first = int(at * len(lines))
    return how.end.join([*lines[: first + what], *lines[first:]])


def strictly(text, survey, how):
    """Return the numbers of every unit as Python's strict reader sees them; None for no plain table."""
    reader = csv.reader(io.StringIO(text.lstrip("\ufeff"), newline=""), delimiter=how.delimiter, strict=True)
    try:
        rows = [row for row in reader if any(cell.strip() for cell in row)]
    except csv.Error:
        return None
    width = len(survey.columns)
    if len(rows) != 13 or any(len(row) != width for row in rows):
        return None
    found = {}
    for row in rows[1:]:
        numbers = [row[survey.at(name)].strip() for name in ("doctors", "trained")]
        if not all(re.fullmatch("[0-9]*", one) for one in numbers):
            return None
        found[row[0].strip()] = tuple(int(one) if one else None for one in numbers)
    return found if set(found) == {row[0] for row in survey.grid[1:]} else None


def figures(taken, survey):
    """Return doctors and trained of every unit as nki counted them."""
    of = {unit: [None, None] for _, unit in taken.tallies}
    for (measure, unit), tally in taken.tallies.items():
        if measure > 1 and tally.counted:
            of[unit][0 if measure == 3 else 1] = tally.numerator
    return {unit: tuple(both) for unit, both in of.items()}


def no_third_outcome(how, changes):
    survey = clean.counts()
    text = written(survey.grid, how)
    for change in changes:
        text = changed(text, change, how)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "svar.csv"
        path.write_bytes(text.encode(how.encoding, "xmlcharrefreplace"))
        taken = taking.take(survey, path)
        lines = len(re.findall("\r\n|\r|\n", text)) + 1
        if taken.refused:
            errors = [one for one in taken.issues if is_error(one)]
            assert errors
            assert all(taking.placed(one, path, lines) for one in errors)
        elif taken.figures != taking.clean_result(survey).figures:
            assert figures(taken, survey) == strictly(text, survey, how)
        else:
            quick, slow, issues = taking.both_roads(survey, path)
            # the engine passes over blanks beside quotes, the careful road takes them to the letter
            assert quick is None or (quick == slow and issues == ()) or BESIDE_QUOTE.search(text)


@given(WRITTEN, st.lists(CHANGES, min_size=1, max_size=4))
@settings(max_examples=100, **PATIENT)
def test_changed_signs_have_no_third_outcome(how, changes):
    no_third_outcome(how, changes)


@pytest.mark.long
@given(WRITTEN, st.lists(CHANGES, min_size=1, max_size=6))
@settings(max_examples=10_000, **PATIENT)
def test_many_changed_signs_have_no_third_outcome(how, changes):
    no_third_outcome(how, changes)


PACKED = [
    one
    for one in DAMAGES
    if one.name in ("gzip", "zip", "XLSX by openpyxl, counts", "XLSX by XlsxWriter, counts")
    or one.name == "Parquet with types, counts"
]
HARM = st.lists(st.tuples(PLACE, st.integers(0, 255)), min_size=1, max_size=3)


@given(st.sampled_from(PACKED), HARM, st.one_of(st.none(), PLACE))
@settings(max_examples=80, **PATIENT)
def test_bytes_changed_in_packed_files_and_workbooks_have_no_third_outcome(damage, harm, cut):
    bytes_changed(damage, harm, cut)


@pytest.mark.long
@given(st.sampled_from(PACKED), HARM, st.one_of(st.none(), PLACE))
@settings(max_examples=5000, **PATIENT)
def test_many_bytes_changed_in_packed_files_and_workbooks_have_no_third_outcome(damage, harm, cut):
    bytes_changed(damage, harm, cut)


def bytes_changed(damage, harm, cut):
    survey = damage.survey()
    data, suffix = file_of(survey, [damage])
    data = bytearray(data)
    for at, byte in harm:
        data[int(at * len(data))] = byte
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"svar{suffix}"
        path.write_bytes(data if cut is None else data[: int(cut * len(data))])
        taken = taking.take(survey, path)
        # Parquet files written without checksums cannot tell a changed number from a right one
        if not taken.refused and suffix != ".parquet":
            assert taken.figures == taking.clean_result(survey).figures


@given(
    st.binary(max_size=300),
    st.sampled_from([b"", b"PK\x03\x04", b"\x1f\x8b\x08", b"PAR1", b"\xff\xfe", b"\xef\xbb\xbf"]),
)
@settings(max_examples=60, **PATIENT)
def test_any_bytes_at_all_are_refused_without_a_traceback(data, start):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "svar.csv"
        path.write_bytes(start + data)
        assert taking.take(clean.counts(), path, Choices(set_aside=True)).refused
