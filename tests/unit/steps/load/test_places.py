"""Where the parts of a file begin and end: lines and columns from 1, ends behind the last character."""

import pytest

from nki.model.places import Places
from nki.steps.load import read_document

TEXT = """\
a: >-
  blå
  bær

b:
  - x: 1
    y: [1,
     2]

  # a comment
c: "q
  r"
d: plain
  more  # a comment
e: {f: g, h: {i: j}}
k: &anchor
  l: m
n: *anchor
o:
p: |
  last

  line
q:
  - *anchor
"""


@pytest.fixture
def places(tmp_path):
    file = tmp_path / "x.yaml"
    file.write_text(TEXT, encoding="utf-8")
    return read_document(file).places


@pytest.mark.parametrize(
    ("path", "begins", "ends"),
    [
        (("a",), (1, 4), (3, 6)),
        (("b",), (6, 3), (8, 8)),
        (("b", 0), (6, 5), (8, 8)),
        (("b", 0, "x"), (6, 8), (6, 9)),
        (("b", 0, "y"), (7, 8), (8, 8)),
        (("b", 0, "y", 1), (8, 6), (8, 7)),
        (("c",), (11, 4), (12, 5)),
        (("d",), (13, 4), (14, 7)),
        (("e",), (15, 4), (15, 21)),
        (("e", "h"), (15, 14), (15, 20)),
        (("k",), (16, 4), (17, 7)),
        (("p",), (20, 4), (23, 7)),
        (("q",), (25, 3), (25, 3)),
        ((), (1, 1), (25, 3)),
    ],
)
def test_a_part_ends_behind_its_last_character(places: Places, path, begins, ends):
    place = places.of(path)
    assert ((place.line, place.column), (place.end_line, place.end_column)) == (begins, ends)


def test_no_part_ends_before_it_begins(places: Places):
    for place in (*places.values.values(), *places.keys.values()):
        assert (place.end_line, place.end_column) >= (place.line, place.column)


@pytest.mark.parametrize("end", ["", "\n", "\n\n\n", "\r\n", "\n# a comment\n"])
def test_a_text_at_the_end_of_a_file_ends_with_its_last_letter(tmp_path, end):
    file = tmp_path / "x.yaml"
    file.write_bytes(f"a: |\n  siste{end}".encode())
    place = read_document(file).places.of(("a",))
    assert (place.end_line, place.end_column) == (2, 8)
