"""What to write instead of a value that has the wrong shape, worked out from the value where it can be."""

from __future__ import annotations

import re
from datetime import date

from nki.steps.load.document import Data

_TRUE = frozenset({"ja", "j", "yes", "y", "on", "sant", "1"})
_FALSE = frozenset({"nei", "n", "no", "off", "usant", "0"})
_MARKS = "“”„«»‹›‘’‚\"'`"
_BULLETS = tuple("•·‣▪◦●–—*")
_NUMBERS = frozenset({"decimal_number", "decimal_type", "whole_number", "int_type"})
_LETTERS = str.maketrans({"æ": "ae", "ø": "o", "å": "a", "ä": "a", "ö": "o", "é": "e", " ": "_", "-": "_"})


def advice_for(kinds: frozenset[str], pattern: str, value: Data, key: str, expected: str) -> str:
    """Say what to write where a value does not fit. ``kinds`` and ``pattern`` are what pydantic asked for."""
    if isinstance(value, str):
        return _for_text(kinds, pattern, value, key) or f"write {expected}"
    if "tuple_type" in kinds and isinstance(value, dict):
        return "begin each entry with a hyphen and a space"
    if "string_type" in kinds and isinstance(value, list):
        return "write one text; entries can become paragraphs, with an empty line between them, after `>-`"
    if "string_type" in kinds and isinstance(value, dict):
        return "write one text, in quotation marks if it has a colon in it"
    return f"write {expected}"


def _for_text(kinds: frozenset[str], pattern: str, value: str, key: str) -> str | None:
    bare = value.strip().strip(_MARKS)
    if "tuple_type" in kinds:
        return _for_list(value)
    if kinds & {"model_type", "model_attributes_type"}:
        return _for_group(value, key)
    if kinds & {"bool_parsing", "bool_type"}:
        word = bare.casefold()
        return "write true" if word in _TRUE else "write false" if word in _FALSE else None
    if kinds & _NUMBERS:
        return _for_number(bare, whole=not kinds & {"decimal_number", "decimal_type"})
    if "date" in kinds or pattern.startswith((r"^\d{4}(-", "^[0-9]{4}-")):
        return _for_date(bare)
    return _for_pattern(pattern, value, bare)


def _for_list(value: str) -> str:
    if value.startswith(_BULLETS):
        return f'begin each entry with a hyphen and a space, not with "{value[0]}"'
    if value.startswith("-"):
        return "write a space behind the hyphen of each entry"
    if "," in value and len(value) < 60:
        return f"write [{value}], or each entry on a line of its own behind a hyphen and a space"
    return "write it on a line of its own behind a hyphen and a space"


def _for_group(value: str, key: str) -> str | None:
    if tight := re.match(r"([a-z_]+):\S", value):
        return f'write a space behind the colon of "{tight[1]}"'
    if key not in ("numerator", "denominator"):
        return None
    if re.fullmatch("[a-z][a-z0-9_]*", value):
        return f"say what is counted on the next line, indented: `sum: {value}`"
    if found := re.search("[0-9]+", value):
        return f"say it on the next line, indented: `same_as: {found[0]}`"
    return "say what is counted on the next lines, indented: `sum: column`, `rows: true` or `same_as: 2`"


def _for_number(value: str, whole: bool) -> str | None:
    """Find the number in a text with a unit, a decimal comma or spaces between thousands."""
    if " til " in value or len(re.findall(r"\d[\d\s.,]*", value)) != 1:
        return None
    text = re.sub(r"[^\d,.+-]", "", re.sub(r"(?<=\d)\s(?=\d{3}(?!\d))", "", value)).strip(".,")
    found = re.fullmatch(r"([+-]?\d+)(?:[.,](\d+))?", text)
    if found is None or (whole and (found[2] or found[1][0] == "-")):
        return None
    return f"write {found[1]}.{found[2]}" if found[2] else f"write {found[1]}"


def _for_date(value: str) -> str | None:
    found = re.fullmatch(r"(\d{1,2})[./](\d{1,2})[./](\d{4})", value)
    if found:
        day, month, year = (int(part) for part in found.groups())
        try:
            return f"write {date(year, month, day).isoformat()}"
        except ValueError:
            return "write a day that the calendar has, such as 2022-06-23"
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", value):
        return "write a day that the calendar has"
    return None


def _for_pattern(pattern: str, value: str, bare: str) -> str | None:
    if pattern.startswith(r"^\d+\.\d+"):
        suggested = bare.replace(",", ".").removeprefix("v")
        suggested += ".0" if suggested.isdecimal() else ""
    elif pattern.startswith("^https?"):
        suggested = f"https://{bare}" if bare.startswith("www.") else bare
    elif pattern.startswith("^[a-z][a-z0-9_]*"):
        suggested = bare.casefold().translate(_LETTERS)
    else:
        suggested = bare
    return f"write {suggested}" if suggested != value and re.search(pattern, suggested) else None
