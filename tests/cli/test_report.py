"""``nki report``: a file for readers, from results or straight from data."""

import os
import pty
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import nki as python
from tests.cli.test_program import nki
from tests.terminal import all_shown

ROOT = Path(__file__).parents[2]
DATA = ["--data", str(ROOT / "examples/samtrening-2021/survey_export.csv")]
LEGER = ["legevakt-samtrening-leger", *DATA]


def test_a_page_is_written_and_said_to_be(tmp_path):
    file = tmp_path / "report.html"
    done = nki("report", *LEGER, "--output", str(file))
    assert done.returncode == 0
    assert done.stdout == b""
    assert done.stderr.decode().splitlines()[-1] == f"{file}: html, 1 indicator"
    text = file.read_text(encoding="utf-8")
    assert text.startswith("<!doctype html>")
    assert "13,3\u202f%" in text


def test_a_pdf_is_chosen_by_its_suffix(tmp_path):
    file = tmp_path / "report.PDF"
    assert nki("report", *LEGER, "--output", str(file), "--lang", "en").returncode == 0
    assert file.read_bytes().startswith(b"%PDF-")


def test_several_indicators_share_a_report(tmp_path):
    file = tmp_path / "report.html"
    done = nki(
        "report", "legevakt-samtrening-leger", "legevakt-samtrening-sykepleiere", *DATA, "--output", str(file)
    )
    assert done.stderr.decode().splitlines()[-1] == f"{file}: html, 2 indicators"
    assert '<section class="view" id="overview"' in file.read_text(encoding="utf-8")


def test_kept_results_give_the_report_that_their_figures_would_have_given(tmp_path):
    kept, fresh, again = tmp_path / "leger.json", tmp_path / "fresh.html", tmp_path / "again.html"
    assert nki("compute", *LEGER, "--output", str(kept)).returncode == 0
    assert nki("report", *LEGER, "--output", str(fresh)).returncode == 0
    done = nki("report", str(kept), "--output", str(again))
    assert done.returncode == 0
    assert done.stderr.decode() == f"{again}: html, 1 indicator\n"
    assert again.read_bytes() == fresh.read_bytes()


def test_kept_and_computed_results_share_a_report(tmp_path):
    kept, file = tmp_path / "leger.json", tmp_path / "report.html"
    nki("compute", *LEGER, "--output", str(kept))
    done = nki("report", str(kept), "legevakt-samtrening-sykepleiere", *DATA, "--output", str(file))
    assert done.stderr.decode().splitlines()[-1] == f"{file}: html, 2 indicators"


def test_an_indicator_without_data_is_asked_for_them(tmp_path):
    done = nki("report", "legevakt-triage", "gone.json", "--output", str(tmp_path / "x.html"))
    assert done.returncode == 2
    assert b"error U054" in done.stderr
    assert b"error U002" in done.stderr


def test_a_result_that_somebody_edited_makes_no_report(tmp_path):
    kept = tmp_path / "leger.json"
    nki("compute", *LEGER, "--output", str(kept))
    kept.write_text(kept.read_text("utf-8").replace('"numerator": 644', '"numerator": 645'), "utf-8")
    done = nki("report", str(kept), "--output", str(tmp_path / "x.html"))
    assert done.returncode == 11
    assert not (tmp_path / "x.html").exists()


def test_the_languages_are_those_of_documents(tmp_path):
    done = nki("report", *LEGER, "--output", str(tmp_path / "x.html"), "--lang", "se")
    assert done.returncode == 2


def test_another_suffix_is_refused_before_anything_is_computed(tmp_path):
    done = nki("report", "no-such-indicator", *DATA, "--output", str(tmp_path / "report.odt"))
    assert done.returncode == 14
    assert b"error R602" in done.stderr
    assert b"U001" not in done.stderr


def test_a_folder_of_templates_that_is_not_there_is_told(tmp_path):
    done = nki("report", *LEGER, "--output", str(tmp_path / "x.html"), "--templates", str(tmp_path / "none"))
    assert done.returncode == 14
    assert b"error R610" in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_delivery_is_never_replaced(tmp_path):
    delivery = tmp_path / "survey.html"
    shutil.copy(DATA[1], delivery)
    before = delivery.read_bytes()
    register = ["--register", str(ROOT / "examples/register"), "--period", "2021"]
    done = nki("report", LEGER[0], "--data", str(delivery), *register, "--output", str(delivery))
    assert done.returncode == 14
    assert delivery.read_bytes() == before


def test_what_stood_there_before_stays_until_a_whole_report_takes_its_place(tmp_path):
    file = tmp_path / "report.html"
    file.write_text("before", encoding="utf-8")
    broken = tmp_path / "broken.csv"
    broken.write_text("Legevakt-ID\nLV001\n", encoding="utf-8")
    done = nki("report", LEGER[0], "--data", str(broken), "--output", str(file))
    assert done.returncode in (2, 11)
    assert file.read_text(encoding="utf-8") == "before"


def test_a_long_report_says_how_far_it_has_come(tmp_path):
    kept, file = tmp_path / "leger.json", tmp_path / "report.html"
    nki("compute", *LEGER, "--output", str(kept))
    command = [sys.executable, "-m", "nki", "report", *[str(kept)] * 8, "--output", str(file)]
    ours, theirs = pty.openpty()
    process = subprocess.Popen(command, stdout=theirs, stderr=theirs, env={**os.environ, "TERM": "xterm"})
    os.close(theirs)
    seen = all_shown(ours).decode()
    assert process.wait(timeout=60) == 0
    assert re.search("report █+░+ \\d of 10\\r", seen)
    assert seen.splitlines()[-1].endswith("report.html: html, 1 indicator")


def test_python_offers_the_same(tmp_path):
    file = tmp_path / "report.html"
    assert nki("report", *LEGER, "--output", str(file)).returncode == 0
    result = python.compute(LEGER[0], DATA[1])
    assert python.report(result) == file.read_bytes()
    assert python.report([result, result], "pdf", lang="en").startswith(b"%PDF-")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
def test_a_full_disk_leaves_nothing_behind(tmp_path):
    program = (
        "import resource, sys; resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000)); "
        "from signal import SIGXFSZ, SIG_IGN, signal; signal(SIGXFSZ, SIG_IGN); "
        "sys.argv = ['nki', *sys.argv[1:]]; from nki.__main__ import main; sys.exit(main())"
    )
    command = [sys.executable, "-c", program, "report", *LEGER, "--output", str(tmp_path / "x.html")]
    done = subprocess.run(command, capture_output=True, timeout=60, check=False)
    assert done.returncode == 14
    assert b"error R601" in done.stderr
    assert list(tmp_path.iterdir()) == []
