"""Plain data → the indicator model, with every misfit as a finding at its place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path as FilePath
from typing import Any, get_args

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from nki.errors import NkiError
from nki.errors.meant import meant
from nki.model.issue import Issue
from nki.model.places import Path, Places, dotted
from nki.model.spec import Indicator
from nki.model.spec.base import Part
from nki.steps.load.document import Data, Document, read_document
from nki.steps.load.expected import SHAPES, expected_by

_FORMAT = "nki/1"


@dataclass(frozen=True, slots=True)
class Loaded:
    """An indicator and where its parts stand."""

    indicator: Indicator
    places: Places

    @property
    def file(self) -> str:
        """Return the name of the file."""
        return self.places.file


def load(file: FilePath, shown: str | None = None) -> Loaded:
    """Load one specification. Raises ``NkiError`` with all findings about its text and shape."""
    document = read_document(file, shown)
    issues = list(document.issues)
    data = document.data
    if not isinstance(data, dict) or data.get("format") != _FORMAT:
        given = data.get("format") if isinstance(data, dict) else None
        found = "" if given is None else f", but {_shown(given)}"
        raise NkiError(*issues, Issue.of("S111", document.places.of(("format",)), "format", found=found))
    try:
        indicator = Indicator.model_validate(data)
    except ValidationError as error:
        issues.extend(_misfits(error.errors(include_url=False), document))
    if issues:
        raise NkiError(*issues)
    return Loaded(indicator, document.places)


def _misfits(errors: list[ErrorDetails], document: Document) -> Iterator[Issue]:
    """Yield one finding for each part that does not fit, however many ways it does not fit in."""
    found: dict[Path, list[ErrorDetails]] = {}
    for error in errors:
        found.setdefault(_path_in_file(error["loc"], document.data, error["type"]), []).append(error)
    for path, at_path in found.items():
        # a list counts its misfits as absent and is not too short for that reason, and a value of one
        # of several shapes is not of the wrong shape because something inside it is
        echo = at_path[0]["type"] in ("too_short", *SHAPES) and any(
            other[: len(path)] == path for other in found if other != path
        )
        if not echo:
            yield _misfit(at_path, path, document)


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
        return Issue.of("S105", places.of_key(path[:-1]), field, key=key)
    if kind == "extra_forbidden":
        return Issue.of("S104", places.of_key(path), field, key=key, meant=meant(key, _keys_at(path[:-1])))
    if kind in ("condition", "aggregate"):
        code = "S216" if kind == "condition" else "S218"
        return Issue.of(code, places.of(path), field, problem=error["msg"])
    if value is None or value == "":
        return Issue.of("S108", places.of(path), field, key=key)
    if kind in ("enum", "literal_error"):
        allowed = _allowed(error)
        return Issue.of(
            "S107",
            places.of(path),
            field,
            found=_shown(value),
            meant=meant(value, allowed) if isinstance(value, str) else "",
            allowed=", ".join(allowed),
        )
    expected = " or ".join(dict.fromkeys(expected_by(one) for one in errors))
    return Issue.of("S106", places.of(path), field, found=_shown(value), expected=expected)


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
    models: list[type[Part]] = [Indicator]
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
