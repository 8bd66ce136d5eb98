"""The body of ``nki chart``: from a result, or from an indicator and data, to a picture and its data file."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from nki.charting import chart
from nki.cli.asked import Asked
from nki.cli.console import tell
from nki.cli.format import Language
from nki.cli.results import releases_of
from nki.cli.streams import say
from nki.errors import NkiError
from nki.labels import shown
from nki.model.issue import Issue
from nki.model.release import Release
from nki.steps.chart import format_of
from nki.steps.chart.choice import Choice, not_there
from nki.writing import write_whole


def run(
    given: Sequence[str], asked: Asked, output: Path, choice: Choice, lang: Language, templates: Path | None
) -> None:
    """Write the chart and its data file. Raises ``NkiError`` for what the user can mend."""
    format_ = format_of(output)
    beside = output.with_suffix(".data.csv")
    _refuse(beside, asked.data)
    releases = _of_periods(releases_of(given, asked, output), asked)
    made = chart(releases, choice, format_, lang=lang, templates=templates)
    tell(made.issues)
    write_whole(beside, made.table)
    write_whole(output, made.data)
    say(f"{output}: {format_}, {choice.kind}; {beside.name}: {shown(made.rows, 0)} rows")


def _of_periods(releases: Sequence[Release], asked: Asked) -> tuple[Release, ...]:
    """Return the releases of the periods that are asked for. A kept result may hold several.

    Raises ``NkiError`` (R622) where none is of such a period.
    """
    if asked.data or not asked.periods:
        return tuple(releases)
    found = tuple(release for release in releases if release.about.period in asked.periods)
    if not found:
        known = [release.about.period for release in releases]
        raise not_there("period", ", ".join(asked.periods), known)
    return found


def _refuse(beside: Path, data: Sequence[str]) -> None:
    """Raise ``NkiError`` (R604) where the data file would take the place of a delivery."""
    named = {Path(given.partition("=")[2] or given).resolve() for given in data}
    if beside.resolve() in named:
        raise NkiError(Issue.of("R604", path=beside, what="a delivery"))
