"""Names that would like to be more than names are shown as they stand, in every format."""

import zipfile
from dataclasses import replace
from io import BytesIO

import pytest

from nki.exporting import SHOWN
from nki.model.level import Level
from nki.steps.tables.markdown import escaped
from tests.unit.releases import ABOUT, COUNTS, PROPORTION, PROPORTIONS, release, row
from tests.unit.steps.tables import readers
from tests.unit.steps.tables.made import FORM, exported

NAMES = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(2)>',
    "=cmd|' /C calc'!A0",
    "+1+1",
    "@SUM(A1)",
    "a|b\\|c",
    "**fet** _kursiv_ `kode` ~~strøket~~",
    "[lenke](javascript:alert(1)) ![bilde](x)",
    "https://example.org www.example.org",
    "\\input{/etc/passwd} \\write18{ls} $x^2$ 100 % & # _ { } ~ ^",
    "&lt;b&gt; &amp; {{ 7 * 7 }} {% raw %}",
    "1. liste",
    "# overskrift",
    "- punkt",
    "--- :--- |",
    "]]> <!-- --> <w:p/>",
    "«æøå» “ ” ’ … – — ÆØÅ á č đ ŋ š ŧ ž",
    "x" * 400,
]
UNSEEN = [
    "før\u202eetter",
    "før\u2066etter",
    "før\x07etter",
    "før\x00etter",
    "før\u200better",
    "før\ud800etter",
]
BREAKING = ["to\nlinjer", "to\r\nlinjer", "en\ttabulator"]


def named(name):
    """Return a release in which everything that somebody has written is that name."""
    rows = tuple(replace(one, name=name) for one in PROPORTIONS + COUNTS)
    measures = tuple(replace(one, text=name) for one in ABOUT.measures)
    form = tuple(replace(one, text=name) for one in FORM)
    about = replace(
        ABOUT, title=name, measures=measures, notes=(name,), sources=(name,), form=form, version=name
    )
    return release(rows, about)


def another_of(made):
    """Return the same as a release of another indicator."""
    return replace(made, about=replace(made.about, indicator="legevakt-annen"))


def parts(data):
    """Return what a file holds, unpacked where it is packed."""
    if data[:2] != b"PK":
        return {"": data}
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def areas_named(names):
    """Return a release with a county of each name."""
    rows = tuple(row(Level.COUNTY, f"{at:02}", name, 1, 2) for at, name in enumerate(names))
    return release(rows, replace(ABOUT, measures=(PROPORTION,)))


@pytest.mark.parametrize("form", sorted(readers.READERS))
@pytest.mark.parametrize("shape", ["wide", "long"])
def test_names_are_read_back_as_they_were(form, shape):
    (table,) = readers.READERS[form](exported([areas_named(NAMES)], form, shape=shape))
    assert {one["Kode"]: one["Navn"] for one in table.rows} == {
        f"{at:02}": name for at, name in enumerate(NAMES)
    }


@pytest.mark.parametrize("name", [NAMES[0], NAMES[5], NAMES[9], NAMES[10]])
@pytest.mark.parametrize("form", sorted(readers.READERS))
def test_titles_are_read_back_as_they_were(form, name):
    tables = readers.READERS[form](exported([named(name)], form))
    assert tables[1].caption == f"{name}. Fylker, 2021"


def test_names_in_a_workbook_are_texts_and_never_formulas():
    book = readers.workbook(exported([areas_named(NAMES)], "xlsx"))
    cells = [cell for sheet in book.worksheets for line in sheet.iter_rows() for cell in line]
    assert {cell.data_type for cell in cells} <= {"s", "n"}
    assert not [cell for cell in cells if cell.hyperlink]
    assert set(NAMES) <= {cell.value for cell in cells}


@pytest.mark.parametrize("name", [NAMES[2], NAMES[8]])
def test_titles_and_forms_in_a_workbook_are_texts_too(name):
    book = readers.workbook(exported([named(name)], "xlsx"))
    cells = [cell for sheet in book.worksheets for line in sheet.iter_rows() for cell in line]
    assert {cell.data_type for cell in cells} <= {"s", "n"}
    assert not [cell for cell in cells if cell.hyperlink]
    assert book.properties.title == name


@pytest.mark.parametrize("form", SHOWN)
@pytest.mark.parametrize("name", UNSEEN)
def test_what_cannot_be_seen_is_written_out(form, name):
    (character,) = [one for one in name if not one.isprintable()]
    shown = parts(exported([named(name)], form))
    for data in shown.values():
        assert (
            character.encode("utf-8", "surrogatepass") not in data.replace(b"\x00", b"")
            or data[:4] == b"\x89PNG"
        )
    said = f"U+{ord(character):04X}".encode()
    assert any(said in data for data in shown.values())


@pytest.mark.parametrize("form", sorted(readers.READERS))
@pytest.mark.parametrize("name", BREAKING)
def test_a_name_over_several_lines_stays_on_one(form, name):
    tables = readers.READERS[form](exported([named(name)], form))
    assert {one["Navn"] for table in tables[1:] for one in table.rows} == {" ".join(name.split())}


@pytest.mark.parametrize("form", SHOWN)
def test_a_text_longer_than_any_cell_takes_breaks_nothing(form):
    data = exported([areas_named(["Svært " * 8000])], form)
    if form == "xlsx":
        book = readers.workbook(data)
        longest = max(
            len(cell.value)
            for sheet in book.worksheets
            for line in sheet.iter_rows()
            for cell in line
            if isinstance(cell.value, str)
        )
        assert longest == 32_767


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a|b", "a\\|b"),
        ("<b>", "\\<b\\>"),
        ("13,3\u202f%", "13,3\u202f%"),
        ("https://x.no", "https\\://x.no"),
        ("@alle", "\\@alle"),
    ],
)
def test_signs_that_could_be_markup_are_escaped(text, shown):
    assert escaped(text) == shown


def test_a_page_has_no_script_and_asks_for_nothing():
    page = readers.Page(exported([areas_named(NAMES), another_of(named(NAMES[1]))], "html"))
    tags = {tag for tag, _ in page.elements}
    assert not tags & {"script", "link", "iframe", "object", "form", "a", "img"}
    assert not [given for _, given in page.elements if "href" in given or "src" in given]
    (policy,) = [given["content"] for _, given in page.elements if "http-equiv" in given]
    assert "default-src 'none'" in policy


def test_a_table_on_a_page_says_which_headings_are_which():
    page = readers.Page(exported([named("Navn")], "html"))
    tables = [given for tag, given in page.elements if tag == "table"]
    captions = [given for tag, given in page.elements if tag == "caption"]
    assert len(captions) == len(tables)
    scopes = {given.get("scope") for tag, given in page.elements if tag == "th"}
    assert scopes == {"col", "row", "rowgroup"}
    ids = [given["id"] for _, given in page.elements if "id" in given]
    assert len(ids) == len(set(ids))
    assert all(given["aria-describedby"] in ids for given in tables)
