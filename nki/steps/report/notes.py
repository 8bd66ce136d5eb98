"""What a reader has to know of the figures: marks, caveats, how they are made, signs, the account of rows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from pathlib import PurePath

from nki.labels import SIGNS
from nki.model import account
from nki.model.level import Level
from nki.model.release import About, Release
from nki.steps.report import texts
from nki.steps.report.report import Account, FormPart, Mark, Notice, Sign
from nki.template import template
from nki.words.words import Words

CAVEATS = ("comparability", "limitations", "interpretation")
"""The fields of the form that warn a reader of the figures."""

_ALWAYS = ("read", "answered", "not_answered", "not_applicable", "not_open")
_OTHER = ("set_aside", "superseded", "outside_period", "later_event")


def notices(words: Words, about: About) -> tuple[Notice, ...]:
    """Return what must not be overlooked."""
    found = []
    if about.synthetic:
        units = texts.units(words, about)
        found.append(Notice(Mark.SYNTHETIC, words.text("report.synthetic", units=units)))
    if about.status in (Mark.PROPOSAL, Mark.RETIRED):
        found.append(Notice(Mark(about.status), words.indicator_status(about.status)))
    if about.provisional:
        found.append(Notice(Mark.PROVISIONAL, words.text("report.provisional")))
    return tuple(found)


def definition(words: Words, about: About) -> tuple[FormPart, ...]:
    """Return the form, as far as it says something, under the headings of the national template."""
    said = {field.key: field for field in about.form if field.text.strip()}
    parts = []
    for section in template().sections:
        filled = tuple(
            (field.number, field.labels[words.lang], paragraphs(said[field.key].text))
            for field in template().fields_of(section)
            if field.key in said
        )
        if filled:
            heading = section.labels[words.lang] if section.printed else ""
            parts.append(FormPart(heading, filled))
    return tuple(parts)


def caveats(about: About) -> tuple[str, ...]:
    """Return, in bokmål, what its makers say a reader has to bear in mind."""
    said = {field.key: field.text for field in about.form}
    texts_ = [*about.notes, *(said.get(key, "") for key in CAVEATS)]
    return tuple(dict.fromkeys(one for text in texts_ for one in paragraphs(text)))


def paragraphs(text: str) -> tuple[str, ...]:
    """Return the lines of a text that say something."""
    return tuple(texts.seen(line.strip()) for line in text.splitlines() if line.strip())


def method(words: Words, release: Release) -> Iterator[str]:
    """Yield how the figures are made, one statement each."""
    about = release.about
    levels = {row.level for row in release.rows}
    units = texts.units(words, about)
    yield words.text("report.method_sums")
    yield words.text("report.method_rounding")
    yield words.text("report.method_units", units=units)
    if about.response_threshold is not None:
        decimals = 0 if about.response_threshold.denominator == 1 else 1
        least = words.percent_prose(about.response_threshold, decimals)
        yield words.text("report.method_threshold", least=least, units=units)
    if Level.COUNTY in levels and about.unit_level is Level.ER_UNIT:
        yield words.text("report.method_county")
    if Level.MUNICIPALITY in levels and about.unit_level is Level.ER_UNIT:
        yield words.text("report.method_municipality", units=units)
    if about.disclosure != "none":
        yield words.text("report.method_disclosure")
    for measure in about.measures:
        if measure.interval:
            number = texts.small(texts.number_of(words, measure))
            yield words.text("report.method_interval", measure=number, how=texts.seen(measure.interval))


def signs(words: Words, release: Release) -> tuple[Sign, ...]:
    """Return the signs that stand in this release in the place of numbers."""
    statuses = frozenset(row.status for row in release.rows if row.status in SIGNS)
    return tuple(Sign(*one) for one in texts.signs_used(words, statuses))


def accounts(words: Words, release: Release) -> Account:
    """Return what became of the rows; measures whose rows met the same fate share a line."""
    others = [name for name in _OTHER if any(getattr(one, name) for one in release.accounts)]
    reasons = list(dict.fromkeys(reason for one in release.accounts for reason, _ in one.excluded))
    counted = (*_ALWAYS, *others)
    heads = [words.column("measure"), words.text("report.source")]
    heads += [words.text(f"report.rows_{name}") for name in counted]
    heads += [words.text("report.rows_excluded", reason=texts.seen(reason)) for reason in reasons]
    fates: dict[tuple[str, ...], list[str]] = {}
    for one in release.accounts:
        excluded = dict(one.excluded)
        numbers = [getattr(one, name) for name in counted] + [excluded.get(reason, 0) for reason in reasons]
        fate = (texts.seen(one.source), *map(words.number, numbers))
        fates.setdefault(fate, []).append(str(one.measure))
    lines = tuple((words.join(measures), *fate) for fate, measures in fates.items())
    return Account(tuple(heads), lines, tuple(_files(words, release)))


def _files(words: Words, release: Release) -> Iterator[str]:
    """Yield what was read. Folders are those of whoever computed, and no reader's business."""
    for reading in release.readings:
        name = PurePath(reading.file.replace("\\", "/")).name
        rows = words.text("report.rows", count=reading.rows)
        parts = [part for part in (reading.encoding, reading.dialect) if part]
        yield texts.seen(f"{name}: {', '.join([rows, *parts])}.")
        if reading.note:
            yield texts.seen(reading.note)


assert {*_ALWAYS, *_OTHER, "measure", "source", "excluded"} == {one.name for one in fields(account.Account)}
