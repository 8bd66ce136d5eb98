import pytest

from nki.findings.harmless import cells, columns, harmless


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Måltall 1 – «andel»: 13,3\u202f%", "Måltall 1 – «andel»: 13,3\u202f%"),
        ("a\x1b[31mb", "a<U+001B>[31mb"),
        ("to\nlinjer", "to<U+000A>linjer"),
        ("\u202egnisrever", "<U+202E>gnisrever"),
        ("ingen\u200bting", "ingen<U+200B>ting"),
        ("\ud800", "<U+D800>"),
        ("x ##vso[task.complete]", "x # #vso[task.complete]"),
        ("##[error]", "# #[error]"),
        ("####teamcity[x]", "### #teamcity[x]"),
        ("::error::x", ": :error::x"),
        ("  ::error::x", ": :error::x"),
        ("a::b ## c", "a::b ## c"),
    ],
)
def test_what_is_printed_commands_nobody_and_hides_nothing(text, shown):
    assert harmless(text) == shown


def test_what_is_harmless_stays_as_it_is():
    once = harmless("::a\x07##x[b]\u2028")
    assert harmless(once) == once


def test_the_characters_of_a_line_are_shown_as_harmless_as_the_line():
    line = "a\u202e##vso[x] \x07b"
    assert "".join(cells(line)) == harmless(line)


def test_a_tab_is_as_wide_as_one_space():
    assert cells("\ta") == [" ", "a"]


@pytest.mark.parametrize(("text", "width"), [("abc", 3), ("æøå", 3), ("a\u030a", 1), ("数字", 4)])
def test_columns_are_counted_as_a_terminal_shows_them(text, width):
    assert columns(text) == width
