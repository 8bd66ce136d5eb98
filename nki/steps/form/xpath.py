"""What a web form takes for an answer, as XPath."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from nki.model.spec import ColumnType
from nki.steps.form.questions import Question


def constraint(question: Question, asked_as: Mapping[str, str]) -> str:
    """Return what has to be true of an answer, which is ``.`` there; empty where anything may be written.

    ``asked_as`` gives the name under which the value of a column is asked for.
    """
    return " and ".join(_conditions(question, asked_as))


def reference(name: str) -> str:
    """Return how an answer to another question is named."""
    return f"${{{name}}}"


def _conditions(question: Question, asked_as: Mapping[str, str]) -> Iterator[str]:
    if question.column.type is ColumnType.DATE:
        first, last = question.days
        yield f". >= date('{first}')"
        yield f". <= date('{last}')"
    if not question.column.type.is_numeric:
        return
    if question.least is not None:
        yield f". >= {question.least:f}"
    if question.most is not None:
        yield f". <= {question.most:f}"
    if question.column.at_most is not None:
        other = reference(asked_as[question.column.at_most])
        # a comparison with an answer that is not there would be false
        yield f"({other} = '' or . <= {other})"
    for name in question.floor_of:
        other = reference(asked_as[name])
        yield f"({other} = '' or . >= {other})"
