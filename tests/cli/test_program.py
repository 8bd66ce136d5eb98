"""The program as people start it: exit codes, streams, terminals and pipes."""

import csv
import io
import json
import os
import pty
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.terminal import all_shown

EXAMPLE = "examples/samtrening-2021/survey_export.csv"
LEGER = "legevakt-samtrening-leger"
COMPUTE = ["compute", LEGER, "--data", EXAMPLE, "--register", "examples/register", "--period", "2021"]


def nki(*arguments, **options):
    command = [sys.executable, "-m", "nki", *arguments]
    return subprocess.run(command, capture_output=True, timeout=60, check=False, **options)


def on_terminal(*arguments, columns=80, **environment):
    """Run with standard output on a terminal, and return what it shows."""
    ours, theirs = pty.openpty()
    surroundings = {**os.environ, "COLUMNS": str(columns), "TERM": "xterm", **environment}
    process = subprocess.Popen(
        [sys.executable, "-m", "nki", *arguments], stdout=theirs, stderr=subprocess.DEVNULL, env=surroundings
    )
    os.close(theirs)
    shown = all_shown(ours)
    assert process.wait(timeout=60) == 0
    return shown.decode().replace("\r\n", "\n")


def test_a_pipe_gets_csv_and_nothing_else():
    result = nki(*COMPUTE)
    assert result.returncode == 0
    rows = list(csv.DictReader(io.StringIO(result.stdout.decode(), newline="")))
    assert (rows[0]["name"], rows[0]["value"]) == ("Norge", "13.26740832303255")
    expected = Path(f"examples/samtrening-2021/expected/{LEGER}.csv")
    assert result.stdout == expected.read_bytes()


def test_people_are_told_what_was_read_and_what_became_of_it():
    told = nki(*COMPUTE).stderr.decode()
    assert f'{EXAMPLE}: UTF-8 with BOM, ";", CRLF, 168 rows, 8 columns' in told
    assert "measures 1–3: 168 rows read from nklm = 161 answered + 6 not answered + 1 not open" in told
    assert "synthetic data" in told


def test_a_terminal_gets_a_table_that_fits():
    text = on_terminal(*COMPUTE, columns=80, NO_COLOR="1")
    assert "\x1b[" not in text
    assert max(map(len, text.splitlines())) <= 80
    assert any(line.startswith("Norge") and "13,3\u202f%" in line for line in text.splitlines())
    assert "Syntetiske data" in text


def test_a_terminal_gets_colour_unless_it_is_refused():
    assert "\x1b[" in on_terminal("list")
    assert "\x1b[" not in on_terminal("list", NO_COLOR="1")
    assert "\x1b[" not in on_terminal("list", TERM="dumb")


def test_a_narrow_terminal_gets_shortened_titles():
    lines = on_terminal("list", columns=80, NO_COLOR="1").splitlines()
    assert max(map(len, lines)) <= 80
    assert any("…" in line for line in lines)


@pytest.mark.parametrize(
    ("name", "start"), [("r.csv", b"indicator,"), ("r.json", b"{\n"), ("r.parquet", b"PAR1")]
)
def test_the_suffix_of_the_output_chooses_the_format(tmp_path, name, start):
    result = nki(*COMPUTE, "--output", str(tmp_path / name))
    assert result.returncode == 0, result.stderr.decode()
    assert result.stdout == b""
    assert (tmp_path / name).read_bytes().startswith(start)
    assert f"{tmp_path / name}: " in result.stderr.decode()


def test_a_format_that_is_given_wins_over_the_suffix(tmp_path):
    nki(*COMPUTE, "--output", str(tmp_path / "r.csv"), "--format", "csv-nb")
    assert (tmp_path / "r.csv").read_bytes().startswith(b"\xef\xbb\xbfindicator;")


def test_several_indicators_are_one_long_table():
    both = ["compute", LEGER, "legevakt-samtrening-sykepleiere", *COMPUTE[2:]]
    rows = list(csv.DictReader(io.StringIO(nki(*both).stdout.decode(), newline="")))
    assert {row["indicator"] for row in rows} == {LEGER, "legevakt-samtrening-sykepleiere"}
    document = json.loads(nki(*both, "--format", "json").stdout)
    assert [result["about"]["indicator"] for result in document["results"]] == both[1:3]


def test_only_the_levels_that_are_asked_for_are_computed():
    rows = csv.DictReader(io.StringIO(nki(*COMPUTE, "--level", "county").stdout.decode(), newline=""))
    assert {row["level"] for row in rows} == {"county"}


@pytest.mark.parametrize(
    ("arguments", "code", "exit_code"),
    [
        (["compute", "nothing", "--data", EXAMPLE], "U001", 2),
        (["compute", LEGER, "--data", "nothing.csv"], "U002", 2),
        (["show", "tests/cli/test_program.py"], "S1", 10),
        (["compute", "legevakt-triage", "--data", EXAMPLE, "--period", "2024"], "D303", 11),
        ([*COMPUTE, "--output", "nowhere/r.csv"], "R601", 14),
        ([*COMPUTE, "--output", "r.odt"], "R602", 14),
    ],
)
def test_the_exit_code_tells_whose_mistake_it_is(arguments, code, exit_code):
    result = nki(*arguments)
    assert result.returncode == exit_code
    assert result.stdout == b""
    assert f"error {code}" in result.stderr.decode()
    assert "nki explain" in result.stderr.decode()
    assert "Traceback" not in result.stderr.decode()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
@pytest.mark.parametrize("arguments", [["list"], COMPUTE])
def test_a_full_disk_behind_standard_output_is_an_error_of_output(arguments):
    with Path("/dev/full").open("wb") as full:
        result = subprocess.run(
            [sys.executable, "-m", "nki", *arguments],
            stdout=full,
            stderr=subprocess.PIPE,
            timeout=60,
            check=False,
        )
    assert result.returncode == 14
    assert "R601" in result.stderr.decode()
    assert "Exception ignored" not in result.stderr.decode()


def test_a_reader_that_leaves_is_no_error():
    process = subprocess.Popen(
        [sys.executable, "-m", "nki", *COMPUTE], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    process.stdout.close()
    told = process.stderr.read().decode()
    process.stderr.close()
    assert process.wait(timeout=60) == -signal.SIGPIPE
    assert "Error" not in told
    assert "Traceback" not in told


def test_a_bug_shows_where_it_struck_and_no_values():
    program = """
import nki.cli.overview
def run():
    row = "somebody in a row"
    try:
        int(row)
    except ValueError as error:
        raise RuntimeError(row) from error
nki.cli.overview.run = run
import sys
sys.argv = ["nki", "list"]
from nki.__main__ import main
sys.exit(main())
"""
    result = subprocess.run([sys.executable, "-c", program], capture_output=True, timeout=60, check=False)
    told = result.stderr.decode()
    assert result.returncode == 1
    assert "RuntimeError" in told
    assert "ValueError" in told
    assert "in run" in told
    assert "somebody in a row" not in told


def test_an_interruption_exits_as_shells_expect():
    program = """
import nki.cli.overview
def run():
    raise KeyboardInterrupt
nki.cli.overview.run = run
import sys
sys.argv = ["nki", "list"]
from nki.__main__ import main
sys.exit(main())
"""
    result = subprocess.run([sys.executable, "-c", program], capture_output=True, timeout=60, check=False)
    assert result.returncode == 130
    assert b"Traceback" not in result.stderr
