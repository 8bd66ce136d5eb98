"""Changes between two versions as text: what they reach, where they stand, and what was there before."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator
from difflib import SequenceMatcher

from nki.cli.streams import Screen
from nki.findings.harmless import harmless
from nki.labels import LEVELS_PLURAL, STATUSES, shown, shown_cell
from nki.model.change import Cell, Change, Comparison, Effect, Move, Movement
from nki.model.issue import Place
from nki.model.status import Status
from nki.template import template

HEADINGS = {
    Effect.CALCULATION: "Calculation: figures can become others",
    Effect.DATA_CONTRACT: "Data contract: deliveries are read otherwise",
    Effect.PRESENTATION: "Presentation: the same figures, shown otherwise",
    Effect.WORDING: "Wording",
}
_COLOURS = {Effect.CALCULATION: "red", Effect.DATA_CONTRACT: "yellow"}

_BESIDE = {
    "format": "Filformat",
    "id": "Id",
    "version": "Versjon",
    "status": "Status",
    "title": "Tittel",
    "period": "Måleperiode",
    "response_threshold": "Svargrense",
    "disclosure": "Små tall",
    "interval": "Usikkerhet",
    "plausibility": "Påfallende svar",
    "examples": "Eksempler",
}
"""What the keys beside the form are called in Norwegian."""

_PARTS = {"numerator": "Teller", "denominator": "Nevner"}

MOST_MOVES = 20
"""So many cells of one measure and level are listed; JSON has them all."""

_LONG = 160
_AROUND = 5
_NOTHING = "(ingenting)"


def label_of(change: Change) -> tuple[int | None, str]:
    """Return the number of the field in the national template, and what it is called in Norwegian."""
    key, *rest = change.field.split(".")
    number, label = next(
        ((field.number, field.label) for field in template().fields if field.key == key),
        (None, _BESIDE.get(key, key)),
    )
    parts = [label]
    if change.measure is not None:
        parts.append(f"Måltall {change.measure}")
    parts += [_PARTS[name] for name in rest if name in _PARTS]
    return number, " · ".join(parts)


def comparison_text(comparison: Comparison, look: Screen) -> str:
    """Return all changes, the heaviest first."""
    old, new = comparison.old, comparison.new
    lines = [
        look.bold(_title(comparison)),
        look.dim(f"- {harmless(old.file)}"),
        look.dim(f"+ {harmless(new.file)}"),
    ]
    for effect in Effect:
        changes = comparison.with_effect(effect)
        if changes:
            heading = HEADINGS[effect]
            coloured = look.coloured(heading, _COLOURS[effect]) if effect in _COLOURS else look.bold(heading)
            lines += ["", coloured]
            for change in changes:
                lines += _change(change, look)
    return "\n".join([*lines, "", summary(comparison)]) + "\n"


def summary(comparison: Comparison) -> str:
    """Say in a line how many changes there are of each sort, and which measures they reach."""
    if not comparison.changes:
        return "no change: every field says the same"
    counted = [
        f"{len(found)} of {effect.value.replace('_', ' ')}"
        for effect in Effect
        if (found := comparison.with_effect(effect))
    ]
    total = len(comparison.changes)
    text = f"{total} change{'' if total == 1 else 's'}: {', '.join(counted)}"
    if comparison.measures:
        reached = ", ".join(map(str, comparison.measures))
        text += f"  ·  figures can change for measure{'s' if len(comparison.measures) > 1 else ''} {reached}"
    return text


def _title(comparison: Comparison) -> str:
    old, new = comparison.old, comparison.new
    if old.id != new.id:
        return f"{old.id} {old.version} → {new.id} {new.version}"
    if old.version == new.version:
        return f"{old.id} {old.version}, the same version on both sides"
    return f"{old.id} {old.version} → {new.version}"


def _change(change: Change, look: Screen) -> Iterator[str]:
    number, label = label_of(change)
    remark = f"  [{harmless(change.remark)}]" if change.remark else ""
    lead = f"{number} " if number else ""
    yield f"  {look.bold(lead + label)}  ({harmless(change.field)}){remark}"
    before, after = excerpts(change.before, change.after)
    # a part that exists on one side only has nothing to be set against
    if change.old is not None or change.before is not None:
        yield from _side("-", change.old, before, look, "red")
    if change.new is not None or change.after is not None:
        yield from _side("+", change.new, after, look, "green")


def _side(sign: str, place: Place | None, text: str | None, look: Screen, colour: str) -> Iterator[str]:
    where = f"{place.line:>4}" if place else "    "
    lead = f"    {sign} {where}  "
    words = _NOTHING if text is None else harmless(text)
    filled = textwrap.wrap(words, max(look.width - len(lead), 40), break_long_words=False) or [""]
    for i, line in enumerate(filled):
        start = lead if i == 0 else " " * len(lead)
        yield look.coloured(start + line, colour) if look.colour else start + line


def excerpts(before: str | None, after: str | None) -> tuple[str | None, str | None]:
    """Shorten two long texts to where they differ, with a few words around."""
    if before is None or after is None or max(len(before), len(after)) <= _LONG:
        return before, after
    one, other = re.split(r"\s+", before), re.split(r"\s+", after)
    blocks = SequenceMatcher(None, one, other, autojunk=False).get_opcodes()
    sides: tuple[list[str], list[str]] = ([], [])
    for i, (kind, a, b, c, d) in enumerate(blocks):
        for side, words in zip(sides, (one[a:b], other[c:d]), strict=True):
            if kind == "equal":
                is_first, is_last = i == 0, i == len(blocks) - 1
                head = [] if is_first else words[:_AROUND]
                tail = [] if is_last else words[max(len(words) - _AROUND, len(head)) :]
                gap = ["…"] if len(head) + len(tail) < len(words) else []
                words = [*head, *gap, *tail]  # noqa: PLW2901  (what is left of them)
            side.extend(words)
    return " ".join(sides[0]), " ".join(sides[1])


def movement_text(movement: Movement, comparison: Comparison, look: Screen) -> str:
    """Return the cells that move, by measure and level, as the old and the new version show them."""
    lines = [look.bold(f"Cells that move, {movement.period}")]
    if movement.synthetic:
        lines.append("synthetic data: no row is a real unit's answer")
    for tier in movement.tiers:
        level = LEVELS_PLURAL[tier.level].nb
        head = f"Måltall {tier.measure} · {level}: {shown(tier.moved, 0)} of {shown(tier.cells, 0)} move"
        if not tier.moved:
            lines.append(look.dim(head))
            continue
        lines.append(look.bold(head))
        moves = [move for move in movement.moves if (move.measure, move.level) == (tier.measure, tier.level)]
        listed = moves[:MOST_MOVES]
        width = max(len(_area(move)) for move in listed)
        lines += [_move(move, width) for move in listed]
        if len(moves) > MOST_MOVES:
            lines.append(f"  … and {shown(len(moves) - MOST_MOVES, 0)} more, which --format json lists")
    if not movement.moves:
        heavy = comparison.with_effect(Effect.CALCULATION)
        lines.append(
            "no cell moves with this delivery" + (", though the calculation changed" if heavy else "")
        )
    return "\n".join(lines) + "\n"


def _area(move: Move) -> str:
    return f"{move.code} {harmless(move.name)}"


def _move(move: Move, width: int) -> str:
    area = _area(move).ljust(width)
    before, after = _cell(move.before), _cell(move.after)
    # the same figure out of other parts is still a cell that moved
    if before[0] == after[0]:
        return f"  {area}  {before[0]}{before[1]} → {after[0]}{after[1]}{_answers(move)}"
    return f"  {area}  {before[0]} → {after[0]}{_answers(move)}"


def _cell(cell: Cell | None) -> tuple[str, str]:
    """Return a cell as it is shown, and what it was computed from."""
    if cell is None:
        return _NOTHING, ""
    value = shown_cell(cell.value, cell.decimals, cell.unit, cell.status)
    if cell.status is not Status.OK:
        value += f" {STATUSES[cell.status].nb.lower()}"
    if cell.numerator is None or cell.denominator is None:
        return value, ""
    return value, f" ({shown(cell.numerator, 0)} av {shown(cell.denominator, 0)})"


def _answers(move: Move) -> str:
    """Say how many units answered, where the two versions do not agree about it."""
    one, other = ((cell.answered, cell.invited) if cell else None for cell in (move.before, move.after))
    if one is None or other is None or one == other:
        return ""
    return f"   besvart {one[0]} av {one[1]} → {other[0]} av {other[1]}"
