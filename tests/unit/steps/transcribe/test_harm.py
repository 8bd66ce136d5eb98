"""Files that are broken, locked or something else get a finding, and nothing that is read does harm."""

import random
import zipfile
from pathlib import Path

import pytest

from nki.errors import NkiError, words
from nki.steps.transcribe import transcribe
from tests.unit.steps.transcribe.documents import MAIN, form, paragraph, pdf, rows, table, word

FORMS = Path(__file__).parents[3] / "forms"


def refused(path):
    with pytest.raises(NkiError) as stopped:
        transcribe(path)
    (issue,) = stopped.value.issues
    return issue.code, words(issue).found


def given(folder, data, name="skjema.docx"):
    (folder / name).write_bytes(data)
    return folder / name


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500)


@pytest.mark.parametrize(
    ("data", "code", "said"),
    [
        (b"", "S302", "empty"),
        (b" \n ", "S302", "empty"),
        (b"\x00\x01\x02 x", "S302", "kind that nki does not know"),
        (b"\xff\xd8\xff\xe0 jpg", "S302", "a picture"),
        (b"{\\rtf1 x}", "S302", "RTF"),
        (b"\xef\xbb\xbf <!doctype html>", "S302", "a web page"),
        (OLE, "S302", "old format"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "S303", "locked with a password"),
        (b"PK\x03\x04 broken", "S303", "damaged"),
        (b"%PDF-1.7 broken", "S303", "damaged"),
        (b"%PDF-", "S303", "damaged"),
        ("Dette er et brev.\n".encode("cp1252"), "S307", "none of the 25"),
        ("Dette er et brev.\n".encode("utf-16"), "S307", "none of the 25"),
    ],
)
def test_what_is_no_form_is_said_to_be_what_it_is(data, code, said, tmp_path):
    found = refused(given(tmp_path, data))
    assert found[0] == code
    assert said in found[1]


def test_a_folder_and_a_file_that_is_not_there_are_told_apart(tmp_path):
    assert refused(tmp_path) == ("S301", "the form is a folder")
    assert refused(tmp_path / "borte.pdf") == ("S301", "the form is not there")


