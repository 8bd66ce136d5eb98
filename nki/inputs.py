"""What a caller names as data, and decides about it → the inputs of each source of an indicator."""

from __future__ import annotations

import glob
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Literal

from nki.errors import NkiError
from nki.errors.meant import meant
from nki.model.issue import Issue
from nki.model.spec import Indicator
from nki.steps.read import AS_FOUND, Choices, Delivery, Input, Unpacker, Watch, known_encoding

Data = object
"""A path, a pattern, ``SOURCE=FILE``, a table, a list of these, or a mapping from source to these."""

_NAMED = re.compile(r"([a-z][a-z0-9_]*)=(.+)", re.DOTALL)


STANDARD_INPUT = "-"
MAPPING_FILE = "mapping.csv"

_DELIMITERS = {"comma": ",", "semicolon": ";", "tab": "\t", "bar": "|", "pipe": "|", "\\t": "\t"}
_DECIMALS: dict[str, Literal[",", "."]] = {"comma": ",", "point": ".", ",": ",", ".": "."}
_DUPLICATES: dict[str, Literal["latest", "first"]] = {"latest": "latest", "first": "first"}


def choices_of(
    encoding: str = "",
    delimiter: str = "",
    decimal: str = "",
    sheet: str = "",
    duplicates: str = "",
    mapping: str | Path | None = None,
    *,
    set_aside: bool = False,
) -> Choices:
    """Take the words in which somebody decides how a delivery is read.

    Raises ``NkiError`` (U022, U002) with every word that is not understood.
    """
    issues: list[Issue] = []
    known = known_encoding(encoding) if encoding else ""
    if known is None:
        issues.append(_not_known("--encoding", encoding, "utf-8, windows-1252, iso-8859-1, utf-16, cp865"))
    mark = _DELIMITERS.get(delimiter.casefold(), delimiter)
    if len(mark) > 1 or mark in ('"', "\r", "\n"):
        issues.append(_not_known("--delimiter", delimiter, "semicolon, comma, tab, bar, or one character"))
    if decimal and decimal not in _DECIMALS:
        issues.append(_not_known("--decimal", decimal, "comma, point"))
    if duplicates and duplicates not in _DUPLICATES:
        issues.append(_not_known("--duplicates", duplicates, "latest, first"))
    if mapping is not None and not Path(mapping).is_file():
        issues.append(Issue.of("U002", given=mapping))
    if issues:
        raise NkiError(*issues)
    return Choices(
        encoding=known or "",
        delimiter=mark,
        decimal=_DECIMALS.get(decimal, ""),
        sheet=sheet,
        duplicates=_DUPLICATES.get(duplicates, ""),
        mapping=None if mapping is None else Path(mapping),
        set_aside=set_aside,
    )


def _not_known(option: str, given: str, possible: str) -> Issue:
    hint = meant(given, possible.split(", "))
    return Issue.of("U022", option=option, given=given, meant=hint, possible=possible)


def delivery_for(
    indicator: Indicator,
    data: Data,
    unpacker: Unpacker,
    choices: Choices = AS_FOUND,
    watch: Watch | None = None,
) -> Delivery:
    """Find the inputs of every source, unpacked where they are packed.

    Raises ``NkiError`` with every file that is not there or cannot be unpacked. A file ``mapping.csv``
    beside the delivery is the mapping where no other is given.
    """
    sources = [source.id for source in indicator.sources]
    inputs: dict[str, list[Input]] = {source: [] for source in sources}
    issues: list[Issue] = []
    for source, given in _pairs(data):
        if source is None and len(sources) > 1:
            shown = given if isinstance(given, str | Path) else "a table"
            issues.append(Issue.of("U009", given=shown, sources=", ".join(sources)))
            continue
        name = source or sources[0]
        if name not in inputs:
            issues.append(
                Issue.of("U006", given=name, meant=meant(name, sources), sources=", ".join(sources))
            )
            continue
        files = _inputs(given, unpacker, issues)
        known = {one.path.resolve() for one in inputs[name] if one.path is not None}
        inputs[name].extend(one for one in files if not one.path or one.path.resolve() not in known)
    if not issues:
        issues = [Issue.of("U007", source=source) for source, found in inputs.items() if not found]
    if issues:
        raise NkiError(*issues)
    delivery = Delivery({source: tuple(found) for source, found in inputs.items()}, choices, watch)
    beside = next((path for file in delivery.paths if (path := file.parent / MAPPING_FILE).is_file()), None)
    if choices.mapping is None and beside is not None:
        return replace(delivery, choices=replace(choices, mapping=beside))
    return delivery


def files_of(data: Data, unpacker: Unpacker) -> tuple[Input, ...]:
    """Return the inputs of data whose sources nobody has named. Raises ``NkiError`` as ``delivery_for``."""
    issues: list[Issue] = []
    inputs: list[Input] = []
    for _, given in _pairs(data):
        inputs.extend(_inputs(given, unpacker, issues))
    if issues:
        raise NkiError(*issues)
    return tuple(inputs)


def _inputs(given: object, unpacker: Unpacker, issues: list[Issue]) -> tuple[Input, ...]:
    """Return the inputs that one thing stands for, or take note of why there are none."""
    if not isinstance(given, str | Path):
        return (Input(table=given),)
    if str(given) == STANDARD_INPUT:
        return _unpacked(unpacker.standard_input, issues)
    found = _files(str(given))
    if not found:
        issues.append(Issue.of("U002", given=given))
    return tuple(one for path in found for one in _unpacked(partial(unpacker.inputs, path), issues))


def _unpacked(take: Callable[[], tuple[Input, ...]], issues: list[Issue]) -> tuple[Input, ...]:
    """Return the inputs that a file holds, or take note of why it holds none."""
    try:
        return take()
    except NkiError as error:
        issues.extend(error.issues)
        return ()


def _pairs(data: Data) -> list[tuple[str | None, object]]:
    """Take apart what was given into sources, where they are named, and single inputs."""
    if isinstance(data, Mapping):
        return [(str(source), one) for source, given in data.items() for _, one in _pairs(given)]
    if isinstance(data, str):
        named = _NAMED.fullmatch(data)
        if named and not Path(data).exists():
            return [(named[1], named[2])]
        return [(None, data)]
    if isinstance(data, Sequence) and not isinstance(data, bytes):
        return [pair for one in data for pair in _pairs(one)]
    return [(None, data)]


def _files(given: str) -> list[Path]:
    """Return the file of that name, or the files that match a pattern, in order of name."""
    if Path(given).is_file():
        return [Path(given)]
    return sorted(
        path
        for text in glob.glob(given, recursive=True)  # noqa: PTH207  (absolute patterns too)
        if (path := Path(text)).is_file()
    )
