"""A folder with specifications that are wrong in ways that are hard to write down."""

from pathlib import Path

import pytest

import nki
from nki.findings.formats import formatted
from nki.findings.threshold import FailOn, Run

BAD = Path(__file__).parent.parent.parent / "bad"


def line_of(words):
    """Return the line of the text that the broken files were made from which holds these words."""
    lines = (BAD / "prove.yaml").read_text(encoding="utf-8").splitlines()
    (number,) = [number for number, line in enumerate(lines, start=1) if words in line]
    return number


TRAINEE = line_of("numerator: {sum: trained}")
"""The line on which ``c-column.yaml`` names a column that is not there."""

COLON = line_of("definition: ")
"""The line on which ``a-colon.yaml`` has a colon inside a text."""

HOSTILE = "##vso[task.complete result=Succeeded]\\n::stop-commands::x,y;]%0A<b>[a](b)|`\\e[31m\\u202E{0}"
"""Inside double quotes of YAML: commands, markup, escapes and placeholders of all formats at once."""


@pytest.fixture
def specs(tmp_path, monkeypatch):
    """Return a folder to be in. Its files: good, not YAML, not UTF-8, wrong in meaning, and hostile."""
    monkeypatch.chdir(tmp_path)
    text = (BAD / "prove.yaml").read_text(encoding="utf-8")
    folder = tmp_path / "specs"
    folder.mkdir()
    (folder / "prove.yaml").write_text(text, encoding="utf-8")
    (folder / "a-colon.yaml").write_text(text.replace("Andel leger", "Andel: leger"), encoding="utf-8")
    (folder / "b-latin.yaml").write_bytes(text.encode("windows-1252"))
    (folder / "c-column.yaml").write_text(
        text.replace("sum: trained", "sum: trainee").replace("id: prove", "id: c-column"), encoding="utf-8"
    )
    (folder / "d-hostile.yaml").write_text(f'{text}"{HOSTILE}": 1\n', encoding="utf-8")
    (folder / "##[e] 100%,æ.yaml").write_text(text.replace("id: prove", "id: strange"), encoding="utf-8")
    return Path("specs")


@pytest.fixture
def validation(specs):
    return nki.validate(specs)


@pytest.fixture
def written(specs):
    """Return a function that validates and writes in a format."""

    def write(name, *given, fail_on=FailOn.ERROR):
        return formatted(nki.validate(*(given or (specs,))), name, Run("1.2.3", fail_on))

    return write
