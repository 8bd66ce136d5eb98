"""A kept result is read as nki wrote it, or it is said what is wrong with it."""

import json
from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nki.errors import NkiError, words
from nki.model.level import Level
from nki.model.period import Period
from nki.model.plan import MeasurePlan, Plan, RowCount
from nki.model.spec import Column, ColumnType, Source
from nki.model.status import Status
from nki.steps.read.previous import read_previous
from nki.steps.render import render
from tests.unit.releases import ABOUT, release

SHARE = MeasurePlan(1, "proportion", "percent", 1, "Andel", "survey", RowCount(), RowCount())
COUNT = MeasurePlan(2, "count", "persons", 0, "Antall", "survey", RowCount(), None)
SURVEY = Source(id="survey", text="Undersøkelsen", columns=(Column(name="unit", type=ColumnType.UNIT),))
PLAN = Plan(
    ABOUT.indicator,
    "1.0",
    "Prøve",
    "national",
    Period(2022),
    tuple(Level),
    (SURVEY,),
    (SHARE, COUNT),
    Fraction(50),
    "none",
)
"""Computes the year after the releases made by hand."""


def kept(folder, form, *releases):
    path = folder / f"kept.{form}"
    path.write_bytes(render(releases or (release(),), form))
    return path


def problems(path, plan=PLAN):
    with pytest.raises(NkiError) as stop:
        read_previous(path, plan)
    return [(issue.code, words(issue).found, issue.place.row) for issue in stop.value.issues]


def refusals(path):
    """Return the codes that a file is refused with, none where it is read."""
    try:
        read_previous(path, PLAN)
    except NkiError as stop:
        return {issue.code for issue in stop.issues}
    return set()


@pytest.mark.parametrize("form", ["csv", "csv-nb", "json", "parquet"])
def test_every_format_that_a_result_is_kept_in_gives_the_same(tmp_path, form):
    previous, remarks = read_previous(kept(tmp_path, form), PLAN)
    assert remarks == ()
    assert (previous.indicator, previous.version, previous.period) == (ABOUT.indicator, "1.0", Period(2021))
    assert previous.kinds == {1: "proportion", 2: "count"}
    assert len(previous.cells) == len(release().rows)
    for row in release().rows:
        cell = previous.cells[row.measure, row.level, row.code]
        assert (cell.numerator, cell.denominator, cell.status) == (row.numerator, row.denominator, row.status)
    assert previous.cells[1, Level.MUNICIPALITY, "5401"].status is Status.SUPPRESSED
    assert previous.compared(Level.ER_UNIT) is Level.ER_UNIT


@pytest.mark.parametrize("form", ["csv", "csv-nb", "json", "parquet"])
def test_rows_of_groups_are_passed_over(tmp_path, form):
    whole = release().rows[0]
    groups = tuple(replace(whole, stratum="sex", group=group, numerator=1) for group in ("Kvinne", "Mann"))
    previous, _ = read_previous(kept(tmp_path, form, replace(release(), rows=release().rows + groups)), PLAN)
    assert len(previous.cells) == len(release().rows)
    assert previous.cells[1, Level.NATIONAL, "0"].numerator == whole.numerator


def test_a_provisional_result_of_a_kind_that_came_later_is_read(tmp_path):
    rows = tuple(
        replace(row, provisional="provisional", kind="rate", unit="per_1000")
        for row in release().rows
        if row.measure == 1
    )
    previous, _ = read_previous(kept(tmp_path, "csv", replace(release(), rows=rows)), PLAN)
    assert previous.kinds == {1: "rate"}


@pytest.mark.parametrize("form", ["csv", "json", "parquet"])
def test_the_indicator_is_picked_among_several(tmp_path, form):
    other = replace(release(), rows=tuple(replace(row, indicator="another") for row in release().rows))
    previous, _ = read_previous(kept(tmp_path, form, other, release()), PLAN)
    assert previous.indicator == ABOUT.indicator
    ((code, found, _),) = problems(kept(tmp_path, form, other))
    assert code == "D395"
    assert "holds only another, and legevakt-prove is computed" in found


def test_a_result_without_units_is_compared_at_the_finest_level_that_it_has(tmp_path):
    rows = tuple(row for row in release().rows if row.level in (Level.NATIONAL, Level.COUNTY))
    previous, (remark,) = read_previous(kept(tmp_path, "csv", replace(release(), rows=rows)), PLAN)
    assert remark.code == "D396"
    assert previous.compared(Level.ER_UNIT) is Level.COUNTY


def test_another_version_or_other_measures_are_said(tmp_path):
    path = kept(tmp_path, "csv")
    for changed in (replace(PLAN, version="1.1"), replace(PLAN, measures=(SHARE,))):
        _, (remark,) = read_previous(path, changed)
        assert remark.code == "D398"


@pytest.mark.parametrize("year", [2020, 2021])
def test_a_result_that_is_not_earlier_is_refused(tmp_path, year):
    ((code, found, _),) = problems(kept(tmp_path, "csv"), replace(PLAN, period=Period(year)))
    assert (code, found) == ("D397", f"the result is of 2021, and {year} is computed now")


def in_year(year):
    rows = tuple(replace(row, period=str(year)) for row in release().rows)
    return replace(release(), about=replace(release().about, period=str(year)), rows=rows)


