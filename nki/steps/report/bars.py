"""Bars of areas, with a line across them for the area they lie in: for the screen, for paper, in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from html import escape

from nki.findings.harmless import seen
from nki.labels import rounded
from nki.model.release import MeasureTitle, Row
from nki.steps.report import texts
from nki.steps.report.report import Picture
from nki.theme import Theme
from nki.words.words import Words

_WIDTH, _RIGHT, _ROW, _TOP = 720, 90, 26, 28
_LETTER = Fraction(42, 5)
"""The width of a letter in the names, on the safe side."""
_BOLD = Fraction(9)
"""The width of a letter of those in bold."""
_NARROWEST, _WIDEST = 110, 350
_LONGEST = 40
"""More letters than the widest margin holds are cut; the words behind the chart have the whole name."""


@dataclass(frozen=True, slots=True)
class Bars:
    """What is drawn: areas in their order, and the one that they are seen beside."""

    id: str
    title: str
    measure: MeasureTitle
    rows: tuple[Row, ...]
    beside: Row | None = None

    @property
    def ends(self) -> Iterator[Fraction]:
        """Yield all that the scale has to hold."""
        for row in (*self.rows, self.beside):
            if row is not None and row.value is not None:
                yield row.value if row.upper is None else max(row.value, row.upper)


@dataclass(frozen=True, slots=True)
class _Ink:
    """Colours, as the page's own properties or as they are."""

    text: str
    muted: str
    paper: str
    bar: str


_SCREEN = _Ink("var(--text)", "var(--muted)", "var(--background)", "var(--series-1)")


def picture(words: Words, bars: Bars, theme: Theme | None) -> Picture:
    """Draw bars in the colours of a theme for paper, or in those of the page that they stand in."""
    told = [f"{texts.name_of(words, row)} {_label(words, row, bars.measure)}" for row in bars.rows]
    if bars.beside is not None and bars.beside.value is not None:
        told.insert(0, _line(words, bars.beside, bars.measure))
    said = f"{bars.title}. {'; '.join(told)}."
    ink = _SCREEN
    if theme is not None:
        light = theme.light
        ink = _Ink(light.text, light.muted, light.background, light.series[0])
    return Picture(bars.id, bars.title, said, "".join(_svg(words, bars, said, ink)))


def _svg(words: Words, bars: Bars, said: str, ink: _Ink) -> Iterator[str]:
    names = [_name(words, row) for row in bars.rows]
    labels = [_label(words, row, bars.measure) for row in bars.rows]
    left = _margin(names)
    # where there is no bar there is room enough
    behind = [len(one) for one, row in zip(labels, bars.rows, strict=True) if row.value is not None]
    right = max(_RIGHT, int(max(behind, default=0) * _LETTER) + 12)
    scale = (_WIDTH - left - right) / (max(bars.ends, default=Fraction(0)) or Fraction(1))
    bottom = _TOP + _ROW * len(bars.rows)
    yield f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {bottom + 4}" role="img" '
    yield f'aria-label="{escape(said)}" font-size="14">'
    for place, row in enumerate(bars.rows):
        yield from _bar(row, left, _TOP + place * _ROW, scale, ink)
    beside = bars.beside
    if beside is not None and beside.value is not None:
        x = _pixels(left + beside.value * scale)
        yield f'<path d="M{x} {_TOP - 6}V{bottom}" stroke="{ink.text}" stroke-dasharray="4 3"/>'
        said_of_it = _line(words, beside, bars.measure)
        # over the line, and whole: the picture ends where the longest bar does
        half = min(len(said_of_it) * _BOLD, Fraction(_WIDTH)) / 2
        middle = min(max(left + beside.value * scale, half), _WIDTH - half)
        yield f'<text x="{_pixels(middle)}" y="14" text-anchor="middle" fill="{ink.text}" font-weight="600">'
        yield f"{escape(said_of_it)}</text>"
    for place, (row, name, label) in enumerate(zip(bars.rows, names, labels, strict=True)):
        y = _TOP + place * _ROW + 17
        yield f'<text x="{left - 10}" y="{y}" text-anchor="end" fill="{ink.text}">{escape(name)}</text>'
        end = max((one for one in (row.value, row.upper) if one is not None), default=Fraction(0))
        colour = ink.muted if row.value is None else ink.text
        # a rim in the colour of the paper keeps the line out of the figures
        yield f'<text x="{_pixels(left + end * scale)}" dx="6" y="{y}" fill="{colour}" stroke="{ink.paper}" '
        yield 'stroke-width="4" stroke-linejoin="round" paint-order="stroke">'
        yield f"{escape(label)}</text>"
    yield "</svg>"


def _bar(row: Row, left: int, y: int, scale: Fraction, ink: _Ink) -> Iterator[str]:
    """Yield the bar of a value, and a line from the lower to the upper end of its interval."""
    if row.value is None:
        return
    width = _pixels(row.value * scale)
    yield f'<rect x="{left}" y="{y + 3}" width="{width}" height="{_ROW - 7}" fill="{ink.bar}"/>'
    if row.lower is not None and row.upper is not None:
        low, high, middle = (
            _pixels(left + row.lower * scale),
            _pixels(left + row.upper * scale),
            y + _ROW // 2,
        )
        path = f"M{low} {middle}H{high}M{low} {middle - 4}v8M{high} {middle - 4}v8"
        # the rim tells the line from a bar of its own darkness
        yield f'<path d="{path}" stroke="{ink.paper}" stroke-width="4" fill="none"/>'
        yield f'<path d="{path}" stroke="{ink.text}" stroke-width="1.5" fill="none"/>'


def _name(words: Words, row: Row) -> str:
    name = seen(words.area_in_prose(row.name, row.level))
    return name if len(name) <= _LONGEST else f"{name[: _LONGEST - 1].rstrip()}…"


def _margin(names: Sequence[str]) -> int:
    longest = max(map(len, names), default=0)
    return min(max(int(longest * _LETTER) + 16, _NARROWEST), _WIDEST)


def _label(words: Words, row: Row, measure: MeasureTitle) -> str:
    cell = texts.value(words, row, measure)
    return f"{cell.text} {cell.reason}".rstrip()


def _line(words: Words, row: Row, measure: MeasureTitle) -> str:
    name = texts.name_of(words, row)
    return words.text("report.beside_line", area=name, value=texts.value(words, row, measure).text)


def _pixels(length: Fraction) -> str:
    tenths = rounded(length, 1)
    return f"{tenths // 10}.{tenths % 10}"
