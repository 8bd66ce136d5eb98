"""The layers of a chart, and the room that they take."""

from __future__ import annotations

from dataclasses import dataclass

import altair as alt

from nki.steps.chart import canvas


@dataclass(frozen=True, slots=True)
class Drawing:
    """Layers over the data they share, and the room that they take in pixels.

    ``above`` and ``below`` are what labels and scales need outside of the plot. ``rows`` is the number of
    rows with names at their left, 0 where there are none.
    """

    layers: tuple[alt.Chart, ...]
    data: alt.InlineData
    height: int
    above: int
    below: int
    left: int
    right: int = canvas.RIGHT
    rows: int = 0

    @property
    def width(self) -> int:
        """Return the width of the plot."""
        return canvas.ALL - self.left - self.right
