"""A form as a PDF → its pieces.

A PDF knows letters and their places, and neither lines nor tables. Where labels and texts stand in two
columns is found from the labels of the form; where a paragraph ends, from the room that is left on its last
line and from the distance to the next one.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from nki.steps.transcribe.glyphs import pages_of
from nki.steps.transcribe.labels import begins_label, heading
from nki.steps.transcribe.lines import End, Line
from nki.steps.transcribe.pieces import Piece, Side
from nki.steps.transcribe.strips import Strip, boundary_of, strips_of

_PAGE_NUMBER = re.compile(r"(?:side\s*|page\s*)?\d+\s*(?:/|av|of)\s*\d+", re.IGNORECASE)
_BEGINS = re.compile(r"[•–-] |\d{1,2}[.)] |https?://|[A-ZÆØÅ«]")
_EDGE = 0.09
"""How much of a page its head and its foot may take."""

_EASE = 2
"""The room that is surely enough, in sizes of the letters."""

_LABEL_PITCH = 1.5
"""Lines of one label stand no further apart than this, in sizes of its letters."""


def read_pdf(path: Path) -> list[Piece]:
    """Return the pieces of a PDF. Raises ``NkiError`` (S302, S303, S305)."""
    pages = pages_of(path)
    strips = [strips_of(page) for page in pages]
    boundary = boundary_of([strip for page in strips for strip in page])
    if boundary is not None:
        strips = [strips_of(page, boundary) for page in pages]
    strips = _without_edges(strips, [page.height for page in pages])
    if boundary is None:
        lines = [strip for page in strips for strip in _sorted(page)]
        return [Piece(Side.ACROSS, line) for line in _lines(lines, lines, keeps_spaces=pages[0].keeps_spaces)]
    return list(_columns(strips, boundary, keeps_spaces=pages[0].keeps_spaces))


def _sorted(strips: Sequence[Strip]) -> list[Strip]:
    return sorted(strips, key=lambda strip: (strip.page, -strip.y, strip.left))


def _without_edges(pages: list[list[Strip]], heights: list[float]) -> list[list[Strip]]:
    """Leave out heads and feet: what stands in one place on several pages, and numbers of pages."""

    def is_edge(strip: Strip, height: float) -> bool:
        return strip.y < _EDGE * height or strip.y > (1 - _EDGE) * height

    def seen(strip: Strip) -> tuple[str, int]:
        return re.sub(r"\d+", "#", strip.text), round(strip.y)

    edges = [
        {seen(strip) for strip in page if is_edge(strip, height)}
        for page, height in zip(pages, heights, strict=True)
    ]
    often = {text for text, count in Counter(text for edge in edges for text in edge).items() if count > 1}
    kept = []
    for page, height in zip(pages, heights, strict=True):
        numbers = [s.y for s in page if is_edge(s, height) and _PAGE_NUMBER.fullmatch(s.text)]
        kept.append(
            [
                strip
                for strip in page
                if not is_edge(strip, height)
                or not (seen(strip) in often or any(abs(strip.y - y) < strip.size / 2 for y in numbers))
            ]
        )
    return kept


@dataclass(slots=True)
class _Label:
    """A label, line by line, and what stands beside it."""

    strips: list[Strip]
    side: Side
    beside: list[Strip]


def _columns(pages: list[list[Strip]], boundary: float, *, keeps_spaces: bool) -> Iterator[Piece]:
    """Yield the rows of a form in two columns."""
    rows: list[_Label] = [_Label([], Side.ACROSS, [])]
    for page in pages:
        left = _sorted([strip for strip in page if strip.left < boundary])
        first = len(rows)
        for strip in left:
            if rows[-1].strips and _goes_on(rows[-1], strip):
                rows[-1].strips.append(strip)
            else:
                rows.append(_Label([strip], _side(strip, boundary, rows), []))
        for strip in _sorted([strip for strip in page if strip.left >= boundary]):
            beside = [row for row in rows[first:] if row.strips[0].y >= strip.y - strip.size / 2]
            (beside[-1] if beside else rows[first - 1]).beside.append(strip)
    everything = [strip for row in rows for strip in row.beside]
    for row in rows:
        if row.side is Side.LABEL:
            yield Piece(Side.LABEL, Line(" ".join(strip.text for strip in row.strips), end=End.PARAGRAPH))
        else:
            head = _lines(row.strips, row.strips, keeps_spaces=keeps_spaces)
            yield from (Piece(Side.ACROSS, line) for line in head)
        side = Side.TEXT if row.side is Side.LABEL else Side.ACROSS
        texts = _lines(row.beside, everything, keeps_spaces=keeps_spaces)
        yield from (Piece(side, line) for line in texts)


def _goes_on(row: _Label, strip: Strip) -> bool:
    """Say whether a strip is the next line of a label, or of a title that needs several."""
    last = row.strips[-1]
    near = last.page == strip.page and last.y - strip.y < _LABEL_PITCH * max(last.size, strip.size)
    alike = abs(last.size - strip.size) < last.size / 10
    return near and alike and not begins_label(strip.text) and not heading(strip.text)


def _side(strip: Strip, boundary: float, rows: Sequence[_Label]) -> Side:
    """Say whether a strip on the left is a label. Before the first numbered one there is none."""
    if begins_label(strip.text):
        return Side.LABEL
    labels = [row for row in rows if row.side is Side.LABEL]
    if not labels or heading(strip.text) or strip.right > boundary:
        return Side.ACROSS
    return Side.ACROSS if strip.size > labels[0].strips[0].size * 1.1 else Side.LABEL


def _lines(strips: Sequence[Strip], column: Sequence[Strip], *, keeps_spaces: bool) -> Iterator[Line]:
    """Yield strips as lines that know how they end. ``column`` holds all strips that stand in one column."""
    pitch = _pitch(column)
    edge = max((strip.right for strip in column), default=0.0)
    address = False
    for number, strip in enumerate(strips):
        # an address that nothing links to breaks where a typesetter sees fit
        address = "://" in strip.text.rsplit(" ", 1)[-1] or (address and " " not in strip.text)
        before = strips[number - 1] if number else None
        after = strips[number + 1] if number + 1 < len(strips) else None
        gap = before is not None and _apart(before, strip, pitch)
        end = End.PARAGRAPH
        if after is not None and not _apart(strip, after, pitch):
            inside = strip.breaks_inside or (address and not strip.url and not _BEGINS.match(after.text))
            end = _kept_end(strip, after, inside=inside) if keeps_spaces else _end(strip, after, edge)
        yield Line(strip.text, strip.url, gap, end)


def _kept_end(strip: Strip, after: Strip, *, inside: bool) -> End:
    """Say how a line ends where every space at which a line was broken is still there."""
    if strip.ends_in_space:
        return End.SPACE
    if abs(strip.size - after.size) > strip.size / 10:
        return End.PARAGRAPH
    same_link = bool(strip.url) and strip.url == after.url
    return End.INSIDE if inside or same_link else End.PARAGRAPH


def _end(strip: Strip, after: Strip, edge: float) -> End:
    if abs(strip.size - after.size) > strip.size / 10:
        return End.PARAGRAPH
    if strip.url and strip.url == after.url:
        return End.UNKNOWN
    # whatever would have fitted on this line with ease was put on the next one by a person
    if edge - strip.right > after.first_word + _EASE * strip.size:
        return End.PARAGRAPH
    return End.UNKNOWN


def _apart(one: Strip, other: Strip, pitch: float) -> bool:
    """Say whether there is more room between two lines than within a paragraph."""
    # a raised figure may push its own line down
    room = (0.35 if other.has_raised else 0.12) * other.size
    return one.page == other.page and bool(pitch) and one.y - other.y > pitch + room


def _pitch(strips: Sequence[Strip]) -> float:
    """Return the distance of lines that is most common, the narrowest of several."""
    steps = Counter(
        round(2 * (one.y - other.y)) / 2
        for one, other in pairwise(strips)
        if one.page == other.page and one.y > other.y
    )
    most = max(steps.values(), default=0)
    return min((step for step, count in steps.items() if count >= most / 2), default=0.0)
