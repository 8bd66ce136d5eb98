"""``nki inspect``: the whole picture of a delivery, and nothing in it that nobody asked to see."""

import csv
import io
import json
import os
import pty
import re
import shutil
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path

import pytest

import nki
from tests.terminal import all_shown

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "examples" / "samtrening-2021" / "survey_export.csv"
LEGER = "legevakt-samtrening-leger"
HEADER = EXAMPLE.read_text(encoding="utf-8-sig").splitlines()[0]
REGISTER = ["--register", str(ROOT / "examples" / "register"), "--period", "2021"]
ROW = "{};{};27.02.2022;{};{};14;0;{}\n"


def run(*arguments):
    """Run the program as it is run, and return exit code, standard output and standard error."""
    done = subprocess.run(
        [sys.executable, "-m", "nki", "inspect", *map(str, arguments)],
        capture_output=True,
        timeout=60,
        check=False,
    )
    return done.returncode, done.stdout.decode(), done.stderr.decode()


def delivery(folder, *rows, name="delivery.csv"):
    path = folder / name
    path.write_text(f"{HEADER}\n{''.join(rows)}", encoding="utf-8")
    return path


@pytest.fixture
def faulty(tmp_path):
    """One good answer, one that is impossible, one unit that is none to the letter."""
    return delivery(
        tmp_path,
        ROW.format("LV073", "Eidskog interkommunale legevakt", 18, 2, "hemmelig"),
        ROW.format("LV107", "Åmli interkommunale legevakt", 26, 27, "=1+1"),
        ROW.format("Suldal", "Suldal legevakt", 26, 0, "<script>alert(1)</script>"),
    )


def test_a_clean_delivery_is_shown_with_its_columns_and_what_would_become_of_its_rows():
    code, out, said = run(EXAMPLE, "--indicator", LEGER)
    assert code == 0
    assert 'UTF-8 with BOM, ";", CRLF, 168 rows, 8 columns' in out
    assert re.search(r"^A +Legevakt-ID +er_unit +text +168 +0 +168 +aa999$", out, re.MULTILINE)
    assert "168 rows read from nklm = 161 answered + 6 not answered + 1 not open" in out
    assert "error" not in said


def test_faults_are_told_with_their_rows_and_the_exit_code_says_that_there_are_some(faulty):
    code, out, said = run(faulty, "--indicator", LEGER, *REGISTER)
    assert code == 11
    assert f"{faulty}:3 (row 3): error D323" in said
    assert f"{faulty}:4 (row 4): error D313" in said
    assert "3 rows read from nklm = 1 answered + 2 set aside" in out


def test_no_value_is_shown_unless_asked_for(faulty, tmp_path):
    for suffix in (".json", ".html"):
        output = tmp_path / f"seen{suffix}"
        run(faulty, "--output", output)
        assert "hemmelig" not in output.read_text(encoding="utf-8")
        run(faulty, "--show-values", "--output", output)
        assert "hemmelig" in output.read_text(encoding="utf-8")
    assert "hemmelig" not in run(faulty)[1]
    assert "hemmelig" in run(faulty, "--show-values")[1]


def test_values_of_persons_are_not_shown_even_if_asked_for(tmp_path):
    text = next((ROOT / "indicators").rglob(f"{LEGER}.yaml")).read_text(encoding="utf-8")
    spec = tmp_path / f"{LEGER}.yaml"
    once = "    rows: one_per_unit\n"
    spec.write_text(text.replace(once, f"{once}    personal: true\n"), "utf-8")
    path = delivery(tmp_path, ROW.format("LV073", "Eidskog", 18, 2, "hemmelig"))
    code, out, said = run(path, "--indicator", spec, "--show-values", *REGISTER)
    assert (code, "hemmelig" in out + said) == (10, False)  # S227: there is no rule for persons yet


def test_the_document_for_programs_holds_everything(faulty, tmp_path):
    run(faulty, "--indicator", LEGER, *REGISTER, "--output", tmp_path / "seen.json")
    seen = json.loads((tmp_path / "seen.json").read_text(encoding="utf-8"))
    (file,) = seen["files"]
    assert seen["format"] == "nki-inspection/1"
    assert (file["rows"], file["encoding"], len(file["columns"])) == (3, "UTF-8", 8)
    assert {(one["code"], one["row"]) for one in seen["findings"] if one["severity"] == "error"} == {
        ("D323", 3),
        ("D313", 4),
    }
    assert seen["accounts"][0]["set_aside"] == 2


