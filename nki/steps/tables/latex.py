"""Tables in LaTeX, to be input into a document: booktabs, over as many pages as they need.

Every sign that TeX reads as something else is written so that it stands as it is. The texts hold nothing that
only one engine knows, but letters: whoever has Sámi names uses LuaLaTeX or XeLaTeX.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from nki.labels import MINUS, THOUSANDS
from nki.steps.tables.document import Document, Table
from nki.steps.tables.paper import UPRIGHT, parts_of
from nki.theme import Theme

PACKAGES = ("array", "booktabs", "longtable")
"""What the document has to load."""

_SIGNS = {
    "\\": "\\textbackslash{}",
    "{": "\\{",
    "}": "\\}",
    "$": "\\$",
    "&": "\\&",
    "#": "\\#",
    "%": "\\%",
    "_": "\\_",
    "~": "\\textasciitilde{}",
    "^": "\\textasciicircum{}",
    "<": "\\textless{}",
    ">": "\\textgreater{}",
    "|": "\\textbar{}",
    "`": "\\textasciigrave{}",
    # a shorthand of babel's in Norwegian
    '"': "\\textquotedbl{}",
    # what may stand behind the end of a line
    "[": "{[}",
    "]": "{]}",
    "*": "{*}",
    THOUSANDS: "\\,",
    "\N{NO-BREAK SPACE}": "~",
    "\N{SOFT HYPHEN}": "\\-",
    MINUS: "$-$",
    "\N{EN DASH}": "\\textendash{}",
    # the numbers of references; TeX itself knows the first three only
    **{sign: f"\\textsuperscript{{{digit}}}" for digit, sign in enumerate("⁰¹²³⁴⁵⁶⁷⁸⁹")},
}
_SPECIAL = re.compile("[" + re.escape("".join(_SIGNS)) + "]")
# two hyphens make a dash, two commas or apostrophes a quotation mark
_JOINED = re.compile(r"(?<=([-,']))(?=\1)")
_LONG_NAME = 32
"""From how many characters on names are parted over several lines."""


def write_latex(document: Document, theme: Theme, templates: Path | None) -> bytes:  # noqa: ARG001
    """Return the tables as text in UTF-8."""
    packages = "".join(f"\\usepackage{{{name}}}" for name in PACKAGES)
    parts = [f"% {document.title}\n% {' · '.join(document.facts)}\n% {document.made_with}\n% {packages}"]
    tables = (part for table in document.tables for part in parts_of(table, UPRIGHT))
    parts += ["\n".join(_table(table)) for table in tables]
    if document.notes:
        parts.append("\n".join(_notes(document.notes)))
    return ("\n\n".join(parts) + "\n").encode()


def escaped(text: str) -> str:
    """Return a text that TeX sets as it stands."""
    return _SPECIAL.sub(lambda found: _SIGNS[found[0]], _JOINED.sub("\0", text)).replace("\0", "{}")


def _table(table: Table) -> Iterator[str]:
    marks = "".join(f" \\textbf{{{escaped(notice)}}}" for notice in table.notices)
    caption = escaped(table.caption)
    yield f"% {table.alt}"
    yield f"\\begin{{longtable}}{{@{{}}{''.join(_columns(table))}@{{}}}}"
    yield f"\\caption[{{{caption}}}]{{{caption}.{marks}}}\\label{{tab:nki-{table.id}}}\\\\"
    for end in ("\\endfirsthead", "\\endhead"):
        yield "\\toprule"
        yield from _heads(table)
        yield "\\midrule"
        yield end
    yield "\\bottomrule"
    yield "\\endlastfoot"
    for section in table.sections:
        if section.head:
            head = f"\\textbf{{{escaped(section.head)}}}"
            yield f"\\multicolumn{{{len(table.columns)}}}{{@{{}}l@{{}}}}{{{head}}}\\\\*"
        for line in section.lines:
            yield " & ".join(escaped(cell.text) for cell in line) + "\\\\"
    yield "\\end{longtable}"
    yield from _notes((*table.legend, *table.notes))


def _columns(table: Table) -> Iterator[str]:
    """Yield how each column is set: numbers to the right, long names over several lines."""
    for at, column in enumerate(table.columns):
        if column.is_number:
            yield "r"
        elif max((len(line[at].text) for line in table.lines), default=0) > _LONG_NAME:
            yield ">{\\raggedright\\arraybackslash}p{0.34\\linewidth}"
        else:
            yield "l"


def _heads(table: Table) -> Iterator[str]:
    """Yield the lines of headings, with rules below those that stand over others."""
    depth = len(table.columns[0].path)
    for at in range(depth):
        cells, rules, first = [], [], 1
        for text, span in _spans(table, at, depth):
            last = first + span - 1
            side = "r" if table.columns[first - 1].is_number else "l"
            if at < depth - 1 and text:
                side = "c"
                rules.append(f"\\cmidrule(lr){{{first}-{last}}}")
            cells.append(f"\\multicolumn{{{span}}}{{{side}}}{{{escaped(text)}}}" if text else "")
            first = last + 1
        yield " & ".join(cells) + "\\\\"
        if rules:
            yield "".join(rules)


def _spans(table: Table, at: int, depth: int) -> Iterator[tuple[str, int]]:
    """Yield the headings of a line, each with how many columns it stands over."""
    spans: list[list[str | int]] = []
    before: tuple[str, ...] = ()
    for column in table.columns:
        path = column.path[: at + 1]
        if at < depth - 1 and path[-1] and path == before:
            spans[-1][1] = int(spans[-1][1]) + 1
        else:
            spans.append([path[-1], 1])
        before = path
    for text, span in spans:
        yield str(text), int(span)


def _notes(notes: tuple[str, ...]) -> Iterator[str]:
    if notes:
        yield "{\\footnotesize"
        yield from (f"\\noindent {escaped(note)}\\par" for note in notes)
        yield "}"
