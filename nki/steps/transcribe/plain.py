"""A form as plain text, such as the text that was taken out of a PDF → its lines."""

from __future__ import annotations

from pathlib import Path

from nki.steps.transcribe.characters import tidy
from nki.steps.transcribe.lines import Line
from nki.steps.transcribe.pieces import Piece, Side


def read_plain(path: Path) -> list[Piece]:
    """Return the lines of a text file."""
    pieces, gap = [], False
    for text in _decoded(path.read_bytes()).splitlines():
        line = tidy(text)
        if line:
            pieces.append(Piece(Side.ACROSS, Line(line, gap=gap)))
        gap = not line
    return pieces


def _decoded(data: bytes) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        # what Norwegian Windows writes where it does not write UTF-8
        return data.decode("cp1252", "replace")
