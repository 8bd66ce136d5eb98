"""Two numbers that belong together: everyone counted, or the same numbers written twice."""

from __future__ import annotations

from collections.abc import Container
from itertools import combinations

from nki.model.issue import Issue
from nki.model.plan import MeasurePlan
from nki.model.previous import Previous
from nki.model.register import Area
from nki.steps.plausibility.quantities import Answers, Pair
from nki.steps.plausibility.said import Doubt, amount, said

_OTHERWISE = 2
"""A whole that is now so many times what it was, or such a share of it, can be the part written twice."""

Copies = set[tuple[int, str]]


def everyone(answers: Answers, copies: Container[tuple[int, str]]) -> list[Issue]:
    """Find large units in which the numerator is the whole denominator, but for what is doubted as copied."""
    least = answers.plan.limits.everyone_from
    issues: list[Issue] = []
    for pair in answers.pairs() if least is not None else ():
        measure = pair.share
        if measure is None:
            continue
        found, asked = [], 0
        for unit in answers.membership.units:
            both = answers.both(pair, unit)
            if both is None or both[1] < (least or 0):
                continue
            asked += 1
            if both[0] == both[1] and (measure.number, unit.code) not in copies:
                found.append(Doubt(unit, _of(both)))
        issues += said("D390", answers, pair.source, "", found, asked, measure=measure.number)
    return issues


def copied(answers: Answers, previous: Previous | None) -> tuple[list[Issue], Copies]:
    """Find units that wrote two numbers twice, and the shares in which they did.

    Either one question's two numbers stand under all the others too, or the part stands under the whole:
    both are the same now, and the whole was quite another in the previous result.
    """
    least, pairs, copies = answers.plan.limits.copied_from, answers.pairs(), Copies()
    if least is None:
        return [], copies
    across: list[Doubt] = []
    within: dict[int, list[Doubt]] = {}
    for unit in answers.membership.units:
        given = [(pair, both) for pair in pairs if (both := answers.both(pair, unit)) is not None]
        if _is_one_pair_for_all(given, least):
            where = " and ".join(pair.said for pair, _ in given)
            across.append(Doubt(unit, f"{_of(given[0][1])} in {where}"))
            copies.update((pair.share.number, unit.code) for pair, _ in given if pair.share)
            continue
        for pair, both in given:
            then = _before(previous, pair.share, unit)
            if previous is not None and pair.share and then and _is_part_for_whole(both, then, least):
                doubt = Doubt(unit, f"{_of(both)}, in {previous.period} {_of(then)}")
                within.setdefault(pair.share.number, []).append(doubt)
                copies.add((pair.share.number, unit.code))
    asked = len(answers.membership.units)
    # where a pair of any source is hidden, no number of any is shown
    sources = sorted({pair.source for pair in pairs}, key=lambda one: (not answers.is_hidden(one), one))
    issues = said("D391", answers, sources[0], "", across, asked, what=_ACROSS) if across else []
    for pair in pairs:
        if pair.share and pair.share.number in within:
            what = _WITHIN.format(measure=pair.share.number)
            issues += said("D391", answers, pair.source, "", within[pair.share.number], asked, what=what)
    return issues, copies


_ACROSS = "the same two numbers for questions about different things"
_WITHIN = "one number as numerator and as denominator of measure {measure}, where the denominator was another"


def _is_one_pair_for_all(given: list[tuple[Pair, tuple[int, int]]], least: int) -> bool:
    """Say whether all questions answered have the same two numbers, and not because they share columns."""
    if len({both for _, both in given}) != 1:
        return False
    part, whole = given[0][1]
    apart = any(one.is_apart_from(other) for (one, _), (other, _) in combinations(given, 2))
    return apart and part > 0 and whole >= least


def _before(previous: Previous | None, measure: MeasurePlan | None, unit: Area) -> tuple[int, int] | None:
    if previous is None or measure is None:
        return None
    cell = previous.cells.get((measure.number, unit.level, unit.code))
    if cell is None or cell.numerator is None or cell.denominator is None:
        return None
    return cell.numerator, cell.denominator


def _is_part_for_whole(now: tuple[int, int], then: tuple[int, int], least: int) -> bool:
    small, large = sorted((now[1], then[1]))
    return now[0] == now[1] > 0 and then[0] < then[1] and large >= max(least, _OTHERWISE * small)


def _of(pair: tuple[int, int]) -> str:
    return f"{amount(pair[0])} of {amount(pair[1])}"
