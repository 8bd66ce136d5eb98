"""The text of a YAML file: scalars stay text, every part has its place, and nothing hostile gets far."""

import pytest

from nki.errors import NkiError, words
from nki.steps.load import read_document
from nki.steps.load.document import MAX_BYTES, MAX_DEPTH, MAX_NODES


@pytest.fixture
def document(tmp_path):
    """Write a file and read it."""

    def read(content):
        path = tmp_path / "x.yaml"
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return read_document(path, "x.yaml")

    return read


@pytest.fixture
def refused(document):
    """Return code, line and column of everything that is wrong with a file, and what is said of it."""

    def read(content):
        try:
            issues = document(content).issues
        except NkiError as error:
            issues = error.issues
        for issue in issues:
            assert issue.place.file == "x.yaml"
        return [(issue.code, issue.place.line, issue.place.column, words(issue).found) for issue in issues]

    return read


# Scalars are the text that stands in the file


@pytest.mark.parametrize(
    "text",
    [
        "0301",
        "no",
        "yes",
        "true",
        "on",
        "12:30",
        "1E10",
        "1e3",
        "0x10",
        "1_000",
        "007",
        "+5",
        ".5",
        "1.10",
        "2021-01-01",
        "nan",
        ".inf",
        "=",
        "<<",
        "31.12.2021",
        "NULLER",
        "N/A",
        "None",
        "-5",
        "~x",
        "1 000",
        "Å",
    ],
)
def test_a_value_is_the_text_that_stands_there(document, text):
    assert document(f"key: {text}\n").data == {"key": text}
    assert document(f"- {text}\n").data == [text]
    assert document(f"{text}: x\n").data == {text: "x"}


@pytest.mark.parametrize("empty", ["", " ", "~", "null", "Null", "NULL", "# bare en kommentar"])
def test_a_key_with_nothing_behind_it_has_no_value(document, empty):
    assert document(f"key: {empty}\nnext: x\n").data == {"key": None, "next": "x"}


@pytest.mark.parametrize("quoted", ["''", '""', "'~'", "'null'", '"NULL"', "|-\n  null"])
def test_what_is_quoted_is_text_and_never_nothing(document, quoted):
    assert document(f"key: {quoted}\n").data == {"key": quoted.removeprefix("|-\n  ").strip("'\"")}


def test_lists_and_mappings_nest_as_written(document):
    text = "a: [1, {b: [c]}]\nd:\n  - e: >-\n      to\n      linjer\n    f:\n"
    assert document(text).data == {"a": ["1", {"b": ["c"]}], "d": [{"e": "to linjer", "f": None}]}


def test_an_alias_repeats_what_its_anchor_named(document):
    assert document("a: &x {b: '1'}\nc: [*x, *x]\n").data == {"a": {"b": "1"}, "c": [{"b": "1"}, {"b": "1"}]}


def test_merge_keys_are_keys_and_merge_nothing(document):
    assert document("a: &x {b: '1'}\nc: {<<: *x}\n").data == {"a": {"b": "1"}, "c": {"<<": {"b": "1"}}}


@pytest.mark.parametrize("text", ["", "\n\n", "# bare en kommentar\n", "---\n", "\ufeff"])
def test_a_file_without_content_holds_nothing(document, text):
    assert document(text).data is None


# Bytes and line ends


def test_a_byte_order_mark_is_no_part_of_the_first_key(document):
    read = document(b"\xef\xbb\xbfkey: x\n")
    assert read.data == {"key": "x"}
    assert (read.places.keys["key",].line, read.places.keys["key",].column) == (1, 1)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends_of_every_system_count_as_lines(document, end):
    read = document(end.join(["a: x", "", "b: |", "  æ", "  ø", "c: z", ""]))
    assert read.data == {"a": "x", "b": "æ\nø\n", "c": "z"}
    assert read.places.keys["c",].line == 6


@pytest.mark.parametrize(
    ("content", "line", "column", "byte"),
    [
        ("tittel: Når det gjelder\n".encode("cp1252"), 1, 10, "0xE5"),
        ("a: æøå\nb: blåbær ".encode() + b"\xe6\n", 2, 11, "0xE6"),
        (b"a: x\r\nb: " + b"\xff", 2, 4, "0xFF"),
        ("a: x\n".encode("utf-16"), 1, 1, "0xFF"),
    ],
)
def test_text_that_is_not_utf8_is_refused_at_its_character(refused, content, line, column, byte):
    ((code, *place, said),) = refused(content)
    assert (code, *place) == ("S101", line, column)
    assert byte in said


@pytest.mark.parametrize(
    ("content", "line", "column", "name"),
    [("a: x\nb: æ\0y\n", 2, 5, "U+0000"), ("a: \x07\n", 1, 4, "U+0007"), ("\x1b[31ma: x\n", 1, 1, "U+001B")],
)
def test_invisible_characters_are_refused_by_name(refused, content, line, column, name):
    ((code, *place, said),) = refused(content)
    assert (code, *place) == ("S113", line, column)
    assert name in said


def test_a_file_that_cannot_be_opened_is_said_so(tmp_path):
    with pytest.raises(NkiError) as stop:
        read_document(tmp_path / "x.yaml", "x.yaml")
    assert [issue.code for issue in stop.value.issues] == ["S102"]
    assert "cannot be opened" in words(stop.value.issues[0]).found


# Not YAML


