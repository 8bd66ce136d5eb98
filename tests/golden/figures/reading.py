"""Files and cells as a person with the standard library would read them."""

import csv
import io
import zipfile
from datetime import date, timedelta
from fractions import Fraction
from pathlib import Path
from xml.etree import ElementTree

EXAMPLES = Path(__file__).parents[3] / "examples"
MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def table(indicator, name, encoding="utf-8-sig"):
    """Return the rows of a CSV file as dictionaries of text."""
    text = (EXAMPLES / indicator / name).read_bytes().decode(encoding)
    return list(csv.DictReader(io.StringIO(text, newline=""), delimiter=";"))


def sheet(indicator, name):
    """Return the rows of a workbook's first sheet as dictionaries of text."""
    with zipfile.ZipFile(EXAMPLES / indicator / name) as archive:
        root = ElementTree.fromstring(archive.read("xl/worksheets/sheet1.xml"))
    rows = [["".join(cell.itertext()) for cell in row] for row in root.iter(f"{MAIN}row")]
    return [dict(zip(rows[0], row, strict=True)) for row in rows[1:]]


def day(text):
    """Return the day of ``31.12.2024``, None where there is none."""
    if not text:
        return None
    number, month, year = map(int, text.split("."))
    return date(year, month, number)


def whole(text):
    """Return a whole number, None where there is none."""
    digits = text.replace("\N{NO-BREAK SPACE}", "")
    return int(digits) if digits.isdecimal() else None


def number(text):
    """Return a number with a decimal comma, None where there is none."""
    plain = text.replace(",", "")
    return Fraction(text.replace(",", ".")) if plain.isdecimal() else None


def days_of(period):
    """Return the first and the last day of a period as it is written in a result."""
    year, _, part = period.partition("-")
    first_month, months = 1, 12
    if "R" in part:
        last, back = map(int, part[1:].split("R"))
        end = date(int(year) + last // 12, last % 12 + 1, 1)
        start = int(year) * 12 + last - back
        return date(start // 12, start % 12 + 1, 1), end - timedelta(days=1)
    if part:
        months = {"H": 6, "T": 4, "Q": 3, "M": 1}[part[0]]
        first_month = (int(part[1:]) - 1) * months + 1
    after = first_month + months
    end = date(int(year) + (after - 1) // 12, (after - 1) % 12 + 1, 1)
    return date(int(year), first_month, 1), end - timedelta(days=1)


def within(when, period):
    """Say whether a day lies in a period; one that is not known does not."""
    first, last = days_of(period)
    return when is not None and first <= when <= last
