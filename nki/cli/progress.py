"""How far long work has come: one line on a terminal that is written over, and nothing anywhere else."""

from __future__ import annotations

import sys
import time

from nki.labels import shown

_PATIENCE = 1.0
"""Seconds before anything is said; most work is done by then."""

_WIDTH = 24


class _Line:
    """A line on a terminal, said once somebody has been waiting."""

    def __init__(self) -> None:
        self._began = time.monotonic()
        self._said = 0

    def _say(self, line: str) -> None:
        if sys.stderr is None or not sys.stderr.isatty() or time.monotonic() - self._began < _PATIENCE:
            return
        sys.stderr.write(f"\r{line.ljust(self._said)}")
        sys.stderr.flush()
        self._said = len(line)

    def clear(self) -> None:
        """Wipe the line, so that what comes next begins at its beginning."""
        if self._said:
            sys.stderr.write(f"\r{' ' * self._said}\r")
            sys.stderr.flush()
            self._said = 0


class Ticker(_Line):
    """Says how many rows have been read one by one."""

    def __call__(self, file: str, rows: int) -> None:
        """Say it."""
        self._say(f"{file}: {shown(rows, 0)} rows read one by one")


class Steps(_Line):
    """Says how many of some things are done, with a bar."""

    def __init__(self, what: str) -> None:
        super().__init__()
        self._what = what

    def __call__(self, done: int, of: int) -> None:
        """Say it."""
        filled = _WIDTH * done // of if of else _WIDTH
        self._say(f"{self._what} {'█' * filled}{'░' * (_WIDTH - filled)} {done} of {of}")
