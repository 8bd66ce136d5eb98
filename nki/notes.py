"""What a reader has to know of the figures: marks, caveats, how they are made, signs, the account of rows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields
from enum import StrEnum
from pathlib import PurePath

from nki.findings.harmless import seen
from nki.geography import SERVED_ON
from nki.labels import SIGN_MEANINGS, SIGNS
from nki.model import account
from nki.model.level import Level
from nki.model.release import About, MeasureTitle, Release
from nki.model.status import Status
from nki.template import template
from nki.words.words import Words

CAVEATS = ("comparability", "limitations", "interpretation")
"""The fields of the form that warn a reader of the figures."""

_ALWAYS = ("read", "answered", "not_answered", "not_applicable", "not_open")
_OTHER = (
    "set_aside",
    "superseded",
    "outside_period",
    "later_event",
    "undated",
    "unnamed",
    "unmatched",
    "followed",
    "elsewhere",
)

_OF_VALUES = ("mean", "median", "percentile")
_METHODS = (
    "wilson",
    "exact",
    "byar",
    "dobson",
    "wilson_effective",
    "student",
    "order_statistics",
    "source",
)


class Mark(StrEnum):
    """What a reader must not overlook, said at the top of every page."""

    SYNTHETIC = "synthetic"
    PROPOSAL = "proposal"
    RETIRED = "retired"
    PROVISIONAL = "provisional"


@dataclass(frozen=True, slots=True)
class Notice:
    """A mark and its words."""

    mark: Mark
    text: str


@dataclass(frozen=True, slots=True)
class FormPart:
    """Fields of the form under one heading, each its number, label and paragraphs."""

    heading: str
    fields: tuple[tuple[int, str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class Sign:
    """A standard sign: what it means, and the reasons for which it stands in this report."""

    sign: str
    meaning: str
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Account:
    """What became of the rows: headings, and a line for each source with the measures it holds for.

    ``counts`` are the numbers of each line, which stand behind measures and source.
    """

    heads: tuple[str, ...]
    lines: tuple[tuple[str, ...], ...]
    files: tuple[str, ...]
    counts: tuple[tuple[int, ...], ...] = ()


def notices(words: Words, about: About) -> tuple[Notice, ...]:
    """Return what must not be overlooked."""
    found = []
    if about.synthetic:
        units = units_of(words, about)
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
    return tuple(seen(line.strip()) for line in text.splitlines() if line.strip())


def method(words: Words, release: Release) -> Iterator[str]:
    """Yield how the figures are made, one statement each."""
    about = release.about
    levels = {row.level for row in release.rows}
    units = units_of(words, about)
    yield words.text("report.method_sums")
    if any(measure.kind in _OF_VALUES for measure in about.measures):
        yield words.text("report.method_values")
    yield words.text("report.method_rounding")
    asked = "report.method_units" if about.unit_level is Level.ER_UNIT else "report.method_units_all"
    yield words.text(asked, units=units)
    if about.response_threshold is not None:
        decimals = 0 if about.response_threshold.denominator == 1 else 1
        least = words.percent_prose(about.response_threshold, decimals)
        yield words.text("report.method_threshold", least=least, units=units)
    if Level.COUNTY in levels and about.unit_level is Level.ER_UNIT:
        yield words.text("report.method_county")
    if Level.MUNICIPALITY in levels and about.unit_level is Level.ER_UNIT:
        yield words.text("report.method_municipality", units=units)
    placed = about.unit_level in (Level.ER_UNIT, Level.MUNICIPALITY)
    if placed and not levels.isdisjoint((Level.HEALTH_REGION, Level.HEALTH_TRUST)):
        yield words.text("report.method_health_service", year=str(SERVED_ON.year))
    if about.disclosure != "none":
        yield words.text("report.method_disclosure")
        yield from small_numbers(words, about)
    for interval in dict.fromkeys(measure.interval for measure in about.measures if measure.interval):
        having = (measure for measure in about.measures if measure.interval == interval)
        numbers = words.join(words.inside(number_of(words, measure)) for measure in having)
        yield words.text("report.method_interval", measure=numbers, how=_how(words, interval))


def _how(words: Words, method: str) -> str:
    """Name the method of an interval. One that is not known is shown as it stands in the result."""
    return words.text(f"report.interval_{method}") if method in _METHODS else seen(method)


def small_numbers(words: Words, about: About) -> Iterator[str]:
    """Yield what the disclosure rule of a release takes for small, a sentence for each limit."""
    rule = about.small_numbers
    if rule is None:
        return
    if rule.numerator_at_most is not None:
        yield words.text("report.small_numerator", limit=rule.numerator_at_most)
    if rule.rest_at_most is not None:
        yield words.text("report.small_rest", limit=rule.rest_at_most)
    if rule.denominator_at_most is not None:
        yield words.text("report.small_denominator", limit=rule.denominator_at_most)


def signs(words: Words, release: Release) -> tuple[Sign, ...]:
    """Return the signs that stand in this release in the place of numbers."""
    return signs_of(words, frozenset(row.status for row in release.rows))


def signs_of(words: Words, statuses: frozenset[Status]) -> tuple[Sign, ...]:
    """Return the signs that stand in for some statuses, each with the reasons for which it does."""
    found = []
    for sign in SIGN_MEANINGS:
        stands_for = [status for status in Status if status in statuses and SIGNS.get(status) == sign]
        if stands_for:
            reasons = tuple(dict.fromkeys(map(words.status, stands_for)))
            found.append(Sign(sign, words.sign_meaning(sign), reasons))
    return tuple(found)


def sources(words: Words, about: About) -> Iterator[str]:
    """Yield where the figures, and the areas that they are for, come from."""
    for source in about.sources:
        for paragraph in paragraphs(source):
            yield words.text("report.data_source", source=paragraph)
    geography = seen(about.geography).removeprefix("Kilde: ")
    if geography:
        yield words.text("report.geography", source=geography)


def head_of(words: Words, measure: MeasureTitle) -> str:
    """Name the values of a measure: ``Andel``, ``Median (minutter)``."""
    kind = words.kind(measure.kind, measure.percent)
    if measure.unit in ("percent", "number") or measure.unit.startswith("per_"):
        return kind
    return words.text("report.kind_in_unit", kind=kind, unit=words.unit(measure.unit))


def number_of(words: Words, measure: MeasureTitle) -> str:
    """Name a measure by its number."""
    return words.text("report.measure", number=measure.number)


def units_of(words: Words, about: About) -> str:
    """Name those who report, as inside a sentence."""
    return words.inside(words.levels(about.unit_level))


def accounts(words: Words, release: Release) -> Account:
    """Return what became of the rows; measures whose rows met the same fate share a line."""
    others = [name for name in _OTHER if any(getattr(one, name) for one in release.accounts)]
    reasons = list(dict.fromkeys(reason for one in release.accounts for reason, _ in one.excluded))
    counted = (*_ALWAYS, *others)
    heads = [words.column("measure"), words.text("report.source")]
    heads += [words.text(f"report.rows_{name}") for name in counted]
    heads += [words.text("report.rows_excluded", reason=seen(reason)) for reason in reasons]
    fates: dict[tuple[str, tuple[int, ...]], dict[str, None]] = {}
    for one in release.accounts:
        excluded = dict(one.excluded)
        numbers = [getattr(one, name) for name in counted] + [excluded.get(reason, 0) for reason in reasons]
        fates.setdefault((seen(one.source), tuple(numbers)), {})[str(one.measure)] = None
    lines = tuple(
        (words.join(measures), source, *map(words.number, counts))
        for (source, counts), measures in fates.items()
    )
    return Account(tuple(heads), lines, tuple(_files(words, release)), tuple(counts for _, counts in fates))


def _files(words: Words, release: Release) -> Iterator[str]:
    """Yield what was read. Folders are those of whoever computed, and no reader's business."""
    for reading in release.readings:
        name = PurePath(reading.file.replace("\\", "/")).name
        rows = "" if reading.rows is None else words.text("report.rows", count=reading.rows)
        parts = [part for part in (rows, reading.encoding, reading.dialect) if part]
        yield seen(f"{name}: {', '.join(parts)}.")
        if reading.note:
            yield seen(reading.note)


assert {*_ALWAYS, *_OTHER, "measure", "source", "excluded"} == {one.name for one in fields(account.Account)}
