"""What became of a unit's answer, and of a published value."""

from __future__ import annotations

from enum import StrEnum


class Response(StrEnum):
    """What a unit did with one measure's questions. Every unit open on the last day has exactly one."""

    ANSWERED = "answered"
    NOT_ANSWERED = "not_answered"
    NO_RESPONSE = "no_response"
    NOT_APPLICABLE = "not_applicable"
    NOT_OPEN = "not_open"


class Status(StrEnum):
    """Why a value is shown, or why it is not. A value that is not ``ok`` is never 0."""

    OK = "ok"
    ZERO_DENOMINATOR = "zero_denominator"
    BELOW_RESPONSE_THRESHOLD = "below_response_threshold"
    NO_ANSWER = "no_answer"
    NOT_APPLICABLE = "not_applicable"
    NOT_OPEN = "not_open"
    SUPPRESSED = "suppressed"
    SUPPRESSED_SECONDARY = "suppressed_secondary"


SHOWN = frozenset({Status.OK})
"""The statuses with a value."""

COUNTED = frozenset({Status.OK, Status.ZERO_DENOMINATOR})
"""The statuses whose numerator and denominator may be shown. A release has none for the others; whoever shows
figures holds to this also for a release that somebody else wrote."""
