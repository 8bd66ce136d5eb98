"""Who has answered in each area: what became of all who were invited, as parts of a whole."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from nki import notes
from nki.errors import NkiError
from nki.findings.harmless import seen
from nki.model.issue import Issue
from nki.model.level import Level
from nki.model.release import Release, Row
from nki.model.status import Response
from nki.steps.chart import said
from nki.steps.chart.areas import MOST, below, by_name
from nki.steps.chart.chart import Chart, Table
from nki.steps.chart.choice import Choice, level_of, only_one, pick
from nki.steps.chart.stacks import Stack, Stacks
from nki.words.words import Words

PARTS = (Response.ANSWERED, Response.NOT_APPLICABLE, Response.NOT_ANSWERED, Response.NO_RESPONSE)
"""What a unit can have done, in the order in which it is drawn."""


def describe(words: Words, releases: Sequence[Release], choice: Choice) -> Chart:
    """Return the chart. Raises ``NkiError`` (R621-R624) where it cannot be drawn."""
    picked = pick(only_one(releases), choice)
    about = picked.release.about
    level = level_of(picked, choice, Level.COUNTY)
    rows = picked.at(level)
    if len(rows) > MOST:
        found = f"{len(rows)} areas are too many for a bar each, which holds up to {MOST}"
        raise NkiError(Issue.of("R624", found=found, do="draw those of a higher level: --level county"))
    if not any(row.invited for row in rows):
        raise NkiError(Issue.of("R621", found="none of the areas has anybody who was to answer"))
    rows.sort(key=lambda row: (-_share(row), words.sort_key(row.name), row.code))
    nation = [] if picked.nation is None else [picked.nation]
    ordered = [*nation, *rows]
    parts = tuple(words.text(f"charts.{part}") for part in PARTS)
    stacks = tuple(_stack(words, row, parts) for row in ordered)
    first = words.text(
        "charts.response",
        levels=words.levels(about.unit_level),
        level=words.inside(words.level(level)),
        period=words.period(about.period),
    )
    return Chart(
        kind=choice.kind,
        lang=words.lang,
        title=seen(about.title),
        lead=said.lead_of(words, picked, first),
        alt=said.in_words((seen(about.title), first, *(stack.told for stack in stacks))),
        notices=notes.notices(words, about),
        signs=(),
        sources=said.sources_of(words, picked.release),
        rows=tuple(ordered),
        table=Table(
            (words.level(level), words.column("invited"), *parts),
            tuple(
                (stack.name, words.number(row.invited), *map(words.number, stack.counts))
                for stack, row in zip(stacks, ordered, strict=True)
            ),
        ),
        plot=Stacks(stacks, parts, below(nation, by_name(words, rows))),
        has_order=True,
    )


def counts_of(row: Row) -> tuple[int, ...]:
    """Return how many have answered, not been concerned, left the question open, and not answered at all."""
    asked = row.responded - row.answered - row.not_applicable
    return row.answered, row.not_applicable, max(asked, 0), max(row.invited - row.responded, 0)


def _share(row: Row) -> Fraction:
    return Fraction(row.answered, row.invited) if row.invited else Fraction(-1)


def _stack(words: Words, row: Row, parts: Sequence[str]) -> Stack:
    counts = counts_of(row)
    name = said.name_of(words, row)
    if not row.invited:
        label = f"{words.sign('not_open')} {words.reason('not_open')}"
        return Stack(
            row.code, name, label, words.text("charts.told", name=name, value=label), (0,) * len(counts)
        )
    label = words.text("report.of", part=row.answered, whole=row.invited)
    listed = ", ".join(
        f"{words.inside(part)} {words.number(count)}"
        for part, count in zip(parts, counts, strict=True)
        if count
    )
    return Stack(row.code, name, label, words.text("charts.told", name=name, value=listed), counts)
