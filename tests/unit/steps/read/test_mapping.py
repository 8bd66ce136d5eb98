"""The mapping file: read as Excel saves it, understood whole or refused, and written to come back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nki.errors import NkiError, words
from nki.model.spec import Source
from nki.steps.read.mapping import COLUMNS, Line, mapping_bytes, mapping_lines, read_mapping

SOURCE = Source.model_validate(
    {
        "id": "survey",
        "text": "Prøve",
        "columns": [{"name": "unit", "type": "unit"}, {"name": "doctors", "type": "count"}],
    }
)
KNOWN = {"LV1": "Nordvik legevakt", "LV2": "Sørvik legevakt"}
HEADER = "kind;found;means;name;confirmed\n"


@pytest.fixture
def mapping(tmp_path):
    def write(content):
        path = tmp_path / "mapping.csv"
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return write


def confirmed(path, sources=(SOURCE,), known=KNOWN):
    found = read_mapping(path, sources, known)
    return dict(found.headers), dict(found.units)


def refused(path, sources=(SOURCE,), known=KNOWN):
    with pytest.raises(NkiError) as stop:
        read_mapping(path, sources, known)
    assert all(str(path) == issue.place.file for issue in stop.value.issues)
    return [(issue.code, issue.place.row, words(issue).found) for issue in stop.value.issues]


def test_no_file_confirms_nothing():
    assert confirmed(None) == ({}, {})


def test_only_what_is_confirmed_is_used(mapping):
    path = mapping(
        HEADER + "header;Leger?;doctors;;ja\nunit;Nordvik;LV1;Nordvik legevakt;\nunit;Sørvik;LV2;;x\n"
    )
    assert confirmed(path) == ({"Leger?": "doctors"}, {"Sørvik": "LV2"})
    assert len(mapping_lines(path)) == 3


@pytest.mark.parametrize("word", ["ja", "JA", " Ja ", "j", "x", "X", "yes", "1", "ok"])
def test_words_that_confirm(mapping, word):
    assert confirmed(mapping(f"{HEADER}unit;Nordvik;LV1;;{word}\n")) == ({}, {"Nordvik": "LV1"})


@pytest.mark.parametrize("word", ["", " ", "nei", "NEI", "no", "0", "-"])
def test_words_that_do_not(mapping, word):
    assert confirmed(mapping(f"{HEADER}unit;Nordvik;LV1;;{word}\n")) == ({}, {})


CONTENT = "unit;Sørvik;LV2;Sørvik legevakt;ja"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_it_is_read_as_excel_saves_it(mapping, encoding, delimiter, end):
    text = f"{HEADER.strip()}{end}{end}{CONTENT}{end};;;;{end}".replace(";", delimiter)
    assert confirmed(mapping(text.encode(encoding))) == ({}, {"Sørvik": "LV2"})


def test_columns_may_stand_in_any_order_beside_others_and_the_name_may_be_left_out(mapping):
    text = "Confirmed;merknad;MEANS;kind;found\nja;sett;LV1;Unit;Nordvik\n"
    assert confirmed(mapping(text)) == ({}, {"Nordvik": "LV1"})


def test_every_line_that_is_not_understood_is_named_at_once_with_its_row(mapping):
    path = mapping(
        HEADER
        + "unit;Nordvik;LV9;;ja\n\n"
        + "hedder;Leger?;doctors;;ja\n"
        + "header;Leger?;docters;;ja\n"
        + "header;Leger?;doctors;;kanskje\n"
        + "unit;Sørvik;LV1;;ja\nunit;Sørvik;LV2;;ja\n"
        + "unit;;LV2;;ja\n"
    )
    assert refused(path) == [
        ("D376", 2, 'nobody who reports has the id "LV9"; did you mean "LV2"?'),
        ("D376", 4, '"hedder" is no kind; did you mean "header"? (header or unit)'),
        ("D376", 5, 'the indicator has no column "docters"; did you mean "doctors"?'),
        ("D376", 6, '"kanskje" is neither ja nor nei'),
        ("D376", 8, '"Sørvik" is confirmed as "LV1" in another line'),
        ("D376", 9, "the line does not say what was found"),
    ]


def test_two_spellings_that_are_read_as_one_are_not_confirmed_as_two_units(mapping):
    text = HEADER + "unit;Nordvik;LV1;;ja\nunit;NORDVIK ;LV2;;ja\n"
    assert [one[:2] for one in refused(mapping(text))] == [("D376", 3)]
    text = HEADER + "header;Antall  leger;doctors;;ja\nheader;Antall leger;unit;;ja\n"
    assert [one[:2] for one in refused(mapping(text))] == [("D376", 3)]
    assert confirmed(mapping(HEADER + "unit;Nordvik;LV1;;ja\nunit;nordvik;LV1;;ja\n"))[1]["Nordvik"] == "LV1"


def test_lines_that_are_not_confirmed_may_point_to_what_is_not_there(mapping):
    text = HEADER + "unit;Nordvik;LV9;;\nheader;Leger;docters;;nei\nunit;Sørvik;LV1;;\nunit;Sørvik;LV2;;\n"
    assert confirmed(mapping(text)) == ({}, {})


def test_what_it_points_to_is_looked_at_only_where_it_is_known(mapping):
    path = mapping(HEADER + "unit;Nordvik;LV9;;ja\nheader;Leger;docters;;ja\n")
    assert confirmed(path, None, None) == ({"Leger": "docters"}, {"Nordvik": "LV9"})
    assert len(refused(path)) == 2


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("", "the file is empty"),
        ("\n;;\n", "the file is empty"),
        (
            "kind;found\n",
            "the columns are kind, found, means, name, confirmed; means is not there, confirmed is not there",
        ),
        (f"{HEADER}unit;Nordvik;LV1\n", "the line has fewer cells than the header"),
        (
            "kind;found;found;means;confirmed\n",
            "the columns are kind, found, means, name, confirmed; found is there twice",
        ),
        (
            f'{HEADER}unit;"Nordvik;LV1;;ja\n',
            "the quotation mark that opens here is not closed before the file ends",
        ),
    ],
)
def test_a_file_that_is_no_mapping_is_refused(mapping, content, said):
    assert [one[2] for one in refused(mapping(content))] == [said]


def test_a_file_in_two_encodings_is_refused_with_its_line(mapping):
    content = f"{HEADER}unit;Sørvik;LV2;;ja\n".encode() + "unit;Østvik;LV1;;ja\n".encode("cp1252")
    assert [one[0] for one in refused(mapping(content))] == ["D301"]


# Writing

CELLS = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=10) | st.text(
    st.sampled_from([*"=+-@'\";\t\r\n,aå"]), max_size=6
)


def tidy(cell):
    return cell.strip()


@given(
    st.lists(
        st.builds(
            Line, st.sampled_from(["header", "unit"]), CELLS, CELLS, CELLS, st.sampled_from(["nei", ""])
        )
    ),
    st.lists(st.tuples(CELLS, CELLS), max_size=3),
    st.dictionaries(CELLS, st.lists(st.sampled_from(["LV1", "LV2"]), max_size=2), max_size=3),
)
def test_what_is_written_comes_back_and_never_starts_a_formula(tmp_path_factory, existing, headers, units):
    path = tmp_path_factory.mktemp("m") / "mapping.csv"
    path.write_bytes(mapping_bytes(existing, headers, units, KNOWN))
    back = mapping_lines(path)
    assert [line.cells for line in back[: len(existing)]] == [
        tuple(tidy(cell) for cell in line.cells) for line in existing
    ]
    assert not any(line.confirmed for line in back[len(existing) :])
    for line in path.read_text(encoding="utf-8-sig").split("\r\n"):
        assert not line.startswith(("=", "+", "-", "@", '"='))


def test_proposals_stand_behind_what_is_there_sorted_unconfirmed_and_once():
    existing = (
        Line("unit", "Sørvik", "LV2", "Sørvik legevakt", "ja"),
        Line("header", "Leger", "doctors", "", "nei"),
    )
    written = mapping_bytes(
        existing,
        [("Leger", "doctors"), ("Enhet", "unit"), ("Enhet", "unit")],
        {"vik": ("LV1", "LV2"), "Sørvik": ("LV2",), "=Nord": ("LV1",)},
        KNOWN,
    )
    assert written.decode("utf-8-sig").split("\r\n") == [
        ";".join(COLUMNS),
        "unit;Sørvik;LV2;Sørvik legevakt;ja",
        "header;Leger;doctors;;nei",
        "header;Enhet;unit;;",
        "unit;'=Nord;LV1;Nordvik legevakt;",
        "unit;vik;LV1;Nordvik legevakt;",
        "unit;vik;LV2;Sørvik legevakt;",
        "",
    ]
    assert written.startswith(b"\xef\xbb\xbf")


def test_a_file_without_lines_is_a_header(mapping):
    assert mapping_lines(mapping(mapping_bytes((), (), {}, {}))) == ()
