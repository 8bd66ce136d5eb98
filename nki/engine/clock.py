"""Local times as instants: whole seconds since 1970 in UTC, through every change of the clock.

In spring the clock skips an hour, and a time in it never was: that is a doubt. In autumn it goes through
an hour twice: a time in it is read as the first, and ``later`` tells when the second could be meant. A time
with an offset is written ``…Z`` by the careful reader, and is the instant that it says.
"""

from __future__ import annotations

from nki.engine.quoting import text

ZONE = "Europe/Oslo"

_LOCAL = ("%Y-%m-%d %H:%M:%S", "%Y-%m-%d %H:%M", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%dT%H:%M", "%d.%m.%Y %H:%M:%S")
_FORMATS = ", ".join(text(one) for one in (*_LOCAL, "%d.%m.%Y %H:%M"))
_PATTERN = r"(\d{4}-\d\d-\d\d[ T]|\d\d\.\d\d\.\d{4} )\d\d:\d\d(:\d\d)?"
_PATTERN_UTC = r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\dZ"
_HOUR = 3600


def instant(raw: str) -> str:
    """Return the instant of a text cell, NULL where it is no time."""
    local = f"try_strptime({raw}, [{_FORMATS}])"
    found = _seconds(f"timezone('{ZONE}', {local})")
    # the engine takes the second of two; an hour before it the clock showed the same time
    is_second = f"timezone('{ZONE}', to_timestamp({found} - {_HOUR})) = {local}"
    utc = _seconds(f"try_strptime({raw}, '%Y-%m-%d %H:%M:%SZ')")
    first = f"CASE WHEN {is_second} THEN {found} - {_HOUR} ELSE {found} END"
    return f"CASE WHEN ends_with({raw}, 'Z') THEN {utc} ELSE {first} END"


def oddity(raw: str, value: str) -> str:
    """Return whether a cell is written in a way that the careful reader has to see, or never was a time."""
    local = f"try_strptime({raw}, [{_FORMATS}])"
    is_local = f"regexp_full_match({raw}, {text(_PATTERN)}) AND {local_time(value)} = {local}"
    is_utc = f"regexp_full_match({raw}, {text(_PATTERN_UTC)})"
    is_far = f"year({local_time(value)}) NOT BETWEEN 1900 AND 2100"
    return f"NOT coalesce(({is_local}) OR {is_utc}, false) OR {is_far}"


def local_time(value: str) -> str:
    """Return the local time of an instant."""
    return f"timezone('{ZONE}', to_timestamp({value}))"


def local_day(value: str) -> str:
    """Return the local day of an instant."""
    return f"CAST({local_time(value)} AS DATE)"


def not_before(raw: str, value: str, start: str) -> str:
    """Return an instant, or its second reading where the first lies before a start and there are two."""
    second = f"{value} + {_HOUR}"
    is_twice = f"NOT ends_with({raw}, 'Z') AND {local_time(second)} = {local_time(value)}"
    return f"CASE WHEN {value} < {start} AND {is_twice} THEN {second} ELSE {value} END"


def _seconds(timestamp: str) -> str:
    return f"(epoch_us({timestamp}) // 1000000)"
