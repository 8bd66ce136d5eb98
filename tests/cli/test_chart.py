"""``nki chart``: a picture and its data file, from a kept result or straight from data."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import nki as python
from tests.cli.test_program import nki

ROOT = Path(__file__).parents[2]
DATA = ["--data", str(ROOT / "examples/samtrening-2021/survey_export.csv")]
LEGER = ["legevakt-samtrening-leger", *DATA]


@pytest.fixture(scope="module")
def kept(tmp_path_factory):
    file = tmp_path_factory.mktemp("kept") / "leger.json"
    assert nki("compute", *LEGER, "--output", str(file)).returncode == 0
    return str(file)


def test_a_picture_is_written_with_its_data_file_and_said_to_be(tmp_path, kept):
    file = tmp_path / "counties.svg"
    done = nki("chart", kept, "--output", str(file))
    assert done.returncode == 0
    assert done.stdout == b""
    assert done.stderr.decode() == f"{file}: svg, areas; counties.data.csv: 12 rows\n"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["counties.data.csv", "counties.svg"]


def test_a_chart_straight_from_data_is_the_one_of_the_kept_result(tmp_path, kept):
    first, second = tmp_path / "first.svg", tmp_path / "second.svg"
    assert nki("chart", *LEGER, "--output", str(first)).returncode == 0
    assert nki("chart", kept, "--output", str(second)).returncode == 0
    assert first.read_bytes() == second.read_bytes()
    assert (tmp_path / "first.data.csv").read_bytes() == (tmp_path / "second.data.csv").read_bytes()


def test_the_suffix_decides_what_is_written(tmp_path, kept):
    for suffix, start in ((".PNG", b"\x89PNG"), (".json", b"{"), (".svg", b"<svg")):
        file = tmp_path / f"chart{suffix}"
        assert nki("chart", kept, "--kind", "units", "--area", "46", "--output", str(file)).returncode == 0
        assert file.read_bytes().startswith(start)


def test_python_offers_the_same(tmp_path, kept):
    file = tmp_path / "chart.json"
    assert nki("chart", kept, "--measure", "2", "--lang", "en", "--output", str(file)).returncode == 0
    (result,) = python.read(kept)
    assert python.chart(result, "areas", "json", measure=2, lang="en") == file.read_bytes()
    assert "Norway" in json.loads(file.read_text("utf-8"))["description"]


def test_of_a_result_with_several_periods_those_are_drawn_that_are_asked_for(tmp_path):
    kept, file = tmp_path / "kurs.json", tmp_path / "chart.svg"
    data = ["--data", str(ROOT / "examples/studio-digitale-kurs/kurs.csv"), "--period", "2021-Q1..2021-Q4"]
    assert nki("compute", "studio-digitale-kurs", *data, "--output", str(kept)).returncode == 0
    drawn = ["chart", str(kept), "--kind", "change", "--level", "health_trust", "--output", str(file)]
    assert b"4 were given" in nki(*drawn).stderr
    assert b"error R622" in nki(*drawn, "--period", "2022").stderr
    done = nki(*drawn, "--period", "2021-Q1", "--period", "2021-Q4")
    assert done.returncode == 0, done.stderr
    assert "1. kvartal 2021" in file.read_text("utf-8")


def test_what_cannot_be_drawn_leaves_no_file(tmp_path, kept):
    done = nki("chart", kept, "--kind", "units", "--output", str(tmp_path / "x.svg"))
    assert done.returncode == 14
    assert b"error R623" in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_another_suffix_is_refused_before_anything_is_computed(tmp_path):
    done = nki("chart", "no-such-indicator", *DATA, "--output", str(tmp_path / "chart.odt"))
    assert done.returncode == 14
    assert b"error R602" in done.stderr


def test_neither_a_kept_result_nor_a_delivery_is_replaced(tmp_path, kept):
    result, delivery = tmp_path / "leger.json", tmp_path / "leger.data.csv"
    shutil.copy(kept, result)
    shutil.copy(DATA[1], delivery)
    for given, output in (
        ([str(result)], result),
        ([LEGER[0], "--data", str(delivery)], tmp_path / "leger.svg"),
    ):
        done = nki("chart", *given, "--output", str(output))
        assert done.returncode == 14
        assert b"error R604" in done.stderr
    assert result.read_bytes() == Path(kept).read_bytes()
    assert delivery.read_bytes() == Path(DATA[1]).read_bytes()


def test_a_missing_extra_is_told_with_the_command_that_installs_it(tmp_path, kept):
    program = (
        "import sys; sys.modules['altair'] = None; sys.argv = ['nki', *sys.argv[1:]]; "
        "from nki.__main__ import main; sys.exit(main())"
    )
    command = [sys.executable, "-c", program, "chart", kept, "--output", str(tmp_path / "x.svg")]
    done = subprocess.run(command, capture_output=True, timeout=60, check=False)
    assert done.returncode == 14
    assert b"error R620" in done.stderr
    assert b"pip install 'nki[charts]'" in done.stderr
    assert list(tmp_path.iterdir()) == []
