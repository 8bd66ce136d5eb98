"""The README tells the truth: what it shows is what happens, what it lists is what there is.

A ``console`` block is a command and what a terminal of 80 columns shows; ``[…]`` stands for lines left out.
A block with a title is a file that later commands use.
"""

import doctest
import os
import pty
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from typer.main import get_command

from nki.cli.app import app
from nki.cli.format import ChartKind, Format
from nki.errors.catalogue import Family
from nki.labels import SIGNS
from nki.model.release import COLUMNS
from nki.model.spec import ColumnType, Kind
from nki.model.status import Status
from nki.steps.chart.choice import KINDS
from tests.terminal import all_shown

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r'^ *```(\w+)(?: title="([^"]+)")?\n(.*?)^ *```$', README, re.MULTILINE | re.DOTALL)
FILES = {title: text for _, title, text in BLOCKS if title}
CUT = "[…]"


def examples():
    """Return each nki command that is shown, and the output below it."""
    for language, _, text in BLOCKS:
        if language != "console":
            continue
        for block in re.split(r"^\$ ", text, flags=re.MULTILINE)[1:]:
            command, _, shown = block.partition("\n")
            # the one that also installs shows what the last of its commands says
            last = command.split(" && ")[-1].removeprefix(".venv/bin/")
            if last.startswith("nki "):
                yield last, shown


EXAMPLES = list(examples())


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A place like a copy of the repository, with the files that the README has its readers save."""
    place = tmp_path_factory.mktemp("readme")
    shutil.copytree(ROOT / "examples", place / "examples")
    for name, text in FILES.items():
        (place / name).write_text(text, encoding="utf-8")
    return place


def on_terminal(command, folder):
    """Run a command as a reader would, and return its exit code and all that the terminal shows."""
    ours, theirs = pty.openpty()
    surroundings = {**os.environ, "COLUMNS": "80", "NO_COLOR": "1", "PYTHONPATH": str(ROOT)}
    process = subprocess.Popen(
        [sys.executable, "-m", *shlex.split(command)],
        stdout=theirs,
        stderr=theirs,
        env=surroundings,
        cwd=folder,
    )
    os.close(theirs)
    seen = all_shown(ours)
    return process.wait(timeout=60), seen.decode().replace("\r\n", "\n")


def same(shown, seen):
    """Say whether what is shown is what was seen, but for the lines that it says are left out."""
    pieces = [re.escape(piece) for piece in re.split(rf"^{re.escape(CUT)}\n", shown, flags=re.MULTILINE)]
    return re.fullmatch("(?:.*\n)+".join(pieces), seen) is not None


@pytest.mark.parametrize(("command", "shown"), EXAMPLES, ids=[command for command, _ in EXAMPLES])
def test_a_command_does_what_the_readme_shows(command, shown, folder):
    exit_code, seen = on_terminal(command, folder)
    assert exit_code == (11 if ": error D" in shown else 0), seen
    if shown:
        assert same(shown, seen), seen


def test_a_line_that_differs_is_noticed():
    assert same("a\n[…]\nd\n", "a\nb\nc\nd\n")
    assert not same("a\n[…]\nd\n", "a\nd\n")
    assert not same("a\nc\n", "a\nb\nc\n")
    assert not same("a\n[…]\n", "b\na\n")


def test_the_python_example_gives_what_it_shows(folder, monkeypatch):
    monkeypatch.chdir(folder)
    text = "".join(text for language, _, text in BLOCKS if language == "pycon")
    test = doctest.DocTestParser().get_doctest(text, {}, "README.md", "README.md", 0)
    assert len(test.examples) == 5
    assert doctest.DocTestRunner().run(test).failed == 0


def test_every_command_is_in_the_table():
    listed = re.findall(r"^\| `nki (\w+)", README, re.MULTILINE)
    assert sorted(listed) == sorted(get_command(app).commands)


def test_a_newcomer_gets_by_with_two_commands():
    installing = [line for line in README.splitlines() if line.startswith("$ python3 -m venv")]
    assert [line.split(" && ")[1:2] + line.split(" && ")[2].split()[:3] for line in installing] == [
        [".venv/bin/pip install .", ".venv/bin/nki", "compute", "legevakt-samtrening-leger"],
        [
            ".venv/bin/pip install --editable '.[test]' --constraint constraints.txt",
            ".venv/bin/python",
            "-m",
            "pytest",
        ],
    ]


def rows_of(heading):
    """Return the cells of the table under a heading, without the marks of code."""
    _, _, rest = README.partition(f"| {heading} |")
    table = re.match(r"(?:.*\|\n)+", rest.partition("|---")[2])
    assert table is not None, heading
    return [[cell.strip(" `") for cell in line.split("|")[1:-1]] for line in table.group().splitlines()[1:]]


def test_all_exit_codes_are_listed():
    listed = {int(code): meaning for code, meaning in rows_of("exit code | meaning")}
    families = {family.exit_code: family.value[2] for family in Family}
    assert set(listed) == {0, 1, *families}
    assert {code: listed[code].casefold() for code in families} == {
        code: meaning.casefold() for code, meaning in families.items()
    }


def test_all_formats_are_listed():
    assert [name for name, _ in rows_of("format | what it is")] == [*Format]


def test_all_kinds_of_charts_are_listed():
    assert [name for name, _ in rows_of("`--kind` | what it shows")] == [*ChartKind] == [*KINDS]


def test_all_columns_are_listed():
    listed = [name for names, _ in rows_of("column |") for name in names.replace("`", "").split(", ")]
    assert sorted(listed) == sorted(COLUMNS)


def test_all_statuses_are_listed_with_their_signs():
    listed = {status: sign for status, sign, _ in rows_of("status | sign | what it says")}
    assert listed == {status: SIGNS.get(status, "") for status in Status}


@pytest.mark.parametrize("word", [*ColumnType, *Kind, "sum", "rows", "distinct", "same_as"])
def test_what_can_be_written_in_an_indicator_is_named(word):
    assert f"`{word}`" in README.partition("## An indicator in ten minutes")[2]


@pytest.mark.parametrize("name", ["README.md", "CONTRIBUTING.md", "CHANGELOG.md", "examples/README.md"])
def test_every_link_leads_somewhere(name):
    text = (ROOT / name).read_text(encoding="utf-8")
    targets = re.findall(r"\]\((?!https?://)([^)#\s]*)(?:#([^)]*))?\)", text)
    for target, anchor in targets:
        path = (ROOT / name).parent / target if target else ROOT / name
        assert path.exists(), target
        if anchor:
            headings = re.findall(r"^#+ (.*)$", path.read_text(encoding="utf-8"), re.MULTILINE)
            assert anchor in [re.sub(r"[^\w -]", "", one).lower().replace(" ", "-") for one in headings]
