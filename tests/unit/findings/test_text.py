from nki.findings.formats import FORMATS
from nki.findings.text import issues_text
from nki.model.issue import Issue, Place
from tests.unit.findings.conftest import COLON, TRAINEE


def test_a_finding_shows_its_line_with_carets_and_its_field_with_number_and_label(validation):
    issue = next(issue for issue in validation.issues if issue.code == "S203")
    assert issues_text([issue], None).splitlines() == [
        f"specs/c-column.yaml:{TRAINEE}:22: error S203  No such column",
        "    13 Andre måltall · Teller  (other_measures.1.numerator.sum)",
        '    the source "survey" declares no column "trainee"; did you mean "trained"?',
        "    → declare the column under `sources`, or correct the name",
        f"    {TRAINEE} |     numerator: {{sum: trainee}}",
        "       |                      ^^^^^^^",
        "",
        "1 error  ·  what a code means: nki explain S203",
    ]


def test_text_that_is_not_yaml_is_shown_at_the_character(validation):
    text = issues_text([issue for issue in validation.issues if "a-colon" in issue.place.file], None)
    assert text.splitlines()[3:5] == [
        f"    {COLON} | definition: Andel: leger ved legevakten som har trent.",
        "      |                  ^",
    ]


def test_a_row_of_a_delivery_is_never_shown(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "svar.csv").write_text("id;navn\nLV1;noen som svarte\n", encoding="utf-8")
    place = Place("svar.csv", 2, 1, row=2)
    text = issues_text([Issue.of("D311", place, "id", who="unit", unit="LV1", first="row 1")], None)
    assert "noen som svarte" not in text
    assert "|" not in text


def test_no_line_that_a_stranger_wrote_is_obeyed_by_a_machine(written):
    for line in written("text").splitlines():
        assert not line.strip().startswith("::")
        assert "##vso[" not in line
        assert "##[" not in line
        assert "\x1b" not in line
        assert "\u202e" not in line


def test_formats_on_the_command_line_are_those_that_exist():
    from nki.cli.format import FailOn, FindingsFormat
    from nki.findings.threshold import FailOn as Same

    assert [*FindingsFormat] == [*FORMATS]
    assert [*FailOn] == [*Same]


def test_nothing_found_is_nothing_said(written):
    assert written("text", "specs/prove.yaml") == ""
