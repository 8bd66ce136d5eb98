"""The form as CSV that a Norwegian Excel opens: semicolon, UTF-8 with BOM, CRLF."""

from __future__ import annotations

from nki.steps.form.layout import SheetColumn, columns_of
from nki.steps.form.questions import Form

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n")


def write_csv(form: Form) -> bytes:
    """Return the header, and for each unit that has a row its id and name with blanks beside them."""
    columns = columns_of(form)
    lines = [[_header(column) for column in columns]]
    if form.has_row_per_unit:
        lines += [[_harmless(column.given(unit)) for column in columns] for unit in form.units]
    return "".join(";".join(map(_quoted, line)) + "\r\n" for line in lines).encode("utf-8-sig")


def _header(column: SheetColumn) -> str:
    """Return a header that intake knows again and that no spreadsheet takes for a formula."""
    known = (column.header,) if column.question is None else column.question.column.headers
    folded = (" ".join(header.split()) for header in known)
    # the last of them is the column's name, which begins with a letter
    return next(header for header in folded if not header.startswith(_FORMULA_STARTS))


def _harmless(text: str) -> str:
    return f"'{text}" if text.startswith(_FORMULA_STARTS) else text


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"' if any(sign in text for sign in ';"\r\n') else text