@pytest.mark.parametrize(
    ("text", "line", "column", "said"),
    [
        ("a: b: c\n", 1, 5, "a colon followed by a space"),
        ("a: x\n\tb: y\n", 2, 1, "a tab indents this line"),
        ("a:\n\t- b\n", 2, 1, "a tab indents this line"),
        ("a: @b\n", 1, 4, 'cannot begin with "@"'),
        ("a: 'b\nc: d\n", 1, 4, "never closed"),
        ("æøå: x\nb: *mangler\n", 2, 4, "takes for a reference"),
        ("a: &a [*a]\n", 1, 8, "takes for a reference"),
        ("a:\n  b: x\n c: y\n", 3, 2, "indented by 1 space, and the one above it by 2"),
        ("a: x\nbare tekst\n", 2, 1, "neither a key with a colon"),
        ('a: "\\q"\n', 1, 5, "backslash"),
        ("a: [b\n", 1, 4, "not closed, or lacks a comma"),
        ("a: {b: c\n", 1, 4, "not closed, or lacks a comma"),
        ("a: -\n", 1, 4, "a hyphen"),
        ("a: - b\n", 1, 4, "a hyphen"),
    ],
)
def test_text_that_is_not_yaml_is_refused_where_reading_stopped(refused, text, line, column, said):
    ((code, *place, found),) = refused(text)
    assert (code, *place) == ("S102", line, column)
    assert said in found


def test_a_second_document_is_refused_where_it_starts(refused, document):
    assert refused("a: x\n---\nb: y\n") == [("S112", 2, 1, "a second YAML document starts here")]
    assert document("---\na: x\n...\n").issues == ()


# Keys


def test_keys_given_twice_are_named_with_the_line_of_the_first(refused):
    assert refused("a: 1\nb:\n  c: 1\n  æ: 2\n  c: 3\na: 4\n") == [
        ("S103", 5, 3, 'the key "c" stands here a second time; the first is on line 3'),
        ("S103", 6, 1, 'the key "a" stands here a second time; the first is on line 1'),
    ]


def test_keys_that_only_look_different_to_yaml_are_different(refused):
    assert refused("1: a\n'1': b\n") == [
        ("S103", 2, 1, 'the key "1" stands here a second time; the first is on line 1')
    ]
    assert refused("1: a\n01: b\n1.0: c\n") == []


def test_a_list_is_no_key(refused):
    assert [found[:3] for found in refused("a: x\n? [b, c]\n: y\n")] == [("S106", 2, 3)]


@pytest.mark.parametrize("tag", ["!!str", "!!python/name:os.system", "!local", "!", "!!int", "!!binary"])
def test_tags_are_refused_on_every_kind_of_node(refused, tag):
    assert [found[:3] for found in refused(f"a: {tag} x\nb: {tag} [y]\nc: {tag} {{d: e}}\n")] == [
        ("S110", 1, 4),
        ("S110", 2, 4),
        ("S110", 3, 4),
    ]


# Hostile files


def laughs(levels, width):
    lines = ["a0: &a0 x"]
    lines += [f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * width)}]" for i in range(1, levels)]
    return "\n".join(lines)


def test_aliases_that_multiply_are_counted_as_written_out(document, refused):
    assert len(document(laughs(4, 10)).data["a3"]) == 10
    ((code, line, *_, said),) = refused(laughs(20, 10))
    assert (code, line) == ("S109", 6)
    assert str(MAX_NODES) in said


def test_aliases_that_deepen_are_counted_as_written_out(document, refused):
    assert document(laughs(MAX_DEPTH - 1, 1)).issues == ()
    ((code, *_, said),) = refused(laughs(300, 1))
    assert code == "S109"
    assert f"the limit of {MAX_DEPTH}" in said


@pytest.mark.parametrize("opening", ["[", "{a: ", "- "])
def test_nesting_without_end_is_refused(refused, opening):
    ((code, *_, said),) = refused(opening * 10_000)
    assert code == "S109"
    assert "nesting" in said


def test_nesting_within_the_limit_is_read(document):
    assert document("[" * MAX_DEPTH + "]" * MAX_DEPTH).issues == ()


def test_a_file_larger_than_a_specification_can_be_is_not_read(refused):
    assert [found[0] for found in refused("# " + "x" * MAX_BYTES)] == ["S109"]


def test_more_values_than_a_specification_can_have_are_refused(refused):
    assert [found[0] for found in refused("- x\n" * (MAX_NODES + 1))] == ["S109"]


# Places


def test_places_count_characters_and_not_bytes(document):
    read = document("æøå: [blåbær, «å»]\n  # 🙂\nb: {ø: 🙂, c: d}\n")
    places = {
        path: (place.line, place.column, place.end_line, place.end_column)
        for path, place in read.places.values.items()
    }
    assert places["æøå", 0] == (1, 7, 1, 13)
    assert places["æøå", 1] == (1, 15, 1, 18)
    assert places["b", "c"] == (3, 14, 3, 15)
    keys = {path: (place.line, place.column) for path, place in read.places.keys.items()}
    assert keys == {("æøå",): (1, 1), ("b",): (3, 1), ("b", "ø"): (3, 5), ("b", "c"): (3, 11)}


def test_the_place_of_an_empty_value_is_right_behind_its_key(document):
    places = document("blåbær:\nb: \nc:    # tom\n").places
    assert [(places.of((key,)).line, places.of((key,)).column) for key in ("blåbær", "b", "c")] == [
        (1, 8),
        (2, 3),
        (3, 3),
    ]


def test_the_place_of_an_alias_is_where_its_values_stand(document):
    places = document("a: &x\n  b: y\nc: *x\n").places
    assert places.of(("c", "b")).line == 2
    assert places.of_key(("c",)).line == 3


def test_a_part_that_is_not_there_has_the_place_of_what_encloses_it(document):
    places = document("a:\n  b: {c: d}\n").places
    assert (places.of(("a", "b", "x")).line, places.of(("a", "b", "x")).column) == (2, 3)
    assert (places.of(("z",)).line, places.of(("z",)).column) == (1, 1)
