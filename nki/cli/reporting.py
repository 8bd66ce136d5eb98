"""The body of ``nki report``: from results, or from indicators and data, to a file for readers."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from nki import __version__, reporting
from nki.cli.asked import Asked
from nki.cli.console import tell
from nki.cli.format import Language
from nki.cli.progress import Steps
from nki.cli.results import releases_of
from nki.cli.streams import say
from nki.labels import shown
from nki.steps.report import format_of
from nki.writing import write_whole


def run(
    given: Sequence[str],
    asked: Asked,
    output: Path,
    lang: Language,
    templates: Path | None,
) -> None:
    """Write the report. Raises ``NkiError`` for what the user can mend."""
    format_ = format_of(output)
    releases = releases_of(given, asked, output)
    steps = Steps("report")
    try:
        made = reporting.report(
            releases, format_, lang=lang, made_with=f"nki {__version__}", templates=templates, watch=steps
        )
    finally:
        steps.clear()
    tell(made.issues)
    write_whole(output, made.data)
    many = len({release.about.indicator for release in releases})
    say(f"{output}: {format_}, {shown(many, 0)} indicator{'' if many == 1 else 's'}")
