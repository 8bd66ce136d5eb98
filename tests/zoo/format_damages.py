"""The delivery in other formats: workbooks in the ways that programs and people make them, and Parquet."""

# ruff: noqa: DTZ001, E501  (a damage is a line; workbooks know no time zones)

import io
import re
import tempfile
from datetime import date, datetime, time
from pathlib import Path

import duckdb
import openpyxl
import pandas as pd
import xlsxwriter

from tests.zoo import clean
from tests.zoo.animals import ZOO, Found

NUMERIC = ("doctors", "trained", "hours")


def workbook(name, change, *outcome, **rest):
    ZOO.add(name, "written", change, *outcome, suffix=".xlsx", **rest)


def table(name, change, *outcome, **rest):
    ZOO.add(name, "written", change, *outcome, suffix=".parquet", **rest)


def day_of(text):
    found = re.fullmatch(r"(\d\d)\.(\d\d)\.(\d{4})", text)
    return date(int(found[3]), int(found[2]), int(found[1])) if found else text or None


def number_of(text):
    plain = text.replace(",", ".")
    if not re.fullmatch(r"-?\d{1,15}(\.\d+)?", plain):
        return text or None
    return float(plain) if "." in plain else int(plain)


def typed(grid, survey):
    """Return a grid with numbers and dates where its cells are those; what was damaged stays text."""
    names = survey.columns if len(grid[0]) == len(survey.columns) else ()
    numeric = {at for at, name in enumerate(names) if name in NUMERIC}
    days = {at for at, name in enumerate(names) if name == "answered"}
    return [
        grid[0],
        *(
            [
                number_of(one) if at in numeric else day_of(one) if at in days else one or None
                for at, one in enumerate(row)
            ]
            for row in grid[1:]
        ),
    ]


def by_openpyxl(fill, *, plain=False):
    """Return a writer: ``fill`` gets the workbook and its sheet, on which the rows stand."""

    def change(grid, survey):
        book = openpyxl.Workbook()
        sheet = book.active
        sheet.title = "Svar"
        for row in grid if plain else typed(grid, survey):
            sheet.append(
                [one if isinstance(one, date) or not isinstance(one, str) else harmless(one) for one in row]
            )
        for row in sheet.iter_rows():
            for cell in row:
                if cell.data_type == "f":
                    cell.data_type = "s"  # a comment that starts with =
        fill(book, sheet)
        stream = io.BytesIO()
        book.save(stream)
        return stream.getvalue()

    return change


def harmless(text):
    """Return a text without what no workbook can hold."""
    return re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f]", " ", text)[:32_000]


def by_xlsxwriter(fill):
    def change(grid, survey):
        stream = io.BytesIO()
        book = xlsxwriter.Workbook(stream, {"in_memory": True})
        fill(book, book.add_worksheet("Svar"), typed(grid, survey))
        book.close()
        return stream.getvalue()

    return change


def every_cell(sheet, rows, start=0, day=None):
    for at, row in enumerate(rows):
        for column, one in enumerate(row):
            if isinstance(one, date):
                sheet.write_datetime(start + at, column, datetime.combine(one, time()), day)
            elif isinstance(one, str):
                sheet.write_string(start + at, column, harmless(one))
            elif one is not None:
                sheet.write(start + at, column, one)


def nothing(book, sheet):
    pass


def at(sheet, row, column):
    return sheet.cell(row, column + 1)


for survey in (clean.counts, clean.answers):
    said = survey.__name__
    workbook(f"XLSX by openpyxl, {said}", by_openpyxl(nothing), survey=survey)
    workbook(f"XLSX with everything as text, {said}", by_openpyxl(nothing, plain=True), survey=survey)
    workbook(
        f"XLSX by XlsxWriter, {said}",
        by_xlsxwriter(lambda book, sheet, rows: every_cell(sheet, rows, day=book.add_format({"num_format": "dd.mm.yyyy"}))),
        survey=survey,
    )  # fmt: skip


def titled(book, sheet):
    sheet.insert_rows(1, 2)
    sheet["A1"] = "Legevaktregisteret 2022"
    sheet.merge_cells("A1:F1")


def blanks_above(book, sheet):
    sheet.insert_rows(1, 3)


def sheets(hidden, rows):
    def fill(book, sheet):
        other = book.create_sheet("I fjor", 0)
        for row in list(sheet.iter_rows(values_only=True))[:rows]:
            other.append(row)
        if hidden:
            other.sheet_state = "hidden"
            book.active = 1

    return fill


def guide(book, sheet):
    book.create_sheet("Veiledning", 0)["A1"] = "Slik leses arket"


def hidden_row(book, sheet):
    sheet.row_dimensions[4].hidden = True


def formula(book, sheet):
    sheet["D2"] = "=13*3"


