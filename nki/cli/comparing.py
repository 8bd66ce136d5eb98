"""The body of ``nki diff``: two versions, what changed, and the cells that move."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from nki import versions
from nki.cli.changes import comparison_text, label_of, movement_text, summary
from nki.cli.console import tell
from nki.cli.format import ChangeFormat
from nki.cli.streams import PAPER, put, say, screen
from nki.errors import NkiError
from nki.findings.json_document import json_text
from nki.findings.view import findings_of
from nki.model.change import Cell, Change, Effect, Move, Movement
from nki.model.issue import Issue, Place
from nki.versions import Difference
from nki.writing import write_whole

FORMAT = "nki-diff/1"


def run(
    old: str,
    new: str,
    data: Sequence[str],
    register: str | None,
    period: str | None,
    wanted: ChangeFormat,
    output: Path | None,
) -> None:
    """Say what changed. Raises ``NkiError`` for a break in the series, after everything else is said."""
    difference = versions.diff(old, new)
    movement = None
    failure: NkiError | None = None
    if data:
        try:
            movement, warnings = _moved(difference, data, register, period)
            tell(warnings)
        except NkiError as error:
            # what changed is worth reading although the figures cannot be had
            failure = error
    _deliver(difference, movement, wanted, output)
    if failure is not None:
        say("the figures of the two versions cannot be compared:")
    issues = (*difference.issues, *(failure.issues if failure else ()))
    if issues:
        raise NkiError(*issues)


def document(difference: Difference, movement: Movement | None) -> dict[str, Any]:
    """Return the comparison as ``nki-diff/1``: fields that have nothing to say are null."""
    comparison = difference.comparison
    return {
        "format": FORMAT,
        "old": asdict(comparison.old),
        "new": asdict(comparison.new),
        "summary": {effect.value: len(comparison.with_effect(effect)) for effect in Effect},
        "measures": list(comparison.measures),
        "changes": [_change(change) for change in comparison.changes],
        "findings": [
            {
                "code": finding.code,
                "severity": finding.severity.value,
                "field": finding.field,
                "found": finding.found,
                "do": finding.do,
                **_place("", finding.place),
            }
            for finding in findings_of(difference.issues)
        ],
        "figures": movement and _figures(movement),
    }


def _moved(
    difference: Difference, data: Sequence[str], register: str | None, period: str | None
) -> tuple[Movement, tuple[Issue, ...]]:
    # only figures need the engine
    from nki.moving import moved

    if difference.faults:
        raise NkiError(*difference.faults)
    return moved(difference.old, difference.new, data, register=register, period=period)


def _deliver(
    difference: Difference, movement: Movement | None, wanted: ChangeFormat, output: Path | None
) -> None:
    look = PAPER if output else screen() or PAPER
    if wanted is ChangeFormat.JSON:
        text = json_text(document(difference, movement))
    else:
        text = comparison_text(difference.comparison, look)
        if movement is not None:
            text += "\n" + movement_text(movement, difference.comparison, look)
    if output is None:
        put(text)
    else:
        write_whole(output, text.encode())
        say(f"{output}: {wanted}, {summary(difference.comparison)}")


def _change(change: Change) -> dict[str, Any]:
    number, label = label_of(change)
    return {
        "effect": change.effect.value,
        "field": change.field,
        "field_number": number,
        "field_label": label,
        "measure": change.measure,
        "before": change.before,
        "after": change.after,
        "remark": change.remark or None,
        **_place("old_", change.old),
        **_place("new_", change.new),
    }


def _place(side: str, place: Place | None) -> dict[str, Any]:
    return {
        f"{side}line": place.line if place else None,
        f"{side}column": place.column if place else None,
    }


def _figures(movement: Movement) -> dict[str, Any]:
    return {
        "period": movement.period,
        "synthetic": movement.synthetic,
        "levels": [asdict(tier) for tier in movement.tiers],
        "moves": [_move(move) for move in movement.moves],
    }


def _move(move: Move) -> dict[str, Any]:
    return {
        "measure": move.measure,
        "level": move.level.value,
        "code": move.code,
        "name": move.name,
        "before": _cell(move.before),
        "after": _cell(move.after),
    }


def _cell(cell: Cell | None) -> dict[str, Any] | None:
    if cell is None:
        return None
    return {**asdict(cell), "value": None if cell.value is None else float(cell.value)}
