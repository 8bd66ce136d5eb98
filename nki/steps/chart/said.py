"""What a chart says: names, figures with their signs, and all of it in words for those who do not see it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from nki import notes
from nki.findings.harmless import seen
from nki.labels import OBSERVED
from nki.model.level import Level
from nki.model.release import Release, Row
from nki.steps.chart.chart import Line, Mark, Table
from nki.steps.chart.choice import Picked
from nki.words.words import Words


def name_of(words: Words, row: Row) -> str:
    """Return the name of a row's area as it is drawn."""
    return seen(words.area_in_prose(row.name, row.level))


def value_of(words: Words, row: Row, decimals: int) -> str:
    """Return the figure of a row, or the sign and the reason why there is none."""
    if row.value is not None:
        return words.value(row.value, decimals, row.unit)
    return f"{words.sign(row.status)} {words.reason(row.status)}".rstrip()


def mark_of(words: Words, row: Row, decimals: int) -> Mark:
    """Return the mark of a row. A figure that is not shown leaves nothing but its sign."""
    name, label = name_of(words, row), value_of(words, row, decimals)
    if row.value is None:
        return Mark(row.code, name, label, words.text("charts.told", name=name, value=label))
    limits = _limits(words, row, decimals)
    facts = [part for part in (limits, _basis(words, row)) if part]
    value = f"{label} ({'; '.join(facts)})" if facts else label
    told = words.text("charts.told", name=name, value=value)
    return Mark(row.code, name, label, told, row.value, row.lower, row.upper)


def line_of(words: Words, picked: Picked, row: Row) -> tuple[Line, ...]:
    """Return the line of an area, none where it has no figure. A count follows the size of an area."""
    if row.value is None or picked.measure.kind == "count":
        return ()
    what = "nation" if row.level is Level.NATIONAL else "area"
    return (Line(what, row_told(words, picked, row), row.value),)


def target_line(words: Words, picked: Picked) -> tuple[Line, ...]:
    """Return the line of the target; only the main measure can have one."""
    about = picked.release.about
    if about.target is None or not picked.is_main:
        return ()
    decimals = 0 if about.target.denominator == 1 else picked.measure.decimals
    value = words.value(about.target, decimals, picked.measure.unit)
    return (
        Line("target", words.text(f"report.goal_{about.direction or 'plain'}", value=value), about.target),
    )


def lead_of(words: Words, picked: Picked, first: str) -> tuple[str, ...]:
    """Return what a chart shows: its subject, the measure as the form words it, and the group."""
    lines = [first, " ".join(seen(picked.measure.text).split())]
    stratum = next((one for one in picked.release.about.strata if one.id == picked.stratum), None)
    if stratum is not None:
        lines.append(words.text("charts.told", name=seen(stratum.text), value=seen(picked.group)))
    return tuple(line for line in lines if line)


def by_level(words: Words, picked: Picked, level: Level) -> str:
    """Say of which areas a chart shows what: ``Andel etter fylke, 2021``."""
    return words.text(
        "charts.by_level",
        head=notes.head_of(words, picked.measure),
        level=words.inside(words.level(level)),
        period=words.period(picked.release.about.period),
    )


def row_told(words: Words, picked: Picked, row: Row) -> str:
    """Say how high the figure of an area is, or why there is none."""
    value = value_of(words, row, picked.measure.decimals)
    return words.text("charts.told", name=name_of(words, row), value=value)


def headline_of(words: Words, picked: Picked, level: Level, top: Row) -> str:
    """Say the figures of a chart of areas in a sentence or two."""
    if picked.is_main and level is Level.COUNTY and top.level is Level.NATIONAL:
        told = [seen(words.headline(picked.release)), words.goal(picked.release)]
        return " ".join(filter(None, told))
    return row_told(words, picked, top)


def in_words(sentences: Iterable[str]) -> str:
    """Join what is said to a text whose sentences end."""
    ended = (one if one.endswith((".", "!", "?")) else f"{one}." for one in sentences if one)
    return " ".join(ended)


def listed(marks: Sequence[Mark]) -> str:
    """List marks with their figures."""
    return "; ".join(f"{mark.name} {mark.label}" for mark in marks)


def table_of(words: Words, picked: Picked, level: Level, rows: Sequence[Row]) -> Table:
    """Return the table of areas and their figures."""
    has_limits = any(row.lower is not None for row in rows)
    heads = [words.level(level), notes.head_of(words, picked.measure)]
    heads += [words.text("report.interval")] if has_limits else []
    heads += [words.column("answered")]
    decimals = picked.measure.decimals
    lines = []
    for row in rows:
        line = [name_of(words, row), value_of(words, row, decimals)]
        line += [_ends(words, row, decimals)] if has_limits else []
        line += [words.text("report.of", part=row.answered, whole=row.invited)]
        lines.append(tuple(line))
    return Table(tuple(heads), tuple(lines))


def sources_of(words: Words, release: Release) -> tuple[str, ...]:
    """Return where figures and areas come from."""
    return tuple(notes.sources(words, release.about))


def _limits(words: Words, row: Row, decimals: int) -> str:
    ends = _ends(words, row, decimals)
    return words.text("report.limits", limits=ends) if ends else ""


def _ends(words: Words, row: Row, decimals: int) -> str:
    if row.lower is None or row.upper is None:
        return ""
    return "\N{EN DASH}".join(words.number(end, decimals) for end in (row.lower, row.upper))


def _basis(words: Words, row: Row) -> str:
    if row.denominator is None:
        return ""
    if row.numerator is None or row.kind in OBSERVED:
        return words.text("report.observations_in_prose", count=row.denominator)
    if row.kind != "proportion":
        return words.text("report.parts", numerator=row.numerator, denominator=row.denominator)
    return words.text("report.of", part=row.numerator, whole=row.denominator)
