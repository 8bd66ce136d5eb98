"""The body of ``nki export``: from results, or from indicators and data, to tables."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from nki import __version__, exporting
from nki.cli.asked import Asked
from nki.cli.console import tell
from nki.cli.format import Format, Language, Shape, Sort
from nki.cli.results import releases_of
from nki.cli.streams import Screen, put, refuse_terminal, say, screen
from nki.errors import NkiError
from nki.labels import shown
from nki.model.issue import Issue
from nki.model.release import Release
from nki.writing import write_whole


@dataclass(frozen=True, slots=True)
class Wish:
    """What somebody wants to see, as given; None and empty where it was left out."""

    shape: Shape | None
    levels: Sequence[str]
    columns: Sequence[str]
    sort: Sort | None
    top: int | None
    lang: Language
    templates: Path | None


def run(given: Sequence[str], asked: Asked, wanted: Format | None, output: Path | None, wish: Wish) -> None:
    """Write the tables. Raises ``NkiError`` for what the user can mend, before anything is computed."""
    terminal = screen() if output is None else None
    format_ = wanted or (Format(exporting.format_of(output)) if output else _unnamed(terminal))
    if terminal and format_ in exporting.BINARY:
        refuse_terminal(format_)
    if format_ is Format.TABLE:
        raise NkiError(Issue.of("R602", given=format_, known=", ".join(exporting.SUFFIXES)))
    choice = exporting.choice_of(format_, wish.shape, wish.levels, wish.columns, wish.sort, wish.top)
    releases = releases_of(given, asked, output)
    made = exporting.export(
        releases, format_, choice,
        lang=wish.lang, made_with=f"nki {__version__}", templates=wish.templates,
    )  # fmt: skip
    tell(made.issues)
    if output is None:
        put(made.data)
        return
    write_whole(output, made.data)
    say(f"{output}: {format_}, {counted(releases)}")


def counted(releases: Sequence[Release]) -> str:
    """Say how many indicators there are, and how many periods where there are several."""
    indicators = len({release.about.indicator for release in releases})
    periods = len({release.about.period for release in releases})
    told = f"{shown(indicators, 0)} indicator{'' if indicators == 1 else 's'}"
    return told if periods == 1 else f"{told}, {shown(periods, 0)} periods"


def _unnamed(terminal: Screen | None) -> Format:
    return Format.CSV if terminal is None else Format.MARKDOWN
