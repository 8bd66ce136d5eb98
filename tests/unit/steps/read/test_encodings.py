"""Which encoding a file is in: certain, likely, given, or a question to whoever can read the words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nki.errors import NkiError, words
from nki.steps.read import encodings
from nki.steps.read.encodings import HEAD, Encoding, chunks, encoding_of, known_encoding

HEADER = b"Legevakt-ID;Leger\r\n"
LETTERS = st.text(st.sampled_from([*"abcxyz ;\r\n1", *"æøåÆØÅéäö"]), max_size=40)


def found(path, content, **how):
    path.write_bytes(content)
    return encoding_of(path, file="x.csv", **how)


def refused(path, content, **how):
    with pytest.raises(NkiError) as stop:
        found(path, content, **how)
    (issue,) = stop.value.issues
    return issue.code, issue.place.line, words(issue).found


@pytest.fixture
def path(tmp_path):
    return tmp_path / "x.csv"


@pytest.mark.parametrize("whole", [True, False])
@pytest.mark.parametrize(
    "text",
    [
        "1\u00a0234",
        "Sør\u00a0-\u00a0Trøndelag",
        "Excel® og Word®",
        "‘hei’ sa hun",
        "“hei” – ikke …",
        "½ stilling",
        "Int’l",
        "50 €",
        "Lærdal",
        "blåbær",
        "PÅ",
        "Åsa",
        "Øst",
        "ærlig",
    ],
)
def test_what_windows_writes_is_windows_1252(path, text, whole):
    content = HEADER + f"LV1;{text}\r\n".encode("cp1252")
    assert found(path, content, whole=whole) == Encoding("cp1252", "likely")


@pytest.mark.parametrize("old", ["cp865", "mac-roman"])
@pytest.mark.parametrize("text", ["Lærdal", "blåbær", "på", "Åsa", "Øst", "Bodø", "Æra", "MØRE"])
def test_letters_of_older_encodings_are_a_question_that_shows_both_readings(path, text, old):
    code, line, said = refused(path, HEADER + f"LV1;{text}\r\n".encode(old))
    assert (code, line) == ("D374", 2)
    assert f'"{text}" in {"CP865" if old == "cp865" else "Mac Roman"}' in said
    # whoever knows the language decides
    assert found(path, HEADER + f"LV1;{text}\r\n".encode(old), given=old) == Encoding(old, "given")


@given(LETTERS, st.sampled_from(["utf-8", "utf-8-sig", "cp1252", "utf-16"]))
def test_a_text_is_never_read_as_another_one_in_silence(tmp_path_factory, text, encoding):
    path = tmp_path_factory.mktemp("e") / "x.csv"
    content = (HEADER.decode() + text).encode(encoding)
    try:
        one = found(path, content, whole=True)
    except NkiError:
        return
    assert "".join(chunks(path, one.name)).removeprefix("\ufeff") == HEADER.decode() + text


def test_an_encoding_that_is_given_is_checked_to_the_last_byte(path):
    content = HEADER + b"x" * HEAD + b"\r\nLV1;\xe5\r\n"
    assert found(path, content, given="utf-8").said == "UTF-8"
    code, line, said = refused(path, content, given="utf-8", whole=True)
    assert (code, said) == ("D301", "the file is said to be UTF-8 and is not, from line 3")
    assert line == 3


@pytest.mark.parametrize(
    ("given_name", "python"),
    [
        ("UTF-8", "utf-8"),
        ("latin1", "iso8859-1"),
        ("windows-1252", "cp1252"),
        (" cp865 ", "cp865"),
        ("utf8", "utf-8"),
    ],
)
def test_encodings_have_the_names_that_people_use(given_name, python):
    assert known_encoding(given_name) == python


@pytest.mark.parametrize("given_name", ["utf-9", "hex", "zip", "rot13", "", "base64", "æ"])
def test_what_is_no_encoding_of_text_is_not_known(given_name):
    assert known_encoding(given_name) is None


@pytest.mark.parametrize("size", [1, 2, 3, 7, 64])
def test_letters_that_are_cut_between_two_pieces_are_read(path, monkeypatch, size):
    monkeypatch.setattr(encodings, "_CHUNK", size)
    for encoding in ("utf-8", "utf-16", "utf-8-sig"):
        path.write_bytes(("Lærdal 🙂;på\r\n" * 3).encode(encoding))
        one = encoding_of(path, file="x.csv", whole=True)
        assert "".join(chunks(path, one.name)).removeprefix("\ufeff") == "Lærdal 🙂;på\r\n" * 3
