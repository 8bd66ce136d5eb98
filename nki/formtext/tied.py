"""Words that belong on one line, tied together as a Norwegian typesetter would."""

from __future__ import annotations

import re

_TIE = "\N{NO-BREAK SPACE}"
_BEFORE_NUMBER = re.compile(
    r"(?<!\w)(§§?|nr\.|kap\.|pkt\.|s\.|side|felt|måltall|tabell|figur) (?=\d)", re.IGNORECASE
)
_BEFORE_UNIT = re.compile(r"(?<=\d) (?=(?:%|‰|prosent\b|kr\b|mill\.|mrd\.))")
_THOUSANDS = re.compile(r"(?<=\d) (?=\d{3}(?!\d))")


def tied(text: str) -> str:
    """Return the text with no-break spaces where a line must not end: ``§ 4``, ``80 prosent``, ``12 000``."""
    for space in (_BEFORE_NUMBER, _BEFORE_UNIT):
        text = space.sub(lambda found: found[0][:-1] + _TIE, text)
    return _THOUSANDS.sub(_TIE, text)
