import os
from pathlib import Path

import pytest

from nki.findings.source import excerpt
from nki.model.issue import Place


@pytest.fixture
def file(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)

    def write(text, name="x.yaml"):
        data = text if isinstance(text, bytes) else text.encode()
        Path(name).write_bytes(data)
        return name

    return write


def shown(file, line, column, end_line=0, end_column=0, width=80):
    return excerpt(Place(file, line, column, end_line, end_column), width)


def test_carets_stand_under_the_very_characters(file):
    assert shown(file("a: b\nnøkkel: verdi\n"), 2, 9, 2, 14) == ("2 | nøkkel: verdi", "  |         ^^^^^")


def test_without_an_end_one_caret_stands_there(file):
    assert shown(file("a: b: c\n"), 1, 5) == ("1 | a: b: c", "  |     ^")


def test_a_part_of_several_lines_is_marked_to_the_end_of_its_first(file):
    assert shown(file("a: {b: 1,  \n  c: 2}\n"), 1, 4, 2, 8) == ("1 | a: {b: 1,", "  |    ^^^^^^")


def test_the_end_of_a_file_can_be_pointed_at(file):
    assert shown(file("a: 'b\n"), 2, 1) == ("2 |", "  | ^")


def test_a_byte_order_mark_takes_no_room(file):
    assert shown(file(b"\xef\xbb\xbfa: b"), 1, 1, 1, 2) == ("1 | a: b", "  | ^")


def test_lines_end_as_yaml_says(file):
    assert shown(file("a\r\nb\x85c\u2028d: e"), 4, 4) == ("4 | d: e", "  |    ^")


def test_letters_of_two_columns_get_two_carets_each(file):
    assert shown(file("数: 字\n"), 1, 1, 1, 2) == ("1 | 数: 字", "  | ^^")


def test_invisible_characters_are_written_out_and_the_carets_know(file):
    assert shown(file("a\u200b: b\n"), 1, 4, 1, 5) == ("1 | a<U+200B>: b", "  |           ^")


def test_a_tab_is_one_column_wide(file):
    assert shown(file("\ta: b\n"), 1, 1) == ("1 |  a: b", "  | ^")


@pytest.mark.parametrize("column", [1, 40, 1000, 4000, 5000])
def test_a_long_line_is_cut_around_the_carets(file, column):
    text = "".join(chr(ord("a") + i % 26) for i in range(5000))
    line, carets = shown(file(text), 1, column, 1, column + 3, width=60)
    assert len(line) <= 60
    assert len(carets) <= 60
    marked = "".join(one for one, caret in zip(line, carets.ljust(60), strict=False) if caret == "^")
    assert text[column - 1 : column + 2].startswith(marked)
    assert marked


@pytest.mark.parametrize(
    "place", [Place("x.yaml", 9, 1), Place("x.yaml", 0, 0), Place("y.yaml", 1, 1), Place("", 1, 1)]
)
def test_where_there_is_no_line_there_is_no_excerpt(file, place):
    file("a: b\n")
    assert excerpt(place, 80) is None


def test_a_file_that_is_not_text_is_not_shown(file):
    assert shown(file("a: b".encode("utf-16")), 1, 1) is None


def test_another_encoding_is_shown_with_a_sign_for_what_cannot_be_read(file):
    assert shown(file("bl\xe5: b".encode("windows-1252")), 1, 3) == ("1 | bl\ufffd: b", "  |   ^")


def test_no_line_of_a_linked_file_is_shown(file):
    file("token: secret", "secret")
    Path("x.yaml").symlink_to("secret")
    assert shown("x.yaml", 1, 1) is None


def test_no_line_is_shown_of_a_file_that_a_linked_folder_leads_to(tmp_path, file):
    (tmp_path / "out").mkdir()
    (tmp_path / "job").mkdir()
    (tmp_path / "out" / "x.yaml").write_text("token: secret", encoding="utf-8")
    os.chdir("job")
    Path("specs").symlink_to("../out")
    assert shown("specs/x.yaml", 1, 1) is None
    assert shown("../out/x.yaml", 1, 1) is not None