def formatted_below(book, sheet):
    for row in range(14, 300):
        sheet.cell(row, 1).number_format = "@"
        sheet.cell(row, 40).number_format = "0.00"


def gap(book, sheet):
    sheet.insert_rows(6)


def put(row, column, value, form=None):
    def fill(book, sheet):
        cell = sheet.cell(row, column)
        cell.value = value
        if form:
            cell.number_format = form

    return fill


workbook("XLSX with a title", by_openpyxl(titled), said=("D385",))
workbook("XLSX with empty rows above", by_openpyxl(blanks_above))
workbook("XLSX with a sheet of guidance first", by_openpyxl(guide))
workbook("XLSX with two sheets of answers", by_openpyxl(sheets(False, 13)), Found("D372"))
workbook("XLSX with a hidden sheet of answers", by_openpyxl(sheets(True, 13)), said=("D378",))
workbook("XLSX with a hidden row", by_openpyxl(hidden_row), said=("D378",))
workbook("XLSX with a formula that nobody calculated", by_openpyxl(formula), Found("D365", 2, "doctors"))
workbook("XLSX with formats below the rows", by_openpyxl(formatted_below))
workbook("XLSX with an empty row", by_openpyxl(gap))
workbook(
    "XLSX with a date where a count belongs",
    by_openpyxl(put(2, 4, date(2022, 5, 12))),
    Found("D362", 2, "doctors"),
)
workbook("XLSX with an error", by_openpyxl(put(2, 4, "#REF!")), Found("D364", 2, "doctors"))
workbook(
    "XLSX with a fraction where a count belongs", by_openpyxl(put(2, 4, 39.5)), Found("D321", 2, "doctors")
)
workbook("XLSX with a float that is whole", by_openpyxl(put(2, 4, 39.0)))
workbook("XLSX with a count shown with two decimals", by_openpyxl(put(2, 4, 39, "0.00")))
workbook("XLSX with a count shown in thousands", by_openpyxl(put(3, 4, 1234, "#,##0")))
workbook("XLSX with a truth value for a count", by_openpyxl(put(2, 4, True)), Found("D320", 2, "doctors"))
workbook("XLSX with a number as text with thousands", by_openpyxl(put(3, 4, "1 234")))
workbook("XLSX with a date and a time", by_openpyxl(put(2, 3, datetime(2022, 2, 10, 13, 45))))
workbook("XLSX with a date that is a bare number", by_openpyxl(put(2, 3, 44602, "General")), said=("D382",))
workbook("XLSX with a sum below", by_openpyxl(put(15, 1, "Sum")), Found("D314", 15))
workbook(
    "XLSX with merged ids", by_openpyxl(lambda _, sheet: sheet.merge_cells("A4:A5")), Found("D312", 5, "unit")
)
workbook("XLSX with a number right of the header", by_openpyxl(put(5, 12, 7)), Found("D305", 5))
workbook(
    "XLSX with per cent where hours belong", by_openpyxl(put(2, 6, 0.075, "0.0 %")), survey=clean.answers
)


def by_duckdb(grid, survey, *, text):
    with tempfile.TemporaryDirectory() as folder, duckdb.connect() as connection:
        path = Path(folder) / "t.parquet"
        names = [f'"{one}"' for one in grid[0]]
        rows = [[one or None for one in row] for row in grid[1:]] if text else typed(grid, survey)[1:]
        kinds = ["VARCHAR"] * len(names)
        if not text:
            for position, name in enumerate(survey.columns):
                wanted = {
                    "doctors": "INTEGER",
                    "trained": "BIGINT",
                    "hours": "DECIMAL(9, 3)",
                    "answered": "DATE",
                }
                kinds[position] = wanted.get(name, "VARCHAR")
        declared = ", ".join(f"{name} {kind}" for name, kind in zip(names, kinds, strict=True))
        connection.execute(f"CREATE TABLE t ({declared})")
        connection.executemany(f"INSERT INTO t VALUES ({', '.join('?' * len(names))})", rows)
        connection.execute(f"COPY t TO '{path}' (FORMAT parquet)")
        return path.read_bytes()


def by_pandas(grid, survey):
    frame = pd.DataFrame(typed(grid, survey)[1:], columns=grid[0])
    for name in NUMERIC:
        if name in survey.columns:
            frame[grid[0][survey.at(name)]] = frame[grid[0][survey.at(name)]].astype("float64")
    stream = io.BytesIO()
    frame.to_parquet(stream)
    return stream.getvalue()


for survey in (clean.counts, clean.answers):
    said = survey.__name__
    table(f"Parquet of text, {said}", lambda grid, one: by_duckdb(grid, one, text=True), survey=survey)
    table(f"Parquet with types, {said}", lambda grid, one: by_duckdb(grid, one, text=False), survey=survey)
    table(f"Parquet by pandas, counts as floats, {said}", by_pandas, survey=survey)
