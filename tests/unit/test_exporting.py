"""From results to a file: what may be asked for, what programs get, and the same bytes every time."""

import csv
import io
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pyarrow.parquet
import pytest

import nki
from nki.errors import NkiError
from nki.exporting import BINARY, FORMATS, SHOWN, SUFFIXES, choice_of, export, format_of
from nki.model.status import Status
from nki.result import Result
from nki.steps.render import RENDERERS, render
from nki.steps.tables import WRITERS
from tests.unit.steps.tables.made import another, exported, of_kinds, of_year, small

ROOT = Path(__file__).parents[2]


def refused(*arguments, **choice):
    with pytest.raises(NkiError) as stop:
        choice_of(*arguments, **choice)
    return [(issue.code, dict(issue.facts)) for issue in stop.value.issues]


def lines_of(data, delimiter=","):
    text = data.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter))


def test_every_format_can_be_written_and_every_suffix_names_one():
    assert set(SHOWN) == set(WRITERS)
    assert set(FORMATS) == {*RENDERERS, *WRITERS}
    assert set(SUFFIXES.values()) == set(FORMATS) - {"csv-nb"}
    assert set(FORMATS) >= BINARY
    for suffix, form in SUFFIXES.items():
        assert format_of(Path(f"a{suffix.upper()}")) == form


@pytest.mark.parametrize("form", FORMATS)
def test_what_is_left_out_is_left_to_the_format(form):
    assert exported([small()], form)
    if form in RENDERERS:
        assert exported([small()], form) == render(small(), form)


def test_every_word_that_is_not_understood_is_told_at_once():
    found = refused("csv", "brei", ["fylke"], ["verdi", "valu"], "size", 0)
    assert {(code, facts.get("option", ""), facts["given"]) for code, facts in found} == {
        ("U022", "--shape", "brei"),
        ("U022", "--sort", "size"),
        ("U008", "", "fylke"),
        ("U022", "--top", "0"),
        ("U022", "--columns", "verdi"),
        ("U022", "--columns", "valu"),
    }
    (meant,) = [facts["meant"] for _, facts in found if facts["given"] == "valu"]
    assert 'did you mean "value"' in meant


@pytest.mark.parametrize(
    ("form", "column"), [("csv", "interval"), ("markdown", "period"), ("parquet", "county")]
)
def test_a_column_that_a_shape_or_format_does_not_have_is_refused(form, column):
    assert [code for code, _ in refused(form, columns=[column])] == ["U022"]
    assert choice_of("markdown", "long", columns=["period", "interval", "county"]).columns


@pytest.mark.parametrize("choice", [{"shape": "wide"}, {"columns": ["name"]}, {"sort": "name"}, {"top": 3}])
def test_json_keeps_a_result_whole(choice):
    ((code, facts),) = refused("json", **choice)
    assert code == "U060"
    assert facts["options"] == f"--{next(iter(choice))}"


def test_an_unknown_format_is_told():
    assert [code for code, _ in refused("odt")] == ["R602"]


def test_columns_of_a_long_table_for_programs():
    lines = lines_of(exported([small()], "csv", columns=["code", "measure,value", "status"]))
    assert list(lines[0]) == ["code", "measure", "value", "status"]
    assert [tuple(one.values()) for one in lines] == [
        (one["code"], one["measure"], one["value"], one["status"]) for one in lines_of(render(small(), "csv"))
    ]


@pytest.mark.parametrize(("form", "delimiter", "point"), [("csv", ",", "."), ("csv-nb", ";", ",")])
def test_a_wide_table_for_programs_has_a_row_for_each_area(form, delimiter, point):
    made = small()
    lines = lines_of(exported([made], form, shape="wide"), delimiter)
    assert list(lines[0]) == ["level", "code", "name", "1:value", "1:status", "2:value", "2:status"]
    by_area = {(one["level"], one["code"]): one for one in lines}
    assert len(by_area) == len(lines) == len(made.rows) / 2
    for one in made.rows:
        cells = by_area[one.level, one.code]
        shown = cells[f"{one.measure}:value"].replace(point, ".")
        assert (float(shown) if shown else None) == (None if one.value is None else float(one.value))
        assert cells[f"{one.measure}:status"] == one.status


