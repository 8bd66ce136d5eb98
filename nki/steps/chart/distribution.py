"""How the figures of all units are distributed: a dot for each, or bars that count them if they are many."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from fractions import Fraction

from nki import notes
from nki.findings.harmless import seen
from nki.model.level import Level
from nki.model.release import Release, Row
from nki.steps.chart import said
from nki.steps.chart.areas import rank
from nki.steps.chart.chart import Axis, Chart
from nki.steps.chart.choice import Choice, Picked, beside, level_of, only_one, pick, shown
from nki.steps.chart.heaps import Dot, Heap, Heaps
from nki.steps.chart.scale import axis_of
from nki.words.words import Words

_MOST_DOTS = 60
_PARTS = 4
"""Each step of the scale has so many heaps."""


def describe(words: Words, releases: Sequence[Release], choice: Choice) -> Chart:
    """Return the chart. Raises ``NkiError`` (R621-R624) where it cannot be drawn."""
    picked = pick(only_one(releases), choice)
    about, measure = picked.release.about, picked.measure
    level = level_of(picked, choice, about.unit_level)
    rows = sorted(picked.at(level), key=lambda row: rank(words, row))
    figures = shown(rows)
    top = beside(picked, level)
    lines = (*said.line_of(words, picked, top), *said.target_line(words, picked))
    values = [row.value for row in figures if row.value is not None]
    axis = axis_of(words, measure, [*values, *(line.value for line in lines)])
    heaps = _heaps(words, picked, level, axis, figures)
    first = words.text(
        "charts.distribution",
        head=notes.head_of(words, measure),
        levels=words.inside(words.levels(level)),
        period=words.period(about.period),
    )
    counted = _counted(words, level, rows)
    listed = "; ".join(heap.told for heap in heaps)
    return Chart(
        kind=choice.kind,
        lang=words.lang,
        title=seen(about.title),
        lead=(*said.lead_of(words, picked, first), counted),
        alt=said.in_words((seen(about.title), first, counted, said.row_told(words, picked, top), listed)),
        notices=notes.notices(words, about),
        signs=notes.signs_of(words, frozenset(row.status for row in rows)),
        sources=said.sources_of(words, picked.release),
        rows=(top, *rows),
        table=said.table_of(words, picked, level, rows),
        plot=Heaps(
            heaps,
            _dots(words, picked, axis, figures) if len(figures) <= _MOST_DOTS else (),
            lines,
            axis,
            words.levels(level),
        ),
    )


def _counted(words: Words, level: Level, rows: Sequence[Row]) -> str:
    """Say how many units are drawn, and why the others are not."""
    shown_ = sum(row.value is not None for row in rows)
    told = words.text("charts.with_figure", units=words.counted(shown_, level))
    reasons = Counter(words.reason(row.status) for row in rows if row.value is None)
    if not reasons:
        return told
    without = words.join(f"{words.number(count)} {reason}" for reason, count in reasons.items())
    return f"{told} {words.text('charts.without_figure', reasons=without)}"


def _width(axis: Axis) -> Fraction:
    return (axis.ticks[1] - axis.ticks[0]) / _PARTS


def _place(axis: Axis, value: Fraction) -> int:
    """Return the heap of a value. The last one takes in the end of the scale."""
    first, last = axis.ends
    return min(int((value - first) // _width(axis)), int((last - first) // _width(axis)) - 1)


def _heaps(words: Words, picked: Picked, level: Level, axis: Axis, rows: Sequence[Row]) -> tuple[Heap, ...]:
    """Count the figures between two neighbouring values, and leave out where there are none."""
    found = Counter(_place(axis, row.value) for row in rows if row.value is not None)
    width, heaps = _width(axis), []
    for place, count in sorted(found.items()):
        start = axis.ends[0] + place * width
        ends = [start, start + width]
        decimals = 0 if all(end.denominator == 1 for end in ends) else max(2, picked.measure.decimals)
        span = (
            f"{words.number(start, decimals)}\N{EN DASH}{words.value(ends[1], decimals, picked.measure.unit)}"
        )
        told = words.text("charts.told", name=span, value=words.counted(count, level))
        heaps.append(Heap(str(place), span, told, ends[0], ends[1], count))
    return tuple(heaps)


def _dots(words: Words, picked: Picked, axis: Axis, rows: Sequence[Row]) -> tuple[Dot, ...]:
    """Put each unit at its figure, upon those that lie in the same heap."""
    heights: Counter[int] = Counter()
    dots = []
    for row in reversed(rows):
        mark = said.mark_of(words, row, picked.measure.decimals)
        if mark.value is not None:
            place = _place(axis, mark.value)
            heights[place] += 1
            dots.append(Dot(mark.code, mark.name, mark.told, mark.value, heights[place]))
    return tuple(dots)