@pytest.mark.parametrize(
    ("names", "said"),
    [
        (["xl/workbook.xml"], "an Excel workbook"),
        (["content.xml", "mimetype"], "an OpenDocument file"),
        (["skjema.pdf"], "a packed file"),
        (["word/other.xml"], "a Word document of another kind"),
    ],
)
def test_other_packed_files_are_named(names, said, tmp_path):
    path = tmp_path / "skjema.docx"
    with zipfile.ZipFile(path, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    code, found = refused(path)
    assert code == "S302"
    assert said in found


def test_a_document_with_entities_is_refused(tmp_path):
    bomb = "<!DOCTYPE d [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;&a;'>]>"
    path = tmp_path / "skjema.docx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("word/document.xml", f'{bomb}<w:document xmlns:w="{MAIN}">&b;</w:document>')
    assert refused(path)[0] == "S303"


def test_a_document_that_is_nested_without_measure_is_refused(tmp_path):
    deep = 20_000
    body = "<w:sdt>" * deep + paragraph("x") + "</w:sdt>" * deep
    assert refused(word(tmp_path / "skjema.docx", body)) == (
        "S303",
        "the parts of the document lie too deep inside one another",
    )


def test_a_pdf_of_too_many_pages_is_refused(tmp_path):
    assert refused(pdf(tmp_path / "skjema.pdf", b"", 201)) == (
        "S302",
        "the file is a PDF of 201 pages, which no form has",
    )


def test_a_pdf_without_text_was_scanned(tmp_path):
    code, found = refused(pdf(tmp_path / "skjema.pdf", b"0 0 100 100 re f", 2))
    assert code == "S305"
    assert "none of the 2 pages" in found


def test_a_stamp_across_the_page_is_no_part_of_the_text(tmp_path):
    lines = [f"{label} {said}" for label, said in rows()]
    said = b"BT /F1 10 Tf 14 TL 50 800 Td "
    said += b"".join(
        b"(%s) ' " % line.encode("cp1252").replace(b"(", b"\\(").replace(b")", b"\\)") for line in lines
    )
    stamp = b"ET BT /F1 60 Tf 0.7 0.7 -0.7 0.7 100 520 Tm (UTKAST) Tj ET"
    transcript = transcribe(pdf(tmp_path / "skjema.pdf", said + stamp))
    assert set(transcript.said.texts.values()) == {"Tekst."}
    assert transcript.issues == ()


def test_a_pdf_that_expands_without_measure_fills_no_memory(tmp_path):
    import resource

    path = tmp_path / "skjema.pdf"
    zeros = zlib_bomb(300)
    data = pdf(path).read_bytes()
    stream = b"<</Length 0>>stream\n\nendstream"
    assert stream in data
    path.write_bytes(
        data.replace(stream, b"<</Length %d/Filter/FlateDecode>>stream\n%s\nendstream" % (len(zeros), zeros))
    )
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    assert refused(path)[0] in ("S303", "S305")
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 1 << 20  # kibibytes: one gibibyte


def zlib_bomb(mebibytes):
    import zlib

    packer = zlib.compressobj(9)
    return b"".join(packer.compress(b" " * (1 << 20)) for _ in range(mebibytes)) + packer.flush()


@pytest.mark.parametrize("name", ["leger-samtrening.docx", "leger-samtrening-libreoffice.pdf"])
def test_a_form_with_changed_bytes_is_read_or_refused_and_never_ends_in_a_traceback(name, tmp_path):
    dice = random.Random(1)
    whole = (FORMS / name).read_bytes()
    path = tmp_path / name
    refusals = set()
    for _ in range(150):
        data = bytearray(whole)
        for _ in range(dice.randrange(1, 6)):
            data[dice.randrange(len(data))] ^= 1 << dice.randrange(8)
        if dice.random() < 0.2:
            data = data[: dice.randrange(len(data))]
        path.write_bytes(data)
        try:
            transcribe(path)
        except NkiError as error:
            refusals |= {issue.code[:2] for issue in error.issues}
    assert refusals == {"S3"}


def test_what_a_form_says_is_text_and_no_yaml(tmp_path):
    import yaml

    from nki.drafting import draft
    from nki.skeleton import Answers

    nasty = '"]} & *x: !!python/object/apply:os.system ["x"] # : - {'
    kept = "- [x]: {{y}} !!z & *a"
    path = form(
        tmp_path / "skjema.docx",
        title=nasty,
        field_1=nasty,
        field_9=nasty,
        field_4=kept,
        field_11=f"{nasty}: x",
    )
    text = draft(path, "prove", Answers()).skeleton.text
    found = yaml.load(text, Loader=yaml.BaseLoader)
    assert found["title"] == found["definition"] == found["rationale"] == nasty
    assert f"# Skjemaet: {kept}" in text
    assert "\n!!" not in text


def test_what_cannot_be_seen_is_left_out(tmp_path):
    path = form(tmp_path / "skjema.docx", field_1="Andel\u200b le\u00adger\u202e med\u00a0trening\u2028.")
    assert transcribe(path).said.texts["definition"] == "Andel leger med trening."


def test_letters_in_pieces_are_put_together(tmp_path):
    path = form(tmp_path / "skjema.docx", field_2="Ba\u030atfører")
    assert transcribe(path).said.texts["sector"] == "Båtfører"


def test_the_name_of_a_file_says_nothing(tmp_path):
    assert transcribe(form(tmp_path / "skjema.pdf")).said.title == "Prøve"


def test_fewer_than_five_labels_are_no_form(tmp_path):
    assert refused(word(tmp_path / "skjema.docx", table(rows()[:4])))[0] == "S307"
    assert transcribe(word(tmp_path / "skjema.docx", table(rows()[:5]))).said.texts["definition"] == "Tekst."
