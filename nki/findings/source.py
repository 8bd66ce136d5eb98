"""The line that a finding is about, with carets under the very characters."""

from __future__ import annotations

import os
import re
from functools import lru_cache
from pathlib import Path

from nki.findings.harmless import cells, columns
from nki.model.issue import Place

_MAX_BYTES = 1_000_000
_BREAK = re.compile("\r\n|[\n\r\x85\u2028\u2029]")
"""The line breaks of YAML, which are those that places count."""


def excerpt(place: Place, width: int) -> tuple[str, str] | None:
    """Return the line of a place, with its number, and the line of carets below it.

    A line that is too wide is cut around the carets. None where there is no such line, or where the
    file is not text.
    """
    lines = _lines_of(place.file)
    if not 0 < place.line <= len(lines) or not place.column or "\0" in lines[place.line - 1]:
        return None
    line = lines[place.line - 1]
    start = min(place.column - 1, len(line))
    end = _end(place, line)
    gutter = f"{place.line} | "
    room = max(width - len(gutter) - 2, 20)
    left = max(0, start - room * 2 // 3) if columns(line) > room else 0
    left = 0 if left < 3 else left
    shown = cells(line[left : left + room])
    before = ("…" if left else "") + "".join(shown[: start - left])
    marked = "".join(shown[start - left : end - left])
    after = "".join(shown[end - left :]) + ("…" if left + room < len(line) else "")
    carets = "^" * max(columns(marked), 1)
    below = " " * (len(gutter) - 2) + "| " + " " * columns(before) + carets
    return (gutter + before + marked + after).rstrip(), below


def _end(place: Place, line: str) -> int:
    """Return where the marked part of the line ends; a part of several lines reaches the line's end."""
    start = min(place.column - 1, len(line))
    if place.end_line > place.line:
        return max(len(line.rstrip()), start)
    if place.end_line == place.line:
        return max(min(place.end_column - 1, len(line)), start)
    return start


def _lines_of(file: str) -> tuple[str, ...]:
    if not file or not _may_be_quoted(file):
        return ()
    path = Path(os.path.abspath(file))  # noqa: PTH100  (a link stays what it is called)
    try:
        state = path.stat()
        return _lines(path, state.st_mtime_ns, state.st_size)
    except (OSError, ValueError):
        return ()


def _may_be_quoted(file: str) -> bool:
    """Say whether the file is the one that its name says.

    In a stranger's pull request a link could bring a line of any file of the machine into a public log.
    """
    here, path = Path.cwd(), Path(os.path.abspath(file))  # noqa: PTH100  (a link stays what it is called)
    if path.is_symlink():
        return False
    return not path.is_relative_to(here) or path.resolve().is_relative_to(here.resolve())


@lru_cache(maxsize=1)
def _lines(file: Path, changed: int, size: int) -> tuple[str, ...]:  # noqa: ARG001  (they are the key)
    # findings come file by file; only one is kept
    with file.open("rb") as stream:
        raw = stream.read(_MAX_BYTES)
    return tuple(_BREAK.split(raw.decode("utf-8-sig", "replace")))
