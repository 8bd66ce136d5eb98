"""An organisation's own theme and templates: what they change, and what is wrong with them."""

from io import BytesIO

import docx
import pypdf
import pypdfium2
import pytest
from docx.shared import RGBColor

from nki.describing import sheet
from nki.errors import NkiError, words
from nki.steps.sheet import WRITERS
from nki.steps.sheet.styles import FONT

LEGER = "legevakt-samtrening-leger"
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 6"><rect width="20" height="6"/></svg>'
THEME = """
colours: {accent: "#7a0c2e", highlight: "#fde7ee", line: "#aabbcc"}
fonts: {text: [Arial, sans-serif], headings: [Georgia, serif]}
logo: {file: logo.svg, text: Helse Prøve}
"""


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "theme.yaml").write_text(THEME, "utf-8")
    (tmp_path / "logo.svg").write_bytes(SVG)
    return tmp_path


def refused(folder, as_):
    with pytest.raises(NkiError) as stopped:
        sheet(LEGER, as_, templates=folder)
    (issue,) = stopped.value.issues
    return issue


def word(data):
    return docx.Document(BytesIO(data))


def test_a_page_takes_colours_fonts_and_logo_from_the_theme(folder):
    page = sheet(LEGER, "html", templates=folder).data.decode()
    assert "--accent:#7a0c2e;" in page
    assert '--fonts-headings:"Georgia", serif;' in page
    assert '<img class="logo" src="data:image/svg+xml;base64,' in page
    assert 'alt="Helse Prøve"' in page


def test_a_word_document_takes_colours_fonts_and_logo_from_the_theme(folder):
    document = word(sheet(LEGER, "docx", templates=folder).data)
    assert document.styles["Heading 1"].font.color.rgb == RGBColor(0x7A, 0x0C, 0x2E)
    assert document.styles["Heading 1"].font.name == "Georgia"
    assert document.styles["Normal"].font.name == "Arial"
    (picture,) = document.inline_shapes
    assert picture._inline.docPr.get("descr") == "Helse Prøve"
    assert 'w:color="AABBCC"' in document.tables[0]._tbl.xml


def test_without_a_theme_a_word_document_keeps_the_font_that_word_has():
    document = word(sheet(LEGER, "docx").data)
    assert document.styles["Normal"].font.name == FONT
    assert not document.inline_shapes


def test_a_pdf_takes_the_logo_from_the_theme_and_a_font_that_it_has(folder):
    themed, plain = (
        pypdfium2.PdfDocument(sheet(LEGER, "pdf", templates=one).data)[0].get_textpage()
        for one in (folder, None)
    )
    title = "Leger som har deltatt i samtrening"
    assert themed.get_text_range(count=len(title)) == plain.get_text_range(count=len(title)) == title
    assert plain.get_charbox(0)[1] - themed.get_charbox(0)[1] > 39  # points, and the logo is 14 mm high


def test_a_pdf_takes_no_font_of_the_machine_and_those_of_the_folder(tmp_path):
    (tmp_path / "theme.yaml").write_text("fonts: {text: [DejaVu Sans, Liberation Sans, Arial]}", "utf-8")
    fonts = {
        font["/BaseFont"].partition("+")[2]
        for page in pypdf.PdfReader(BytesIO(sheet(LEGER, "pdf", templates=tmp_path).data)).pages
        for font in (one.get_object() for one in page["/Resources"]["/Font"].values())
    }
    assert fonts
    assert all(font.startswith("LibertinusSerif") for font in fonts)


@pytest.mark.parametrize("as_", ["docx", "pdf"])
@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("logo.svg", b"<svg xmlns="),
        ("logo.png", b"\x89PNG\r\n\x1a\n and nothing more"),
        ("logo.jpg", b"\xff\xd8\xff"),
    ],
)
def test_a_damaged_logo_is_said_to_be(name, data, as_, tmp_path):
    (tmp_path / name).write_bytes(data)
    (tmp_path / "theme.yaml").write_text(f"logo: {{file: {name}, text: x}}", "utf-8")
    assert refused(tmp_path, as_).code == "R615"


def test_an_own_page_takes_the_place_of_ours(tmp_path):
    (tmp_path / "sheet.html.j2").write_text(
        "{% for part in sheet.parts %}{% for one in part.entries %}{{ one.number }} {% endfor %}{% endfor %}",
        "utf-8",
    )
    assert sheet(LEGER, "html", templates=tmp_path).data.decode().split() == [str(n) for n in range(1, 26)]


def own_word(folder, fill):
    document = docx.Document()
    fill(document)
    document.save(folder / "sheet.docx")


