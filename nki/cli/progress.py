"""How far long work has come: one line on a terminal that is written over, and nothing anywhere else."""

from __future__ import annotations

import sys
import time

from nki.labels import shown

_PATIENCE = 1.0
"""Seconds before anything is said; most work is done by then."""


class Ticker:
    """Says how many rows have been read one by one."""

    def __init__(self) -> None:
        self._began = time.monotonic()
        self._said = 0

    def __call__(self, file: str, rows: int) -> None:
        """Say it, if there is a terminal and somebody has been waiting."""
        if sys.stderr is None or not sys.stderr.isatty() or time.monotonic() - self._began < _PATIENCE:
            return
        line = f"{file}: {shown(rows, 0)} rows read one by one"
        sys.stderr.write(f"\r{line.ljust(self._said)}")
        sys.stderr.flush()
        self._said = len(line)

    def clear(self) -> None:
        """Wipe the line, so that what comes next begins at its beginning."""
        if self._said:
            sys.stderr.write(f"\r{' ' * self._said}\r")
            sys.stderr.flush()
            self._said = 0
