"""How well colours are told apart, as WCAG 2.1 reckons it."""

from __future__ import annotations

READ_ON = tuple(
    (ink, paper) for ink in ("text", "muted", "accent") for paper in ("background", "surface", "highlight")
)
"""Which colours of a palette are read on which, and need a contrast of ``READABLE``."""

READABLE = 4.5
"""The contrast that text needs (1.4.3)."""

VISIBLE = 3.0
"""The contrast that lines and areas of a chart need against their background (1.4.11)."""


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours ``#RRGGBB``, from 1 to 21."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(int(colour[i : i + 2], 16) / 255) for i in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4
