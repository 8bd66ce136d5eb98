"""The sheet in each of its formats: all of the form is there, in a document that its readers can open."""

import re
import subprocess
import sys
from html.parser import HTMLParser
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import docx
import pypdfium2
import pypdfium2.raw
import pytest

import nki
from nki.catalogue import indicators
from nki.describing import sheet
from nki.formtext import beyond_form, form_fields, tied
from nki.steps.load import load
from nki.steps.sheet import WRITERS, Sheet, write_sheet
from nki.steps.sheet.wordfile import word_template
from nki.template import template
from nki.theme import DEFAULT
from tests.indicator import model

ROOT = Path(__file__).parents[4]
LEGER = "legevakt-samtrening-leger"
FORMATS = pytest.mark.parametrize("as_", sorted(WRITERS))
CATALOGUE = pytest.mark.parametrize("file", indicators(), ids=lambda file: file.stem)


class Page(HTMLParser):
    """The elements of a page, and its text."""

    def __init__(self, data):
        super().__init__()
        self.elements, self.said = [], []
        self.feed(data.decode())
        self.close()

    def handle_starttag(self, tag, attributes):
        self.elements.append((tag, dict(attributes)))
        self.handle_endtag(tag)

    def handle_endtag(self, tag):
        self.said.append("" if tag in ("a", "b") else " ")

    def handle_data(self, data):
        self.said.append(data)


def bare(text):
    """Return a text without what lines of a PDF lose where they end: spaces and hyphens."""
    return "".join(re.sub("[-\ufffe\xad\x02]", "", text).split())


def as_in(text, as_):
    """Return a text as ``text_of`` finds it in a document of that format."""
    return bare(text) if as_ == "pdf" else " ".join(text.split())


def text_of(data, as_):
    """Return all text of a document in one line; that of a PDF bare of spaces and hyphens."""
    if as_ == "html":
        said = "".join(Page(data).said)
    elif as_ == "docx":
        document = docx.Document(BytesIO(data))
        parts = [document.element.body, *(p._p for p in document.sections[0].header.paragraphs)]
        said = " ".join("".join(p.itertext()) for part in parts for p in part.iter(W + "p"))
    else:
        # what stands between the head and the foot of each page
        area = {"left": 0, "bottom": 56, "right": 600, "top": 776}
        pages = [page.get_textpage().get_text_bounded(**area) for page in pypdfium2.PdfDocument(data)]
        return bare("".join(pages))
    return " ".join(said.split())


W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def made(spec, as_, lang="nb"):
    return write_sheet(Sheet(model(spec), lang, DEFAULT), as_)


@FORMATS
@CATALOGUE
def test_the_document_says_all_that_the_form_says(file, as_):
    found = text_of(sheet(file, as_).data, as_)
    spec = load(file).indicator
    fields = [*form_fields(spec), *beyond_form(spec)]
    said = (
        [spec.title, *(f"{field.number}. {field.label}" for field in template().fields)]
        if as_ != "html"
        else []
    )
    for text in [*said, *(block.plain for field in fields for block in field.blocks)]:
        for part in text.split("\n"):
            assert as_in(tied(part), as_) in found


@FORMATS
def test_headings_stand_where_the_form_has_them(as_):
    found = text_of(sheet(LEGER, as_).data, as_)
    places = [
        found.index(as_in(text, as_)) for text in ("Måleområde", "Godkjenning", "Dato publisert første gang")
    ]
    assert places == sorted(places)
    assert (as_in("Om indikatoren", as_) in found) == (as_ == "html")


@FORMATS
@pytest.mark.parametrize(
    ("status", "lang", "marked"),
    [
        ("proposal", "nb", "Forslag – ikke en nasjonal kvalitetsindikator"),
        ("retired", "nn", "Utgått indikator"),
        ("proposal", "en", "Proposal – not a national indicator"),
    ],
)
def test_what_is_no_national_indicator_is_marked(status, lang, marked, as_):
    found = text_of(made({"status": status}, as_, lang), as_)
    assert as_in(marked, as_) in found
    assert as_in("Nasjonal kvalitetsindikator", as_) not in found


def test_a_proposal_is_marked_on_every_page_of_a_pdf():
    long = "\n".join(f"Avsnitt {n} om hvorfor dette måles." for n in range(120))
    pages = pypdfium2.PdfDocument(made({"rationale": long}, "pdf"))
    assert len(pages) > 2
    assert all("Forslag – ikke en nasjonal" in page.get_textpage().get_text_range() for page in pages)


@FORMATS
def test_labels_follow_the_language_and_contents_do_not(as_):
    norwegian, english = (text_of(sheet(LEGER, as_, lang=lang).data, as_) for lang in ("nb", "en"))
    assert "Sektor" in norwegian
    assert "Sektor" not in english
    assert "Sector" in english
    assert "Primærhelsetjeneste" in english


HOSTILE = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "{{ 7*7 }} {% for x in y %} {# x #}",
    "#panic[x] $x^2$ *x* @x <x> \\ // /* x */",
    "=cmd|' /C calc'!A0",
    "]]> &amp; &#60; \"quoted\" 'quoted'",
    "{_{ x }_} {_% x %_}",
    "w" * 300,
    "a\u202eb\u200bc\x07d\ufffe",
)


