"""``nki export``: tables out of results that were kept, or straight from data."""

import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.test_program import nki
from tests.terminal import all_shown
from tests.unit.steps.tables import readers

ROOT = Path(__file__).parents[2]
DATA = ["--data", str(ROOT / "examples/samtrening-2021/survey_export.csv")]
LEGER = ["legevakt-samtrening-leger", *DATA]


@pytest.fixture(scope="module")
def kept(tmp_path_factory):
    path = tmp_path_factory.mktemp("kept") / "leger.json"
    assert nki("compute", *LEGER, "--output", str(path)).returncode == 0
    return path


@pytest.mark.parametrize(
    ("name", "form", "beginning"), [("a.MD", "markdown", b"# "), ("a.html", "html", b"<!doctype html>")]
)
def test_the_suffix_chooses_the_format(kept, tmp_path, name, form, beginning):
    file = tmp_path / name
    done = nki("export", str(kept), "--output", str(file))
    assert (done.returncode, done.stdout) == (0, b"")
    assert done.stderr.decode() == f"{file}: {form}, 1 indicator\n"
    assert file.read_bytes().startswith(beginning)


def test_a_kept_result_gives_the_tables_that_its_computation_would_have_given(kept, tmp_path):
    fresh, again = tmp_path / "fresh.xlsx", tmp_path / "again.xlsx"
    assert nki("compute", *LEGER, "--output", str(fresh)).returncode == 0
    assert nki("export", str(kept), "--output", str(again)).returncode == 0
    assert fresh.read_bytes() == again.read_bytes()


def test_in_a_pipe_it_is_csv_as_computed(kept):
    done = nki("export", str(kept))
    assert done.returncode == 0
    assert done.stdout == nki("compute", *LEGER).stdout


def test_indicators_are_computed_where_there_are_data(kept, tmp_path):
    done = nki(
        "export", str(kept), "legevakt-samtrening-sykepleiere", *DATA,
        "--level", "county", "--format", "markdown",
    )  # fmt: skip
    (table,) = readers.markdown(done.stdout)
    assert table.caption == "Kvalitetsindikatorer. Fylker, 2021"
    assert len(table.rows) == 11


def test_what_is_asked_for_is_shown(kept):
    done = nki(
        "export", str(kept), "--format", "markdown", "--level", "county", "--columns", "name,value",
        "--top", "2", "--lang", "en",
    )  # fmt: skip
    (table,) = readers.markdown(done.stdout)
    assert [list(one.values())[:2] for one in table.rows] == [
        ["Troms og Finnmark", "29.1%"], ["Vestfold og Telemark", "24.3%"],
    ]  # fmt: skip
    assert "Shown: the 2 with the highest values of 11 counties. 9 are left out." in done.stdout.decode()


def test_a_word_that_is_not_understood_is_told_before_anything_is_computed(tmp_path):
    done = nki("export", "no-such-indicator", *DATA, "--columns", "valu", "--output", str(tmp_path / "a.md"))
    assert done.returncode == 2
    assert b"error U022" in done.stderr
    assert b"U001" not in done.stderr


def test_another_suffix_is_refused(kept, tmp_path):
    done = nki("export", str(kept), "--output", str(tmp_path / "a.odt"))
    assert done.returncode == 14
    assert b"error R602" in done.stderr


def test_a_kept_result_is_never_replaced(kept):
    before = kept.read_bytes()
    done = nki("export", str(kept), "--output", str(kept))
    assert done.returncode == 14
    assert b"error R604" in done.stderr
    assert kept.read_bytes() == before


def test_a_result_that_somebody_edited_makes_no_table(kept, tmp_path):
    edited = tmp_path / "edited.json"
    edited.write_text(kept.read_text("utf-8").replace('"numerator": 644', '"numerator": 645'), "utf-8")
    done = nki("export", str(edited), "--output", str(tmp_path / "a.md"))
    assert done.returncode == 11
    assert not (tmp_path / "a.md").exists()


def on_terminal(*arguments):
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "nki", *arguments]
    process = subprocess.Popen(command, stdout=theirs, stderr=theirs, env={**os.environ, "TERM": "xterm"})
    os.close(theirs)
    seen = all_shown(ours).decode()
    return process.wait(timeout=60), seen


def test_on_a_terminal_it_is_markdown(kept):
    code, seen = on_terminal("export", str(kept), "--level", "national")
    assert code == 0
    assert "| Norge | 0 | 13,3\u202f% |" in seen


@pytest.mark.parametrize(("command", "form"), [("export", "xlsx"), ("compute", "parquet")])
def test_a_file_is_not_thrown_at_a_terminal(kept, command, form):
    given = [str(kept)] if command == "export" else LEGER
    code, seen = on_terminal(command, *given, "--format", form)
    assert code == 2
    assert "U033" in seen


def test_a_full_disk_leaves_what_stood_there_before(kept, tmp_path):
    file = tmp_path / "a.xlsx"
    file.write_text("before", "utf-8")
    program = (
        "import resource, sys; resource.setrlimit(resource.RLIMIT_FSIZE, (10_000, 10_000)); "
        "from signal import SIGXFSZ, SIG_IGN, signal; signal(SIGXFSZ, SIG_IGN); "
        "sys.argv = ['nki', *sys.argv[1:]]; from nki.__main__ import main; sys.exit(main())"
    )
    command = [sys.executable, "-c", program, "export", str(kept), "--output", str(file)]
    done = subprocess.run(command, capture_output=True, timeout=60, check=False)
    assert done.returncode == 14
    assert b"error R601" in done.stderr
    assert file.read_text("utf-8") == "before"
    assert [path.name for path in tmp_path.iterdir()] == ["a.xlsx"]


def test_a_program_that_is_killed_leaves_what_stood_there_before(kept, tmp_path):
    file = tmp_path / "a.xlsx"
    file.write_text("before", "utf-8")
    # killed when all is made and the new file is about to take the place of the old one
    program = (
        "import os, pathlib, signal, sys; "
        "pathlib.Path.replace = lambda *_: os.kill(os.getpid(), signal.SIGKILL); "
        "sys.argv = ['nki', *sys.argv[1:]]; from nki.__main__ import main; sys.exit(main())"
    )
    command = [sys.executable, "-c", program, "export", str(kept), "--output", str(file)]
    done = subprocess.run(command, capture_output=True, timeout=60, check=False)
    assert done.returncode == -9
    assert file.read_text("utf-8") == "before"
