"""The text of a kept result → the document in it, or what is wrong with the text."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from math import isfinite
from typing import Any, NoReturn

_ROW = re.compile(r'^\s*\{"indicator":', re.MULTILINE)


class NoDocumentError(Exception):
    """The text holds no document. ``line`` is where that shows, 0 where it is unknown."""

    def __init__(self, problem: str, line: int = 0) -> None:
        super().__init__(problem)
        self.problem, self.line = problem, line


def document_of(text: str) -> dict[str, Any]:
    """Return the document of a JSON text. Raises ``NoDocumentError`` for anything but one whole object.

    No key stands in an object twice, for readers do not agree which of the two counts, and every number is
    one: JSON knows neither NaN nor infinity, and what is beyond all numbers was not computed.
    """
    try:
        document = json.loads(text, object_pairs_hook=_object, parse_float=_number, parse_constant=_no_number)
    except json.JSONDecodeError as error:
        raise NoDocumentError("the file is no whole JSON document", error.lineno) from None
    except (RecursionError, ValueError):
        raise NoDocumentError("the file is no JSON document that nki wrote") from None
    if not isinstance(document, dict):
        raise NoDocumentError("the file is no JSON document that nki wrote")
    return document


def lines_of_rows(text: str, rows: int) -> Sequence[int]:
    """Return the lines that the rows of a document stand on, or 0 for each where they cannot be told apart.

    nki writes a row to a line, and whoever edits one leaves it there.
    """
    found = [text.count("\n", 0, match.end()) + 1 for match in _ROW.finditer(text)]
    return found if len(found) == rows else [0] * rows


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) < len(pairs):
        raise NoDocumentError("the document says something twice, and only one of the two can count")
    return made


def _number(text: str) -> float:
    number = float(text)
    if not isfinite(number):
        raise NoDocumentError("the document holds a number that is beyond all numbers")
    return number


def _no_number(text: str) -> NoReturn:
    raise NoDocumentError(f"the document holds {text}, which is no number")
