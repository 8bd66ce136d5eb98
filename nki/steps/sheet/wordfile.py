"""The Word template that nki brings along, written with ``python -m nki.steps.sheet.wordfile``.

The template is a Word document with Jinja's marks in it, which ``filling`` explains. Whoever wants another
look opens it in Word, changes the styles, and puts it as ``sheet.docx`` into a folder of templates.
"""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import docx
from docx.document import Document
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.section import Section
from docx.shared import Length, Mm, Pt
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

from nki.packed import packed
from nki.steps.sheet.sheet import LONG_AGO
from nki.steps.sheet.styles import ADDRESS, ITEM, LABEL, LEAD, MARK, PART, RULES, TEXT, dress, make_styles
from nki.theme import DEFAULT

NARROW, WIDE = Mm(54), Mm(116)
"""The widths of labels and of texts, on paper of A4 with margins of 20 mm."""


def word_template() -> bytes:
    """Return the template, the same bytes each time."""
    document = docx.Document()
    make_styles(document)
    _paper(document.sections[0])
    _head(document)
    document.add_paragraph("{%p for part in parts %}")
    document.add_paragraph("{%p if part.printed %}")
    document.add_paragraph("{{ part.heading }}", "Heading 1")
    document.add_paragraph("{%p endif %}")
    _entries(document, "part", "{{ entry.number }}. {{ entry.label }}")
    document.add_paragraph("{%p endfor %}")
    document.add_paragraph("{{ beyond.heading }}", "Heading 1")
    _entries(document, "beyond", "{{ entry.label }}")
    dress(document, DEFAULT)
    stream = BytesIO()
    document.save(stream)
    return packed(stream.getvalue(), LONG_AGO)


def _paper(section: Section) -> None:
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(20)
    section.top_margin, section.bottom_margin = Mm(22), Mm(18)
    section.header_distance = section.footer_distance = Mm(10)
    # a proposal is marked on every page
    section.header.paragraphs[0].text = "{% if is_marked %}{{ status }}{% endif %}"
    foot = section.footer.paragraphs[0]
    foot.paragraph_format.tab_stops.add_tab_stop(Length(NARROW + WIDE), WD_TAB_ALIGNMENT.RIGHT)
    foot.add_run("{{ about }}\t")
    _number(foot, "PAGE")
    foot.add_run(" / ")
    _number(foot, "NUMPAGES")


def _head(document: Document) -> None:
    document.add_paragraph("{%p if logo %}")
    document.add_paragraph("{{r logo }}").paragraph_format.space_after = Pt(10)
    document.add_paragraph("{%p endif %}")
    document.add_paragraph("{{ title }}", "Title")
    document.add_paragraph("{{ about }}", "Subtitle")
    document.add_paragraph("{%p if is_marked %}")
    document.add_paragraph("{{ status }}", MARK)
    document.add_paragraph("{%p endif %}")


def _entries(document: Document, part: str, label: str) -> None:
    """Add the table of a part: a row for each entry, its label on the left."""
    table = document.add_table(rows=3, cols=2)
    table.autofit = False
    _ruled(table)
    table.rows[0].cells[0].paragraphs[0].add_run(f"{{%tr for entry in {part}.entries %}}")
    left, right = table.rows[1].cells
    left.paragraphs[0].style = LABEL
    left.paragraphs[0].add_run(label)
    _blocks(right)
    table.rows[2].cells[0].paragraphs[0].add_run("{%tr endfor %}")
    for column, width in zip(table.columns, (NARROW, WIDE), strict=True):
        column.width = width
        for cell in column.cells:
            cell.width = width


def _blocks(cell: _Cell) -> None:
    """Add the paragraphs of an entry. A cell is never without one, or Word refuses the document."""
    cell.paragraphs[0].add_run("{%p for block in entry.blocks %}")
    for condition, style in (
        ("if block.look == 'item'", ITEM),
        ("elif block.look == 'part'", PART),
        ("else", TEXT),
    ):
        cell.add_paragraph(f"{{%p {condition} %}}")
        paragraph = cell.add_paragraph(style=style)
        space = "\t" if style == ITEM else " "
        lead = None if style == ITEM else LEAD
        paragraph.add_run("{% if block.lead %}{{ block.lead }}{% endif %}", lead)
        paragraph.add_run(f"{{% if block.lead %}}{space}{{% endif %}}{{{{ block.text }}}}")
    cell.add_paragraph("{%p endif %}")
    cell.add_paragraph("{%p if block.url %}")
    cell.add_paragraph("{{r block.link }}", ADDRESS)
    cell.add_paragraph("{%p endif %}")
    cell.add_paragraph("{%p endfor %}")
    cell.add_paragraph("{%p if not entry.blocks %}")
    cell.add_paragraph("", TEXT)
    cell.add_paragraph("{%p endif %}")


def _ruled(table: Table) -> None:
    """Give a table thin rules between its rows, and tell readers that its first column heads them."""
    properties = table._tbl.tblPr
    borders = OxmlElement("w:tblBorders")
    for side in RULES:
        border = OxmlElement(f"w:{side}")
        for name, value in (("val", "single"), ("sz", "4"), ("space", "0"), ("color", "auto")):
            border.set(qn(f"w:{name}"), value)
        borders.append(border)
    properties.insert_element_before(borders, "w:shd", "w:tblLayout", "w:tblCellMar", "w:tblLook")
    look = properties.find(qn("w:tblLook"))
    for name, value in (("firstRow", "0"), ("firstColumn", "1"), ("noVBand", "1")):
        look.set(qn(f"w:{name}"), value)


def _number(paragraph: Paragraph, kind: str) -> None:
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), kind)
    paragraph._p.append(field)
    run = paragraph.add_run("1")
    field.append(run._r)


if __name__ == "__main__":
    (Path(__file__).parent / "templates" / "sheet.docx").write_bytes(word_template())
