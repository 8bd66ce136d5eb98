"""The body of ``nki inspect``: the whole picture of a delivery before anything is computed."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from nki.cli.accounts import account_sentences
from nki.cli.console import tell
from nki.cli.format import InspectFormat
from nki.cli.reading import Reading
from nki.cli.streams import PAPER, Screen, put, say, screen
from nki.errors import exit_code
from nki.findings.harmless import harmless
from nki.findings.text import INDENT, laid
from nki.inspecting import inspect
from nki.labels import shown
from nki.model.inspection import ColumnLook, FileLook, Inspection
from nki.writing import format_by_suffix, write_whole

_SUFFIXES = {".json": InspectFormat.JSON, ".html": InspectFormat.HTML, ".htm": InspectFormat.HTML}
_LEAST_HEADER = 10
_LEAST_SAMPLE = 6


def run(
    data: Sequence[str],
    indicator: str | None,
    register: str | None,
    period: str | None,
    wanted: InspectFormat | None,
    output: Path | None,
    how: Reading,
    *,
    show_values: bool,
) -> int:
    """Show what is in a delivery, and return the exit code of what was found."""
    format_ = _format(wanted, output)
    mapping = how.mapping
    existing = mapping if mapping is not None and mapping.is_file() else None
    seen = inspect(
        list(data),
        indicator=indicator,
        register=register,
        period=period,
        choices=replace(how, mapping=existing).choices(),
        show_values=show_values,
    )
    one = seen.inspection
    if format_ is InspectFormat.TEXT:
        rendered = "\n".join(_text(one, screen())).encode() + b"\n"
    else:
        from nki.steps.render.inspection import render_inspection_html, render_inspection_json

        rendered = (
            render_inspection_html(one) if format_ is InspectFormat.HTML else render_inspection_json(one)
        )
    if output is None:
        put(rendered)
    else:
        write_whole(output, rendered)
        say(f"{output}: {format_} written")
    tell(one.issues)
    if mapping is not None and indicator is not None:
        write_whole(mapping, seen.mapping)
        say(f"{mapping}: {one.proposals} to confirm" if one.proposals else f"{mapping}: nothing to confirm")
    return exit_code(one.issues)


def _format(wanted: InspectFormat | None, output: Path | None) -> InspectFormat:
    if wanted is not None:
        return wanted
    if output is None:
        return InspectFormat.TEXT
    return InspectFormat(format_by_suffix(output, _SUFFIXES))


def _text(one: Inspection, terminal: Screen | None) -> Iterator[str]:
    """Yield the lines: every file with its columns, and what would become of the rows."""
    look = terminal or PAPER
    if one.title:
        period = f" · measure period {one.period}" if one.period else ""
        yield look.bold(harmless(one.title))
        yield f"{one.indicator}{period}"
        yield ""
    for file in one.files:
        yield from _file(file, one, terminal)
        yield ""
    sentences = list(account_sentences(one.accounts, "en"))
    if sentences:
        yield look.bold("What would become of the rows")
        yield from (laid(sentence, terminal) for sentence in sentences)


def _file(file: FileLook, one: Inspection, terminal: Screen | None) -> Iterator[str]:
    look = terminal or PAPER
    how = [part for part in (file.encoding, file.dialect) if part]
    rows = f"{shown(file.rows, 0)} row{'' if file.rows == 1 else 's'}"
    facts = ", ".join([*how, rows, f"{len(file.columns)} columns"])
    yield laid(f"{look.bold(harmless(file.file))}: {facts}", terminal)
    for part in (*file.sure, *([file.note] if file.note else [])):
        yield laid(f"{INDENT}{harmless(part)}", terminal)
    if file.synthetic:
        yield f"{INDENT}synthetic data: no row is a real unit's answer"
    yield from _columns(file.columns, one, look)
    if file.missing:
        yield laid(f"declared columns that are not there: {', '.join(file.missing)}", terminal)


def _columns(columns: Sequence[ColumnLook], one: Inspection, look: Screen) -> Iterator[str]:
    """Yield an aligned table; headers and samples give way where it is narrow, numbers never do."""
    samples = "Values" if one.shows_values else "Shapes"
    declared = ["Declared as"] if one.indicator else []
    heads = ["", "Header", *declared, "Kind", "Filled", "Blank", "Different"]
    table = [heads, *(_cells(column, declared=bool(one.indicator)) for column in columns)]
    widths = [max(len(row[at]) for row in table) for at in range(len(heads))]
    tail = [samples, *(" · ".join(map(harmless, column.samples)) for column in columns)]
    fixed = sum(widths) - widths[1] + 2 * len(heads)
    # the header gives way first, then the samples
    widths[1] = max(min(widths[1], look.width - fixed - min(max(map(len, tail)), 16)), _LEAST_HEADER)
    left = look.width - fixed - widths[1]
    for number, (row, sample) in enumerate(zip(table, tail, strict=True)):
        cells = [
            text.rjust(width) if at >= len(heads) - 3 else _cut(text, width).ljust(width)
            for at, (text, width) in enumerate(zip(row, widths, strict=True))
        ]
        line = "  ".join([*cells, _cut(sample, left)] if left >= _LEAST_SAMPLE else cells).rstrip()
        yield look.bold(line) if number == 0 else line


def _cells(column: ColumnLook, *, declared: bool) -> list[str]:
    different = "many" if column.distinct is None else shown(column.distinct, 0)
    header = textwrap.shorten(harmless(column.header), 200, placeholder=" …")
    return [
        column.letter,
        header,
        *([column.declared or "–"] if declared else []),
        column.kind,
        shown(column.filled, 0),
        shown(column.blank, 0),
        different,
    ]


def _cut(text: str, width: int) -> str:
    return text if len(text) <= width else f"{text[: width - 1]}…"
