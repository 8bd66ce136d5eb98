"""Lines of a specification that is not YAML yet: their indentation, and what stands before a place."""

from __future__ import annotations

import re

import yaml

_Loader: type = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def indent(line: str) -> int:
    """Return the number of spaces that a line begins with, which is where its first sign stands."""
    return len(line) - len(line.lstrip(" "))


def key_column(line: str) -> int:
    """Return where the key of a line stands, behind the hyphens of list entries."""
    found = re.match(r" *(?:- +)*", line)
    return found.end() if found else 0


def line_above(lines: list[str], line: int) -> int | None:
    """Return the number of the nearest line above that says something."""
    for above in range(min(line, len(lines)) - 1, -1, -1):
        text = lines[above].strip()
        if text and not text.startswith("#"):
            return above
    return None


def last_quoted(text: str, line: int, column: int) -> tuple[str, int, int, int, int] | None:
    """Return the quoted text that ends right before a place: its quotation mark, beginning and end."""
    found: tuple[str, int, int, int, int] | None = None
    try:
        for token in yaml.scan(text, Loader=_Loader):
            start, end = token.start_mark, token.end_mark
            if (start.line, start.column) >= (line, column):
                break
            found = None
            style = getattr(token, "style", None)
            if isinstance(token, yaml.ScalarToken) and style in ("'", '"') and end.line == line:
                found = (style, start.line, start.column, end.line, end.column)
    except yaml.YAMLError:
        pass
    return found
