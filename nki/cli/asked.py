"""What the command line asks to be computed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from nki.cli.reading import Reading


@dataclass(frozen=True, slots=True)
class Asked:
    """The options about a computation as given, empty and None where they were left out.

    ``quarantine`` is the file for rows that are set aside, ``previous`` an earlier result to hold the
    delivery against. ``provisional`` figures may still change.
    """

    data: Sequence[str] = ()
    register: str | None = None
    periods: Sequence[str] = ()
    levels: Sequence[str] = ()
    how: Reading = field(default_factory=Reading)
    quarantine: Path | None = None
    previous: Path | None = None
    provisional: bool = False
