"""The letters of a page → strips: runs of text on one line and in one column."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from nki.steps.transcribe.characters import superscript, tidy
from nki.steps.transcribe.glyphs import Glyph, LinkArea, PageText
from nki.steps.transcribe.labels import begins_label

_COLUMN_GAP = 1.2
_GAP_AT_THE_BOUNDARY = 0.45
"""How far words of two columns stand apart at least, in sizes of their letters."""

_RAISED_BY = 0.6
_SMALLER = 0.85
_FEWEST_ROWS = 4


@dataclass(frozen=True, slots=True)
class Strip:
    """A run of text. ``breaks_inside``: it ends where a word may be broken.

    ``first_word`` is how wide its first word is, with the space before it.
    """

    page: int
    text: str
    url: str
    left: float
    right: float
    y: float
    size: float
    first_word: float
    ends_in_space: bool
    breaks_inside: bool
    has_raised: bool


def strips_of(page: PageText, boundary: float | None = None) -> list[Strip]:
    """Return the strips of a page, in the order in which the file has them.

    ``boundary`` is where the column of texts begins, if that is known.
    """
    runs: list[list[Glyph]] = []
    for glyph in page.glyphs:
        if runs and _goes_on(runs[-1], glyph, boundary):
            runs[-1].append(glyph)
        elif glyph.text.strip():
            runs.append([glyph])
    strips = [_strip(page, run) for run in runs]
    return _merged([strip for strip in strips if strip.text], boundary)


def boundary_of(strips: Sequence[Strip]) -> float | None:
    """Return where the column of texts begins, None where labels and texts do not stand beside each other."""
    places: Counter[int] = Counter()
    for label in (strip for strip in strips if begins_label(strip.text)):
        beside = [
            other.left
            for other in strips
            if other.page == label.page
            and abs(other.y - label.y) < label.size / 3
            and other.left > label.right
        ]
        if beside:
            places[round(min(beside))] += 1
    if not places:
        return None
    left, _ = places.most_common(1)[0]
    near = sum(count for place, count in places.items() if abs(place - left) <= 2)
    return left - 2.0 if near >= _FEWEST_ROWS else None


def _goes_on(run: list[Glyph], glyph: Glyph, boundary: float | None) -> bool:
    """Say whether a letter belongs to a run: beside its last one, on its line or raised a little."""
    base, last = _base(run), run[-1]
    rise = glyph.y - base.y
    is_raised = 0 < rise < _RAISED_BY * base.size and glyph.size < _SMALLER * base.size
    if abs(rise) > 0.2 * base.size and not is_raised:
        return False
    gap = glyph.left - last.right
    if gap < -base.size or gap > _COLUMN_GAP * base.size:
        return False
    visible = next(one for one in reversed(run) if one.text.strip())
    apart = glyph.left - visible.right > _GAP_AT_THE_BOUNDARY * base.size
    crosses = boundary is not None and visible.left < boundary <= glyph.left + 1
    return not (crosses and apart and glyph.text.strip())


def _base(run: list[Glyph]) -> Glyph:
    """Return the first letter of the run's own size: a run may begin with a raised figure."""
    return max(run[:8], key=lambda glyph: glyph.size)


def _strip(page: PageText, run: list[Glyph]) -> Strip:
    base = _base(run)
    raised = [one.y > base.y + 0.1 * base.size and one.size < _SMALLER * base.size for one in run]
    said = "".join(superscript(one.text) if up else one.text for one, up in zip(run, raised, strict=True))
    visible = [one for one in run if one.text.strip()]
    word = next(
        (i for i, one in enumerate(visible) if i and one.left - visible[i - 1].right > 0.15 * base.size), 0
    )
    first = visible[(word or len(visible)) - 1].right - visible[0].left
    text = tidy(said.encode("utf-16", "surrogatepass").decode("utf-16", "replace"))
    ends_in_space = run[-1].real and run[-1].text == " "
    return Strip(
        page.number,
        text,
        _url(page.links, visible),
        visible[0].left,
        visible[-1].right,
        base.y,
        base.size,
        first + base.size / 4,
        ends_in_space,
        said.rstrip().endswith(("-", "–", "/", "\N{SOFT HYPHEN}", "\N{ZERO WIDTH SPACE}")),
        any(raised),
    )


def _url(links: Sequence[LinkArea], glyphs: Sequence[Glyph]) -> str:
    """Return the address that most of the letters lead to."""
    for link in links:
        if 2 * sum(link.holds(glyph) for glyph in glyphs) > len(glyphs):
            return link.url
    return ""


def _merged(strips: Sequence[Strip], boundary: float | None) -> list[Strip]:
    """Join strips of one line and one column, such as a number and the text of its item."""
    if boundary is None:
        return list(strips)
    merged: list[Strip] = []
    for strip in strips:
        last = merged[-1] if merged else None
        same_line = last is not None and abs(last.y - strip.y) < strip.size / 5 and strip.left > last.left
        if last is not None and same_line and (last.left < boundary) == (strip.left < boundary):
            merged[-1] = Strip(
                last.page,
                f"{last.text} {strip.text}",
                last.url or strip.url,
                last.left,
                strip.right,
                last.y,
                max(last.size, strip.size),
                last.first_word,
                strip.ends_in_space,
                strip.breaks_inside,
                last.has_raised or strip.has_raised,
            )
        else:
            merged.append(strip)
    return merged
