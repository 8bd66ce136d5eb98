"""Tables in the program that readers have: LibreOffice opens them, and finds the figures of the release."""

import csv
import os
import re
import shutil
import subprocess
from fractions import Fraction

import pytest

from nki.labels import LEVELS_PLURAL
from nki.model.level import Level
from nki.model.status import Status
from tests.unit.steps.tables.made import SIGNS, exported, rounded, small, value_shown
from tests.unit.steps.tables.readers import Page

SHEETS = "csv:Text - txt - csv (StarCalc):59,34,76,1,,0,false,true,false,false,false,-1"
"""Every sheet as a file of its own, with what its cells hold."""


@pytest.fixture(scope="module")
def converted(tmp_path_factory):
    """Return what LibreOffice makes of a file, as a folder."""
    program = shutil.which("soffice")
    if program is None:
        if os.environ.get("CI") and shutil.which("apt-get"):
            pytest.fail("CI has to have LibreOffice: .ci/programs installs it")
        pytest.skip("there is no LibreOffice here")
    home = tmp_path_factory.mktemp("home")

    def convert(data, name, into):
        folder = tmp_path_factory.mktemp("converted")
        (folder / name).write_bytes(data)
        profile = f"-env:UserInstallation={home.as_uri()}"
        command = [program, profile, "--headless", "--convert-to", into, "--outdir", str(folder), name]
        subprocess.run(command, cwd=folder, capture_output=True, timeout=180, check=True)
        return folder

    return convert


HEADS = {1: "Måltall 1, Andel", 2: "Måltall 2, Antall (personer)"}


def test_a_workbook_holds_the_figures(converted):
    made = small()
    folder = converted(exported([made], "xlsx"), "tabell.xlsx", SHEETS)
    for level in (Level.COUNTY, Level.ER_UNIT):
        path = folder / f"tabell-{LEVELS_PLURAL[level].nb}.csv"
        lines = list(csv.reader(path.read_text("utf-8").splitlines(), delimiter=";"))
        at = next(number for number, line in enumerate(lines) if "Kode" in line)
        head = lines[at]
        rows = {line[head.index("Kode")]: dict(zip(head, line, strict=True)) for line in lines[at + 1 :]}
        for one in (row for row in made.rows if row.level is level):
            cell = rows[one.code][HEADS[one.measure]]
            if one.status is Status.OK:
                assert Fraction(cell).limit_denominator(10**6) == one.value.limit_denominator(10**6)
            else:
                assert cell == SIGNS[one.status]


def test_a_workbook_shows_the_figures(converted):
    made = small()
    folder = converted(exported([made], "xlsx"), "tabell.xlsx", "html:HTML (StarCalc)")
    lines = Cells(folder.joinpath("tabell.html").read_bytes()).rows
    shown = {}
    for line in lines:
        # units and municipalities have their county before them
        for at in (0, 1):
            shown[tuple(line[at : at + 2])] = line[at + 2 : at + 4]
    for one in made.rows:
        cell = shown[one.name, one.code][one.measure - 1]
        decimals = 1 if one.measure == 1 else 0
        if one.status is Status.OK:
            # this LibreOffice writes numbers as English has them
            assert cell.replace("\u202f%", "").replace(",", "") == str(rounded(one.value, decimals))
        else:
            assert cell == SIGNS[one.status]


def test_a_word_document_shows_the_figures(converted):
    made = small()
    folder = converted(exported([made], "docx"), "tabell.docx", "html:HTML (StarWriter)")
    cells = Cells(folder.joinpath("tabell.html").read_bytes()).rows
    shown = {(line[0], line[1]): line[2:4] for line in cells if len(line) > 3}
    for one in made.rows:
        values = shown[one.name, one.code]
        assert values[one.measure - 1] == value_shown(one, 1 if one.measure == 1 else 0)


class Cells(Page):
    """The texts of all rows of a page, whatever is inside their cells."""

    def __init__(self, data):
        self.rows, self._is_open = [], False
        super().__init__(data)
        # lines of the page end anywhere, and a narrow blank is part of a number
        self.rows = [[re.sub("[ \\n\\t]+", " ", text).strip(" ") for text in line] for line in self.rows]

    def handle_starttag(self, tag, _):
        if tag == "tr":
            self._is_open = True
            self.rows.append([])
        elif tag in ("td", "th"):
            self.rows[-1].append("")

    def handle_endtag(self, tag):
        if tag in ("tr", "table"):
            self._is_open = False

    def handle_data(self, data):
        if self._is_open and self.rows[-1]:
            self.rows[-1][-1] += data
