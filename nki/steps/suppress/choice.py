"""Which figures are hidden: the small ones, and as few others as keep them from being worked out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from nki.model.draft import Draft, DraftCell
from nki.model.plan import Plan
from nki.model.status import COUNTED, Status
from nki.steps.suppress.doubt import sayable
from nki.steps.suppress.knowledge import Knowledge
from nki.steps.suppress.linked import Links, Spot

Asked = tuple[int, DraftCell, Spot]
"""A cell that is not small: its place among the cells, and its numbers."""

Hidden = Mapping[int, Status]
"""The places of the cells in a draft that are hidden, and why."""


def hidden_cells(plan: Plan, draft: Draft) -> Hidden:
    """Return which cells of a draft are hidden, and what is said of them.

    Cells are published one by one, those first that readers need most, unless a secret number would be known
    with them. So every cell that could be published is, and nothing that is hidden can be worked out: a
    number that follows from others adds nothing to what is known, and is published. Small cells are called
    so where that does not tell their number.
    """
    links = Links(plan, draft)
    small: dict[int, Spot] = {}
    asked: list[Asked] = []
    for at, cell in enumerate(draft.cells):
        spot = links.of(cell)
        if spot is None or cell.status not in COUNTED:
            continue
        if spot.small:
            small[at] = spot
        else:
            asked.append((at, cell, spot))
    secrets = [secret for spot in links.spots.values() for secret in spot.secrets]
    if not secrets:
        return {}
    knowledge = Knowledge(links.relations, secrets)
    shown = {at: spot for at, _, spot in sorted(asked, key=_rank) if knowledge.learn(spot.shown)}
    hidden = dict.fromkeys((at for at, _, _ in asked if at not in shown), Status.SUPPRESSED_SECONDARY)
    told = {id(spot) for spot in shown.values()}
    unseen = [spot for spot in links.spots.values() if id(spot) not in told]
    places = {id(spot): place for place, spot in enumerate(unseen)}
    said = sayable(knowledge, unseen, (places[id(spot)] for spot in small.values())).small
    for at, spot in small.items():
        is_said = places[id(spot)] in said
        hidden[at] = Status.SUPPRESSED if is_said else Status.SUPPRESSED_SECONDARY
    return hidden | _made_of_hidden(plan, draft.cells, hidden)


def _rank(asked: Asked) -> tuple[object, ...]:
    """Say how early a cell is published: wholes before groups, upper levels first, then the large ones.

    Sizes are compared by their binary digits only, so that the choice says little about them. Cells with
    nobody in them come before others of their level, for they cover nobody.
    """
    at, cell, spot = asked
    return bool(cell.stratum), cell.level.rank, not spot.is_nobody, -spot.size.bit_length(), at


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
