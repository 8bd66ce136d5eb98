"""Text of strangers that is safe to print.

A specification comes from anybody who opens a pull request, and its keys, values and file name are
quoted in messages. Terminals obey escape sequences, invisible characters reorder a line for its
reader, and the machines that run CI jobs obey lines in what a job prints: ``##vso[task.complete]``
anywhere in a line, ``::stop-commands::`` at the beginning of one.
"""

from __future__ import annotations

import re
import unicodedata

SOFT_HYPHEN = "\N{SOFT HYPHEN}"
_UNSEEN = frozenset({"Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp"})
_COMMAND = re.compile(r"#(?=#[\w.-]*\[)")
_SPACES = re.compile(r"[\t\r\n]+")
_LEADING = re.compile(r"\A\s*:(?=:)")


def harmless(text: str) -> str:
    """Return the text with what cannot be seen written out, ``<U+200B>``, and no command left in it."""
    if not text.isprintable():
        text = "".join(map(visible, text))
    return _LEADING.sub(": ", _COMMAND.sub("# ", text))


def seen(text: str) -> str:
    """Return a text for a document on one line, with what cannot be seen written out.

    A soft hyphen stays: it says where a long word may be parted.
    """
    if text.isprintable():
        return text
    return "".join(one if one == SOFT_HYPHEN else visible(one) for one in _SPACES.sub(" ", text))


def writable(name: str) -> str:
    """Return a name of a file as UTF-8 can write it; the name itself may be any bytes."""
    return name.encode("utf-8", "backslashreplace").decode()


def cells(text: str) -> list[str]:
    """Return how each character of a line is shown; joined they are as harmless as ``harmless``.

    Tabs become single spaces, so that what stands below a character stays below it.
    """
    shown = [" " if character == "\t" else visible(character) for character in text]
    for command in _COMMAND.finditer(text):
        shown[command.start()] = "# "
    return shown


def visible(character: str) -> str:
    """Return the character, or its number if it has no shape of its own."""
    if unicodedata.category(character) in _UNSEEN:
        return f"<U+{ord(character):04X}>"
    return character


def columns(text: str) -> int:
    """Return how many columns a text takes up in letters of equal width."""
    return sum(
        0 if unicodedata.combining(one) else 2 if unicodedata.east_asian_width(one) in "WF" else 1
        for one in text
    )
