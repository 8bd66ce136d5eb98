"""What a format must know of the run: from which weight on findings fail it, and of which nki it is."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from nki.model.issue import Severity


class FailOn(StrEnum):
    """What ``--fail-on`` takes. What a coming version will refuse weighs as much as a warning."""

    ERROR = "error"
    WARNING = "warning"
    NEVER = "never"

    def is_reached_by(self, severity: Severity) -> bool:
        """Say whether a finding of that severity fails the run."""
        match self:
            case FailOn.ERROR:
                return severity is Severity.ERROR
            case FailOn.WARNING:
                return severity is not Severity.NOTE
            case FailOn.NEVER:
                return False


@dataclass(frozen=True, slots=True)
class Run:
    """The run that findings are of. ``version`` is that of nki."""

    version: str
    fail_on: FailOn = FailOn.ERROR
