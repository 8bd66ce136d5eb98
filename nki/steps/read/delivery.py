"""What was delivered: for each source, files or tables; and what the analyst has decided about them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

TABLE = "table given in Python"
STANDARD_INPUT = "standard input"


@dataclass(frozen=True, slots=True)
class Input:
    """One file, or one table handed over in Python (a pandas DataFrame or an Arrow table).

    ``path`` is where the bytes are read. Where they were unpacked first, or came through a pipe,
    ``name`` is what people call them, and ``origin`` the file that the user named, if there was one.
    """

    path: Path | None = None
    table: object | None = field(default=None, repr=False)
    name: str = ""
    origin: Path | None = None

    @property
    def shown(self) -> str:
        """Return the name that messages use."""
        if self.name:
            return self.name
        return str(self.path) if self.path is not None else TABLE

    @property
    def is_csv(self) -> bool:
        """Say whether the input is text; Parquet files say by their first bytes that they are not."""
        if self.path is None:
            return False
        with self.path.open("rb") as stream:
            return stream.read(4) != b"PAR1"

    @property
    def named(self) -> Path | None:
        """Return the file that the user named; None for tables and pipes."""
        return self.path if not self.name else self.origin


@dataclass(frozen=True, slots=True)
class Choices:
    """What the analyst has decided, where a delivery could be read in more than one way.

    ``encoding`` is a name that Python knows, ``decimal`` is "," or ".". ``mapping`` is the file in which
    inexact matches of headers and units are confirmed. With ``set_aside`` rows that cannot be taken are
    put aside instead of stopping the work.
    """

    encoding: str = ""
    delimiter: str = ""
    decimal: Literal[",", ".", ""] = ""
    sheet: str = ""
    duplicates: Literal["latest", "first", ""] = ""
    mapping: Path | None = None
    set_aside: bool = False


AS_FOUND = Choices()
"""Nothing is decided: everything is read as it is found."""

Watch = Callable[[str, int], None]
"""Is told now and then how many rows of an input have been read one by one, for work that takes long."""


@dataclass(frozen=True, slots=True)
class Delivery:
    """The inputs of each source, by the source's id; what was decided about them, and who watches."""

    inputs: dict[str, tuple[Input, ...]]
    choices: Choices = AS_FOUND
    watch: Watch | None = field(default=None, repr=False)

    @property
    def paths(self) -> tuple[Path, ...]:
        """Return the files of all sources, as the user named them."""
        found = (one.named for inputs in self.inputs.values() for one in inputs)
        return tuple(dict.fromkeys(path for path in found if path is not None))
