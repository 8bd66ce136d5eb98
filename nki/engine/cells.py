"""Text cells → typed cells, in SQL: value, missing, not applicable, or in doubt.

``TRY_CAST`` alone reads ``1.234`` as 1 and ``1.5`` as 2, so a number counts only where its own text
comes back from it. What is in doubt goes to the careful reader, which knows how people write.

Counts may also come as integers, from a file that has types. Then there is no text to come back.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from decimal import Decimal

from nki.engine import clock
from nki.engine.quoting import name, text, texts
from nki.model.spec import Column, ColumnType

BLANKS = " \t\u00a0\u202f\u2009\ufeff\u200b\u00ad\u2060"
"""What people leave around a cell without meaning anything by it."""

DOUBT = name("in doubt")
"""The name of the column that says whether any cell of the row is in doubt."""

_MOST = 10**18 - 1
_WHOLE = re.compile(r"0|-?[1-9][0-9]{0,17}")
_NAMING = (ColumnType.UNIT, ColumnType.UNIT_NAME)


def value_name(column: str) -> str:
    """Return the name of a column's typed value, NULL where there is none."""
    # a declared column can never have a space in its name, and so never this one
    return name(f"value of {column}")


def not_applicable(column: Column) -> str:
    """Return whether a cell says that the question does not apply. Never unknown."""
    return not_applicable_name(column.name) if column.not_applicable else "false"


def typed_cells(relation: str, columns: Iterable[Column], whole: Collection[str] = ()) -> str:
    """Return a query that adds a typed value for each column, and a doubt, to a relation.

    All of its columns are text, but for the count columns in ``whole``, which are integers.
    The unit is not looked at: it is what rows are grouped by, and whoever groups sees every one.
    """
    # two steps, so that a value is cast once and its doubt looks at the result
    columns = tuple(columns)
    added = [
        f"{_whole_value(column) if column.name in whole else _value(column)} AS {value_name(column.name)}"
        for column in columns
    ]
    added += [
        f"coalesce({_answers(column, column.not_applicable, column.name in whole)}, false) "
        f"AS {not_applicable_name(column.name)}"
        for column in columns
        if column.not_applicable
    ]
    doubts = [
        _whole_doubt(column) if column.name in whole else _doubt(column)
        for column in columns
        if column.type not in _NAMING
    ]
    return (
        f"SELECT *, ({' OR '.join(doubts) or 'false'}) AS {DOUBT} "
        f"FROM (SELECT *, {', '.join(added)} FROM ({relation}))"
    )


def not_applicable_name(column: str) -> str:
    """Return the name of the column that says whether a cell does not apply."""
    return name(f"not applicable in {column}")


def _answers(column: Column, answers: Iterable[str], is_whole: bool) -> str:
    """Return whether a cell is one of some answers that are no values; unknown where it is empty."""
    raw = name(column.name)
    if not is_whole:
        return f"{raw} IN {texts(answers)}"
    # an integer is the answer that is written as it is; 099 and "Vet ikke" it can never be
    codes = [answer for answer in answers if _WHOLE.fullmatch(answer)]
    return f"{raw} IN ({', '.join(codes)})" if codes else "false"


def _whole_value(column: Column) -> str:
    is_answer = _answers(column, (*column.missing, *column.not_applicable), True)
    raw = name(column.name)
    return raw if is_answer == "false" else f"CASE WHEN NOT {is_answer} THEN {raw} END"


def _whole_doubt(column: Column) -> str:
    low, high = _bounds(column)
    # an answer has no value, and what has none is in no doubt
    value = value_name(column.name)
    return f"coalesce({value} < {low} OR {value} > {high}, false)"


def _bounds(column: Column) -> tuple[Decimal, Decimal]:
    """Return the smallest and the largest count that a column can hold."""
    high = Decimal(_MOST)
    return (
        max(column.minimum or Decimal(0), Decimal(0)),
        high if column.maximum is None else min(column.maximum, high),
    )


