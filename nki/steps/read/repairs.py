"""What stands around a value without belonging to it: blanks, quotation marks, a percent sign."""

from __future__ import annotations

import re

from nki.engine import BLANKS
from nki.steps.read.cell import Taken, shown_cell

INVISIBLE = "\u200b\ufeff\u00ad"
"""Zero-width space, byte order mark, soft hyphen: nobody sees them, copying brings them along."""
_AROUND = "".join(dict.fromkeys(BLANKS + INVISIBLE))
# double quoting leaves "12", the apostrophe is Excel's mark of text, ="12" keeps Excel from reading numbers
_QUOTED = re.compile(r"""=?"([^"]+)"|'([^']+)""")


def trimmed(cell: str) -> str:
    """Return a cell without what is blank around it."""
    return cell.strip(_AROUND)


def without_quotes(text: str) -> str:
    """Return what is inside stray quotation marks and line ends, "" where there are none."""
    bare = text.strip()
    found = _QUOTED.fullmatch(bare)
    inner = trimmed(found[1] or found[2]).strip() if found else bare
    return inner if inner != text else ""


def without_percent(text: str) -> str:
    """Return a text without the percent sign behind it."""
    return text[:-1].rstrip(BLANKS) if text.endswith("%") else text


def read_as(text: str, read: str) -> Taken:
    """Return what a text was taken for, with the remark that says so."""
    return Taken(read, "D382", (("value", f'"{shown_cell(text)}"'), ("read", read or "no answer")))
