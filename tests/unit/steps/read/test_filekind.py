"""A file is what its first bytes say, and what nki does not read is called by its name."""

import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nki.errors import NkiError, words
from nki.steps.read.filekind import Kind, kind_of

CSV = "Legevakt-ID;Leger\nLV1;5\n"


def archive(**parts):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as packed:
        for name, content in parts.items():
            packed.writestr(name.replace("__", "/").replace("Types", "[Content_Types].xml"), content)
    return stream.getvalue()


@pytest.fixture
def file(tmp_path):
    def written(content, name="x.xlsx"):
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return written


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (CSV, Kind.TEXT),
        (CSV.encode("utf-16"), Kind.TEXT),
        ("", Kind.TEXT),
        ("[ID];{x}\n1;2\n", Kind.TEXT),
        ("{ID};x\n1;2\n", Kind.TEXT),
        ("<ID>;x\n1;2\n", Kind.TEXT),
        ("BZh\n1\n", Kind.TEXT),
        ("Rar!;x\n1;2\n", Kind.TEXT),
        (b"PAR1....", Kind.TABLE),
        (b"\x1f\x8b\x08...", Kind.GZIP),
        (archive(**{"a.csv": CSV}), Kind.ZIP),
        (archive(), Kind.ZIP),
        (archive(Types="", xl__workbook=""), Kind.WORKBOOK),
    ],
)
def test_what_can_be_read_is_told_by_its_first_bytes(file, content, kind):
    assert kind_of(file(content)) is kind


def old_office(entry):
    """Return a container of the old kind whose directory, in its second sector, has one entry."""
    head = bytearray(512)
    head[:8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    head[30] = 9
    head[48] = 1
    return bytes(head) + bytes(512) + entry.encode("utf-16-le") + bytes(512)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (old_office("Workbook"), "before 2007 (.xls)"),
        (old_office("EncryptedPackage"), "locked with a password"),
        (old_office("WordDocument"), "old Word document"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "before 2007 (.xls)"),
        (archive(mimetype="application/vnd.oasis.opendocument.spreadsheet"), "OpenDocument spreadsheet"),
        (archive(mimetype="application/vnd.oasis.opendocument.text"), "OpenDocument file"),
        (archive(Types="", **{"xl__workbook.bin": ""}), "binary Excel workbook (.xlsb)"),
        (archive(Types="", word__document=""), "Word document"),
        (archive(Types="", ppt__slide=""), "no workbook"),
        (b"%PDF-1.7", "PDF"),
        (b"$FL2@(#) SPSS DATA FILE", "SPSS"),
        (b"7z\xbc\xaf\x27\x1c", "7-Zip"),
        (b"BZh91AY&SY", "bzip2"),
        (b"\x28\xb5\x2f\xfd", "zstd"),
        (bytes(257) + b"ustar\x0000", "tar"),
        ("<html><body><table>", "web page"),
        ("\ufeff\n <!DOCTYPE html>", "web page"),
        ("<table><tr><td>Legevakt-ID", "web page"),
        ("<!-- made by a program --><TABLE>", "web page"),
        ("<html>".encode("utf-16"), "web page"),
        ('<?xml version="1.0"?><html>', "web page"),
        (
            '<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook xmlns="urn:x">',
            "Excel 2003",
        ),
        ('<?xml version="1.0"?><svar/>', "XML"),
        ('{"svar": []}', "JSON"),
        ('[{"Legevakt-ID": 1}]', "JSON"),
        ("[]", "JSON"),
    ],
)
def test_what_cannot_be_read_is_called_by_its_name_with_what_to_do(file, content, said):
    with pytest.raises(NkiError) as stop:
        kind_of(file(content), "svar.xls")
    (issue,) = stop.value.issues
    assert (issue.code, issue.place.file) == ("D375", "svar.xls")
    assert said in words(issue).found
    assert words(issue).do


@given(
    st.binary(max_size=300),
    st.sampled_from([b"", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"<?xml"]),
)
def test_any_bytes_are_of_some_kind_or_refused(tmp_path_factory, content, start):
    path = tmp_path_factory.mktemp("any") / "x"
    path.write_bytes(start + content)
    try:
        found = {kind_of(path)}
    except NkiError as error:
        found = {issue.code for issue in error.issues}
    assert found <= {*Kind, "D370", "D375", "D377"}