@FORMATS
@pytest.mark.parametrize("text", HOSTILE)
def test_what_somebody_writes_is_text_and_nothing_else(text, as_):
    terms = [{"term": text, "meaning": text}]
    data = made({"title": text, "definition": text, "terms": terms, "goal": {"text": text}}, as_)
    found = text_of(data, as_).replace("\u200b", "")
    shown = text
    for one in "\u202e\u200b\x07\ufffe":
        shown = shown.replace(one, f"<U+{ord(one):04X}>")
    assert as_in(shown, as_) in found
    assert "49" not in found
    if as_ == "html":
        assert not {"script", "img", "iframe", "object"} & {tag for tag, _ in Page(data).elements}
        assert not any(name.startswith("on") for _, attributes in Page(data).elements for name in attributes)


def test_a_page_asks_no_server_for_anything():
    elements = Page(sheet(LEGER, "html").data).elements
    asking = [
        (tag, a) for tag, a in elements if tag in ("link", "script", "img", "iframe", "source") or "src" in a
    ]
    assert asking == []
    assert "url(" not in sheet(LEGER, "html").data.decode()
    links = {a["href"] for tag, a in elements if tag == "a" and not a["href"].startswith("#")}
    assert links == {
        reference.url
        for reference in load(next(f for f in indicators() if f.stem == LEGER)).indicator.references
    }


def test_a_page_says_its_language_and_that_of_what_it_quotes():
    elements = Page(sheet(LEGER, "html", lang="en").data).elements
    assert elements[0] == ("html", {"lang": "en"})
    assert {attributes.get("lang") for tag, attributes in elements if tag == "dd"} == {"nb"}


def test_a_pdf_can_be_followed_by_a_screen_reader():
    document = pypdfium2.PdfDocument(sheet(LEGER, "pdf").data)
    assert pypdfium2.raw.FPDFCatalog_IsTagged(document)
    about = document.get_metadata_dict()
    assert about["Title"] == "Leger som har deltatt i samtrening"
    # the day of the last revision, and never the day of writing
    assert about["CreationDate"].startswith("D:20220601")
    headings = [mark.get_title() for mark in document.get_toc()]
    assert headings[:2] == ["Leger som har deltatt i samtrening", "1. Definisjon"]
    assert "25. Referanser" in headings


def test_a_word_document_has_its_properties_and_links_that_work():
    document = docx.Document(BytesIO(sheet(LEGER, "docx").data))
    about = document.core_properties
    assert (about.title, about.identifier, about.version) == (
        "Leger som har deltatt i samtrening",
        LEGER,
        "1.0",
    )
    assert (about.author, about.last_modified_by) == ("", "")
    assert about.created == about.modified
    assert f"{about.created:%Y-%m-%d}" == "2022-06-01"
    links = [
        link.address
        for row in document.tables[-2].rows
        for p in row.cells[1].paragraphs
        for link in p.hyperlinks
    ]
    assert links[-1] == "https://pubmed.ncbi.nlm.nih.gov/29633648/"


def test_the_template_that_is_shipped_is_the_one_that_is_written():
    shipped = ROOT / "nki" / "steps" / "sheet" / "templates" / "sheet.docx"
    fresh, kept = (ZipFile(BytesIO(data)) for data in (word_template(), shipped.read_bytes()))
    assert fresh.namelist() == kept.namelist()
    # parts and not bytes: libraries of compression differ
    assert all(fresh.read(name) == kept.read(name) for name in kept.namelist())


@FORMATS
def test_the_same_indicator_is_the_same_bytes_everywhere(as_, tmp_path):
    program = (
        "import sys; from nki.describing import sheet; sys.stdout.buffer.write(sheet(*sys.argv[1:]).data)"
    )
    made = []
    for place, zone, seed in (("a", "Pacific/Auckland", "1"), ("b", "America/Los_Angeles", "2")):
        folder = tmp_path / place
        folder.mkdir()
        result = subprocess.run(
            [sys.executable, "-c", program, LEGER, as_],
            capture_output=True,
            check=True,
            cwd=folder,
            env={"TZ": zone, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)},
        )
        made.append(result.stdout)
    assert made[0] == made[1] != b""


def test_a_document_dates_from_the_last_revision_that_says_when():
    revisions = [{"version": "0.1", "date": "2021-03-04", "text": "a"}, {"version": "1.0", "text": "b"}]
    data = made({"revisions": revisions}, "docx")
    assert f"{docx.Document(BytesIO(data)).core_properties.created:%Y-%m-%d}" == "2021-03-04"
    assert {part.date_time for part in ZipFile(BytesIO(data)).infolist()} == {(2021, 3, 4, 0, 0, 0)}


@FORMATS
def test_the_library_writes_what_the_program_writes(as_):
    assert nki.sheet(LEGER, as_, lang="nn") == sheet(LEGER, as_, lang="nn").data