@pytest.mark.parametrize("form", ["csv", "json", "parquet"])
def test_the_last_earlier_period_is_picked_among_several(tmp_path, form):
    path = kept(tmp_path, form, *map(in_year, (2019, 2020, 2021, 2022, 2023)))
    previous, _ = read_previous(path, replace(PLAN, period=Period(2022)))
    assert previous.period == Period(2021)
    assert len(previous.cells) == len(release().rows)
    ((code, found, _),) = problems(path, replace(PLAN, period=Period(2019)))
    assert code == "D397"
    assert found == "the result is of 2019, 2020, 2021, 2022, 2023, and 2019 is computed now"


def test_a_sum_of_decimal_numbers_is_no_count(tmp_path):
    rows = tuple(replace(row, numerator=Fraction(5, 2)) for row in release().rows if row.measure == 1)
    for form in ("csv", "csv-nb"):
        previous, _ = read_previous(kept(tmp_path, form, replace(release(), rows=rows)), PLAN)
        assert {cell.numerator for cell in previous.cells.values()} == {None}


@pytest.mark.parametrize("period", ["2022-T1", "2023-M12R12"])
def test_a_result_of_another_kind_of_period_is_refused(tmp_path, period):
    ((code, found, _),) = problems(kept(tmp_path, "csv"), replace(PLAN, period=Period.parse(period)))
    assert (code, found) == ("D397", f"the result is of 2021, and {period} is computed now")


def test_a_result_of_an_earlier_period_of_the_same_kind_is_read(tmp_path):
    about = replace(release().about, period="2021-T3")
    earlier = replace(
        release(), about=about, rows=tuple(replace(row, period="2021-T3") for row in release().rows)
    )
    path = kept(tmp_path, "csv", earlier)
    previous, _ = read_previous(path, replace(PLAN, period=Period.parse("2022-T1")))
    assert previous.period == Period.parse("2021-T3")
    ((code, *_),) = problems(path, replace(PLAN, period=Period.parse("2021-T2")))
    assert code == "D397"


def test_a_code_whose_zero_a_spreadsheet_took_is_found_with_its_row(tmp_path):
    path = kept(tmp_path, "csv-nb")
    path.write_bytes(path.read_bytes().replace(b";0301;", b";301;"))
    found = problems(path)
    assert [code for code, *_ in found] == ["D395", "D395"]
    assert "a spreadsheet has taken its leading zero" in found[0][1]
    lines = path.read_text("utf-8-sig").splitlines()
    assert [lines[row - 1].split(";")[7] for *_, row in found] == ["301", "301"]


def test_a_damaged_number_is_not_shown(tmp_path):
    path = kept(tmp_path, "csv")
    path.write_text(path.read_text("utf-8").replace(",644,4854,", ",6.44E+02,4854,"), "utf-8")
    found = problems(path)
    assert {code for code, *_ in found} == {"D395"}
    assert all("6.44" not in said for _, said, _ in found)


def test_a_row_that_stands_twice_is_found(tmp_path):
    path = kept(tmp_path, "csv")
    first = path.read_text("utf-8").splitlines()[1]
    path.write_text(path.read_text("utf-8") + first + "\n", "utf-8")
    ((code, found, row),) = problems(path)
    assert (code, row) == ("D395", len(release().rows) + 2)
    assert "stands there twice, first in row 2" in found


@pytest.mark.parametrize("content", [b"", b"a;b\n1;2\n", b"{", b"[]", b"{}", b"\xff\xfe", b"PAR1", b'"'])
def test_what_is_no_result_is_refused_and_said(tmp_path, content):
    path = tmp_path / "kept"
    path.write_bytes(content)
    assert {code for code, *_ in problems(path)} == {"D395"}


@pytest.mark.parametrize("lost", [1, 2, 3])
def test_a_last_row_that_breaks_off_is_found(tmp_path, lost):
    path = kept(tmp_path, "csv")
    path.write_bytes(path.read_bytes()[:-lost])
    ((code, found, _),) = problems(path)
    assert (code, found) == ("D395", "the file breaks off in its last row")


def test_a_file_that_is_not_there_is_said(tmp_path):
    assert "cannot be opened" in problems(tmp_path / "kept.csv")[0][1]


@pytest.mark.parametrize("form", ["csv", "json", "parquet"])
@settings(deadline=None, max_examples=40)
@given(data=st.data())
def test_a_file_cut_short_or_with_a_wrong_byte_is_read_or_refused_and_never_raises_otherwise(
    tmp_path_factory, form, data
):
    folder = tmp_path_factory.mktemp("kept")
    path = kept(folder, form)
    content = bytearray(path.read_bytes())
    at = data.draw(st.integers(0, len(content) - 1))
    if data.draw(st.booleans()):
        del content[at:]
    else:
        content[at] = data.draw(st.integers(0, 255))
    path.write_bytes(bytes(content))
    assert refusals(path) <= {"D395", "D397"}


@settings(deadline=None, max_examples=60)
@given(
    row=st.dictionaries(
        st.sampled_from(["period", "measure", "level", "code", "numerator"]),
        st.one_of(
            st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=5), st.lists(st.integers())
        ),
    )
)
def test_a_document_with_anything_in_a_cell_is_read_or_refused(tmp_path_factory, row):
    path = kept(tmp_path_factory.mktemp("kept"), "json")
    document = json.loads(path.read_text("utf-8"))
    document["results"][0]["rows"][0].update(row)
    path.write_text(json.dumps(document), "utf-8")
    assert refusals(path) <= {"D395", "D397"}
