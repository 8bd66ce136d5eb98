"""Which heavy modules each command loads. Counted, not timed, so that the test never wavers."""

import json
import subprocess
import sys

import pytest

PROGRAM = """
import json, sys
sys.argv = ["nki", *sys.argv[1:]]
from nki.__main__ import main
try:
    code = main()
except SystemExit as end:
    code = end.code
assert not code, code
print(json.dumps(sorted(sys.modules)), file=sys.stderr)
"""


def loaded(*arguments):
    result = subprocess.run(
        [sys.executable, "-c", PROGRAM, *arguments], capture_output=True, timeout=60, check=True, text=True
    )
    return set(json.loads(result.stderr.splitlines()[-1]))


COMPUTE = [
    "compute",
    "legevakt-samtrening-leger",
    "--data",
    "examples/samtrening-2021/survey_export.csv",
    "--register",
    "examples/register",
    "--period",
    "2021",
]


def test_help_loads_nothing_heavy():
    modules = loaded("--help")
    assert not modules & {
        "pydantic",
        "yaml",
        "duckdb",
        "pandas",
        "pyarrow",
        "rich.table",
        "babel",
        "jinja2",
        "csv",
    }
    assert not modules & {"nki.pipeline", "nki.steps", "nki.model.spec", "nki.template"}


def test_help_of_a_command_loads_nothing_heavy():
    # Typer loads pydantic as soon as it looks at a command's options
    assert not loaded("compute", "--help") & {"yaml", "duckdb", "pandas", "rich.table", "nki.pipeline"}


def test_the_catalogue_is_listed_without_the_engine():
    assert not loaded("list") & {"duckdb", "pandas", "pyarrow", "rich.table", "babel"}


def test_a_form_is_shown_without_the_engine():
    assert not loaded("show", "legevakt-triage") & {"duckdb", "pandas", "pyarrow", "rich.table"}


def test_a_sheet_as_a_page_is_written_without_what_other_documents_take():
    modules = loaded("sheet", "legevakt-triage")
    assert "jinja2" in modules
    assert not modules & {
        "docx",
        "lxml",
        "typst",
        "duckdb",
        "pandas",
        "pyarrow",
        "rich.table",
        "nki.pipeline",
    }


def test_versions_are_compared_without_the_engine():
    modules = loaded("diff", "legevakt-triage", "legevakt-triage")
    assert not modules & {"duckdb", "pandas", "pyarrow", "rich.table", "nki.pipeline"}


def test_a_new_indicator_is_written_without_the_engine():
    modules = loaded("new", "legevakt-ventetid", "--output", "-")
    assert not modules & {"duckdb", "pandas", "pyarrow", "rich.table", "nki.pipeline"}


def test_a_form_in_word_becomes_a_draft_without_what_other_forms_take():
    modules = loaded("new", "prove-ny", "--from", "tests/forms/leger-samtrening.docx", "--output", "-")
    assert not modules & {"pypdfium2", "docx", "lxml", "typst", "duckdb", "pandas", "nki.pipeline", "babel"}


def test_a_form_in_csv_is_made_without_what_workbooks_take():
    register = ["--register", "examples/register", "--period", "2024"]
    modules = loaded("form", "legevakt-triage", *register, "--format", "csv")
    assert not modules & {"xlsxwriter", "openpyxl", "pandas", "pyarrow", "rich.table", "nki.pipeline"}


def test_a_code_is_explained_without_reading_anything():
    assert not loaded("explain", "D310") & {"duckdb", "pandas", "yaml", "nki.model.spec", "rich.table"}


def test_a_computation_loads_no_data_frames_and_draws_no_table():
    modules = loaded(*COMPUTE)
    assert "duckdb" in modules
    assert not modules & {"pandas", "pyarrow", "numpy", "rich.table", "nki.cli.table", "babel"}


def test_a_table_is_drawn_without_data_frames():
    modules = loaded(*COMPUTE, "--format", "table")
    assert "rich.table" in modules
    assert not modules & {"pandas", "pyarrow", "numpy", "babel"}


def test_reports_and_tables_are_made_without_what_draws_charts(tmp_path):
    for command in (["report", *COMPUTE[1:], "--output", str(tmp_path / "report.html")], COMPUTE):
        assert not loaded(*command) & {"altair", "narwhals", "vl_convert", "nki.charting"}


def test_a_kept_result_is_drawn_without_data_frames(tmp_path):
    kept = str(tmp_path / "kept.json")
    loaded(*COMPUTE, "--output", kept)
    modules = loaded("chart", kept, "--output", str(tmp_path / "chart.svg"))
    assert {"altair", "vl_convert"} <= modules
    assert not modules & {"pandas", "pyarrow", "numpy", "rich.table", "typst", "nki.pipeline"}


@pytest.fixture(scope="module")
def kept(tmp_path_factory):
    path = tmp_path_factory.mktemp("kept") / "result.json"
    loaded(*COMPUTE, "--output", str(path))
    return str(path)


WRITERS = {"xlsxwriter", "docx", "lxml", "typst", "openpyxl"}
"""What single formats are written with."""


@pytest.mark.parametrize(
    ("form", "takes"),
    [
        ("csv", set()),
        ("latex", set()),
        ("html", {"jinja2"}),
        ("xlsx", {"xlsxwriter"}),
        ("docx", {"docx", "lxml", "jinja2"}),
    ],
)
def test_tables_load_what_their_format_takes_and_no_more(form, takes, kept, tmp_path):
    modules = loaded("export", kept, "--format", form, "--output", str(tmp_path / "file"))
    assert takes <= modules
    assert not modules & ((WRITERS | {"pandas", "pyarrow", "rich.table", "nki.pipeline"}) - takes)
    assert ("babel" in modules) is (form != "csv")


def test_the_door_to_words_stands_open_without_babel():
    program = "import sys, nki.words; assert not {'babel', 'yaml'} & set(sys.modules)"
    subprocess.run([sys.executable, "-c", program], timeout=60, check=True)
