"""What a cell of the form may hold, in the bokmål of those who fill it in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from fractions import Fraction

from nki.labels import first_upper, shown, shown_date
from nki.model.spec import ColumnType
from nki.steps.form.questions import FIRST_DAY, LAST_DAY, Form, Question


def rule(form: Form, question: Question, *, listed: bool = True) -> str:
    """Say what a cell may hold, such as a whole number from 0, and what stands for no answer.

    The fixed answers of a choice are named unless they stand in a drop-down list beside it.
    """
    return " ".join((kind(form, question, listed=listed), *_apart(question)))


def refusal(form: Form, question: Question, beside: Iterable[str] = ()) -> str:
    """Say why an answer was refused and what is taken, also the answers that may stand beside it."""
    others = tuple(beside)
    also = f" Du kan også skrive {_or(others)}." if others else ""
    words = kind(form, question)
    return f"Svaret passer ikke her. Skriv {words[:1].lower()}{words[1:]}{also}"


def kind(form: Form, question: Question, *, listed: bool = True) -> str:
    """Say what kind of answer is asked for, such as a whole number from 0."""
    column = question.column
    if column.type is ColumnType.UNIT:
        if form.has_row_per_unit:
            return f"{_whose(form)} {form.who.code}, fylt ut på forhånd. Skal ikke endres."
        where = "I arket «Svaralternativer» står navnene ved siden av."
        return f"{_whose(form)} {form.who.code}, valgt i listen. {where}"
    if column.type is ColumnType.COUNT:
        return f"Et helt tall {_range(question)}{_relations(form, question)}."
    if column.type is ColumnType.NUMBER:
        span = _range(question)
        return f"Et tall{' ' + span if span else ''}{_relations(form, question)}."
    if column.type is ColumnType.DATE:
        return f"En dato{_days(question.days)}."
    if column.type is ColumnType.CHOICE:
        return f"Ett av svarene: {_or(column.values or ())}." if listed else "Ett av svarene i listen."
    return f"{_whose(form)} navn." if column.type is ColumnType.UNIT_NAME else "Fritekst."


def _whose(form: Form) -> str:
    """Return those who answer as a sentence about what is theirs begins: ``Legevaktens``."""
    return first_upper(f"{form.who.the_one}s")


def _apart(question: Question) -> Iterator[str]:
    """Yield what stands for no answer, and for a question that does not apply."""
    column = question.column
    if column.type is ColumnType.UNIT or column.type is ColumnType.UNIT_NAME:
        return
    if column.missing:
        yield f"Tom celle, {_or(column.missing)}: ikke besvart."
    else:
        yield "Tom celle: ikke besvart."
    if column.not_applicable:
        yield f"{_or(column.not_applicable)}: spørsmålet gjelder ikke."


def _range(question: Question) -> str:
    low, high = question.least, question.most
    words = (
        f"fra {number(low)}" if low is not None else "",
        f"til {number(high)}" if high is not None else "",
    )
    return " ".join(word for word in words if word)


def _relations(form: Form, question: Question) -> str:
    headers = {column.name: column.headers[0] for column in form.source.columns}
    if question.column.at_most:
        return f", ikke større enn svaret på «{headers[question.column.at_most]}»"
    return ""


def _days(days: tuple[date, date]) -> str:
    if days == (FIRST_DAY, LAST_DAY):
        return ", skrevet som 31.12.2021"
    first, last = (shown_date(day.isoformat()) for day in days)
    return f" fra {first} til {last}"


def number(value: Decimal) -> str:
    """Write a number as Norwegians do, with the decimals that it has."""
    exponent = value.normalize().as_tuple().exponent
    return shown(Fraction(value), max(0, -exponent) if isinstance(exponent, int) else 0)


def _or(answers: Iterable[str]) -> str:
    *first, last = (f"«{answer}»" for answer in answers)
    return f"{', '.join(first)} eller {last}" if first else last
