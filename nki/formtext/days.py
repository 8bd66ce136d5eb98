"""Days, months and years as forms write them."""

from __future__ import annotations

import re
from datetime import date

from nki.labels import MONTHS

_MONTHS = {name: number for number, name in enumerate(MONTHS, start=1)}
_MONTH = rf"(?:{'|'.join(_MONTHS)})"
DATE = (
    rf"\d{{1,2}}\.\s?\d{{1,2}}\.\s?\d{{4}}|\d{{4}}-\d\d-\d\d|\d{{1,2}}\.\s*{_MONTH}\s+\d{{4}}"
    rf"|{_MONTH}\s+\d{{4}}|\d{{4}}"
)
"""A pattern for all that ``iso_date`` reads."""


def iso_date(text: str) -> str:
    """Return a day, month or year as ISO writes it, or nothing for any other text."""
    if found := re.fullmatch(r"(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})", text):
        day, month, year = map(int, found.groups())
    elif found := re.fullmatch(rf"(\d{{1,2}})\.\s*({_MONTH})\s+(\d{{4}})", text, re.IGNORECASE):
        day, month, year = int(found[1]), _MONTHS[found[2].lower()], int(found[3])
    elif found := re.fullmatch(rf"({_MONTH})\s+(\d{{4}})", text, re.IGNORECASE):
        return f"{found[2]}-{_MONTHS[found[1].lower()]:02d}"
    elif re.fullmatch(r"\d{4}", text):
        return text
    elif found := re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)", text):
        year, month, day = map(int, found.groups())
    else:
        return ""
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return ""
