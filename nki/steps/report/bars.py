"""A chart of counties, with the nation as a line across them: for the screen, for paper, and in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from html import escape

from nki import notes
from nki.findings.harmless import seen
from nki.labels import rounded
from nki.model.level import NATIONAL_CODE, Level
from nki.model.release import MeasureTitle, Release, Row
from nki.steps.report import texts
from nki.steps.report.index import WHOLE, index_of
from nki.steps.report.report import Picture
from nki.theme import Theme
from nki.words.headline import COMPARED
from nki.words.words import Words

_WIDTH, _LEFT, _RIGHT, _ROW, _TOP = 720, 190, 90, 26, 28


@dataclass(frozen=True, slots=True)
class _Ink:
    """Colours, as the page's own properties or as they are."""

    text: str
    muted: str
    paper: str
    bar: str


_SCREEN = _Ink("var(--text)", "var(--muted)", "var(--background)", "var(--series-1)")


def draw(words: Words, release: Release, theme: Theme, *, on_paper: bool) -> tuple[Picture, ...]:
    """Return the counties against the nation, where there is something to compare."""
    measure = release.about.measures[0]
    index = index_of(words, release)
    rows = [
        rows[measure.number, WHOLE]
        for rows in index.levels.get(Level.COUNTY, {}).values()
        if (measure.number, WHOLE) in rows
    ]
    values = [row.value for row in rows if row.value is not None]
    if measure.kind not in COMPARED or len(values) < 2 or min(values) < 0:
        return ()
    rows.sort(key=lambda row: (row.value is None, -(row.value or 0), words.sort_key(row.name)))
    nation = index.rows((Level.NATIONAL, NATIONAL_CODE)).get((measure.number, WHOLE))
    period = words.period(release.about.period)
    title = words.text("report.chart_counties", head=notes.head_of(words, measure), period=period)
    told = "; ".join(f"{texts.name_of(words, row)} {_label(words, row, measure)}" for row in rows)
    if nation is not None and nation.value is not None:
        told = f"{_nation(words, nation, measure)}; {told}"
    light = theme.light
    paper = _Ink(light.text, light.muted, light.background, light.series[0])
    said = f"{title}. {told}."
    svg = "".join(_svg(words, rows, nation, measure, said, paper if on_paper else _SCREEN))
    return (Picture("counties", title, said, svg),)


def _svg(
    words: Words, rows: Sequence[Row], nation: Row | None, measure: MeasureTitle, said: str, ink: _Ink
) -> Iterator[str]:
    known = [row.value for row in (*rows, nation) if row is not None and row.value is not None]
    scale = (_WIDTH - _LEFT - _RIGHT) / (max(known) or Fraction(1))
    bottom = _TOP + _ROW * len(rows)
    yield f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {bottom + 4}" role="img" '
    yield f'aria-label="{escape(said)}" font-size="14">'
    for place, row in enumerate(rows):
        if row.value is not None:
            width, y = _pixels(row.value * scale), _TOP + place * _ROW + 3
            yield f'<rect x="{_LEFT}" y="{y}" width="{width}" height="{_ROW - 7}" fill="{ink.bar}"/>'
    if nation is not None and nation.value is not None:
        x = _pixels(_LEFT + nation.value * scale)
        yield f'<path d="M{x} {_TOP - 6}V{bottom}" stroke="{ink.text}" stroke-dasharray="4 3"/>'
        label = escape(_nation(words, nation, measure))
        yield f'<text x="{x}" y="14" text-anchor="middle" fill="{ink.text}" font-weight="600">{label}</text>'
    for place, row in enumerate(rows):
        y = _TOP + place * _ROW + 17
        name = escape(seen(words.area_in_prose(row.name, row.level)))
        yield f'<text x="{_LEFT - 10}" y="{y}" text-anchor="end" fill="{ink.text}">{name}</text>'
        end = _pixels(_LEFT + (row.value or 0) * scale)
        colour = ink.muted if row.value is None else ink.text
        # a rim in the colour of the paper keeps the line of the nation out of the figures
        yield f'<text x="{end}" dx="6" y="{y}" fill="{colour}" stroke="{ink.paper}" stroke-width="4" '
        yield f'stroke-linejoin="round" paint-order="stroke">{escape(_label(words, row, measure))}</text>'
    yield "</svg>"


def _label(words: Words, row: Row, measure: MeasureTitle) -> str:
    cell = texts.value(words, row, measure)
    return f"{cell.text} {cell.reason}".rstrip()


def _nation(words: Words, nation: Row, measure: MeasureTitle) -> str:
    return words.text("report.nation_line", value=texts.value(words, nation, measure).text)


def _pixels(length: Fraction) -> str:
    tenths = rounded(length, 1)
    return f"{tenths // 10}.{tenths % 10}"
