"""The body of ``nki form``: an empty survey form, written where nothing stood before."""

from __future__ import annotations

import os
from pathlib import Path

from nki.cli.console import tell
from nki.cli.format import FormFormat
from nki.cli.streams import put, say, screen
from nki.errors import NkiError
from nki.errors.called import MANY
from nki.forming import Written
from nki.forming import form as made
from nki.labels import shown
from nki.model.issue import Issue
from nki.model.level import Level
from nki.steps.form import format_of
from nki.writing import write_whole


def run(
    indicator: str,
    register: str | None,
    period: str | None,
    source: str | None,
    wanted: FormFormat | None,
    output: Path | None,
) -> None:
    """Write the form, and say what it is. Raises ``NkiError`` for what the user can mend."""
    format_ = _format(wanted, output)
    if output is not None:
        _refuse_existing(output)
    written = made(indicator, format_, register=register, period=period, source=source, beside=output)
    tell(written.issues)
    if output is None:
        put(written.data)
    else:
        write_whole(output, written.data)
    say(_said(written, format_, output))


def _format(wanted: FormFormat | None, output: Path | None) -> FormFormat:
    """Return the format: the one asked for, the one of the file's suffix, or CSV in a pipe."""
    if output is not None:
        return wanted or FormFormat(format_of(output))
    if wanted is FormFormat.CSV or (wanted is None and screen() is None):
        return FormFormat.CSV
    found = "nothing says where the form goes" if wanted is None else f"{wanted} is written to a file"
    raise NkiError(Issue.of("U033", found=found, example="form.xlsx"))


def _refuse_existing(output: Path) -> None:
    # somebody may have filled it in; a folder is refused by whoever writes
    if os.path.lexists(output) and not output.is_dir():
        raise NkiError(Issue.of("R603", path=output))


def _said(written: Written, format_: FormFormat, output: Path | None) -> str:
    form = written.form
    questions = len(form.questions) - sum(one.column.type.value.startswith("unit") for one in form.questions)
    level = form.source.unit_level
    those = "ER units open" if level is Level.ER_UNIT else MANY[level]
    units = f"{shown(len(form.units), 0)} {those} on {form.period.last_day}"
    where = f"{output}: " if output is not None else ""
    mark = "; synthetic data" if form.synthetic else ""
    return f"{where}{format_}, {questions} question{'' if questions == 1 else 's'}, {units}{mark}"
