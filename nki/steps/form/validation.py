"""What Excel lets nobody write into a cell, as data validations with messages in bokmål."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from nki.model.spec import ColumnType
from nki.steps.form.questions import Form, Question
from nki.steps.form.rules import refusal, rule

# Excel refuses to open a file in which one of these is longer.
_TITLE, _MESSAGE, _ERROR, _FORMULA = 32, 255, 224, 255
_EPOCH = date(1899, 12, 30)

Validation = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Cells:
    """Where things stand: the letter of each column by name, the first row, and the ranges of lists."""

    letters: Mapping[str, str]
    row: int
    lists: Mapping[str, str] = field(default_factory=dict)

    def of(self, column: str) -> str:
        """Return the cell of a column in the first row; Excel moves it along with the rows below."""
        return f"${self.letters[column]}{self.row}"


def validation(form: Form, question: Question, cells: Cells) -> Validation:
    """Return what a column takes, in the words of XlsxWriter."""
    return {
        # a rule that ignores blanks is no rule as long as another cell that it looks at is blank
        "ignore_blank": not question.is_limited,
        **_criteria(question, cells),
        "input_title": _cut(question.header, _TITLE),
        "input_message": _prompt(form, question),
        "error_title": "Svaret passer ikke",
        "error_message": _cut(refusal(form, question, _beside(question)), _ERROR),
        "error_type": "stop",
    }


def _criteria(question: Question, cells: Cells) -> Validation:
    column = question.column
    if column.name in cells.lists and _is_list(question):
        return {"validate": "list", "source": f"={cells.lists[column.name]}"}
    if column.type is ColumnType.DATE or column.type.is_numeric:
        if question.answers or question.is_limited:
            return {"validate": "custom", "value": _formula(question, cells)}
        return _plain(question)
    return {"validate": "any"}


def _is_list(question: Question) -> bool:
    return not question.column.type.is_numeric and question.column.type is not ColumnType.DATE


def _beside(question: Question) -> tuple[str, ...]:
    """Return the answers that may be written in the place of a number or a date."""
    return () if _is_list(question) else question.answers


def _plain(question: Question) -> Validation:
    """Return Excel's own rule for numbers or dates, which other spreadsheets understand as well."""
    if question.column.type is ColumnType.DATE:
        first, last = question.days
        return {"validate": "date", "criteria": "between", "minimum": first, "maximum": last}
    kind = "integer" if question.column.type is ColumnType.COUNT else "decimal"
    low, high = question.least, question.most
    if low is not None and high is not None:
        return {"validate": kind, "criteria": "between", "minimum": _digits(low), "maximum": _digits(high)}
    if low is not None:
        return {"validate": kind, "criteria": ">=", "value": _digits(low)}
    if high is not None:
        return {"validate": kind, "criteria": "<=", "value": _digits(high)}
    return {"validate": kind, "criteria": "between", "minimum": "-999999999999", "maximum": "999999999999"}


def _formula(question: Question, cells: Cells) -> str:
    """Return a formula that is true of a value in range, and of an answer that stands for one.

    Conditions that the other column's own rule states as well are left out where the formula grows too
    long for Excel.
    """
    here = cells.of(question.column.name)
    needed = [f"ISNUMBER({here})", *_bounds(question, here)]
    if question.column.at_most:
        needed.append(_unless_number(cells.of(question.column.at_most), f"{here}<="))
    conditions = list(needed)
    for name in question.floor_of:
        conditions.append(_unless_number(cells.of(name), f"{here}>="))
        if len(_either(question, here, conditions, cells)) > _FORMULA:
            conditions.pop()
            break
    return _either(question, here, conditions, cells)


def _either(question: Question, here: str, conditions: list[str], cells: Cells) -> str:
    # INT of a text is an error, and AND works out all of its parts whatever the first one says
    ways = [f'{here}=""', f"IFERROR(AND({','.join(conditions)}),FALSE)"]
    if question.answers:
        ways.insert(1, f"SUMPRODUCT(--EXACT({cells.lists[question.column.name]},{here}))>0")
    return f"=OR({','.join(ways)})"


def _bounds(question: Question, here: str) -> Iterator[str]:
    if question.column.type is ColumnType.DATE:
        first, last = question.days
        yield f"{here}>={(first - _EPOCH).days}"
        # the last day with a time of day belongs to it
        yield f"{here}<{(last - _EPOCH).days + 1}"
        return
    if question.column.type is ColumnType.COUNT:
        yield f"INT({here})={here}"
    if question.least is not None:
        yield f"{here}>={_digits(question.least)}"
    if question.most is not None:
        yield f"{here}<={_digits(question.most)}"


def _unless_number(other: str, comparison: str) -> str:
    """Return a condition that only a number in the other cell can break."""
    return f"OR(NOT(ISNUMBER({other})),{comparison}{other})"


def _prompt(form: Form, question: Question) -> str:
    words = rule(form, question, listed=False)
    room = _MESSAGE - len(words) - 1
    asked = _cut(question.text, room) if room > len("Spørsmål …") else ""
    return f"{asked}\n{words}" if asked else _cut(words, _MESSAGE)


def _cut(text: str, room: int) -> str:
    """Return a text that fits, cut between two words where there is a place for it."""
    plain = " ".join(text.split())
    if _length(plain) <= room:
        return plain
    plain = plain[:room]
    while _length(plain) > room - 1:
        plain = plain[:-1]
    whole_words = plain.rpartition(" ")[0]
    return (whole_words if len(whole_words) > room // 2 else plain).rstrip(" ,.") + "…"


def _length(text: str) -> int:
    """Return a length as Excel counts it: what lies beyond the first plane of Unicode counts twice."""
    return len(text.encode("utf-16-le")) // 2


def _digits(value: Decimal) -> str:
    return format(value, "f")
