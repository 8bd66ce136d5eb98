"""Small workbooks, made by programs or by hand."""

import io
import zipfile
from pathlib import Path

from nki.errors import NkiError, words
from nki.steps.read.workbook import open_workbook

HEADER = ["Legevakt-ID", "Levert", "Leger", "Har trent", "Verktøy", "Andel"]
TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/></Types>'
)
KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
COLUMNS = "ABCDEFGHIJ"


def relations(**targets):
    parts = "".join(
        f'<Relationship Id="{key}" Type="{KIND}/{kind}" Target="{target}"/>'
        for key, (kind, target) in targets.items()
    )
    return (
        f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{parts}'
        "</Relationships>"
    )


def parts(rows="", *, book="", texts="", styles="", before="", after=""):
    """Return the parts of a workbook with one sheet, whose rows are XML."""
    return {
        "[Content_Types].xml": TYPES,
        "_rels/.rels": relations(r1=("officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": f'<workbook {MAIN} xmlns:r="{KIND}">{book}<sheets>'
        '<sheet name="Svar" sheetId="1" r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": relations(
            r1=("worksheet", "worksheets/sheet1.xml"),
            r2=("sharedStrings", "sharedStrings.xml"),
            r3=("styles", "styles.xml"),
        ),
        "xl/sharedStrings.xml": f"<sst {MAIN}>{texts}</sst>",
        "xl/styles.xml": f"<styleSheet {MAIN}>{styles}</styleSheet>",
        "xl/worksheets/sheet1.xml": f"<worksheet {MAIN}>{before}<sheetData>{header_row(1)}{rows}</sheetData>"
        f"{after}</worksheet>",
    }


def header_row(number):
    cells = "".join(inline(f"{COLUMNS[at]}{number}", text) for at, text in enumerate(HEADER))
    return f'<row r="{number}">{cells}</row>'


def inline(at, text):
    return f'<c r="{at}" t="inlineStr"><is><t>{text}</t></is></c>'


def packed(held):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in held.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def by_hand(folder, rows="", **others):
    path = Path(folder) / "svar.xlsx"
    path.write_bytes(packed(parts(rows, **others)))
    return path


def opened(path, sheet="", wanted=HEADER):
    return open_workbook(Path(path), str(path), wanted, sheet)


def cells(path, sheet=""):
    """Return the rows below the header: their numbers and cells."""
    return [(row.number, row.cells) for row in opened(path, sheet).rows()]


def first_cell(folder, cell, **others):
    """Return what a cell in the row below the header stands for."""
    (row,) = opened(by_hand(folder, f'<row r="2">{inline("A2", "LV001")}{cell}</row>', **others)).rows()
    return row.cells[2]


def refused(path, sheet="", wanted=HEADER):
    """Return code, row and words of what stops the reading of a workbook."""
    try:
        for _ in opened(path, sheet, wanted).rows():
            pass
    except NkiError as error:
        return [(one.code, one.place.row, words(one).found, words(one).do) for one in error.issues]
    raise AssertionError("nothing was refused")
