"""The official form of the doctors' indicator as a Word document and as PDFs.

Written with ``python -m tests.forms.make``. The text is that of the published form (``tests/golden``), the
layout that of Helsedirektoratet's forms: a table in two columns, headings in rows of their own, marks of
references raised. Nothing of nki's own reading or writing has a part in it. LibreOffice and Chromium make the
PDFs.
"""

from __future__ import annotations

import re
import subprocess
from html import escape
from pathlib import Path

import docx
from docx.enum.text import WD_BREAK
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

from tests.unit.test_catalogue_texts import DAMAGE, FORM

HERE = Path(__file__).parent
HEADINGS = (
    "Godkjenning",
    "Faglig begrunnelse/målsetting",
    "Beregning av indikator",
    "Datainnsamling/datakilde",
    "Tolkning av tallene",
    "Publisering",
    "Referanser",
)
# where the text of the form wraps inside a label, and where a field has more than its label on a line
LABELS = {
    1: "Definisjon",
    2: "Sektor",
    3: "Fagområde",
    4: "Type",
    5: "Dimensjon av kvalitet",
    6: "Måleområde",
    7: "Dato publisert første gang",
    8: "Revisjonshistorikk",
    9: "Begrunnelse for valg",
    10: "Målsetting",
    11: "Begrepsavklaringer",
    12: "Hovedmåltall",
    13: "Andre måltall",
    14: "Klassifikasjoner og kodeverk",
    15: "Presiseringer rundt utvalg",
    16: "Teknisk beregning og bearbeiding av datagrunnlag",
    17: "Nivå for publisering",
    18: "Datakilde(r)",
    19: "Publiseringsfrekvens",
    20: "Lovhjemmel",
    21: "Sammenlignbarhet over tid og sted",
    22: "Feilkilder og usikkerhet",
    23: "Særskilt informasjon for tolkning av denne indikatoren",
    24: "Publiseringsarenaer",
    25: "Referanser",
}


def rows() -> list[tuple[str, list[str]]]:
    """Return the rows of the form: a heading alone, or a label with its paragraphs."""
    text = "\n".join(line for line in FORM.read_text("utf-8").splitlines() if not line.startswith("#"))
    for damaged, whole in DAMAGE:
        text = text.replace(damaged, whole)
    found: list[tuple[str, list[str]]] = [(text.strip().splitlines()[0], [])]
    for number, label in LABELS.items():
        words = r"\s+".join(map(re.escape, label.split()))
        begin = re.search(rf"^{number}\. {words}", text, re.MULTILINE)
        after = LABELS.get(number + 1)
        end = (
            re.search(rf"^{number + 1}\. {re.escape(after.split()[0])}", text, re.MULTILINE)
            if after
            else None
        )
        assert begin, label
        body = text[begin.end() : end.start() if end else len(text)]
        heading = next(
            (one for one in HEADINGS if re.search(rf"^{re.escape(one)}$", body, re.MULTILINE)), None
        )
        found.append((f"{number}. {label}", paragraphs(body.replace(heading, "") if heading else body)))
        if heading:
            found.append((heading, []))
    return found


def paragraphs(body: str) -> list[str]:
    """Return the paragraphs of a field, as a reader of the published form sees them."""
    starts = r"Måltall \d|Teller:|Nevner:|https?:|\d\. [A-ZÆØÅ]|Spørsmål som|Leger ved legevakten:|Siste år:"
    marks = rf"\n+(?={starts})"
    parts = [
        part for one in re.split(marks, body) for part in re.split(r"(?<=[.»]\d)\n\n|(?<=[.»])\n\n", one)
    ]
    return [" ".join(part.split()) for part in parts if part.strip()]


def raised(text: str) -> list[tuple[str, bool]]:
    """Return the runs of a paragraph; the marks of references are raised."""
    parts = re.split(r"(?<=kjeden»\.)(1)|(?<=forskriften)(2)(?= heter)|(?<=hendelser\.)(3)", text)
    return [(part, part in "123" and len(part) == 1) for part in parts if part]


def write_word(path: Path) -> None:
    """Write the form as Helsedirektoratet's authors do, with Word's means."""
    document = docx.Document()
    document.styles["Normal"].font.name = "Liberation Sans"
    document.styles["Normal"].font.size = Pt(10)
    document.styles["Normal"].paragraph_format.space_after = Pt(0)
    (title, _), *rest = rows()
    document.add_heading(title, 1)
    table = document.add_table(0, 2, "Table Grid")
    for label, texts in rest:
        row = table.add_row()
        row.cells[0].width, row.cells[1].width = Cm(5.2), Cm(11)
        if label in HEADINGS:
            row.cells[0].merge(row.cells[1]).paragraphs[0].add_run(label).bold = True
            continue
        row.cells[0].paragraphs[0].add_run(label).bold = True
        cell = row.cells[1]
        for number, text in enumerate(texts):
            paragraph = cell.paragraphs[0] if not number else cell.add_paragraph()
            write_runs(document, paragraph, text)
            if label.startswith(("9.", "11.", "18.")):
                paragraph.paragraph_format.space_after = Pt(8)
    document.save(path)


def write_runs(document, paragraph, text: str) -> None:
    if text.startswith("http"):
        link = OxmlElement("w:hyperlink")
        kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
        link.set(qn("r:id"), document.part.relate_to(text, kind, is_external=True))
        paragraph._p.append(link)
        link.append(paragraph.add_run(text)._r)
        return
    for part, is_raised in raised(text):
        run = paragraph.add_run()
        # Word breaks a run wherever an author has stopped to think
        for piece in re.findall(".{1,40}", part):
            run = paragraph.add_run(piece)
            run.font.superscript = is_raised
    if text.startswith("Nevner"):
        paragraph.add_run().add_break(WD_BREAK.LINE)


def write_page(path: Path) -> None:
    """Write the form as a page, to be printed by a browser: no space is left where a line breaks."""
    (title, _), *rest = rows()
    said = [f"<h1>{escape(title)}</h1><table>"]
    for label, texts in rest:
        if label in HEADINGS:
            said.append(f"<tr><th colspan=2>{escape(label)}</th></tr>")
            continue
        inner = "".join(
            "<p>" + "".join(f"<sup>{escape(p)}</sup>" if up else escape(p) for p, up in raised(text)) + "</p>"
            for text in texts
        )
        said.append(f"<tr><td>{escape(label)}</td><td>{inner}</td></tr>")
    style = (
        "body{font:10pt Liberation Sans}td,th{border:1px solid;padding:4px;vertical-align:top}"
        "th{text-align:left}td:first-child{width:5cm}p{margin:0 0 6pt;overflow-wrap:anywhere}"
        "table{border-collapse:collapse}"
    )
    path.write_text(
        f"<!doctype html><meta charset=utf-8><style>{style}</style>{''.join(said)}</table>", "utf-8"
    )


def main() -> None:
    """Write the files anew."""
    word, page = HERE / "leger-samtrening.docx", HERE / "leger-samtrening.html"
    write_word(word)
    subprocess.run(
        ["soffice", "--headless", "--convert-to", "pdf:writer_pdf_Export", "--outdir", HERE, word], check=True
    )
    (HERE / "leger-samtrening.pdf").rename(HERE / "leger-samtrening-libreoffice.pdf")
    write_page(page)
    chromium = ["chromium", "--headless", "--no-sandbox", "--no-pdf-header-footer"]
    subprocess.run(
        [*chromium, f"--print-to-pdf={HERE / 'leger-samtrening-chromium.pdf'}", page.as_uri()], check=True
    )
    page.unlink()


if __name__ == "__main__":
    main()
