"""Values of a JSON document → the types of the model, with everything that does not fit.

The types say what belongs where, so that a member that is added to one of them is read without a word here.
A member that an earlier nki did not write has its default; one that nobody knows is a misfit.
"""

from __future__ import annotations

import types
from collections.abc import Iterator, Mapping
from dataclasses import MISSING, dataclass, fields, is_dataclass
from enum import StrEnum
from fractions import Fraction
from functools import cache
from typing import Any, Union, get_args, get_origin, get_type_hints


@dataclass(frozen=True, slots=True)
class Misfit:
    """Something that does not belong where it stands: a path of members, and what was found there."""

    path: str
    found: str


class MisfitError(Exception):
    """A value does not fit its type. ``misfits`` has all that was found in it."""

    def __init__(self, *misfits: Misfit) -> None:
        super().__init__(len(misfits))
        self.misfits = misfits


@cache
def hints_of(kind: type) -> Mapping[str, Any]:
    """Return the types of a dataclass's fields."""
    return get_type_hints(kind)


def made(kind: Any, value: object, path: str) -> Any:
    """Return a value as the type. Raises ``MisfitError`` with everything in it that does not fit."""
    if is_dataclass(kind):
        return _object(kind, value, path)
    origin, parts = get_origin(kind), get_args(kind)
    if origin in (Union, types.UnionType):
        (inner,) = (one for one in parts if one is not type(None))
        return None if value is None else made(inner, value, path)
    if origin is tuple:
        return _members(parts, value, path)
    return _plain(kind, value, path)


def exact(number: int | float) -> Fraction:
    """Return the number that a text of JSON stands for: 13.3 is 133/10, and not the float next to it."""
    return Fraction(number) if isinstance(number, int) else Fraction(repr(number))


def _object(kind: Any, value: object, path: str) -> Any:
    if not isinstance(value, dict):
        raise MisfitError(Misfit(path, f"found {_kind_of(value)}, where an object belongs"))
    hints = hints_of(kind)
    misfits: list[Misfit] = []
    arguments: dict[str, Any] = {}
    known = {one.name: one for one in fields(kind)}
    misfits += [Misfit(path, f'nobody knows the member "{name}"') for name in value if name not in known]
    for name, field in known.items():
        if name not in value:
            if field.default is MISSING and field.default_factory is MISSING:
                misfits.append(Misfit(path, f'the member "{name}" is missing'))
            continue
        try:
            arguments[name] = made(hints[name], value[name], f"{path}.{name}")
        except MisfitError as error:
            misfits += error.misfits
    if misfits:
        raise MisfitError(*misfits)
    return kind(**arguments)


def _members(parts: tuple[Any, ...], value: object, path: str) -> tuple[Any, ...]:
    if parts[-1] is Ellipsis and isinstance(value, dict) and get_origin(parts[0]) is tuple:
        value = list(value.items())  # pairs are written as an object
    if not isinstance(value, list | tuple):
        raise MisfitError(Misfit(path, f"found {_kind_of(value)}, where a list belongs"))
    kinds = [parts[0]] * len(value) if parts[-1] is Ellipsis else list(parts)
    if len(kinds) != len(value):
        raise MisfitError(Misfit(path, f"found {len(value)} values, where {len(kinds)} belong"))
    members = []
    misfits: list[Misfit] = []
    for at, (kind, one) in enumerate(zip(kinds, value, strict=True)):
        try:
            members.append(made(kind, one, f"{path}[{at}]"))
        except MisfitError as error:
            misfits += error.misfits
    if misfits:
        raise MisfitError(*misfits)
    return tuple(members)


def _plain(kind: Any, value: object, path: str) -> Any:
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    if kind is Fraction and is_number:
        return exact(value)  # type: ignore[arg-type]
    if kind is int and is_number and isinstance(value, int):
        return value
    if kind in (str, bool) and isinstance(value, kind):
        return value
    if issubclass(kind, StrEnum) and isinstance(value, str) and value in tuple(kind):
        return kind(value)
    is_word = isinstance(value, str) and kind not in (int, Fraction, bool)
    # what stands where a number belongs is not told: it may be one that was never to be seen
    found = f'"{value}"' if is_word else _kind_of(value)
    raise MisfitError(Misfit(path, f"found {found}, where {_name_of(kind)} belongs"))


def _kind_of(value: object) -> str:
    if isinstance(value, str):
        return "a text"
    if value is None:
        return "nothing"
    if isinstance(value, bool):
        return "a truth value"
    return {int: "a whole number", float: "a number", list: "a list", dict: "an object"}[type(value)]


def _name_of(kind: Any) -> str:
    names = {str: "a text", int: "a whole number", bool: "true or false", Fraction: "a number"}
    return names.get(kind) or f"one of {', '.join(_words(kind))}"


def _words(kind: type[StrEnum]) -> Iterator[str]:
    yield from (one.value for one in kind)
