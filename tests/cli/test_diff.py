"""``nki diff``: two versions as people and machines read them, and the cells that move."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest
from typer.testing import CliRunner

import nki
from nki.cli.app import app
from nki.cli.changes import excerpts
from nki.errors import NkiError

ROOT = Path(__file__).parents[2]
LEGER = ROOT / "indicators" / "legevakt" / "legevakt-samtrening-leger.yaml"
DELIVERY = [
    *("--data", str(ROOT / "examples" / "samtrening-2021" / "survey_export.csv")),
    *("--register", str(ROOT / "examples" / "register"), "--period", "2021"),
]
SCHEMA = json.loads((ROOT / "specs" / "diff.schema.json").read_text("utf-8"))


def edited(folder, *edits, name="ny.yaml"):
    """Write the indicator on doctors with some of its text replaced."""
    text = LEGER.read_text("utf-8")
    for before, after in edits:
        assert text.count(before) == 1, before
        text = text.replace(before, after)
    path = folder / name
    path.write_text(text, "utf-8")
    return str(path)


WORDS = ("title: Leger som har deltatt i samtrening", "title: Leger som trener")
COUNTED = ("      sum: doctors_trained\n", "      sum: doctors\n")
LIMIT = ("response_threshold: 50\n", "response_threshold: 100\n")
VERSION = ('\nversion: "1.0"', '\nversion: "1.1"')
REVISION = (
    "    text: Etablert som nasjonal kvalitetsindikator.\n",
    '    text: Etablert som nasjonal kvalitetsindikator.\n  - version: "1.1"\n    text: Endret.\n',
)


def run(*arguments):
    return CliRunner().invoke(app, ["diff", *arguments])


def document(result):
    made = json.loads(result.stdout)
    jsonschema.validate(made, SCHEMA, jsonschema.Draft202012Validator)
    return made


def test_two_equal_versions_have_no_change_and_exit_with_0(tmp_path):
    result = run(str(LEGER), edited(tmp_path))
    assert result.exit_code == 0
    assert result.stdout.splitlines()[-1] == "no change: every field says the same"
    assert result.stderr == ""


def test_a_change_of_words_is_shown_with_lines_on_both_sides_and_exits_with_0(tmp_path):
    new = edited(tmp_path, WORDS)
    result = run(str(LEGER), new)
    assert result.exit_code == 0
    lines = result.stdout.splitlines()
    at = lines.index("  Tittel  (title)")
    assert lines[at - 1] == "Wording"
    number = LEGER.read_text("utf-8").splitlines().index(WORDS[0]) + 1
    assert lines[at + 1] == f"    - {number:>4}  Leger som har deltatt i samtrening"
    assert lines[at + 2] == f"    + {number:>4}  Leger som trener"
    assert lines[-1] == "1 change: 1 of wording"
    assert lines[1:3] == [f"- {LEGER}", f"+ {new}"]


def test_a_change_of_calculation_is_said_first_and_stops_with_the_break(tmp_path):
    new = edited(tmp_path, WORDS, COUNTED)
    result = run(str(LEGER), new)
    assert isinstance(result.exception, NkiError)
    (issue,) = result.exception.issues
    assert (issue.code, issue.place.file) == ("S240", new)
    assert "13 Andre måltall · Måltall 2 · Teller  (other_measures.1.numerator.sum)" in result.stdout
    assert result.stdout.index("Calculation") < result.stdout.index("Wording")
    assert "figures can change for measures 1, 2" in result.stdout.splitlines()[-1]


def test_a_new_version_that_tells_of_the_change_exits_with_0(tmp_path):
    result = run(str(LEGER), edited(tmp_path, COUNTED, VERSION, REVISION))
    assert result.exit_code == 0
    assert result.stdout.startswith("legevakt-samtrening-leger 1.0 → 1.1\n")


def test_the_program_exits_with_10_for_a_break(tmp_path):
    command = [sys.executable, "-m", "nki", "diff", str(LEGER), edited(tmp_path, COUNTED)]
    result = subprocess.run(command, capture_output=True, timeout=60, check=False, cwd=ROOT)
    assert result.returncode == 10
    assert b"S240" in result.stderr
    assert b"S240" not in result.stdout
    assert "Andre måltall" in result.stdout.decode()


def test_an_id_of_the_catalogue_is_a_version_as_well(tmp_path):
    assert run("legevakt-samtrening-leger", edited(tmp_path, WORDS)).exit_code == 0


def test_json_follows_its_schema_and_holds_what_the_text_says(tmp_path):
    result = run(str(LEGER), edited(tmp_path, WORDS, COUNTED), "--format", "json")
    made = document(result)
    assert made["summary"] == {"calculation": 1, "data_contract": 0, "presentation": 0, "wording": 1}
    assert made["measures"] == [1, 2]
    counted, words = made["changes"]
    assert (counted["field_number"], counted["field_label"]) == (13, "Andre måltall · Måltall 2 · Teller")
    assert (counted["before"], counted["after"]) == ("Summen av doctors_trained", "Summen av doctors")
    assert (words["field_number"], words["field_label"]) == (None, "Tittel")
    assert (
        counted["old_line"] == LEGER.read_text("utf-8").splitlines().index("      sum: doctors_trained") + 1
    )
    assert [finding["code"] for finding in made["findings"]] == ["S240"]
    assert made["figures"] is None


def test_the_cells_that_move_are_those_in_which_two_results_differ(tmp_path):
    new = edited(tmp_path, LIMIT, COUNTED)
    made = document(run(str(LEGER), new, *DELIVERY, "--format", "json"))
    rows = [
        {(row.measure, row.level, row.code): row for row in nki.compute(given, **delivery()).rows}
        for given in (nki.load(LEGER), nki.diff(LEGER, new).new)
    ]
    assert rows[0].keys() == rows[1].keys()
    parts = (
        "value",
        "numerator",
        "denominator",
        "status",
        "invited",
        "responded",
        "answered",
        "not_applicable",
    )
    differ = {
        key
        for key in rows[0]
        if any(getattr(rows[0][key], part) != getattr(rows[1][key], part) for part in parts)
    }
    moves = made["figures"]["moves"]
    assert {(move["measure"], move["level"], move["code"]) for move in moves} == differ
    assert 0 < len(differ) < len(rows[0])
    for move in moves:
        for side, before in zip((move["before"], move["after"]), rows, strict=True):
            row = before[move["measure"], move["level"], move["code"]]
            assert side["value"] == (None if row.value is None else float(row.value))
            assert side["status"] == row.status
    levels = made["figures"]["levels"]
    assert sum(level["cells"] for level in levels) == len(rows[0])
    assert sum(level["moved"] for level in levels) == len(differ)
    assert made["figures"]["synthetic"] is True


def delivery():
    return {"data": DELIVERY[1], "register": DELIVERY[3], "period": DELIVERY[5]}


def test_moving_cells_are_shown_from_the_old_figure_to_the_new(tmp_path):
    text = run(str(LEGER), edited(tmp_path, LIMIT), *DELIVERY).stdout
    assert "synthetic data" in text
    # 161 of 167 units have answered, and not all of them is not enough any more
    assert re.search(r"Måltall 1 · Nasjonalt: 1 of 1 move\n  0 Norge  13,3.% → \.\. for få har svart\n", text)


def test_long_lists_of_cells_are_cut_and_say_so(tmp_path):
    text = run(str(LEGER), edited(tmp_path, COUNTED), *DELIVERY).stdout
    (moved,) = re.findall(r"Måltall 1 · Kommuner: (\d+) of 356 move", text)
    assert f"  … and {int(moved) - 20} more, which --format json lists" in text


def test_a_calculation_may_change_and_move_nothing(tmp_path):
    lower = ("response_threshold: 50\n", "response_threshold: 1\n")
    result = run(str(LEGER), edited(tmp_path, lower), *DELIVERY)
    moved = re.findall(r"Nasjonalt: (\d) of 1 move", result.stdout)
    assert moved == ["0", "0", "0"]


def test_another_unit_and_more_decimals_move_no_figure(tmp_path):
    text = LEGER.read_text("utf-8").replace("    unit: persons\n", "    unit: number\n")
    text = text.replace("  unit: percent\n", "  unit: percent\n  decimals: 2\n")
    (tmp_path / "ny.yaml").write_text(text, "utf-8")
    made = document(run(str(LEGER), str(tmp_path / "ny.yaml"), *DELIVERY, "--format", "json"))
    assert (made["summary"]["calculation"], made["summary"]["presentation"]) == (2, 1)
    assert made["figures"]["moves"] == []


def test_a_level_that_is_new_moves_from_nothing(tmp_path):
    path = tmp_path / "old.yaml"
    text = LEGER.read_text("utf-8").split("\nexamples:")[0] + "\n"
    path.write_text(text.replace("[national, county, municipality, er_unit]", "[national]"), "utf-8")
    new = tmp_path / "new.yaml"
    new.write_text(text.replace("[national, county, municipality, er_unit]", "[national, county]"), "utf-8")
    made = document(run(str(path), str(new), *DELIVERY, "--format", "json"))
    moves = made["figures"]["moves"]
    assert {move["level"] for move in moves} == {"county"}
    assert all(move["before"] is None and move["after"] is not None for move in moves)


def test_a_delivery_that_one_version_refuses_still_shows_what_changed(tmp_path):
    new = edited(
        tmp_path, ("        header: Hvor mange leger har hatt vakt", "        header: Antall leger på vakt")
    )
    result = run(str(LEGER), new, *DELIVERY)
    assert "18 Datakilde(r)  (sources.1.columns.4.header)" in result.stdout
    assert "cannot be compared" in result.stderr
    assert [issue.code for issue in result.exception.issues] == ["D303"]


def test_a_version_with_errors_can_be_compared_and_not_computed(tmp_path):
    new = edited(tmp_path, ("    same_as: 2\n", "    same_as: 7\n"))
    assert "Samme som måltall 7" in run(str(LEGER), new).stdout
    result = run(str(LEGER), new, *DELIVERY)
    assert {"S201", "S240"} <= {issue.code for issue in result.exception.issues}


def test_two_files_that_cannot_be_read_are_both_told(tmp_path):
    paths = [tmp_path / "1.yaml", tmp_path / "2.yaml"]
    for path in paths:
        path.write_text("a: b\n", "utf-8")
    result = run(*map(str, paths))
    assert [issue.place.file for issue in result.exception.issues] == [*map(str, paths)]
    assert result.stdout == ""


def test_the_text_is_written_whole_to_a_file(tmp_path):
    output = tmp_path / "endringer.txt"
    result = run(str(LEGER), edited(tmp_path, WORDS), "--output", str(output))
    assert result.exit_code == 0
    assert result.stdout == ""
    assert output.read_text("utf-8").endswith("1 change: 1 of wording\n")
    assert str(output) in result.stderr


def test_a_strangers_text_cannot_steer_a_terminal(tmp_path):
    new = edited(tmp_path, ("title: Leger som har deltatt i samtrening", 'title: "\\e[31mrød \\u202e"'))
    text = run(str(LEGER), new).stdout
    assert "\x1b" not in text
    assert "\u202e" not in text
    assert "<U+202E>" in text


def test_long_texts_are_shown_where_they_differ():
    words = [f"ord{i}" for i in range(200)]
    other = [*words[:100], "nytt", *words[101:]]
    before, after = excerpts(" ".join(words), " ".join(other))
    assert before == "… ord95 ord96 ord97 ord98 ord99 ord100 ord101 ord102 ord103 ord104 ord105 …"
    assert after == before.replace("ord100", "nytt")
    assert excerpts("kort", "kortere") == ("kort", "kortere")


WITH_GIT = pytest.mark.skipif(shutil.which("git") is None, reason="there is no git on this machine")


@pytest.fixture
def git(tmp_path, monkeypatch):
    """A new repository in which one stands, without the settings of this machine and its user."""
    who = {
        f"GIT_{role}_{what}": "x@example.org"
        for role in ("AUTHOR", "COMMITTER")
        for what in ("NAME", "EMAIL")
    }
    quiet = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    surroundings = {**os.environ, **who, **quiet}

    def run_git(*arguments):
        subprocess.run(["git", *arguments], check=True, capture_output=True, env=surroundings)

    monkeypatch.chdir(tmp_path)
    run_git("init", "--quiet")
    return run_git


@WITH_GIT
def test_a_revision_of_a_repository_is_compared_with_the_file_on_disk(tmp_path, git):
    (tmp_path / "indicators").mkdir()
    name = f"indicators/{LEGER.name}"
    edited(tmp_path / "indicators", name=LEGER.name)
    git("add", ".")
    git("commit", "--quiet", "--message", "first")
    edited(tmp_path / "indicators", COUNTED, name=LEGER.name)
    result = run(f"HEAD:{name}", name)
    assert [issue.code for issue in result.exception.issues] == ["S240"]
    assert f"- HEAD:{name}\n+ {name}\n" in result.stdout
    git("commit", "--quiet", "--all", "--message", "second")
    assert [issue.code for issue in run(f"HEAD~1:{name}", f"HEAD:{name}").exception.issues] == ["S240"]
    assert run(f"HEAD:{name}", name).exit_code == 0
    missing = run(f"HEAD~9:{name}", name)
    assert [issue.code for issue in missing.exception.issues] == ["U020"]


@WITH_GIT
def test_the_readme_shows_what_is_printed(git):
    readme = (ROOT / "README.md").read_text("utf-8")
    blocks = re.findall(r"^```\w[^\n]*\n(.*?)^```$", readme, re.MULTILINE | re.DOTALL)
    (spec,) = (block for block in blocks if "\nid: legevakt-kurs-vold\n" in block)
    (example,) = (block for block in blocks if block.startswith("$ nki diff "))
    command, shown = example.split("\n", 1)
    file = Path("legevakt-kurs-vold.yaml")
    file.write_text(spec, "utf-8")
    git("add", ".")
    git("commit", "--quiet", "--message", "first")
    file.write_text(spec.replace("sum: doctors_with_course", "sum: doctors"), "utf-8")
    assert run(*command.split()[3:]).stdout == shown
