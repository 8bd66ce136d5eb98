"""What a caller names as data → the inputs of each source of an indicator."""

from __future__ import annotations

import glob
import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from nki.errors import NkiError
from nki.errors.meant import meant
from nki.model.issue import Issue
from nki.model.spec import Indicator
from nki.steps.read import Delivery, Input

Data = object
"""A path, a pattern, ``SOURCE=FILE``, a table, a list of these, or a mapping from source to these."""

_NAMED = re.compile(r"([a-z][a-z0-9_]*)=(.+)", re.DOTALL)


def delivery_for(indicator: Indicator, data: Data) -> Delivery:
    """Find the inputs of every source. Raises ``NkiError`` with every file that is not there."""
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
        if not isinstance(given, str | Path):
            inputs[name].append(Input(table=given))
            continue
        found = _files(str(given))
        if not found:
            issues.append(Issue.of("U002", given=given))
        known = {one.path.resolve() for one in inputs[name] if one.path is not None}
        inputs[name].extend(Input(path=path) for path in found if path.resolve() not in known)
    if not issues:
        issues = [Issue.of("U007", source=source) for source, found in inputs.items() if not found]
    if issues:
        raise NkiError(*issues)
    return Delivery({source: tuple(found) for source, found in inputs.items()})


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
