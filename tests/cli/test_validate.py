"""``nki validate`` as people and machines start it: streams, exit codes, files."""

import json
import os
import pty
import re
import subprocess
import sys
from pathlib import Path

import pytest

from nki.cli.format import FindingsFormat
from tests.terminal import all_shown

BAD = Path(__file__).parent.parent / "bad"
ROOT = BAD.parent.parent
GOOD = BAD / "prove.yaml"


def nki(*arguments, cwd, **options):
    command = [sys.executable, "-m", "nki", "validate", *arguments]
    surroundings = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.run(
        command, capture_output=True, timeout=60, check=False, cwd=cwd, env=surroundings, **options
    )


@pytest.fixture
def folder(tmp_path):
    """Return a folder with ``indicators``: one file without faults, and one that is not YAML."""
    (tmp_path / "indicators").mkdir()
    text = GOOD.read_text(encoding="utf-8")
    (tmp_path / "indicators" / "prove.yaml").write_text(text, encoding="utf-8")
    broken = text.replace("definition: ", "definition: Andel: ").replace("id: prove", "id: brutt")
    (tmp_path / "indicators" / "brutt.yaml").write_text(broken, encoding="utf-8")
    return tmp_path


def test_people_are_told_on_standard_error_and_a_pipe_gets_nothing(folder):
    result = nki(cwd=folder)
    assert result.returncode == 10
    assert result.stdout == b""
    *_, last = result.stderr.decode().splitlines()
    assert last == "1 error in 1 of 2 files  ·  what a code means: nki explain S102"


def test_a_machine_gets_its_text_on_standard_output_and_nothing_else(folder):
    result = nki("--format", "json", cwd=folder)
    assert result.returncode == 10
    document = json.loads(result.stdout)
    assert document["files"] == ["indicators/brutt.yaml", "indicators/prove.yaml"]
    assert result.stderr == b""


def test_nothing_found_says_so_and_exits_with_0(folder):
    result = nki("indicators/prove.yaml", cwd=folder)
    assert result.returncode == 0
    assert result.stderr.decode() == "1 file validated, no findings\n"


def test_a_file_takes_the_machines_text_and_people_are_told_as_well(folder):
    result = nki("--format", "sarif", "--output", "nki.sarif", cwd=folder)
    assert result.returncode == 10
    assert result.stdout == b""
    assert "error S102" in result.stderr.decode()
    assert json.loads((folder / "nki.sarif").read_text(encoding="utf-8"))["version"] == "2.1.0"


def test_a_file_that_cannot_be_written_is_an_error_of_output(folder):
    result = nki("--format", "json", "--output", "nowhere/x.json", cwd=folder)
    assert result.returncode == 14
    assert "R601" in result.stderr.decode()


def test_without_arguments_and_without_a_folder_the_catalogue_is_validated(tmp_path):
    result = nki(cwd=tmp_path)
    assert result.returncode == 0
    assert result.stderr.decode().endswith(" files validated, no findings\n")


@pytest.mark.parametrize(("fail_on", "code"), [("error", 10), ("warning", 10), ("never", 0)])
def test_errors_fail_the_run_unless_it_is_told_never_to_fail(folder, fail_on, code):
    assert nki("--fail-on", fail_on, cwd=folder).returncode == code


@pytest.mark.parametrize("fail_on", ["error", "never"])
def test_a_path_that_names_nothing_always_fails_the_run_and_hides_nothing(folder, fail_on):
    result = nki("indicators", "indikatorer", "--fail-on", fail_on, cwd=folder)
    assert result.returncode == 2
    told = result.stderr.decode()
    assert "error U001" in told
    assert "error S102" in told


def test_an_unknown_format_is_a_wrong_call(folder):
    assert nki("--format", "xml", cwd=folder).returncode == 2


def test_the_codes_in_the_last_line_can_be_explained():
    result = subprocess.run(
        [sys.executable, "-m", "nki", "explain", "S102", "S130"], capture_output=True, timeout=60, check=True
    )
    assert b"Link out of the folder" in result.stdout


@pytest.mark.skipif(sys.platform == "win32", reason="no pseudo-terminals")
@pytest.mark.parametrize(
    ("colour", "expected"), [({}, True), ({"NO_COLOR": "1"}, False), ({"TERM": "dumb"}, False)]
)
def test_colour_appears_on_a_terminal_only(folder, colour, expected):
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "nki", "validate"],
        stdout=subprocess.DEVNULL,
        stderr=theirs,
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT), "TERM": "xterm", "COLUMNS": "80"} | colour,
    )
    os.close(theirs)
    shown = all_shown(ours)
    assert process.wait(timeout=60) == 10
    assert (b"\x1b[31m" in shown) is expected
    assert b"definition: Andel: " in shown
    assert "^" in shown.decode()


def test_validation_of_files_without_examples_loads_no_engine(folder):
    program = (
        "import sys; sys.argv = ['nki', 'validate', 'indicators/prove.yaml']\n"
        "from nki.__main__ import main\n"
        "try:\n    main()\nexcept SystemExit as end:\n    assert not end.code\n"
        "print(sorted({'duckdb', 'pandas', 'pyarrow', 'rich.table', 'numpy'} & set(sys.modules)))"
    )
    result = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        timeout=60,
        check=True,
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    assert result.stdout == b"[]\n"


def test_the_readme_shows_what_is_said_of_a_mistake(tmp_path):
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    spec = re.search(r'```yaml title="(legevakt-kurs-vold\.yaml)"\n(.*?)```', readme, re.DOTALL)
    shown = re.search(r"Had the last column said `(.*?)`:\n\n```text\n(.*?)```", readme, re.DOTALL)
    wrong = spec[2].replace("at_most: doctors", shown[1])
    assert wrong != spec[2]
    (tmp_path / spec[1]).write_text(wrong, encoding="utf-8")
    assert nki(spec[1], cwd=tmp_path).stderr.decode() == shown[2]


def test_the_readme_lists_the_formats():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    table = readme.partition("| findings as | for |\n")[2].partition("\n\n")[0]
    names = [name for row in table.splitlines()[1:] for name in re.findall("`(\\w+)`", row.split(" | ")[0])]
    assert names == [*FindingsFormat]


def test_validation_neither_calls_anybody_nor_starts_anything(folder):
    program = (
        "import sys\n"
        "seen = []\n"
        "sys.addaudithook(lambda event, _: seen.append(event))\n"
        "sys.argv = ['nki', 'validate', '--fail-on', 'never', 'indicators', 'legevakt-triage']\n"
        "from nki.__main__ import main\n"
        "try:\n    main()\nexcept SystemExit as end:\n    assert not end.code\n"
        "print(sorted(e for e in set(seen) if e.split('.')[0] in ('socket', 'subprocess')"
        " or e in ('os.system', 'os.exec', 'os.fork', 'os.posix_spawn', 'pickle.find_class')))"
    )
    result = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        timeout=60,
        check=True,
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    assert result.stdout == b"[]\n", result.stdout
