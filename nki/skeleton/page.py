"""The page that a new specification is written on, and the blanks that it leaves."""

from __future__ import annotations

import textwrap
from dataclasses import dataclass
from functools import partial

import yaml

from nki.model.places import Path, dotted

WIDTH = 100


@dataclass(frozen=True, slots=True)
class Blank:
    """A field that a person must fill: its line in the file, its path, and its label."""

    line: int
    field: str
    label: str


class Page:
    """The lines of the file so far, and the blanks among them."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.blanks: list[Blank] = []

    def put(self, *lines: str) -> None:
        """Write lines as they are."""
        self.lines.extend(lines)

    def gap(self) -> None:
        """Leave a line empty."""
        self.lines.append("")

    def comment(self, text: str, indent: str = "") -> None:
        """Write a comment, broken into lines. An example keeps its indent."""
        lead = f"{indent}# "
        self.put(*textwrap.wrap(text, WIDTH, initial_indent=lead, subsequent_indent=lead))

    def text(self, path: Path, value: str, label: str, lead: str = "", empty: str = "") -> None:
        """Write a key and its text; without one the key alone, as a blank of that label."""
        start = f"{lead}{path[-1]}:"
        if value.strip():
            indent = " " * (len(lead) + 2)
            self.put(*_scalar(start, value, indent))
        else:
            self.put(start + empty)
            self.blanks.append(Blank(len(self.lines), dotted(path), label))


def _scalar(start: str, value: str, indent: str) -> list[str]:
    """Write a text so that it is read back as it was given, white space within its paragraphs apart."""
    paragraphs = [" ".join(line.split()) for line in value.split("\n") if line.strip()]
    text = "\n".join(paragraphs)
    if len(start) + len(text) > WIDTH and " " in text and "".join(paragraphs).isprintable():
        # a line left empty is what ends a paragraph in a folded text
        parts = "\n\n".join(map(partial(_wrapped, indent=indent), paragraphs))
        return [f"{start} >-", *parts.split("\n")]
    written = yaml.safe_dump(text, allow_unicode=True, width=10**9).removesuffix("...\n").strip()
    return [f"{start} {written}"]


def _wrapped(paragraph: str, indent: str) -> str:
    return textwrap.fill(
        paragraph,
        WIDTH,
        initial_indent=indent,
        subsequent_indent=indent,
        break_long_words=False,
        break_on_hyphens=False,
    )
