"""Which figures are hidden: the small ones, and as few others as keep them from being worked out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from nki.model.draft import Draft, DraftCell
from nki.model.plan import Plan
from nki.model.status import COUNTED, Status
from nki.steps.suppress.knowledge import Knowledge
from nki.steps.suppress.linked import Links, Spot

Hidden = Mapping[int, Status]
"""The places of the cells in a draft that are hidden, and why."""


def hidden_cells(plan: Plan, draft: Draft) -> Hidden:
    """Return which cells of a draft are hidden.

    Cells are published one by one, those first that readers need most, unless a secret number would be known
    with them. So every cell that could be published is, and nothing that is hidden can be worked out: a
    number that follows from others adds nothing to what is known, and is published.
    """
    links = Links(plan, draft)
    hidden: dict[int, Status] = {}
    asked: list[tuple[int, DraftCell, Spot]] = []
    for at, cell in enumerate(draft.cells):
        spot = links.of(cell)
        if spot is None or cell.status not in COUNTED:
            continue
        if spot.small:
            hidden[at] = Status.SUPPRESSED
        else:
            asked.append((at, cell, spot))
    secrets = [secret for spot in links.spots.values() for secret in spot.secrets]
    if secrets:
        knowledge = Knowledge(links.relations, secrets)
        for at, _, spot in sorted(asked, key=_rank):
            if not knowledge.learn(spot.shown):
                hidden[at] = Status.SUPPRESSED_SECONDARY
    hidden.update(_made_of_hidden(plan, draft.cells, hidden))
    return hidden


def _rank(asked: tuple[int, DraftCell, Spot]) -> tuple[object, ...]:
    """Say how early a cell is published: wholes before groups, upper levels first, then the large ones.

    Sizes are compared by their binary digits only, so that the choice says little about them.
    """
    at, cell, spot = asked
    return bool(cell.stratum), cell.level.rank, -spot.size.bit_length(), at


def _made_of_hidden(plan: Plan, cells: Iterable[DraftCell], hidden: Hidden) -> dict[int, Status]:
    """Return the composites of which a part is hidden; the others would tell it."""
    parts = {measure.number: {number for number, _ in measure.parts} for measure in plan.measures}
    listed = list(cells)
    gone = {_spot(listed[at]): None for at in hidden}
    found: dict[int, Status] = {}
    for at, cell in enumerate(listed):
        numbers = parts.get(cell.measure, set())
        if cell.status in COUNTED and any((number, *_spot(cell)[1:]) in gone for number in numbers):
            found[at] = Status.SUPPRESSED_SECONDARY
    return found


def _spot(cell: DraftCell) -> tuple[object, ...]:
    return cell.measure, cell.level, cell.code, cell.stratum, cell.group
