"""Workbooks as programs write them, and as nobody should."""

import io
import re
import zipfile

import openpyxl
import xlsxwriter

from nki.errors import NkiError, words
from nki.steps.read.workbook import open_workbook

HEADER = ["Legevakt-ID", "Leger", "Har trent"]
ROWS = [["LV1", 20, 5], ["LV2", 8, 8]]


def by_openpyxl(path, sheets, change=None, hidden=()):
    """Write sheets, each a list of rows, with openpyxl; then let ``change`` have the workbook."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
        sheet.sheet_state = "hidden" if name in hidden else "visible"
    if change:
        change(book)
    book.save(path)
    return path


def by_xlsxwriter(path, fill, **options):
    """Write a sheet with XlsxWriter: ``fill`` gets the workbook and the sheet."""
    book = xlsxwriter.Workbook(path, options)
    fill(book, book.add_worksheet("Svar"))
    book.close()
    return path


def with_part(path, part, change):
    """Change the text of one part of a workbook; None takes it away."""
    stream = io.BytesIO()
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        assert part in old.namelist()
        for info in old.infolist():
            content = old.read(info)
            if info.filename == part:
                content = change(content.decode()).encode() if change else None
            if content is not None:
                new.writestr(info.filename, content)
    path.write_bytes(stream.getvalue())
    return path


SHEET = "xl/worksheets/sheet1.xml"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def by_hand(path, rows, *, before="", styles="", texts=(), book=""):
    """Write a workbook whose rows are given as XML."""
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006/relationships"

    def related(*targets):
        each = "".join(
            f'<Relationship Id="r{i}" Type="{office}/{kind}" Target="{target}"/>'
            for i, (kind, target) in enumerate(targets)
        )
        return f'<Relationships xmlns="{package}">{each}</Relationships>'

    strings = "".join(f"<si><t>{text}</t></si>" for text in texts)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as out:
        out.writestr("[Content_Types].xml", "<Types/>")
        out.writestr("_rels/.rels", related(("officeDocument", "xl/workbook.xml")))
        out.writestr(
            "xl/_rels/workbook.xml.rels",
            related(
                ("worksheet", "/xl/worksheets/sheet1.xml"),
                ("sharedStrings", "sharedStrings.xml"),
                ("styles", "styles.xml"),
            ),
        )
        sheets = f'<sheets><sheet name="Svar" sheetId="1" r:id="r0"/></sheets>{book}'
        out.writestr("xl/workbook.xml", f'<workbook xmlns="{MAIN}" xmlns:r="{office}">{sheets}</workbook>')
        out.writestr("xl/sharedStrings.xml", f'<sst xmlns="{MAIN}">{strings}</sst>')
        out.writestr("xl/styles.xml", f'<styleSheet xmlns="{MAIN}">{styles}</styleSheet>')
        sheet = f'<worksheet xmlns="{MAIN}">{before}<sheetData>{rows}</sheetData></worksheet>'
        out.writestr(SHEET, sheet)
    return path


def text_cells(*texts):
    """Return cells of text as XML, without saying where they are."""
    return "".join(f'<c t="inlineStr"><is><t>{text}</t></is></c>' for text in texts)


HEADER_ROW = f"<row>{text_cells(*HEADER)}</row>"


def opened(path, wanted=HEADER, sheet=""):
    return open_workbook(path, "svar.xlsx", wanted, sheet)


def cells(path, **how):
    """Return the cells of all rows below the header."""
    return [list(row.cells) for row in opened(path, **how).rows()]


def refused(path, wanted=HEADER, sheet=""):
    """Return code, row and words of what is wrong with a workbook, opened or read."""
    try:
        list(opened(path, wanted, sheet).rows())
    except NkiError as error:
        (issue,) = error.issues
        assert issue.place.file == "svar.xlsx"
        said = words(issue)
        assert not re.search("[{}]", said.found + said.do)
        return issue.code, issue.place.row, said.found
    raise AssertionError("nothing was found")
