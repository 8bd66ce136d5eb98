"""The columns of a form as they stand beside each other, and what is filled in beforehand."""

from __future__ import annotations

from dataclasses import dataclass

from nki.labels import first_upper
from nki.model.register import Area
from nki.model.spec import ColumnType
from nki.steps.form.questions import Form, Question


@dataclass(frozen=True, slots=True)
class SheetColumn:
    """A column of the form. Without a question it holds the unit's name, for whoever fills in the row."""

    header: str
    question: Question | None

    @property
    def is_id(self) -> bool:
        """Say whether the column holds the unit's id."""
        return self.question is not None and self.question.column.type is ColumnType.UNIT

    @property
    def is_name(self) -> bool:
        """Say whether the column holds the unit's name."""
        return self.question is None or self.question.column.type is ColumnType.UNIT_NAME

    def given(self, unit: Area) -> str:
        """Return what stands in the unit's row before anybody has answered."""
        if self.is_id:
            return unit.code
        return unit.name if self.is_name else ""


def columns_of(form: Form) -> tuple[SheetColumn, ...]:
    """Return the columns: id and name of the unit, then the questions.

    A source that does not declare the name gets it all the same where units have rows: an id alone tells
    nobody which row is theirs. Intake passes over a column that is not declared.
    """
    columns = [SheetColumn(question.header, question) for question in form.questions]
    if form.has_row_per_unit and not any(column.is_name for column in columns):
        header = _free_header(form)
        if header:
            columns.insert(1, SheetColumn(header, None))
    return tuple(columns)


def _free_header(form: Form) -> str:
    """Return a header for the name that cannot be taken for a declared column; empty if there is none."""
    declared = {
        " ".join(header.split()).casefold() for column in form.source.columns for header in column.headers
    }
    one, the_one = first_upper(form.who.one), form.who.the_one
    possible = (one, f"{first_upper(the_one)}s navn", f"Navn på {the_one}")
    return next((header for header in possible if header.casefold() not in declared), "")
