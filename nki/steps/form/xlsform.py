"""The form as XLSForm, the workbook that ODK, KoBo and their kin make web forms from.

Questions have the names of the source's columns, which intake knows as well as it knows headers. What is
handed over has to be the answer as the specification declares it, and not every answer can be the name of a
choice. Where one cannot, and where an answer can stand in the place of a number, the question is asked under
other names, and a calculation under the column's own name fetches the answer.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from nki.errors import NkiError
from nki.labels import INDICATOR_STATUSES
from nki.model.issue import Issue
from nki.model.spec import ColumnType
from nki.steps.form.book import new_book
from nki.steps.form.guide import PERSONAL, SYNTHETIC
from nki.steps.form.questions import Form, Question
from nki.steps.form.rules import kind, refusal
from nki.steps.form.xpath import constraint, reference

LANGUAGE = "Norsk bokmål (nb)"
_LABEL, _HINT, _MESSAGE = (f"{what}::{LANGUAGE}" for what in ("label", "hint", "constraint_message"))
_SURVEY = (
    *("type", "name", _LABEL, _HINT, "required", "relevant"),
    *("constraint", _MESSAGE, "calculation", "appearance"),
)
_TOP = "root"
"""What pyxform calls the outermost element of a list of choices."""
_CHOICES = ("list_name", "name", _LABEL, "answer")
_SETTINGS = ("form_title", "form_id", "version", "default_language", "name")
_CHOICE_NAME = re.compile(r"[A-Za-zÆØÅæøå0-9][A-Za-zÆØÅæøå0-9_.-]*")
_TYPES = {ColumnType.COUNT: "integer", ColumnType.NUMBER: "decimal", ColumnType.DATE: "date"}
_VALUE = "verdi"
_VALUE_LABELS = {ColumnType.DATE: "Jeg svarer med en dato"}
_ALPHABET = str.maketrans({"æ": "{", "ø": "|", "å": "}"})

Row = dict[str, str]


@dataclass(slots=True)
class _Sheets:
    """The rows written so far, and the names that are taken."""

    form: Form
    taken: set[str]
    asked_as: dict[str, str]
    survey: list[Row] = field(default_factory=list)
    choices: list[Row] = field(default_factory=list)

    def free(self, name: str) -> str:
        """Return a name that no column and no other question has, and take it."""
        while name in self.taken:
            name += "_"
        self.taken.add(name)
        return name


def write_xlsform(form: Form) -> bytes:
    """Return the bytes of the workbook. Raises ``NkiError`` (U034) for a name that it cannot have."""
    questions = [question for question in form.questions if question.column.type is not ColumnType.UNIT_NAME]
    names = {column.name for column in form.source.columns}
    if "meta" in names:
        raise NkiError(Issue.of("U034", column="meta"))
    sheets = _Sheets(form, names, {})
    sheets.asked_as.update({one.column.name: _asked_as(sheets, one) for one in questions})
    sheets.survey.append({"type": "note", "name": sheets.free("veiledning"), _LABEL: _introduction(form)})
    for question in questions:
        _ask(sheets, question)
    settings = {
        "form_title": f"{form.indicator.title} – {form.period}",
        "form_id": form.id,
        "version": form.indicator.version,
        "default_language": LANGUAGE,
        # the form itself has a name, by default "data", and no question may have the same
        "name": sheets.free("skjema"),
    }
    book, stream = new_book(form)
    heading, text = book.add_format({"bold": True}), book.add_format({"text_wrap": True, "valign": "top"})
    for title, header, rows in (
        ("survey", _SURVEY, sheets.survey),
        ("choices", _CHOICES, sheets.choices),
        ("settings", _SETTINGS, [settings]),
    ):
        sheet = book.add_worksheet(title)
        for at, name in enumerate(header):
            sheet.set_column(at, at, 44 if "::" in name else 24)
            sheet.write_string(0, at, name, heading)
            for number, row in enumerate(rows, start=1):
                if row.get(name):
                    sheet.write_string(number, at, row[name], text)
        sheet.freeze_panes(1, 0)
    book.close()
    return stream.getvalue()


def _asked_as(sheets: _Sheets, question: Question) -> str:
    """Return the name under which the value itself is asked for."""
    name = question.column.name
    return sheets.free(f"{name}_{_VALUE}") if _stands_aside(question) else name


def _stands_aside(question: Question) -> bool:
    """Say whether an answer that is no number or date can stand in the place of one."""
    return question.column.type in _TYPES and bool(question.column.not_applicable)


def _ask(sheets: _Sheets, question: Question) -> None:
    column, label = question.column, _shown(question.text)
    if column.type is ColumnType.UNIT:
        units = sorted(sheets.form.units, key=lambda unit: (_alphabetic(unit.name), unit.code))
        answers = [(unit.code, f"{unit.name} ({unit.code})") for unit in units]
        about = {_LABEL: label, "required": "yes", "appearance": "minimal autocomplete"}
        _select(sheets, column.name, answers, about)
    elif column.type is ColumnType.CHOICE:
        _select(sheets, column.name, [(answer, answer) for answer in question.answers], {_LABEL: label})
    elif _stands_aside(question):
        _select_or_value(sheets, question, label)
    else:
        sheets.survey.append(_value(sheets, question, label))


def _select(sheets: _Sheets, name: str, answers: Sequence[tuple[str, str]], about: Row) -> None:
    """Ask for one of several answers, each given with its label."""
    if all(_CHOICE_NAME.fullmatch(answer) for answer, _ in answers):
        sheets.survey.append({"type": f"select_one {name}", "name": name, **about})
        sheets.choices.extend(_choices(name, answers))
        return
    asked = sheets.free(f"{name}_valg")
    sheets.survey.append({"type": f"select_one {asked}", "name": asked, **about})
    sheets.survey.append({"type": "calculate", "name": name, "calculation": _chosen(asked)})
    sheets.choices.extend(_choices(asked, answers))


def _select_or_value(sheets: _Sheets, question: Question, label: str) -> None:
    """Ask whether the question applies, and for the value where it does."""
    column = question.column
    asked, value = sheets.free(f"{column.name}_valg"), sheets.asked_as[column.name]
    is_value = f"{reference(asked)} = '{_VALUE}'"
    sheets.survey += [
        {"type": f"select_one {asked}", "name": asked, _LABEL: label},
        {**_value(sheets, question, label), "name": value, "relevant": is_value},
        {
            "type": "calculate",
            "name": column.name,
            "calculation": f"if({is_value}, {reference(value)}, {_chosen(asked)})",
        },
    ]
    said = _VALUE_LABELS.get(column.type, "Jeg svarer med et tall")
    sheets.choices.append({"list_name": asked, "name": _VALUE, _LABEL: said})
    sheets.choices.extend(_choices(asked, [(answer, answer) for answer in column.not_applicable]))


def _value(sheets: _Sheets, question: Question, label: str) -> Row:
    """Return the row of a question that a number, a date or a text answers."""
    column = question.column
    row = {"type": _TYPES.get(column.type, "text"), "name": column.name, _LABEL: label}
    if condition := constraint(question, sheets.asked_as):
        row |= {"constraint": condition, _MESSAGE: _shown(refusal(sheets.form, question))}
        row[_HINT] = f"{_shown(kind(sheets.form, question))} Står tomt hvis spørsmålet ikke besvares."
    if column.name == sheets.form.indicator.period.answered_on:
        # without it nothing tells which period the answers measure
        row |= {"required": "yes", _HINT: _shown(kind(sheets.form, question))}
    return row


def _choices(name: str, answers: Sequence[tuple[str, str]]) -> Iterator[Row]:
    given = {answer for answer, _ in answers} | {_VALUE}
    for number, (answer, label) in enumerate(answers, start=1):
        usable = _CHOICE_NAME.fullmatch(answer) and answer != _VALUE
        choice = answer if usable else f"svar_{number}"
        while not usable and choice in given:
            choice += "_"
        yield {"list_name": name, "name": choice, _LABEL: _shown(label), "answer": answer}


def _chosen(asked: str) -> str:
    return f"instance('{asked}')/{_TOP}/item[name = {reference(asked)}]/answer"


def _introduction(form: Form) -> str:
    indicator = form.indicator
    return "\n\n".join(
        _shown(text)
        for text in (
            indicator.definition,
            f"Måleperiode: {form.period}. {INDICATOR_STATUSES[indicator.status].nb}.",
            SYNTHETIC if form.synthetic else "",
            PERSONAL if form.source.personal else "",
            *(f"{term.term}: {term.meaning}" for term in indicator.terms),
        )
        if text
    )


def _shown(text: str) -> str:
    """Return a text in which no reference to a question is looked for."""
    return text.replace("${", "$ {")


def _alphabetic(name: str) -> str:
    return name.casefold().translate(_ALPHABET)
