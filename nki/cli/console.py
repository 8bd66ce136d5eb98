"""Findings, said to the person at the keyboard."""

from __future__ import annotations

from collections.abc import Iterable

from nki.cli.streams import error_screen, say
from nki.model.issue import Issue


def tell(issues: Iterable[Issue], among: str = "") -> None:
    """Print findings to standard error, each once and in order, with their number at the end."""
    from nki.findings.text import issues_text

    said = issues_text(issues, error_screen(), among)
    if said:
        say(said)
