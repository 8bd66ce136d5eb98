"""Files that real programs wrote from one clean delivery give its figures, on both roads."""

import json
from pathlib import Path

import pytest

from tests.programs.make import HERE, rows
from tests.zoo import clean, taking

FILES = sorted(
    path
    for path in HERE.iterdir()
    if path.suffix in (".csv", ".gz", ".parquet", ".xlsx")
    and path.name not in ("libreoffice-from-csv.xlsx", "libreoffice-two-row-header.xlsx")
)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_file_of_a_real_program_gives_the_figures_of_the_clean_delivery(path):
    survey = clean.answers()
    taken = taking.take(survey, path)
    assert not taken.refused, taken.issues
    assert taken.figures == taking.clean_result(survey).figures
    # pandas writes counts with blanks as 39.0, which is said; nothing else is worth a word
    assert set(taken.said) <= ({"D382"} if path.name.startswith("pandas") else set())


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_both_roads_read_files_of_real_programs_alike(path):
    quick, slow, issues = taking.both_roads(clean.answers(), path)
    assert issues == ()
    assert quick is None or quick == slow


def test_every_file_has_its_line_in_the_readme():
    told = (HERE / "README.md").read_text(encoding="utf-8")
    assert [
        path.name
        for path in HERE.iterdir()
        if path.suffix not in (".py", ".md", "") and path.name not in told
    ] == []


def test_the_rows_can_be_handed_to_a_program_that_has_nothing_of_the_tests():
    assert json.loads(json.dumps(rows())) == rows()
    assert Path(HERE, "make.py").is_file()
