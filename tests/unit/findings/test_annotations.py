import re

import pytest

from nki.findings.annotations import azure, github
from nki.findings.threshold import Run
from nki.model.issue import Issue, Place
from nki.model.validation import Validation
from tests.unit.findings.conftest import TRAINEE

RUN = Run("1.2.3")
GITHUB = re.compile(r"::(error|warning|notice) ([^:]*)::(.*)")
AZURE = re.compile(r"##vso\[task\.logissue ([^\]]*)\](.*)")


def read(text):
    """Undo the escapes as the runner of GitHub Actions does."""
    for escape, sign in (("%0A", "\n"), ("%0D", "\r"), ("%3A", ":"), ("%2C", ","), ("%25", "%")):
        text = text.replace(escape, sign)
    return text


def of(*issues):
    return Validation((), issues)


def properties(listed, separator):
    return dict(pair.split("=", 1) for pair in listed.split(separator))


def test_github_is_told_where_and_what(written):
    line, *others = written("github", "specs/c-column.yaml").splitlines()
    assert others == []
    assert line == (
        f"::error file=specs/c-column.yaml,line={TRAINEE},col=22,endLine={TRAINEE},endColumn=29,"
        "title=S203 No such column::13 Andre måltall · Teller  (other_measures.1.numerator.sum)%0A"
        'the source "survey" declares no column "trainee"; did you mean "trained"?%0A'
        "→ declare the column under `sources`, or correct the name"
    )


def test_azure_is_told_where_and_what(written):
    line, *others = written("azure", "specs/c-column.yaml").splitlines()
    assert others == []
    assert line == (
        "##vso[task.logissue type=error;sourcepath=specs/c-column.yaml;"
        f"linenumber={TRAINEE};columnnumber=22;code=S203]"
        "No such column: 13 Andre måltall · Teller  (other_measures.1.numerator.sum)%0A"
        'the source "survey" declares no column "trainee"; did you mean "trained"?%0A'
        "→ declare the column under `sources`, or correct the name"
    )


@pytest.mark.parametrize("name", ["github", "azure"])
def test_one_finding_is_one_line_and_no_other_command(written, validation, name):
    lines = written(name).splitlines()
    assert len(lines) == len(validation.issues)
    for line in lines:
        command = (GITHUB if name == "github" else AZURE).fullmatch(line)
        assert command, line
        assert "##vso[" not in line[1:]


def test_names_with_the_signs_of_the_syntax_come_through():
    place = Place("a,b:c%;]\n.yaml", 1, 1)
    (line,) = github(of(Issue.of("S112", place)), RUN).splitlines()
    listed = GITHUB.fullmatch(line)[2]
    assert read(properties(listed, ",")["file"]) == place.file
    (line,) = azure(of(Issue.of("S112", place)), RUN).splitlines()
    listed = AZURE.fullmatch(line)[1]
    assert properties(listed, ";")["sourcepath"] == "a,b:c%AZP25%3B%5D%0A.yaml"


def test_a_percent_sign_is_not_read_as_an_escape():
    issue = Issue.of("S104", Place("a.yaml", 1, 1), key="100%0Ax", meant="")
    assert "100%250Ax" in github(of(issue), RUN)
    assert "100%AZP250Ax" in azure(of(issue), RUN)


def test_github_gets_columns_for_parts_of_one_line_only():
    line = github(of(Issue.of("S108", Place("a.yaml", 2, 5, 4, 1), key="x")), RUN)
    listed = properties(GITHUB.fullmatch(line.strip())[2], ",")
    assert listed | {"title": ""} == {"file": "a.yaml", "line": "2", "endLine": "4", "title": ""}


def test_weights_are_those_that_the_service_knows():
    note, warning = (
        Issue.of("D333", folder="x"),
        Issue.of("D330", Place("x", 1), who="unit", unit="LV1", day="2021-12-31"),
    )
    assert [line.split()[0] for line in github(of(note, warning), RUN).splitlines()] == [
        "::notice",
        "::warning",
    ]
    assert [line.split(";")[0] for line in azure(of(note, warning), RUN).splitlines()] == [
        "##vso[task.logissue type=warning"
    ]


def test_a_wrong_call_has_no_place(written):
    assert written("github", "nowhere.yaml").startswith("::error title=U001 No such indicator::")
    assert written("azure", "nowhere.yaml").startswith("##vso[task.logissue type=error;code=U001]")


def test_paths_are_relative_to_the_checkout(written, specs):
    absolute = str(specs.resolve() / "c-column.yaml")
    assert "file=specs/c-column.yaml," in written("github", absolute)
    assert "sourcepath=specs/c-column.yaml;" in written("azure", absolute)
