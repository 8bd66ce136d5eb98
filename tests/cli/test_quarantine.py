"""`nki compute --quarantine`: bad rows go to a file, the rest is computed, and both are said."""

import csv
import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

BAD = Path(__file__).parents[1] / "bad"
HEADER = "Legevakt-ID;Levert;Leger;Har trent;Verktøy\r\n"
GOOD = "LV901;14.02.2022;20;5;RETTS\r\n"
WRONG = "LV902;15.02.2022;åtte;8;METTS\r\n"
OTHER = 'LV903;01.03.2022;40;"0;Ikke aktuelt\r\n'


def nki(*arguments):
    command = [sys.executable, "-m", "nki", "compute", str(BAD / "prove.yaml"), *map(str, arguments)]
    return subprocess.run(
        [*command, "--register", str(BAD / "register"), "--period", "2021"],
        capture_output=True,
        timeout=60,
        check=False,
    )


@pytest.fixture
def delivery(tmp_path):
    path = tmp_path / "svar.csv"
    path.write_bytes((HEADER + GOOD + WRONG + OTHER).encode("cp1252"))
    return path


def test_the_rest_is_computed_and_every_row_that_is_not_in_it_stands_in_the_file(delivery, tmp_path):
    assert nki("--data", delivery).returncode == 11
    result = nki("--data", delivery, "--quarantine", tmp_path / "karantene.csv", "--format", "json")
    assert result.returncode == 0
    told = result.stderr.decode()
    assert "warning D383" in told
    assert "2 rows of 3 could not be taken and are in no figure" in told
    assert "karantene.csv: 2 rows set aside" in told
    assert "åtte" not in told
    (document,) = json.loads(result.stdout)["results"]
    assert (
        document["accounts"][0] | {"read": 3, "answered": 1, "set_aside": 2, "superseded": 0}
        == (document["accounts"][0])
    )
    text = (tmp_path / "karantene.csv").read_bytes().decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text, newline=""), delimiter=";"))
    assert [(row["row"], row["line"], row["code"], row["column"], row["encoding"]) for row in rows] == [
        ("3", "3", "D320", "doctors", "Windows-1252"),
        ("4", "4", "D306", "", "Windows-1252"),
    ]
    for row, line in zip(rows, (WRONG, OTHER), strict=True):
        assert row["original"] == line.removesuffix("\r\n")
        assert row["original"].encode(row["encoding"]) in delivery.read_bytes()
        assert row["file"] == str(delivery)
        assert row["what_to_do"]


def test_mended_rows_give_the_same_figures_as_if_nothing_had_been_wrong(delivery, tmp_path):
    kept = tmp_path / "karantene.csv"
    assert nki("--data", delivery, "--quarantine", kept).returncode == 0
    right = tmp_path / "rett.csv"
    right.write_bytes((HEADER + GOOD + WRONG.replace("åtte", "8") + OTHER.replace('"', "")).encode())
    whole = nki("--data", right, "--quarantine", kept)
    assert kept.read_bytes().count(b"\r\n") == 1
    assert b"0 rows set aside" in whole.stderr
    assert whole.stdout == nki("--data", right).stdout


def test_where_all_is_right_the_file_says_so(tmp_path):
    kept = tmp_path / "karantene.csv"
    result = nki("--data", BAD / "delivery.csv", "--quarantine", kept)
    assert result.returncode == 0
    assert b"0 rows set aside" in result.stderr
    assert b"D383" not in result.stderr
    assert len(kept.read_bytes().splitlines()) == 1


def test_what_is_wrong_with_the_whole_file_leaves_no_quarantine(tmp_path):
    path, kept = tmp_path / "svar.csv", tmp_path / "karantene.csv"
    path.write_text("Legevakt-ID;Levert\nLV901;14.02.2022\n")
    result = nki("--data", path, "--quarantine", kept)
    assert (result.returncode, result.stdout) == (11, b"")
    assert not kept.exists()


def test_a_quarantine_that_cannot_be_written_is_an_error_of_output(delivery, tmp_path):
    result = nki("--data", delivery, "--quarantine", tmp_path / "borte" / "karantene.csv")
    assert (result.returncode, result.stdout) == (14, b"")
    assert b"R601" in result.stderr


def test_one_of_several_answers_may_be_chosen_by_its_date(tmp_path):
    path = tmp_path / "svar.csv"
    path.write_text(HEADER + GOOD + "LV901;15.02.2022;22;6;RETTS\n", encoding="utf-8")
    assert nki("--data", path).returncode == 11
    for which, numerator in (("latest", 6), ("first", 5)):
        result = nki("--data", path, "--duplicates", which, "--format", "json")
        (document,) = json.loads(result.stdout)["results"]
        assert document["rows"][0]["numerator"] == numerator
        assert document["accounts"][0]["superseded"] == 1
        assert b"warning D384" in result.stderr


@pytest.mark.parametrize(
    "where",
    [["--quarantine", "svar.csv"], ["--output", "svar.csv"], ["--quarantine", "x.csv", "--output", "x.csv"]],
)
def test_nothing_that_is_read_or_written_is_replaced(delivery, tmp_path, where):
    before = delivery.read_bytes()
    places = [tmp_path / one if one.endswith(".csv") else one for one in where]
    given = [*places, *([] if "--quarantine" in where else ["--quarantine", tmp_path / "karantene.csv"])]
    result = nki("--data", tmp_path / "sv*.csv", *given)
    assert result.returncode == 14
    assert "error R604" in result.stderr.decode()
    assert delivery.read_bytes() == before
    assert not (tmp_path / "x.csv").exists()


def test_a_file_of_rows_set_aside_may_be_written_anew(delivery, tmp_path):
    for _ in range(2):
        assert nki("--data", delivery, "--quarantine", tmp_path / "karantene.csv").returncode == 0
    (tmp_path / "andre.csv").write_text("noe annet", encoding="utf-8")
    assert "error R603" in nki("--data", delivery, "--quarantine", tmp_path / "andre.csv").stderr.decode()
    assert (tmp_path / "andre.csv").read_text(encoding="utf-8") == "noe annet"
