"""The text of a field → paragraphs and list items, as whoever wrote it meant them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from nki.formtext.blocks import Block, Look

BULLET = "•"
_BULLETED = re.compile(r"[-–—•·*]\s+(?=\S)")
_NUMBERED = re.compile(r"(\d{1,2})[.)]\s+(?=\S)")


def paragraphs(text: str) -> Iterator[Block]:
    """Yield the paragraphs of a text, and what looks like a list in it as items.

    A single number with a point is no list: paragraphs begin with dates, ``1. januar``.
    """
    lines = [" ".join(re.split("[ \t]+", line.strip())) for line in text.splitlines()]
    lines = [line for line in lines if line]
    numbers = [int(found[1]) if (found := _NUMBERED.match(line)) else 0 for line in lines]
    listed = set(_lists(numbers))
    for place, line in enumerate(lines):
        mark = _NUMBERED.match(line) if place in listed else _BULLETED.match(line)
        if mark is None:
            yield Block(line)
        else:
            lead = f"{mark[1]}." if place in listed else BULLET
            yield Block(line[mark.end() :], Look.ITEM, lead)


def _lists(numbers: list[int]) -> Iterator[int]:
    """Yield the places of items: of a 1 that a 2 follows somewhere, of that 2, and so on."""
    expected: dict[int, int] = {}
    for place, number in enumerate(numbers):
        if number == 1 and 2 in numbers[place + 1 :]:
            expected = {2: place}
            yield place
        elif number in expected:
            expected = {number + 1: place}
            yield place
