"""How many lines and delimiters a file has: the plainest counts there are, against which others are held."""

from __future__ import annotations

from pathlib import Path

_CHUNK = 4 * 1024 * 1024


def lines_and_delimiters(path: Path, newline: str, delimiter: str) -> tuple[int, int]:
    """Return the lines of a file whose lines end in one way, and its delimiters, wherever they stand.

    The last line may lack its end.
    """
    mark, sign = b"\r" if newline == "\r" else b"\n", delimiter.encode()
    lines, delimiters, last = 0, 0, mark
    with path.open("rb") as stream:
        while data := stream.read(_CHUNK):
            lines += data.count(mark)
            delimiters += data.count(sign)
            last = data[-1:]
    return (lines if last == mark else lines + 1), delimiters
