"""Small Word documents and PDFs, written by hand so that every byte of them is known."""

from __future__ import annotations

import zipfile
from xml.sax.saxutils import escape

from nki.template import template

MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override '
    'PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.'
    'wordprocessingml.document.main+xml"/></Types>'
)
SAID = {4: "Prosess", 5: "Trygge og sikre", 7: "23.06.2022", 8: "1.0: Første.", 11: "Ord: mening."}
SAID |= {12: "Måltall 1: Andel.", 13: "Måltall 2: Antall.", 25: "1. Lov"}


def rows(**changes):
    """Return the rows of a form: each label with what it says. ``field_4="…"`` says something else."""
    return [
        (
            f"{field.number}. {field.label}",
            changes.get(f"field_{field.number}", SAID.get(field.number, "Tekst.")),
        )
        for field in template().fields
    ]


def paragraph(text, properties=""):
    return f'<w:p>{properties}<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r></w:p>'


def table(given):
    """Return a table in two columns. What is said may be XML of its own."""
    made = ""
    for label, said in given:
        cells = [paragraph(label), said if said.startswith("<w:p") else paragraph(said)]
        made += f"<w:tr>{''.join(f'<w:tc>{cell}</w:tc>' for cell in cells)}</w:tr>"
    return f"<w:tbl>{made}</w:tbl>"


def word(path, body, **parts):
    """Write a Word document with that body. ``numbering="…"`` writes the part word/numbering.xml."""
    document = f'<w:document xmlns:w="{MAIN}" xmlns:r="{RELATIONS}"><w:body>{body}</w:body></w:document>'
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", TYPES)
        archive.writestr("word/document.xml", document)
        for name, text in parts.items():
            where = "word/_rels/document.xml.rels" if name == "links" else f"word/{name}.xml"
            archive.writestr(where, text)
    return path


def form(path, title="Prøve", **changes):
    """Write the form of an indicator as a Word document."""
    return word(path, paragraph(title) + table(rows(**changes)))


def text_form(title="Prøve", without=(), **changes):
    """Return the form of an indicator as text."""
    lines = [f"{label} {said}" for label, said in rows(**changes) if int(label.split(".")[0]) not in without]
    return "\n\n".join([title, *lines]) + "\n"


def pdf(path, content=b"", pages=1):
    """Write a PDF whose pages hold that content, in Helvetica."""
    kids = " ".join(f"{4 + 2 * n} 0 R" for n in range(pages))
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Kids[{kids}]/Count {pages}>>".encode(),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
    ]
    for number in range(pages):
        resources = b"/Resources<</Font<</F1 3 0 R>>>>"
        objects.append(
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]%s/Contents %d 0 R>>"
            % (resources, 5 + 2 * number)
        )
        objects.append(b"<</Length %d>>stream\n%s\nendstream" % (len(content), content))
    data, places = b"%PDF-1.4\n", []
    for number, one in enumerate(objects, start=1):
        places.append(len(data))
        data += b"%d 0 obj%s endobj\n" % (number, one)
    start = len(data)
    data += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    data += b"".join(b"%010d 00000 n \n" % place for place in places)
    data += b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, start)
    path.write_bytes(data)
    return path