def test_an_own_word_template_takes_the_place_of_ours_and_keeps_its_look(folder):
    def fill(document):
        document.styles["Title"].font.name = "Comic Sans MS"
        document.add_paragraph("{{ title }}", "Title")
        document.add_paragraph("{%p for part in parts %}")
        table = document.add_table(3, 2)
        table.cell(0, 0).text = "{%tr for entry in part.entries %}"
        table.cell(1, 0).text = "{{ entry.label }}"
        table.cell(
            1, 1
        ).text = "{% for block in entry.blocks %}{{ block.lead }} {{ block.text }} {% endfor %}"
        table.cell(2, 0).text = "{%tr endfor %}"
        document.add_paragraph("{%p endfor %}")

    own_word(folder, fill)
    document = word(sheet(LEGER, "docx", templates=folder).data)
    assert document.styles["Title"].font.name == "Comic Sans MS"
    assert [p.text for p in document.paragraphs] == ["Leger som har deltatt i samtrening"]
    rows = [[cell.text for cell in row.cells] for table in document.tables for row in table.rows]
    assert len(rows) == 25
    assert rows[1] == ["Sektor", " Primærhelsetjeneste "]


def test_marks_that_word_has_spread_over_runs_and_made_curly_are_read(tmp_path):
    def fill(document):
        paragraph = document.add_paragraph("A {")
        for text in ("{ ti", "tle }", "} B {{ id }", "} {% if lang == “nb” and 2 > 1 %}ja{% endif %}"):
            paragraph.add_run(text).bold = True
        document.sections[0].header.paragraphs[0].text = "{{ status }}"
        document.sections[0].footer.paragraphs[0].add_run("{{ about ")
        document.sections[0].footer.paragraphs[0].add_run("}}")

    own_word(tmp_path, fill)
    document = word(sheet(LEGER, "docx", templates=tmp_path).data)
    assert document.paragraphs[0].text == f"A Leger som har deltatt i samtrening B {LEGER} ja"
    assert [run.bold for run in document.paragraphs[0].runs] == [None, True, True, True, True]
    assert document.sections[0].header.paragraphs[0].text == "Nasjonal kvalitetsindikator"
    assert document.sections[0].footer.paragraphs[0].text.startswith(LEGER)


def test_an_own_template_can_have_links_and_a_logo(folder):
    def fill(document):
        document.add_paragraph("{{r logo }}")
        document.add_paragraph("{%p for block in parts[7].entries[0].blocks %}")
        document.add_paragraph("Se {{ block.text }}: ").add_run("{{r block.link }}")
        document.add_paragraph("{%p endfor %}")

    own_word(folder, fill)
    document = word(sheet(LEGER, "docx", templates=folder).data)
    assert len(document.inline_shapes) == 1
    links = [link.address for paragraph in document.paragraphs for link in paragraph.hyperlinks]
    assert links[-1] == "https://pubmed.ncbi.nlm.nih.gov/29633648/"


def test_an_own_setting_for_paper_takes_the_place_of_ours(tmp_path):
    (tmp_path / "sheet.typ").write_text(
        "#let s = json(bytes(sys.inputs.sheet))\n#set document(title: s.title)\n= #s.title\n"
        '#import "egen.typ": merke\n#merke',
        "utf-8",
    )
    (tmp_path / "egen.typ").write_text("#let merke = [Vårt merke]", "utf-8")
    text = (
        pypdfium2.PdfDocument(sheet(LEGER, "pdf", templates=tmp_path).data)[0].get_textpage().get_text_range()
    )
    assert text.split("\r\n") == ["Leger som har deltatt i samtrening", "Vårt merke"]


def test_an_own_setting_reads_nothing_outside_its_folder(tmp_path):
    (tmp_path / "hemmelig.txt").write_text("hemmelig", "utf-8")
    folder = tmp_path / "maler"
    folder.mkdir()
    (folder / "sheet.typ").write_text('#read("../hemmelig.txt")', "utf-8")
    issue = refused(folder, "pdf")
    assert issue.code == "R617"
    assert "hemmelig\n" not in words(issue).found


@pytest.mark.parametrize(
    ("as_", "name", "text"),
    [
        ("html", "sheet.html.j2", "{% for %}"),
        ("html", "sheet.html.j2", "{{ sheet.nothing }}"),
        ("pdf", "sheet.typ", "#nothing"),
        ("docx", "sheet.docx", "no document"),
    ],
)
def test_a_fault_in_an_own_template_is_a_finding(as_, name, text, tmp_path):
    (tmp_path / name).write_text(text, "utf-8")
    issue = refused(tmp_path, as_)
    assert issue.code == "R617"
    assert issue.place.file.endswith(name)


@pytest.mark.parametrize(
    "mark",
    [
        "{{ nothing }}",
        "{{ title.nothing }}",
        "{% if %}",
        "{%p for part in parts %}",
        "{%tr endfor %}",
        "{{ title.__class__ }}",
        "{{r title }}",
        "{{ 1/0 }}",
    ],
)
def test_a_mark_in_word_that_cannot_be_read_is_a_finding(mark, tmp_path):
    own_word(tmp_path, lambda document: document.add_paragraph(mark))
    assert refused(tmp_path, "docx").code == "R617"


def test_every_format_has_a_template_that_can_be_replaced():
    assert sorted(WRITERS) == ["docx", "html", "pdf"]
