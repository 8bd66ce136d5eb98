"""Measure periods. The day that decides who was open, and which codes are valid, is the last one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """A measure period: so far a calendar year, written ``2021``."""

    year: int

    @classmethod
    def parse(cls, text: str) -> Period:
        """Read ``2021``. Raises ``ValueError`` for anything else."""
        if not re.fullmatch(r"(19|20|21)\d\d", text.strip()):
            raise ValueError(text)
        return cls(int(text))

    @property
    def first_day(self) -> date:
        """Return the first day of the period."""
        return date(self.year, 1, 1)

    @property
    def last_day(self) -> date:
        """Return the last day of the period."""
        return date(self.year, 12, 31)

    def __str__(self) -> str:
        return str(self.year)
