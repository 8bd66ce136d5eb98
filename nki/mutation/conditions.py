"""One condition → the conditions that somebody might have written by mistake instead."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from nki.model.places import Path
from nki.model.spec import Column, ColumnReference, Condition, Source
from nki.mutation.columns import stepped

_OTHER = {"all": "any", "any": "all"}
_MOST_VALUES = 3


@dataclass(frozen=True, slots=True)
class Variant:
    """Another condition in the place of one, where the change lies inside it, and how to say it."""

    path: Path
    change: str
    condition: Condition


def variants(condition: Condition, source: Source) -> Iterator[Variant]:
    """Yield conditions with one small change, at any depth."""
    for key, parts in (("all", condition.all_), ("any", condition.any_)):
        if parts is not None:
            yield from _joined(key, parts, source)
    if condition.not_ is not None:
        yield Variant(("not",), "`not` is left out", condition.not_)
        for inner in variants(condition.not_, source):
            yield replace(inner, path=("not", *inner.path), condition=opposite(inner.condition))
    if condition.column is not None:
        yield from _compared(condition, source.column(condition.column))


def opposite(condition: Condition) -> Condition:
    """Return the condition that is true where this one is false."""
    return condition.not_ or Condition.model_validate({"not": condition})


def _joined(key: str, parts: tuple[Condition, ...], source: Source) -> Iterator[Variant]:
    if len(parts) > 1:
        other = Condition.model_validate({_OTHER[key]: parts})
        yield Variant((key,), f"`{key}` becomes `{_OTHER[key]}`", other)
        for i in range(len(parts)):
            fewer = Condition.model_validate({key: (*parts[:i], *parts[i + 1 :])})
            yield Variant((key, i), f"this part of `{key}` is left out", fewer)
    for i, part in enumerate(parts):
        for inner in variants(part, source):
            changed = Condition.model_validate({key: (*parts[:i], inner.condition, *parts[i + 1 :])})
            yield replace(inner, path=(key, i, *inner.path), condition=changed)


def _compared(condition: Condition, column: Column) -> Iterator[Variant]:
    """Yield variants of a comparison: turned round, moved by the least step, or with other values."""
    comparison = condition.comparison
    if comparison in ("at_least", "at_most"):
        yield from _limit(condition, comparison, column)
    elif comparison == "equals":
        yield Variant(("equals",), f"{_said(condition)} becomes its opposite", opposite(condition))
        if isinstance(condition.equals, str):
            for value in _others(column, (condition.equals,)):
                changed = _comparing(column, equals=value)
                yield Variant(("equals",), f"{_said(condition)} becomes `equals: {value}`", changed)
    elif comparison == "one_of":
        yield from _listed(condition, column)
    elif comparison == "between":
        yield from _range(condition, column)
    elif comparison == "starts_with":
        yield from _beginning(condition, column)
    elif comparison == "is_missing":
        other = not condition.is_missing
        word = "true" if other else "false"
        changed = _comparing(column, is_missing=other)
        yield Variant(("is_missing",), f"{_said(condition)} becomes `is_missing: {word}`", changed)


def _limit(condition: Condition, comparison: str, column: Column) -> Iterator[Variant]:
    """Yield the limit left out of the range, the range on its other side, and a wider one."""
    other = "at_most" if comparison == "at_least" else "at_least"
    limit = getattr(condition, comparison)
    said = _said(condition)
    turned = _comparing(column, **{other: limit})
    word = "more" if comparison == "at_least" else "less"
    of = limit.column if isinstance(limit, ColumnReference) else limit
    yield Variant((comparison,), f"{said} becomes {word} than {of}", opposite(turned))
    yield Variant((comparison,), f"{said} becomes `{other}: {of}`", turned)
    if isinstance(limit, str):
        wider = stepped(column, limit, -1 if comparison == "at_least" else 1)
        if wider is not None:
            changed = _comparing(column, **{comparison: wider})
            yield Variant((comparison,), f"{said} becomes `{comparison}: {wider}`", changed)


def _listed(condition: Condition, column: Column) -> Iterator[Variant]:
    values = condition.one_of or ()
    yield Variant(("one_of",), f"{_said(condition)} becomes its opposite", opposite(condition))
    for i, value in enumerate(values if len(values) > 1 else ()):
        fewer = _comparing(column, one_of=(*values[:i], *values[i + 1 :]))
        yield Variant(("one_of", i), f"`{value}` is taken out of `one_of`", fewer)
    for value in _others(column, values):
        more = _comparing(column, one_of=(*values, value))
        yield Variant(("one_of",), f"`{value}` is added to `one_of`", more)


def _range(condition: Condition, column: Column) -> Iterator[Variant]:
    """Yield the range without each end, past each end, and with its ends left out of it."""
    low, high = condition.between or ("", "")
    said = _said(condition)
    yield Variant(("between",), f"{said} becomes its opposite", opposite(condition))
    yield Variant(("between", 0), f"{said} becomes `at_most: {high}`", _comparing(column, at_most=high))
    yield Variant(("between", 1), f"{said} becomes `at_least: {low}`", _comparing(column, at_least=low))
    for end, value, inside in ((0, low, "at_most"), (1, high, "at_least")):
        excluded = opposite(_comparing(column, **{inside: value}))
        changed = Condition.model_validate({"all": (condition, excluded)})
        yield Variant(("between", end), f"{said} becomes a range without {value}", changed)
        wider = stepped(column, value, -1 if end == 0 else 1)
        if wider is not None:
            ends = (wider, high) if end == 0 else (low, wider)
            changed = _comparing(column, between=ends)
            yield Variant(("between", end), f"{said} becomes `between: [{', '.join(ends)}]`", changed)


def _beginning(condition: Condition, column: Column) -> Iterator[Variant]:
    text = condition.starts_with or ""
    said = _said(condition)
    yield Variant(("starts_with",), f"{said} becomes its opposite", opposite(condition))
    yield Variant(("starts_with",), f"{said} becomes `equals: {text}`", _comparing(column, equals=text))
    if len(text) > 1:
        shorter = _comparing(column, starts_with=text[:-1])
        yield Variant(("starts_with",), f"{said} becomes `starts_with: {text[:-1]}`", shorter)


def _comparing(column: Column, **comparison: object) -> Condition:
    return Condition.model_validate({"column": column.name, **comparison})


def _said(condition: Condition) -> str:
    """Return a comparison as the file says it."""
    name = condition.comparison or ""
    operand = getattr(condition, name)
    if isinstance(operand, ColumnReference):
        operand = f"{{column: {operand.column}}}"
    elif isinstance(operand, tuple):
        operand = f"[{', '.join(operand)}]"
    elif isinstance(operand, bool):
        operand = "true" if operand else "false"
    return f"`{name}: {operand}`"


def _others(column: Column, values: tuple[str, ...]) -> tuple[str, ...]:
    """Return answers of a choice that are not among these."""
    return tuple(one for one in column.values or () if one not in values)[:_MOST_VALUES]
