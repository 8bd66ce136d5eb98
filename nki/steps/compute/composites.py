"""Measures that are the weighted mean of other measures' values, area by area."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction

from nki.model.draft import DraftCell
from nki.model.plan import MeasurePlan
from nki.model.status import Status


def composite_cells(measure: MeasurePlan, cells: Sequence[DraftCell]) -> Iterator[DraftCell]:
    """Yield the figures of a composite, where all of its parts have a cell.

    A part without a value leaves the composite without one, for the same reason. Who has answered is what
    the part that fewest have answered says.
    """
    by_part: dict[tuple[object, ...], dict[int, DraftCell]] = {}
    for cell in cells:
        by_part.setdefault((cell.level, cell.code, cell.stratum, cell.group), {})[cell.measure] = cell
    wanted = [number for number, _ in measure.parts]
    for found in by_part.values():
        parts = [found[number] for number in wanted if number in found]
        if len(parts) == len(wanted) and parts[0].level in measure.levels:
            yield _composite(measure, parts)


def _composite(measure: MeasurePlan, parts: Sequence[DraftCell]) -> DraftCell:
    least = min(parts, key=lambda cell: cell.answered)
    lacking = next((cell.status for cell in parts if cell.status is not Status.OK), None)
    value = None
    if lacking is None:
        weights = [weight for _, weight in measure.parts]
        total = sum(
            (weight * (cell.value or 0) for weight, cell in zip(weights, parts, strict=True)), Fraction(0)
        )
        value = total / sum(weights)
    return replace(
        least,
        measure=measure.number,
        numerator=None,
        denominator=None,
        value=value,
        lower=None,
        upper=None,
        design_effect=None,
        status=lacking or Status.OK,
    )
