"""A new result beside the previous one: numbers that leapt, and numbers that did not move at all."""

from __future__ import annotations

from nki.model.issue import Issue, Place
from nki.model.previous import Previous
from nki.model.register import Area
from nki.steps.plausibility.quantities import Answers, Quantity
from nki.steps.plausibility.said import Doubt, amount, said

_LEAST = 10
"""Below this on both sides a number may be any multiple of what it was: one doctor, then nine."""

Leapt = set[tuple[str, str, str]]


def changed(answers: Answers, previous: Previous) -> tuple[list[Issue], Leapt]:
    """Find areas whose number is many times, or a small share of, what it was."""
    factor, level = answers.plan.limits.change_factor, answers.compared(previous)
    issues: list[Issue] = []
    leapt = Leapt()
    for quantity in answers.quantities if factor is not None else ():
        both = _both(answers, previous, quantity)
        found = [
            Doubt(area, f"{amount(now)}, in {previous.period} {amount(then)}")
            for area, then, now in both
            if _leaps(then, now, factor or 0, whole=quantity.is_denominator)
        ]
        leapt.update((quantity.source, quantity.said, doubt.area.code) for doubt in found)
        facts = {"what": quantity.said, "factor": factor, "level": level.value}
        issues += said("D392", answers, quantity.source, quantity.column, found, len(both), **facts)
    return issues, leapt


def repeated(answers: Answers, previous: Previous) -> list[Issue]:
    """Find a delivery in which every area gives what it gave the last time, in every number."""
    least = answers.plan.limits.equal_from
    every = [both for one in answers.quantities for both in _both(answers, previous, one)]
    areas = {area.code for area, _, _ in every}
    tells = any(max(then, now) >= _LEAST for _, then, now in every)
    if least is None or len(areas) < least or not tells or any(then != now for _, then, now in every):
        return []
    files = [file for one in answers.quantities if (file := answers.file(one.source))]
    place, level = Place(files[0] if files else ""), answers.compared(previous).value
    return [Issue.of("D399", place, areas=len(areas), level=level, period=previous.period)]


def _both(answers: Answers, previous: Previous, quantity: Quantity) -> list[tuple[Area, int, int]]:
    """Return the areas with a number then and now, in the first measure that has both."""
    found = []
    for area in answers.areas(answers.compared(previous)):
        for measure, side in quantity.uses:
            cell = previous.cells.get((measure.number, area.level, area.code))
            if cell is None or previous.kinds.get(measure.number) != measure.kind:
                continue
            then = cell.numerator if side == "numerator" else cell.denominator
            now = answers.number(measure, side, area)
            if then is not None and now is not None:
                found.append((area, then, now))
                break
    return found


def _leaps(then: int, now: int, factor: int, *, whole: bool) -> bool:
    """Say whether a number leapt. That nobody was counted is ordinary, that nobody was there is not."""
    small, large = sorted((then, now))
    if small == 0 and not whole:
        return False
    return large >= _LEAST and large >= factor * max(small, 1)
