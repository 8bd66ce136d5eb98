"""The body of ``nki compute``: from words on the command line to a result in the right place."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from pathlib import Path

from nki import __version__, exporting, pipeline
from nki.cli.accounts import account_sentences
from nki.cli.asked import Asked
from nki.cli.console import tell
from nki.cli.format import Format
from nki.cli.progress import Ticker
from nki.cli.streams import PAPER, Screen, error_screen, put, refuse_terminal, say, screen
from nki.errors import NkiError
from nki.findings.text import INDENT, laid
from nki.labels import shown
from nki.model.account import Reading
from nki.model.issue import Issue
from nki.model.release import Release
from nki.quarantine import may_replace, quarantine_bytes
from nki.result import Result
from nki.writing import write_whole

_WITHOUT_FORM = frozenset({Format.TABLE, Format.CSV, Format.CSV_NB, Format.PARQUET})
"""Formats that have no place for the definition, so that it need not be worded."""


def run(
    indicators: Sequence[str],
    asked: Asked,
    wanted: Format | None,
    output: Path | None,
) -> None:
    """Compute, and put the result where it belongs. Raises ``NkiError`` for what the user can mend."""
    terminal = screen() if output is None else None
    format_ = wanted or (
        Format(exporting.format_of(output)) if output else Format.TABLE if terminal else Format.CSV
    )
    if terminal and format_ in exporting.BINARY:
        refuse_terminal(format_)
    releases = computed(
        indicators,
        asked,
        output,
        with_account=format_ is not Format.TABLE,
        with_form=format_ not in _WITHOUT_FORM,
    )
    if terminal and format_ is Format.TABLE:
        say("")
    rendered = _rendered(releases, format_, asked.levels, terminal or PAPER)
    if output is None:
        put(rendered)
    else:
        write_whole(output, rendered)
        rows = sum(len(release.rows) for release in releases)
        say(f"{output}: {format_}, {_rows(rows)} written")


def computed(
    indicators: Sequence[str],
    asked: Asked,
    output: Path | None,
    *,
    with_account: bool,
    with_form: bool = True,
) -> tuple[Release, ...]:
    """Compute, say what was read and found, and set aside what is to be. ``output`` must be no delivery."""
    ticker = Ticker()
    try:
        results = pipeline.compute(
            indicators,
            asked.data,
            register=asked.register,
            period=asked.periods or None,
            levels=asked.levels,
            choices=asked.how.choices(set_aside=asked.quarantine is not None),
            previous=asked.previous,
            watch=ticker,
            provisional=asked.provisional,
            with_form=with_form,
        )
    finally:
        ticker.clear()
    _refuse_replacing(asked.data, results, output, asked.quarantine)
    releases = tuple(result.release for result in results)
    many = len({release.about.period for release in releases}) > 1
    facts = dict.fromkeys(
        line for release in releases for line in _facts(release, with_account=with_account, with_period=many)
    )
    say("\n".join(laid(line, error_screen()) for line in facts))
    tell(issue for result in results for issue in result.issues)
    if asked.quarantine is not None:
        _set_aside(asked.quarantine, results)
    return releases


def _refuse_replacing(
    data: Sequence[str], results: Sequence[Result], output: Path | None, quarantine: Path | None
) -> None:
    """Raise ``NkiError`` (R603, R604) where a file that is written would take the place of another."""
    issues: list[Issue] = []
    if quarantine is not None and not may_replace(quarantine):
        issues.append(Issue.of("R603", path=quarantine))
    if output is not None and quarantine is not None and output.resolve() == quarantine.resolve():
        issues.append(Issue.of("R604", path=output, what="the file of --quarantine"))
    named = [Path(given.partition("=")[2] or given) for given in data]
    read = [Path(reading.file) for result in results for reading in result.release.readings]
    deliveries = {path.resolve() for path in (*named, *read) if path.is_file()}
    written = [path for path in (output, quarantine) if path is not None and path.resolve() in deliveries]
    issues += [Issue.of("R604", path=path, what="a delivery") for path in written]
    if issues:
        raise NkiError(*issues)


def _set_aside(file: Path, results: Sequence[Result]) -> None:
    """Write the rows that were set aside; several indicators from one delivery set the same ones aside."""
    rows = tuple(dict.fromkeys(row for result in results for row in result.set_aside))
    write_whole(file, quarantine_bytes(rows))
    places = len({row.place for row in rows})
    say(f"{file}: {shown(places, 0)} row{'' if places == 1 else 's'} set aside")


def _rendered(releases: Sequence[Release], format_: Format, levels: Sequence[str], look: Screen) -> bytes:
    if format_ is not Format.TABLE:
        choice = exporting.choice_of(format_)
        return exporting.export(releases, format_, choice, made_with=f"nki {__version__}").data
    from nki.cli.table import tables

    return tables(releases, look, frozenset(levels)).encode()


def _facts(release: Release, *, with_account: bool, with_period: bool) -> Iterator[str]:
    """Yield what was read and what became of it. A table has the account under its figures."""
    about = release.about
    for reading in release.readings:
        yield from _reading(reading)
    yield f"counties and municipalities: {about.geography.removeprefix('Kilde: ')}"
    if about.synthetic:
        yield "synthetic data: no row is a real unit's answer"
    if with_account:
        for sentence in account_sentences(release.accounts, "en"):
            which = f"{about.indicator} {about.period}" if with_period else about.indicator
            yield f"{which}, {sentence}"


def _rows(number: int) -> str:
    return f"{shown(number, 0)} row{'' if number == 1 else 's'}"


def _reading(reading: Reading) -> Iterator[str]:
    how = [part for part in (reading.encoding, reading.dialect) if part]
    rows = [] if reading.rows is None else [_rows(reading.rows)]
    facts = [*how, *rows, f"{reading.columns} columns"]
    yield f"{reading.file}: {', '.join(facts)}"
    for part in reading.sure:
        yield f"{INDENT}{part}"
    if reading.ignored:
        # a header can be a whole question
        headers = (textwrap.shorten(header, 40, placeholder=" …") for header in reading.ignored)
        yield f"{INDENT}not used: {' · '.join(headers)}"
    if reading.note:
        yield f"{INDENT}{reading.note}"
