"""What the command line says about how a delivery is read."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from nki.inputs import choices_of
from nki.steps.read import Choices


@dataclass(frozen=True, slots=True)
class Reading:
    """The options as given, "" and None where they were left out."""

    encoding: str = ""
    delimiter: str = ""
    decimal: str = ""
    sheet: str = ""
    duplicates: str = ""
    mapping: Path | None = None

    def choices(self, *, set_aside: bool = False) -> Choices:
        """Return them as decisions. Raises ``NkiError`` with every word that is not understood."""
        return choices_of(
            self.encoding,
            self.delimiter,
            self.decimal,
            self.sheet,
            self.duplicates,
            self.mapping,
            set_aside=set_aside,
        )
