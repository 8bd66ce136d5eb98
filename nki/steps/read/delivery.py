"""What was delivered: for each source, files or tables."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

TABLE = "table given in Python"


@dataclass(frozen=True, slots=True)
class Input:
    """One file, or one table handed over in Python (a pandas DataFrame or an Arrow table)."""

    path: Path | None = None
    table: object | None = field(default=None, repr=False)

    @property
    def shown(self) -> str:
        """Return the name that messages use."""
        return str(self.path) if self.path is not None else TABLE

    @property
    def is_csv(self) -> bool:
        """Say whether the input is text; Parquet files say by their first bytes that they are not."""
        if self.path is None:
            return False
        with self.path.open("rb") as stream:
            return stream.read(4) != b"PAR1"


@dataclass(frozen=True, slots=True)
class Delivery:
    """The inputs of each source, by the source's id."""

    inputs: dict[str, tuple[Input, ...]]

    @property
    def paths(self) -> tuple[Path, ...]:
        """Return the files of all sources."""
        return tuple(one.path for inputs in self.inputs.values() for one in inputs if one.path is not None)
