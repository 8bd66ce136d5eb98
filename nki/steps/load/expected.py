"""What belongs where something else was found, in the words of somebody who writes specifications."""

from __future__ import annotations

from pydantic_core import ErrorDetails

_BY_PATTERN = {
    r"^\d+\.\d+(\.\d+)?$": "a version such as 1.0",
    r"^[a-z][a-z0-9_]*$": "a name of lower-case letters a-z, digits and underscores",
    r"^[a-z0-9]+(-[a-z0-9]+)*$": "an id of lower-case letters a-z and digits, joined by hyphens",
    r"^https?://\S+$": "a web address that begins with https://",
    r"^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$": "a date such as 2022-06-23, 2022-06 or 2022",
    r"^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$": "a date such as 2022-06-23",
    r"^(19|20|21)[0-9]{2}(-[HTQMW][0-9]{1,2}(R[0-9]{1,2})?)?$": "a period such as 2021, 2021-T2 or 2021-M03",
    r"^[0-9]{4}$": "the four digits of a municipality, with leading zeros: 0301",
}

SHAPES = {
    "string_type": "a text",
    "tuple_type": "a list",
    "model_type": "a group of keys",
    "model_attributes_type": "a group of keys",
}
"""What belongs where the value has another shape altogether, by pydantic's type of error."""

_BY_TYPE = {
    **SHAPES,
    "whole_number": "a whole number",
    "int_type": "a whole number",
    "decimal_number": "a number of at most 18 digits, with a decimal point and at most 9 decimals",
    "decimal_type": "a number",
    "bool_parsing": "true or false",
    "bool_type": "true or false",
    "date": "a date such as 2022-06-23, or ukjent, or ikke publisert",
}


def expected_by(error: ErrorDetails) -> str:
    """Say what belongs there."""
    kind = error["type"]
    limits = error.get("ctx", {})
    if kind == "string_pattern_mismatch":
        return _BY_PATTERN[limits["pattern"]]
    if kind == "literal_error":
        return str(limits["expected"]).replace("'", "")
    if kind in _BY_TYPE:
        return _BY_TYPE[kind]
    if kind in ("greater_than_equal", "less_than_equal"):
        word = "at least" if kind == "greater_than_equal" else "at most"
        return f"a number of {word} {limits.get('ge', limits.get('le'))}"
    if kind in ("too_short", "too_long"):
        count = limits.get("min_length") or limits.get("max_length")
        some = "at least" if kind == "too_short" else "at most"
        return f"a list of {some} {count} {'entry' if count == 1 else 'entries'}"
    if kind == "string_too_long":
        return f"a text of at most {limits['max_length']} characters"
    return error["msg"]
