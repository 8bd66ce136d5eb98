from nki.cli.streams import Screen
from nki.errors import CATALOGUE
from nki.findings.text import finding_text, issues_text
from nki.findings.view import finding_of
from nki.model.issue import Issue, Place, Severity

COLUMN = Issue.of(
    "S203",
    Place("leger.yaml", 31, 7),
    "other_measures.1.numerator",
    source="nklm",
    column="leger_samtrening",
    meant='; did you mean "leger_samtrent"?',
)
REGISTERED = {
    "lacking": "the register has no unit",
    "advice": "correct the id, or add the unit to the register",
}
UNIT = Issue.of("D310", Place("svar.csv", 14, row=12), "Legevakt-ID", unit="LV999", meant="", **REGISTERED)


def test_a_finding_says_where_what_and_what_to_do():
    assert finding_text(finding_of(COLUMN), None).splitlines() == [
        "leger.yaml:31:7: error S203  No such column",
        "    13 Andre måltall · Teller  (other_measures.1.numerator)",
        '    the source "nklm" declares no column "leger_samtrening"; did you mean "leger_samtrent"?',
        "    → declare the column under `sources`, or correct the name",
    ]


def test_a_row_of_a_delivery_is_named_as_excel_shows_it():
    assert finding_text(finding_of(UNIT), None).splitlines() == [
        "svar.csv:14 (row 12): error D310  Unknown unit",
        '    column "Legevakt-ID"',
        '    the register has no unit "LV999"',
        "    → correct the id, or add the unit to the register",
    ]


def test_a_key_outside_the_form_is_named_as_it_is():
    issue = Issue.of("S104", Place("leger.yaml", 3, 1), "colour", key="colour", meant="")
    assert finding_text(finding_of(issue), None).splitlines()[1] == "    colour"


def test_the_findings_are_counted_and_their_codes_can_be_looked_up():
    day = Issue.of("D330", Place("svar.csv", 2, row=2), who="unit", unit="LV128", day="2021-12-31")
    assert issues_text([COLUMN, UNIT, UNIT, day], None).splitlines()[-1] == (
        "2 errors, 1 warning  ·  what a code means: nki explain D310 D330 S203"
    )


def test_notes_are_one_line_and_not_counted():
    codes = [code for code, entry in CATALOGUE.items() if entry.severity is Severity.NOTE]
    assert codes, "no code of the catalogue is a note"
    note = Issue.of("D333", folder="register")
    text = issues_text([note], None)
    assert text.count("\n") == 0
    assert text.startswith("note D333: ")


def test_on_a_terminal_lines_break_under_their_indent():
    text = finding_text(finding_of(COLUMN), Screen(60, colour=False))
    body = text.splitlines()[1:]
    assert max(map(len, body)) <= 60
    assert all(line.startswith("    ") for line in body)


def test_colour_appears_only_where_it_may():
    assert "\x1b[" not in finding_text(finding_of(COLUMN), Screen(80, colour=False))
    assert "\x1b[31m" in finding_text(finding_of(COLUMN), Screen(80, colour=True))
