"""The two streams: standard output carries the result, standard error everything said to people."""

from __future__ import annotations

import os
import shutil
import sys
from dataclasses import dataclass
from typing import NoReturn, TextIO

import typer

from nki.errors import NkiError
from nki.model.issue import Issue
from nki.writing import cannot_write


@dataclass(frozen=True, slots=True)
class Screen:
    """How a text may look: its width in columns, and whether it may carry colour."""

    width: int
    colour: bool

    def bold(self, text: str) -> str:
        """Return the text in bold, where that can be."""
        return typer.style(text, bold=True) if self.colour else text

    def dim(self, text: str) -> str:
        """Return the text toned down, where that can be."""
        return typer.style(text, dim=True) if self.colour else text

    def coloured(self, text: str, colour: str) -> str:
        """Return the text in a colour and bold, where that can be."""
        return typer.style(text, fg=colour, bold=True) if self.colour else text


PAPER = Screen(width=100, colour=False)
"""How texts look in a pipe or a file."""


def screen() -> Screen | None:
    """Return what standard output can show, or None where it is no terminal."""
    return _screen_of(sys.stdout)


def error_screen() -> Screen | None:
    """Return what standard error can show, or None where it is no terminal."""
    return _screen_of(sys.stderr)


def put(result: bytes | str) -> None:
    """Write a result to standard output, texts in UTF-8. Raises ``NkiError`` (R601) if it takes no more."""
    data = result.encode() if isinstance(result, str) else result
    try:
        if sys.stdout is None:
            raise OSError(0, "it is closed")
        if sys.stdout.isatty():
            # only texts come here, and a terminal in an old encoding still shows most of them
            text = data.decode().encode(sys.stdout.encoding, "replace").decode(sys.stdout.encoding)
            sys.stdout.write(text)
        else:
            sys.stdout.buffer.write(data)
        sys.stdout.flush()
    except OSError as failure:
        _abandon_stdout()
        raise cannot_write("standard output", failure) from None


def refuse_terminal(format_: str) -> NoReturn:
    """Raise ``NkiError`` (U033) for a file that no terminal can show."""
    found = f"{format_} is written to a file, or to the next program"
    raise NkiError(Issue.of("U033", found=found, example=f"result.{format_}"))


def say(text: str) -> None:
    """Say something to the person at the keyboard, on standard error."""
    if sys.stderr is not None:
        sys.stderr.write(text + "\n")
        sys.stderr.flush()


def _screen_of(stream: TextIO | None) -> Screen | None:
    if stream is None or not stream.isatty():
        return None
    colour = not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    return Screen(shutil.get_terminal_size().columns, colour)


def _abandon_stdout() -> None:
    # what stays in the buffer would fail once more when Python closes the stream
    if sys.__stdout__ is not None and sys.stdout is sys.__stdout__:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.__stdout__.fileno())
