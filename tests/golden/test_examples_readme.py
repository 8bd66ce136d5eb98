"""What `examples/README.md` has readers type gives the figures that it shows."""

import csv
import io
import re
import shlex
import subprocess
import sys
from fractions import Fraction

import pytest

from tests import inputs
from tests.golden.catalogue import SYNTHETIC, folder

README = (inputs.ROOT / "examples" / "README.md").read_text(encoding="utf-8")
COMMANDS = {line.split()[2]: line for line in re.findall(r"^nki compute .*$", README, re.MULTILINE) if line}
SHOWN = {
    row[0]: row[1:]
    for row in re.findall(r"^\| `(.+?)` \| (\S+) \| (.+?) \| ([\d.]+)(.*?) \|$", README, re.MULTILINE)
}
CODES = {"Norway": "0", "Helse Midt-Norge": "983658776", "Helse Bergen": "983974724"}


@pytest.mark.parametrize("indicator", SYNTHETIC)
def test_a_command_of_the_readme_gives_the_figure_that_it_shows(indicator):
    command = [sys.executable, "-m", *shlex.split(COMMANDS[indicator])]
    found = subprocess.run(command, cwd=inputs.ROOT, capture_output=True, text=True, check=True).stdout
    period, area, value, rest = SHOWN[indicator]
    (row,) = [
        row
        for row in csv.DictReader(io.StringIO(found))
        if (row["period"], row["measure"], row["code"], row["stratum"]) == (period, "1", CODES[area], "")
    ]
    tenths = int(Fraction(row["value"]) * 10 + Fraction(1, 2))
    assert f"{tenths // 10}.{tenths % 10}" == value
    counted = re.sub(r"per 1(00)? 000", "", rest)
    numbers = [int(number.replace(" ", "")) for number in re.findall(r"\d[\d ]*", counted)]
    assert [str(number) for number in numbers] == [
        number for number in (row["numerator"], row["denominator"]) if number
    ]


@pytest.mark.parametrize("indicator", SYNTHETIC)
def test_the_readme_says_what_is_in_the_folder(indicator):
    assert f"| `{folder(indicator).name}/` |" in README