class _Page(HTMLParser):
    """What a page is made of."""

    def __init__(self, text):
        super().__init__()
        self.tags, self.addresses = [], []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.addresses += [value for key, value in attrs if key in ("src", "href")]


def test_the_page_asks_no_server_runs_no_script_and_shows_hostile_text_as_text(faulty, tmp_path):
    hostile = faulty.with_name("<img src=x onerror=alert(1)>.csv")
    shutil.copy(faulty, hostile)
    run(hostile, "--show-values", "--output", tmp_path / "seen.html")
    page = _Page((tmp_path / "seen.html").read_text(encoding="utf-8"))
    assert page.addresses == []
    assert not {"script", "img", "iframe", "link", "object"} & set(page.tags)
    assert page.tags.count("h1") == page.tags.count("main") == 1


def test_the_same_delivery_gives_the_same_page(faulty, tmp_path):
    pages = []
    for name in ("one.html", "two.html"):
        run(faulty, "--indicator", LEGER, *REGISTER, "--output", tmp_path / name)
        pages.append((tmp_path / name).read_bytes())
    assert pages[0] == pages[1]


def test_what_has_to_be_confirmed_goes_into_a_mapping_and_counts_once_it_is(faulty, tmp_path):
    mapping = tmp_path / "mapping.csv"
    run(faulty, "--indicator", LEGER, *REGISTER, "--mapping", mapping)
    (line,) = csv.DictReader(io.StringIO(mapping.read_text(encoding="utf-8-sig")), delimiter=";")
    assert (line["kind"], line["found"], line["means"], line["confirmed"]) == ("unit", "Suldal", "LV009", "")
    again = run(faulty, "--indicator", LEGER, *REGISTER)
    assert "D313" in again[2]  # proposed is not confirmed
    mapping.write_text(mapping.read_text(encoding="utf-8-sig").rstrip("\n") + "ja\n", encoding="utf-8-sig")
    code, out, said = run(faulty, "--indicator", LEGER, *REGISTER)
    assert "D313" not in said
    assert "D386" in said
    assert "2 answered + 1 set aside" in out
    assert code == 11


def test_many_files_and_a_pipe_are_looked_at_together(faulty, tmp_path):
    with EXAMPLE.open("rb") as stream:
        done = subprocess.run(
            [sys.executable, "-m", "nki", "inspect", "-", str(faulty)],
            stdin=stream,
            capture_output=True,
            timeout=60,
            check=True,
        )
    assert "standard input: UTF-8 with BOM" in done.stdout.decode()
    assert str(faulty) in done.stdout.decode()


def test_what_cannot_be_read_is_told_and_hides_no_other(faulty, tmp_path):
    (tmp_path / "empty.csv").write_bytes(b"")
    code, out, said = run(tmp_path / "empty.csv", faulty)
    assert code == 11
    assert "error D302" in said
    assert str(faulty) in out


@pytest.mark.parametrize("width", [80, 200])
def test_the_table_fits_the_terminal(width):
    ours, theirs = pty.openpty()
    os.set_inheritable(theirs, True)
    environment = {**os.environ, "COLUMNS": str(width), "NO_COLOR": "1"}
    command = [sys.executable, "-m", "nki", "inspect", str(EXAMPLE), "--indicator", LEGER]
    with subprocess.Popen(command, stdout=theirs, stderr=subprocess.DEVNULL, env=environment):
        os.close(theirs)
        shown = all_shown(ours).decode()
    lines = shown.splitlines()
    assert max(map(len, lines)) <= width
    assert any("doctors_trained" in line and "whole numbers" in line for line in lines)


def test_python_has_the_same_look():
    seen = nki.inspect(EXAMPLE, LEGER)
    assert (seen.files[0].rows, seen.accounts[0].answered, seen.period) == (168, 161, "2021")
    assert all(column.samples for column in seen.files[0].columns)
