"""Indicators to make forms of, and people who fill them in as the forms allow."""

import csv
import io
from datetime import date
from decimal import Decimal

from hypothesis import strategies as st
from openpyxl import load_workbook

from nki.forming import form
from nki.steps.load import load
from tests.engine import write_register
from tests.indicator import indicator, written

YEAR = 2021
UNITS = (
    ("LV001", "Oslo legevakt", "0301"),
    ("0301", "Hábmer – Hamarøy «nord»", "1875"),
    ("LV 3", 'Tromsø; "sentrum"', "5401"),
    ("LV004", "Kautokeino-legevakten", "5430"),
)
OF_THE_REGISTER = {"D347", "D355"}
"""Warnings about a register that any small one yields."""

_STARTS = ("", "- ", "=", "+", "@", "3. ", "«")
_ENDS = ("?", "; eller?", ' "nå"?', "\nsiste år?", " (%)")
_ANSWERS = ("Ja", "Nei", "Vet ikke", "Ja, delvis", "-", "=1", "verdi", "svar_1", "1")
_TEXTS = (
    "=1+1",
    "-",
    "'sitat'",
    "Usikre tall",
    'Ambulansen har "egen" øvelse; vi\nvar ikke invitert',
    "0301",
)


@st.composite
def columns(draw):
    """Return the columns of a source: its unit, and up to six questions of any type."""
    found = [
        {"name": "er_unit", "type": "unit", "header": draw(st.sampled_from(["Legevakt-ID", "Legevakt"]))}
    ]
    if draw(st.booleans()):
        found.append({"name": "unit_name", "type": "unit_name", "header": "Navn på legevakten"})
    for number in range(draw(st.integers(1, 6))):
        kind = draw(st.sampled_from(["count", "number", "choice", "date", "text"]))
        header = f"{draw(st.sampled_from(_STARTS))}Spørsmål nummer {number}{draw(st.sampled_from(_ENDS))}"
        column = {"name": f"q{number}", "type": kind, "header": header}
        answers = draw(st.lists(st.sampled_from(_ANSWERS), unique=True, min_size=3, max_size=5))
        if kind == "choice":
            column |= {"values": answers[2:], "missing": answers[:1], "not_applicable": answers[1:2]}
        elif kind != "text":
            aside = [answer for answer in answers if answer not in ("-", "1", "=1")]
            column |= {"missing": aside[:1], "not_applicable": aside[1:2]}
        if kind in ("count", "number"):
            below = [one["name"] for one in found if one["type"] == kind]
            low = draw(st.sampled_from([None, "0", "3"]))
            high = draw(st.sampled_from([None, "40", "12.5" if kind == "number" else "12"]))
            column |= {"minimum": low} if low else {}
            column |= {"maximum": high} if high else {}
            column |= {"at_most": draw(st.sampled_from(below))} if below and draw(st.booleans()) else {}
        found.append({key: value for key, value in column.items() if value != []})
    return found


def spec(asked):
    """Return an indicator that counts the rows of a source with these columns."""
    return indicator(
        {
            "main_measure": {"kind": "count", "numerator": {"rows": "true"}},
            "other_measures": [],
            "sources": [{"columns": asked}],
        }
    )


def place(folder, asked, units=UNITS, **changes):
    """Write an indicator and a register into a folder; return their paths."""
    path = written({**spec(asked), **changes}, folder)
    er_units = [
        {"unit_id": id_, "name": name, "host_municipality": host, "valid_from": "2020-01-01", "valid_to": ""}
        for id_, name, host in units
    ]
    return path, write_register(folder / "register", er_units, [])


def made(path, register, format_, **options):
    """Return the bytes of a form."""
    return form(path, format_, register=register, period=YEAR, **options).data


@st.composite
def answers(draw, asked, units=UNITS):
    """Return what each unit answers, within what the form allows: by unit, by column."""
    return {unit: _row(draw, asked) for unit, _, _ in units}


def _row(draw, asked):
    row = {}
    for column in asked:
        if column["type"] in ("unit", "unit_name"):
            continue
        beside = [*column.get("missing", []), *column.get("not_applicable", []), None]
        row[column["name"]] = draw(st.one_of(st.sampled_from(beside), _value(column, row)))
    return row


def _value(column, row):
    if column["type"] == "choice":
        return st.sampled_from(column["values"])
    if column["type"] == "text":
        return st.sampled_from(_TEXTS)
    if column["type"] == "date":
        return st.dates(date(YEAR, 1, 1), date(YEAR + 1, 12, 31))
    low, high = (Decimal(column.get(key, other)) for key, other in (("minimum", "0"), ("maximum", "5000")))
    limit = row.get(column.get("at_most"))
    if isinstance(limit, int | Decimal):
        high = min(high, Decimal(limit))
    if high < low:
        return st.none()
    if column["type"] == "count":
        return st.integers(int(low), int(high))
    return st.integers(int(low * 100), int(high * 100)).map(lambda hundredths: Decimal(hundredths) / 100)


def fill_workbook(data, given, unit_header):
    """Fill in the sheet of answers as a person does in Excel, and return the bytes that it saves.

    ``given`` has the answers by unit and header.
    """
    book = load_workbook(io.BytesIO(data))
    sheet = book["Svar"]
    at = {cell.value: cell.column for cell in sheet[1]}
    for row in range(2, sheet.max_row + 1):
        for header, answer in given[sheet.cell(row, at[unit_header]).value].items():
            if answer is not None:
                cell = sheet.cell(row, at[header])
                cell.value = answer
                # what is typed into a text cell stays text
                cell.data_type = "s" if isinstance(answer, str) else cell.data_type
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def fill_csv(data, given):
    """Fill in the rows of a CSV form as a Norwegian Excel saves them; ``given`` by unit and position."""
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=";"))
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, delimiter=";", lineterminator="\r\n")
    writer.writerow(rows[0])
    for row in rows[1:]:
        filled = dict(zip(rows[0], row, strict=True)) | {
            header: typed(answer) for header, answer in given[row[0]].items() if answer is not None
        }
        writer.writerow(filled.values())
    return stream.getvalue().encode("utf-8-sig")


def typed(answer):
    """Return an answer as a Norwegian Excel writes it."""
    if isinstance(answer, date):
        return answer.strftime("%d.%m.%Y")
    return str(answer).replace(".", ",") if isinstance(answer, Decimal) else str(answer)


def figures(result):
    """Return what a result says of every area, and of every row."""
    return [(row.level, row.code, row.numerator, row.status, row.answered) for row in result.release.rows], [
        account.read for account in result.release.accounts
    ]


def findings(result):
    """Return the findings about the delivery."""
    return [issue for issue in result.issues if issue.code[0] != "S" and issue.code not in OF_THE_REGISTER]


def loaded(path):
    """Return an indicator of a file."""
    return load(path).indicator