def test_columns_of_a_wide_table_say_what_tells_them_apart():
    data = exported([of_kinds()], "csv", shape="wide", columns=["code", "lower"])
    assert list(lines_of(data)[0])[:4] == ["code", "1:lower", "1:sex=Kvinne:lower", "1:sex=Mann:lower"]
    data = exported([of_year("2022"), of_year("2021"), another()], "csv", shape="wide", columns=["value"])
    assert list(lines_of(data)[0]) == [
        "legevakt-prove:2021:1:value", "legevakt-prove:2022:1:value", "legevakt-annen:2021:1:value",
    ]  # fmt: skip


def test_a_wide_table_as_parquet_has_types_and_the_words_around_it(tmp_path):
    path = tmp_path / "wide.parquet"
    path.write_bytes(exported([small()], "parquet", shape="wide"))
    table = pyarrow.parquet.read_table(path)
    assert [str(field.type) for field in table.schema] == [
        "string", "string", "string", "double", "string", "double", "string",
    ]  # fmt: skip
    by_code = {one["code"]: one for one in table.to_pylist()}
    for one in small().rows:
        value = by_code[one.code][f"{one.measure}:value"]
        assert value == (None if one.value is None else float(one.value))
    assert b'"synthetic": true' in table.schema.metadata[b"nki"]


def test_rows_for_programs_are_sorted_and_cut_as_those_for_readers():
    lines = lines_of(exported([small()], "csv", sort="value", levels=["county"], columns=["name", "measure"]))
    assert [one["name"] for one in lines if one["measure"] == "1"][1:] == ["Viken", "Oslo"]
    lines = lines_of(exported([small()], "csv", shape="wide", top=1))
    assert [(one["level"], one["name"]) for one in lines] == [
        ("national", "Norge"),
        ("county", "Troms og Finnmark - Romsa ja Finnmárku - Tromssa ja Finmarkku"),
        ("municipality", "Fredrikstad"),
        ("er_unit", "Tromsø legevakt"),
    ]


def test_paths_and_results_are_taken_alike(tmp_path):
    result = nki.compute("legevakt-samtrening-leger", ROOT / "examples/samtrening-2021/survey_export.csv")
    path = tmp_path / "leger.json"
    path.write_bytes(nki.export(result, "json"))
    made = nki.export(path, "markdown", levels=["county"], lang="nn")
    assert made == nki.export([result], "markdown", levels=["county"], lang="nn")
    assert "| Oslo | 03 | 0,0\u202f% |" in made.decode()
    assert nki.read(path)[0].release == result.release


@pytest.mark.parametrize("form", SHOWN)
def test_a_result_gives_its_tables_itself(form):
    result = Result(small(), ())
    made = getattr(result, f"to_{form}")(levels=["county"], sort="value", lang="nn")
    expected = nki.export(result, form, levels=["county"], sort="value", lang="nn")
    assert (made.encode() if isinstance(made, str) else made) == expected


def test_a_release_with_numbers_behind_a_status_shows_none_of_them():
    made = small()
    rows = tuple(
        replace(one, status=Status.SUPPRESSED, numerator=271828, denominator=314159)
        if one.code == "30"
        else one
        for one in made.rows
    )
    for form in FORMATS:
        data = exported([replace(made, rows=rows)], form)
        assert b"271828" not in data
        assert "271\u202f828".encode() not in data


PROGRAM = """
import sys
from pathlib import Path
from nki.exporting import FORMATS
from tests.unit.steps.tables.made import exported, of_kinds, small
for form in FORMATS:
    Path(form).write_bytes(exported([small()], form) + exported([of_kinds()], form))
"""


def test_the_same_figures_are_the_same_bytes_in_another_folder_time_zone_and_process(tmp_path):
    folders = []
    for number, zone in enumerate(("Pacific/Kiritimati", "America/Nome")):
        folder = tmp_path / f"folder {number}"
        folder.mkdir()
        surroundings = {**os.environ, "PYTHONPATH": str(ROOT), "TZ": zone, "PYTHONHASHSEED": str(number)}
        subprocess.run([sys.executable, "-c", PROGRAM], cwd=folder, env=surroundings, check=True, timeout=120)
        folders.append(folder)
    one, other = folders
    assert {path.name for path in one.iterdir()} == set(FORMATS)
    assert {path.name: path.read_bytes() for path in one.iterdir()} == {
        path.name: path.read_bytes() for path in other.iterdir()
    }


def test_nothing_in_a_file_depends_on_the_order_in_which_results_are_given():
    years = [of_year("2021"), of_year("2022"), of_year("2023", provisional=True)]
    for form in SHOWN:
        made = [export(given, form, choice_of(form)).data for given in (years, years[::-1], years + years)]
        assert made[0] == made[1] == made[2]
