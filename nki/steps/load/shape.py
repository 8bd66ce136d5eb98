"""Plain data → a model of what strangers write, with every misfit as a finding at its place."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, TypeVar, get_args

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from nki.errors import NkiError
from nki.errors.meant import did_you_mean
from nki.model.issue import Issue, Place
from nki.model.places import Path, Places, dotted
from nki.model.spec import Glossary, Indicator
from nki.model.spec.base import Part
from nki.steps.load.advice import advice_for
from nki.steps.load.document import Data, Document
from nki.steps.load.expected import SHAPES, expected_by
from nki.steps.load.norwegian import likely_key, likely_value

_FORMAT = "nki/1"
_Model = TypeVar("_Model", bound=Part)


def shaped(model: type[_Model], document: Document) -> tuple[_Model, Places]:
    """Make a model of a document. Raises ``NkiError`` with the findings of both."""
    issues = list(document.issues)
    data = document.data
    if not isinstance(data, dict) or data.get("format") != _FORMAT:
        place = document.places.of(("format",))
        raise NkiError(*issues, Issue.of("S111", place, "format", found=_instead_of_format(data)))
    try:
        made = model.model_validate(data)
    except ValidationError as error:
        issues.extend(_misfits(error.errors(include_url=False), document))
    if issues:
        raise NkiError(*issues)
    return made, document.places


def _misfits(errors: list[ErrorDetails], document: Document) -> Iterator[Issue]:
    """Yield one finding for each part that does not fit, however many ways it does not fit in."""
    found: dict[Path, list[ErrorDetails]] = {}
    for error in errors:
        found.setdefault(_path_in_file(error["loc"], document.data, error["type"]), []).append(error)
    misspelt = {(*path[:-1], _likely(path)) for path, (error, *_) in found.items() if _is_unknown(error)}
    for path, at_path in found.items():
        if at_path[0]["type"] == "missing" and path in misspelt:
            continue
        # a list counts its misfits as absent and is not too short for that reason, and a value of one
        # of several shapes is not of the wrong shape because something inside it is
        echo = at_path[0]["type"] in ("too_short", *SHAPES) and any(
            other[: len(path)] == path for other in found if other != path
        )
        if not echo:
            yield _misfit(at_path, path, document)


def _instead_of_format(data: Data) -> str:
    """Say what stands in a file that does not say its format."""
    if data is None:
        return "; it is empty, or holds remarks only"
    if not isinstance(data, dict):
        return f", but begins with {_shown(data)}"
    given = data.get("format")
    if given is not None:
        return f", but {_shown(given)}"
    likely = next((key for key in data if key.strip().casefold() == "format"), None)
    return f', and its key "{likely}" is not spelt like that' if likely and likely != "format" else ""


def _is_unknown(error: ErrorDetails) -> bool:
    return error["type"] == "extra_forbidden"


def _likely(path: Path) -> str | None:
    """Return the key that was meant by one that is not known where it stands."""
    return likely_key(str(path[-1]), _keys_at(path[:-1]))


def _path_in_file(location: tuple[int | str, ...], data: Data, kind: str) -> Path:
    """Return the part of pydantic's location that exists in the file.

    For a value that may have several shapes pydantic appends the shape that it tried, which is no
    key. A key that is missing is not in the file either, and stays.
    """
    path: list[int | str] = []
    here: Any = data
    for i, step in enumerate(location):
        inside = isinstance(here, dict) and step in here
        inside = inside or (isinstance(here, list) and isinstance(step, int) and step < len(here))
        if not inside:
            if kind == "missing" and i == len(location) - 1:
                path.append(step)
            elif isinstance(here, dict | list):
                continue
            break
        path.append(step)
        here = here[step]
    return tuple(path)


def _misfit(errors: list[ErrorDetails], path: Path, document: Document) -> Issue:
    error = errors[0]
    places, kind, field = document.places, error["type"], dotted(path)
    key = dotted(path[-2:] if path and isinstance(path[-1], int) else path[-1:])
    value = _at(document.data, path)
    if kind == "missing":
        return Issue.of("S105", _gap(places, path), field, key=key)
    if kind == "extra_forbidden":
        hint = "; groups are not merged, write its keys out" if key == "<<" else did_you_mean(_likely(path))
        return Issue.of("S104", places.of_key(path), field, key=key, meant=hint)
    if kind in ("condition", "aggregate"):
        code = "S216" if kind == "condition" else "S218"
        return Issue.of(code, places.of(path), field, problem=error["msg"])
    if value is None or (isinstance(value, str) and not value.strip()):
        return Issue.of("S108", places.of(path), field, key=key)
    if kind in ("enum", "literal_error"):
        allowed = _allowed(error)
        return Issue.of(
            "S107",
            places.of(path),
            field,
            found=_shown(value),
            meant=did_you_mean(likely_value(value, allowed)) if isinstance(value, str) else "",
            allowed=", ".join(allowed),
        )
    expected = " or ".join(dict.fromkeys(expected_by(one) for one in errors))
    kinds = frozenset(one["type"] for one in errors)
    pattern = str(error.get("ctx", {}).get("pattern", ""))
    advice = advice_for(kinds, pattern, value, str(path[-1]) if path else "", expected)
    return Issue.of("S106", places.of(path), field, found=_shown(value), expected=expected, advice=advice)


def _gap(places: Places, path: Path) -> Place:
    """Return the place where a missing key belongs: of the field before it, or of what encloses it."""
    if len(path) > 1 or not isinstance(path[-1], str) or path[-1] not in Indicator.model_fields:
        return places.of_key(path[:-1])
    order = list(Indicator.model_fields)
    before = (places.keys.get((key,)) for key in reversed(order[: order.index(path[-1])]))
    return next((place for place in before if place), Place(places.file, 1, 1))


def _allowed(error: ErrorDetails) -> list[str]:
    """Return the words that a field takes, from pydantic's own "'a', 'b' or 'c'"."""
    text = str(error.get("ctx", {}).get("expected", ""))
    return [word.strip("' ") for part in text.split(" or ") for word in part.split(", ")]


def _at(data: Data, path: Path) -> Data:
    here: Any = data
    for step in path:
        if isinstance(here, dict) and step not in here:
            return None
        here = here[step]
    return here  # type: ignore[no-any-return]


def _shown(value: Data) -> str:
    if isinstance(value, dict):
        return "a group of keys"
    if isinstance(value, list):
        return "a list" if value else "an empty list"
    text = " ".join((value or "").split())
    return f'"{text[:60]}…"' if len(text) > 60 else f'"{text}"'


def _keys_at(path: Path) -> list[str]:
    """Return the keys that the format knows at a place."""
    models: list[type[Part]] = [Indicator, Glossary]
    for step in path:
        if isinstance(step, int):
            continue
        models = [
            inner
            for model in models
            for name, info in model.model_fields.items()
            if step in (name, info.alias)
            for inner in _parts(info.annotation)
        ]
    return [info.alias or name for model in models for name, info in model.model_fields.items()]


def _parts(annotation: Any) -> Iterator[type[Part]]:
    """Yield the models inside a type such as ``tuple[Measure, ...] | None``."""
    if isinstance(annotation, type) and issubclass(annotation, Part):
        yield annotation
    else:
        for inner in get_args(annotation):
            yield from _parts(inner)
