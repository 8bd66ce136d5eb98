"""The bodies of ``nki list`` and ``nki --version``."""

from __future__ import annotations

from collections.abc import Sequence

from nki import __version__, catalogue
from nki.cli.streams import PAPER, Screen, put, screen
from nki.errors import NkiError
from nki.labels import INDICATOR_STATUSES_SHORT
from nki.model.issue import Issue
from nki.model.spec import Indicator
from nki.steps.load import load

_HEADINGS = ("Id", "Tittel", "Type", "Versjon", "Status")
_GAP = 2


def run() -> None:
    """Print the catalogue. A file with errors does not hide the others: its findings come at the end."""
    indicators: list[Indicator] = []
    issues: list[Issue] = []
    for path in catalogue.indicators():
        try:
            indicators.append(load(path).indicator)
        except NkiError as error:
            issues += error.issues
    put(listed(indicators, screen() or PAPER, is_terminal=screen() is not None))
    if issues:
        raise NkiError(*issues)


def listed(indicators: Sequence[Indicator], look: Screen, *, is_terminal: bool) -> str:
    """Return the catalogue as an aligned table. On a terminal, titles give way with ``…``."""
    rows = [
        (one.id, one.title, one.indicator_type, one.version, INDICATOR_STATUSES_SHORT[one.status].nb)
        for one in indicators
    ]
    widths = [max(map(len, column)) for column in zip(_HEADINGS, *rows, strict=True)]
    excess = sum(widths) + _GAP * (len(widths) - 1) - look.width
    if is_terminal and excess > 0:
        widths[1] = max(widths[1] - excess, 12)
    head, *lines = (
        (" " * _GAP).join(_fitted(text, width) for text, width in zip(row, widths, strict=True)).rstrip()
        for row in (_HEADINGS, *rows)
    )
    return "\n".join([look.bold(head), *lines]) + "\n"


def show_version() -> None:
    """Print the version that is installed."""
    put(f"nki {__version__}\n")


def _fitted(text: str, width: int) -> str:
    return text.ljust(width) if len(text) <= width else text[: width - 1] + "…"
