"""How a file is written is found out from what stands in it, and said."""

import codecs

import pytest

from nki.errors import NkiError, words
from nki.steps.read.sniff import HEAD, sniff

WANTED = ["Legevakt-ID", "Hvor mange leger, i alt?", "Når var det?"]
HEADER = "Legevakt-ID;Hvor mange leger, i alt?;Når var det?\n"
ROW = "LV1;5;blåbær\n"


@pytest.fixture
def sniffed(tmp_path):
    def look(content, wanted=WANTED, **how):
        path = tmp_path / "x.csv"
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return sniff(path, wanted, **how)

    return look


@pytest.fixture
def refused(sniffed):
    def look(content, **how):
        with pytest.raises(NkiError) as stop:
            sniffed(content, **how)
        (issue,) = stop.value.issues
        assert issue.place.file.endswith("x.csv")
        return issue.code, issue.place.line, words(issue).found

    return look


# Encodings


@pytest.mark.parametrize(
    ("encoding", "bom", "said", "engine"),
    [
        ("utf-8", b"", "UTF-8", "utf-8"),
        ("utf-8", codecs.BOM_UTF8, "UTF-8 with BOM", "utf-8"),
        ("cp1252", b"", "Windows-1252", "latin-1"),
        ("utf-16-le", codecs.BOM_UTF16_LE, "UTF-16", None),
        ("utf-16-be", codecs.BOM_UTF16_BE, "UTF-16", None),
        ("utf-16-le", b"", "UTF-16", None),
        ("utf-16-be", b"", "UTF-16", None),
    ],
)
def test_encodings_of_norwegian_exports_are_told_apart(sniffed, encoding, bom, said, engine):
    found = sniffed(bom + (HEADER + ROW).encode(encoding))
    assert found.said == (said, '";", LF')
    assert found.engine_encoding == engine
    assert list(found.header) == WANTED


def test_a_byte_order_mark_before_a_quoted_header_is_no_part_of_it(sniffed):
    assert sniffed(codecs.BOM_UTF8 + b'"Legevakt-ID";"b"\n').header == ("Legevakt-ID", "b")


@pytest.mark.parametrize("cut", range(5))
def test_a_letter_that_is_cut_by_the_end_of_the_sample_is_no_sign_of_another_encoding(sniffed, cut):
    content = HEADER.encode()
    content += b"x" * (HEAD - len(content) - cut) + "æøå🙂".encode() + b"\n"
    assert sniffed(content).encoding == "utf-8"


def test_what_lies_beyond_the_sample_is_seen_when_all_is_looked_at(sniffed):
    content = (
        HEADER.replace("Når", "Dato").encode()
        + b"LV1;5;x\n" * (HEAD // 8)
        + "LV2;5;blåbær\n".encode("cp1252")
    )
    assert sniffed(content).encoding == "utf-8"
    assert sniffed(content, whole=True).encoding == "cp1252"


@pytest.mark.parametrize(
    ("content", "line", "said"),
    [
        (
            (HEADER + ROW).encode() + b"LV2;5;bl\xe5b\xe6r\n",
            3,
            "UTF-8 at first and then something else, from line 3",
        ),
        (codecs.BOM_UTF8 + b"a;b\nLV1;\xe5\n", 2, "marked as UTF-8 with BOM and is not, from line 2"),
        (
            codecs.BOM_UTF16_LE + "a;b\nå".encode("utf-16-le")[:-1],
            2,
            "marked as UTF-16 and is not, from line 2",
        ),
        (
            b"a;b\r\nbl\xe5;\x81\r\n",
            2,
            "neither UTF-8 nor Windows-1252: byte 0x81 is no character, from line 2",
        ),
        (b"a;b\r\xe5;\x9d", 2, "neither UTF-8 nor Windows-1252: byte 0x9D is no character, from line 2"),
        (HEADER.encode() + "LV1;5;å".encode()[:-1], 2, "UTF-8 at first and then something else, from line 2"),
        (b"a;b\nc;\0\n", 0, "not text: it holds zero bytes"),
    ],
)
def test_what_is_no_text_or_two_kinds_of_text_is_refused_with_its_line(refused, content, line, said):
    assert refused(content) == ("D301", line, f"the file is {said}")


@pytest.mark.parametrize(
    "content", [b"", b"\n\r\n", b"  \n\t\n", codecs.BOM_UTF8, codecs.BOM_UTF16_LE, b";;;\n;;;\n"]
)
def test_a_file_with_nothing_in_it_is_refused(refused, content):
    assert refused(content) == ("D302", 0, "the file holds nothing")


# Delimiters and line ends


@pytest.mark.parametrize("delimiter", [";", ",", "\t", "|"])
@pytest.mark.parametrize(("end", "said"), [("\n", "LF"), ("\r\n", "CRLF"), ("\r", "CR")])
def test_delimiter_and_line_end_are_found(sniffed, delimiter, end, said):
    found = sniffed(delimiter.join(["Legevakt-ID", "b", "c"]) + end + delimiter.join("xyz") + end)
    assert (found.delimiter, found.newline, found.header) == (delimiter, end, ("Legevakt-ID", "b", "c"))
    assert found.said[1] == f"{'tab' if delimiter == chr(9) else repr(delimiter)}, {said}".replace("'", '"')


def test_the_declared_headers_decide_between_delimiters_and_not_their_number(sniffed):
    header = "Legevakt-ID;Hvor mange leger, i alt?;Ja, nei, vet ikke, ikke aktuelt\n"
    assert sniffed(header).delimiter == ";"
    assert sniffed('Legevakt-ID,"Hvor mange leger, i alt?",a;b;c;d;e\n').delimiter == ","


def test_without_declared_headers_the_most_cells_decide(sniffed):
    assert sniffed("a;b;c,d\n", wanted=[]).delimiter == ";"


def test_a_header_with_line_breaks_in_quotes_is_one_record(sniffed):
    found = sniffed('"Legevakt-ID";"Hvor mange\nleger, i alt?";c\r\nLV1;5;x\r\n')
    assert found.header == ("Legevakt-ID", "Hvor mange\nleger, i alt?", "c")
    assert found.newline == "\r\n"


def test_empty_rows_above_the_header_are_passed_over_and_counted(sniffed):
    found = sniffed("\n;;\nLegevakt-ID;b;c\nLV1;5;x\n")
    assert found.header == ("Legevakt-ID", "b", "c")
    assert (found.place.line, found.place.row) == (3, 3)


def test_one_column_is_enough_where_it_is_a_declared_one(sniffed, refused):
    assert sniffed("Legevakt-ID\nLV1\n").header == ("Legevakt-ID",)
    code, line, said = refused("Legevakt ID\nLV1\n")
    assert (code, line) == ("D308", 1)
    assert "one cell only" in said


@pytest.mark.parametrize(
    ("header", "code", "column"),
    [('Legevakt-ID;"b;c\nLV1;5;x\n', "D306", 13), ('Legevakt-ID;"b" c;d\nLV1;5;x\n', "D307", 13)],
)
def test_a_broken_quote_in_the_header_is_found_where_it_opens(sniffed, header, code, column):
    with pytest.raises(NkiError) as stop:
        sniffed(header)
    assert [(one.code, one.place.line, one.place.column, one.place.row) for one in stop.value.issues] == [
        (code, 1, column, 1)
    ]
