"""The texts of an indicator that people read, with their places."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pydantic import BaseModel

from nki.model.places import Path
from nki.model.spec import Indicator
from nki.steps.validate.finding import Finding, finding

_WRAPPED = re.compile("[“”„][^“”„]*[“”]")


def prose(indicator: Indicator) -> Iterator[tuple[Path, str]]:
    """Yield every text with more than one word, in the order of the file."""
    return _texts(indicator, ())


def texts_stand_without_marks_around_them(indicator: Indicator) -> Iterator[Finding]:
    """Find texts in the curly quotation marks that word processors make of straight ones."""
    for path, text in prose(indicator):
        if _WRAPPED.fullmatch(text.strip()):
            yield finding("S262", *path, marks=f"{text.strip()[0]}{text.strip()[-1]}")


def _texts(value: object, path: Path) -> Iterator[tuple[Path, str]]:
    if isinstance(value, str):
        if " " in value:
            yield path, value
    elif isinstance(value, tuple):
        for i, one in enumerate(value):
            yield from _texts(one, (*path, i))
    elif isinstance(value, BaseModel):
        for name, info in type(value).model_fields.items():
            if name != "examples":
                yield from _texts(getattr(value, name), (*path, info.alias or name))
