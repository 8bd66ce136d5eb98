"""What a form asks: one question per column of the source, and what each answer may be."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from nki.labels import REPORTING, Noun
from nki.model.period import Period
from nki.model.register import Area
from nki.model.spec import Column, ColumnType, Indicator, Rows, Source

FIRST_DAY, LAST_DAY = date(1900, 3, 1), date(2100, 12, 31)
"""Dates that a form takes where nothing narrower is known. Excel counts a day in February 1900 too many."""


@dataclass(frozen=True, slots=True)
class Question:
    """One column of the form.

    ``answers`` are the fixed answers, those for "no answer" and "does not apply" among them; they are all
    there is for a choice, and stand beside the numbers or dates otherwise. A text needs none, for it takes
    whatever is written. ``floor_of`` names the columns that this one may not be smaller than.
    """

    column: Column
    header: str
    answers: tuple[str, ...]
    least: Decimal | None
    most: Decimal | None
    days: tuple[date, date]
    floor_of: tuple[str, ...]

    @property
    def text(self) -> str:
        """Return the question as asked."""
        return self.column.question or self.header

    @property
    def is_limited(self) -> bool:
        """Say whether an answer has to fit the answers to other questions."""
        return bool(self.column.at_most or self.floor_of)


@dataclass(frozen=True, slots=True)
class Form:
    """A form before it is written: who is asked what, about which period. ``units`` are those open then."""

    indicator: Indicator
    source: Source
    period: Period
    units: tuple[Area, ...]
    synthetic: bool

    @property
    def questions(self) -> tuple[Question, ...]:
        """Return the questions, the unit's id and name first."""
        return questions_of(self.indicator, self.source, self.period)

    @property
    def has_row_per_unit(self) -> bool:
        """Say whether the form holds one row for each unit, rather than empty rows for whoever answers."""
        return self.source.rows is Rows.ONE_PER_UNIT

    @property
    def who(self) -> Noun:
        """Return what the form calls those who answer."""
        return REPORTING[self.source.unit_level]

    @property
    def id(self) -> str:
        """Return what tells this form from others: indicator, source where there are several, and period."""
        several = len(self.indicator.sources) > 1
        return "-".join((self.indicator.id, *([self.source.id] if several else []), str(self.period)))


def questions_of(indicator: Indicator, source: Source, period: Period) -> tuple[Question, ...]:
    """Return the questions of a source, the unit's id and name first and the others as they are declared."""
    days = _survey_days(indicator, period)
    questions = [
        Question(
            column=column,
            header=column.headers[0],
            answers=_answers(column),
            least=_least(column),
            most=column.maximum,
            days=days if column.name == indicator.period.answered_on else (FIRST_DAY, LAST_DAY),
            floor_of=tuple(other.name for other in source.columns if other.at_most == column.name),
        )
        for column in source.columns
    ]
    return tuple(sorted(questions, key=lambda question: _rank(question.column)))


def _rank(column: Column) -> int:
    return {ColumnType.UNIT: 0, ColumnType.UNIT_NAME: 1}.get(column.type, 2)


def _answers(column: Column) -> tuple[str, ...]:
    if not (column.type.is_numeric or column.type in (ColumnType.CHOICE, ColumnType.DATE)):
        return ()
    return tuple(dict.fromkeys((*(column.values or ()), *column.missing, *column.not_applicable)))


def _least(column: Column) -> Decimal | None:
    if column.type is ColumnType.COUNT:
        return max(column.minimum or Decimal(0), Decimal(0))
    return column.minimum


def _survey_days(indicator: Indicator, period: Period) -> tuple[date, date]:
    """Return the days on which the survey of a period is answered, as far as the specification tells."""
    offset = indicator.period.survey_year_offset
    if offset is None:
        return FIRST_DAY, LAST_DAY
    return date(period.first_day.year + offset, 1, 1), date(period.last_day.year + offset, 12, 31)