def _value(column: Column) -> str:
    raw = name(column.name)
    answers = (*column.missing, *column.not_applicable)
    if column.type in (*_NAMING, ColumnType.CHOICE, ColumnType.TEXT):
        return f"CASE WHEN {raw} NOT IN {texts(('', *answers))} THEN {raw} END"
    cast = {
        ColumnType.COUNT: f"TRY_CAST({raw} AS BIGINT)",
        ColumnType.NUMBER: f"TRY_CAST({raw} AS DECIMAL(38, 9))",
        ColumnType.DATE: f"CAST(try_strptime({raw}, ['%Y-%m-%d', '%d.%m.%Y']) AS DATE)",
        ColumnType.DATETIME: clock.instant(raw),
    }[column.type]
    # what is empty casts to nothing; an answer such as 99 for unknown would not
    return f"CASE WHEN {raw} NOT IN {texts(answers)} THEN {cast} END" if answers else cast


def _doubt(column: Column) -> str:
    """Return whether a cell holds something that is neither an answer for no value nor plainly a value."""
    raw, value = name(column.name), value_name(column.name)
    answers = (*column.missing, *column.not_applicable)
    has_answer = f"{raw} NOT IN {texts(('', *answers))}" if answers else f"{raw} <> ''"
    doubt = f"({raw} IS NOT NULL AND {has_answer} AND ({' OR '.join(_oddities(column, raw, value))}))"
    if column.type is not ColumnType.COUNT:
        return doubt
    low, high = _bounds(column)
    if low > 99 or high < 0:
        return doubt
    # The text that comes back costs more than all the rest, and most counts are small. One byte that
    # casts to 0 … 9 and two that cast to 10 … 99 can be nothing but the digits (1e2 is three).
    small = f"{value} BETWEEN {low} AND {min(high, Decimal(99))}"
    return (
        f"CASE WHEN {small} AND strlen({raw}) = 1 + CAST({value} > 9 AS INTEGER) THEN false ELSE {doubt} END"
    )


def _oddities(column: Column, raw: str, value: str) -> list[str]:
    """Return what can be odd about a cell that is not empty; that it gives no value comes first."""
    if column.type is ColumnType.CHOICE:
        return [f"{raw} NOT IN {texts(column.values or ('',))}"]
    if column.type in (ColumnType.TEXT, ColumnType.UNIT):
        spoilt = f"starts_with({raw}, '#') OR {raw} ILIKE 'err:%' OR {raw} ILIKE 'feil:%'"
        return [f"{raw} <> trim({raw}, {text(BLANKS)}) OR {spoilt}"]
    odd = [f"{value} IS NULL"]
    low, high = column.minimum, column.maximum
    if column.type is ColumnType.COUNT:
        # the round trip stops 007, +5 and 1.5, all of which the cast takes
        odd.append(f"CAST({value} AS VARCHAR) <> {raw}")
        low, high = _bounds(column)
    elif column.type is ColumnType.NUMBER:
        odd.append(rf"NOT regexp_full_match({raw}, '-?(0|[1-9][0-9]{{0,17}})(\.[0-9]{{1,9}})?')")
        answers = [one for one in (*column.missing, *column.not_applicable) if _is_number(one)]
        # 99.0 is 99, and so the answer that 99 stands for
        odd += [f"{value} = CAST({text(one)} AS DECIMAL(38, 9))" for one in answers]
    elif column.type is ColumnType.DATETIME:
        odd.append(clock.oddity(raw, value))
    else:
        odd.append(f"length({raw}) <> 10 OR {raw} <> trim({raw}) OR year({value}) NOT BETWEEN 1900 AND 2100")
    if low is not None:
        odd.append(f"{value} < {low}")
    if high is not None:
        odd.append(f"{value} > {high}")
    return odd


def _is_number(answer: str) -> bool:
    return answer.removeprefix("-").replace(".", "", 1).isdecimal() and answer.isascii() and len(answer) < 20
