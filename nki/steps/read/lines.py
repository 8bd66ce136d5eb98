"""How many lines a file has: the plainest count there is, against which others are held."""

from __future__ import annotations

from pathlib import Path

_CHUNK = 4 * 1024 * 1024


def count_lines(path: Path, newline: str) -> int:
    """Return the number of lines of a file whose lines end in one way; the last may lack its end."""
    mark = b"\r" if newline == "\r" else b"\n"
    lines, last = 0, mark
    with path.open("rb") as stream:
        while data := stream.read(_CHUNK):
            lines += data.count(mark)
            last = data[-1:]
    return lines if last == mark else lines + 1
