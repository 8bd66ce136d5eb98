"""The body of ``nki validate``: findings for people on standard error, for machines where they belong."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import typer

from nki import __version__
from nki.cli.console import tell
from nki.cli.format import FindingsFormat
from nki.cli.streams import put, say
from nki.errors import Family, family_of, severity_of
from nki.findings.formats import formatted
from nki.findings.markdown import files_counted
from nki.findings.scores import score_sentence
from nki.findings.threshold import FailOn, Run
from nki.model.issue import Severity
from nki.model.validation import Validation
from nki.validating import validate
from nki.writing import write_whole


def run(
    given: Sequence[str], format_: FindingsFormat, fail_on: str, output: Path | None, mutate: bool
) -> None:
    """Validate, tell what was found, and exit with the code of the gravest family that fails the run."""
    of = Run(__version__, FailOn(fail_on))
    validation = validate(given, mutate=mutate)
    is_for_people = format_ is FindingsFormat.TEXT
    if output is not None:
        write_whole(output, formatted(validation, format_, of).encode())
    elif not is_for_people:
        put(formatted(validation, format_, of))
    # where a machine's text fills the log already, people need no second copy
    if output is not None or is_for_people:
        tell(validation.issues, _among(validation))
    for score in validation.scores:
        say(score_sentence(score))
    if not _counting(validation):
        say(f"{files_counted(len(validation.files))} validated, no findings")
    if code := exit_code(validation, of.fail_on):
        raise typer.Exit(code)


def exit_code(validation: Validation, fail_on: FailOn) -> int:
    """Return what to exit with. A path that names nothing fails every run: nothing was checked."""
    codes = {
        family_of(issue.code).exit_code
        for issue in validation.issues
        if fail_on.is_reached_by(severity_of(issue)) or family_of(issue.code) is Family.USAGE
    }
    return min(codes, default=0)


def _counting(validation: Validation) -> list[str]:
    """Return the files of the findings that count, once for each."""
    return [issue.place.file for issue in validation.issues if severity_of(issue) is not Severity.NOTE]


def _among(validation: Validation) -> str:
    files = {file for file in _counting(validation) if file}
    total = max(len(validation.files), len(files))
    return f"in {len(files)} of {files_counted(total)}" if files else ""
