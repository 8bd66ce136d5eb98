"""Releases → the document with their tables. Everything that is shown is made here, once for all formats."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from nki import notes
from nki.arranging import Choice, Key, Listed, Shape, arranged
from nki.findings.harmless import seen
from nki.model.release import Release, Row
from nki.model.status import SHOWN
from nki.notes import Sign
from nki.steps.tables import said
from nki.steps.tables.document import Definition, Document, Line, Section, Table
from nki.steps.tables.long import long
from nki.steps.tables.wide import wide
from nki.words.words import Words


def document_of(words: Words, releases: Sequence[Release], choice: Choice, made_with: str) -> Document:
    """Return the tables of some releases, one for each level, with the areas that were chosen."""
    tables = tuple(_table(words, releases, listed, choice) for listed in arranged(releases, choice))
    told = {note for table in tables for note in table.notes}
    return Document(
        lang=words.lang,
        title=said.title_of(words, releases),
        subject=" · ".join(dict.fromkeys(_subject(release) for release in releases)),
        facts=tuple(_facts(words, releases)),
        notices=said.notices(words, releases),
        tables=tables,
        notes=tuple(note for note in said.common(words, releases) if note not in told),
        definitions=tuple(_definition(words, release) for release in releases),
        made_with=words.text("report.made_with", program=made_with),
    )


def _table(words: Words, releases: Sequence[Release], listed: Listed, choice: Choice) -> Table:
    making = long if choice.shape is Shape.LONG else wide
    columns, lines = making(words, releases, listed, choice.columns)
    shown = {area.key for area in listed.areas}
    rows = [row for one in releases for row in one.rows if (row.level, row.code) in shown]
    section_head = words.level(listed.under_level) if listed.is_grouped else ""
    sections = tuple(_sections(listed, lines))
    hidden = {(row.level, row.code) for row in rows if row.status not in SHOWN}
    cells = [cell for section in sections for line in section.lines for cell in line]
    return Table(
        id=listed.level.value,
        title=words.levels(listed.level),
        caption=said.caption(words, releases, listed.level),
        alt=said.alt(words, listed.level, len(lines), columns, len(hidden), section_head),
        notices=said.notices(words, releases),
        columns=columns,
        sections=sections,
        section_head=section_head,
        signs=_signs(words, rows) if any(one.reason for one in cells) else (),
        notes=tuple(
            said.below(words, releases, listed, choice, has_absent=any(one.is_absent for one in cells))
        ),
    )


def _signs(words: Words, rows: Sequence[Row]) -> tuple[Sign, ...]:
    """Return the signs that stand in a table, with reasons that stand inside a sentence."""
    signs = notes.signs_of(words, frozenset(row.status for row in rows))
    return tuple(replace(sign, reasons=tuple(map(words.inside, sign.reasons))) for sign in signs)


def _sections(listed: Listed, lines: Mapping[Key, tuple[Line, ...]]) -> Iterator[Section]:
    if not listed.is_grouped:
        yield Section("", tuple(line for area in listed.areas for line in lines[area.key]))
        return
    for (_, name), areas in groupby(listed.areas, key=lambda area: (area.under, area.under_name)):
        yield Section(seen(name), tuple(line for area in areas for line in lines[area.key]))


def _subject(release: Release) -> str:
    about = release.about
    return seen(f"{about.indicator} {about.version}, {about.period}")


def _facts(words: Words, releases: Sequence[Release]) -> Iterator[str]:
    period = said.period_of(words, releases)
    yield words.text("report.period", period=period)
    about = releases[0].about
    if len({one.about.indicator for one in releases}) == 1:
        yield words.indicator_status(about.status)
        if len({one.about.version for one in releases}) == 1:
            yield words.text("report.version", version=seen(about.version))
        yield seen(about.indicator)


def _definition(words: Words, release: Release) -> Definition:
    return Definition(
        seen(release.about.title),
        tuple(_facts(words, [release])),
        notes.definition(words, release.about),
        notes.accounts(words, release),
    )
