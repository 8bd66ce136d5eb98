"""``nki schema``: what an editor is given to know the format."""

import subprocess
import sys
from pathlib import Path

from nki.schema import schema_text


def nki_schema(*options):
    command = [sys.executable, "-m", "nki", "schema", *options]
    return subprocess.run(command, capture_output=True, check=True, timeout=60, encoding="utf-8").stdout


def test_the_schema_is_printed_as_it_stands_in_its_file():
    assert nki_schema() == schema_text()


def test_its_place_is_printed_on_one_line_so_that_settings_can_name_it():
    (line,) = nki_schema("--path").splitlines()
    assert Path(line).is_absolute()
    assert Path(line).read_text(encoding="utf-8") == schema_text()
