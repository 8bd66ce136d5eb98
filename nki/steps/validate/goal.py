"""Rules on field 10: the target, its direction, and what the text says of both."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from nki.model.spec import Indicator, Unit
from nki.steps.validate.finding import Finding, finding

# over and under are also what happens over time and under vakt, so a number follows them here
_UPWARDS = re.compile(
    r"\b(?:minst|mer enn|flere enn|høyere enn|(?<!ikke )over (?=\d)|ikke under)\b", re.IGNORECASE
)
_DOWNWARDS = re.compile(
    r"\b(?:høyst|maksimalt|mindre enn|færre enn|lavere enn|(?<!ikke )under (?=\d)|ikke over)\b", re.IGNORECASE
)
_SHARE = re.compile(r"(\d{1,3}(?:[.,]\d+)?)\s*(?:prosent|%)")


def targets_can_be_reached(indicator: Indicator) -> Iterator[Finding]:
    """Check that a target has a direction, lies where the main measure can be, and can be missed."""
    goal, measure = indicator.goal, indicator.main_measure
    if goal.target is None:
        return
    is_share = measure.kind.is_share
    if goal.direction is None:
        problem = "the target does not say whether more or less is better"
        yield finding("S223", "goal", "target", problem=problem, advice="add `direction: higher` or lower")
    if goal.target < 0 or (is_share and goal.target > 100):
        problem = f"the target {goal.target} lies where the main measure can never be"
        advice = "write a share in per cent, from 0 to 100" if is_share else "write a number from 0"
        yield finding("S223", "goal", "target", problem=problem, advice=advice)
    elif goal.direction == "higher" and goal.target == 0:
        yield _always(goal.target, "higher")
    elif goal.direction == "lower" and is_share and goal.target == 100:
        yield _always(goal.target, "lower")


def _always(target: Decimal, direction: str) -> Finding:
    problem = f"every figure reaches the target {target}, for {direction} is better"
    return finding("S223", "goal", "direction", problem=problem, advice="correct the target or the direction")


def goal_says_what_its_text_says(indicator: Indicator) -> Iterator[Finding]:
    """Find directions and targets that the text of the goal contradicts."""
    goal = indicator.goal
    for direction, word, other in (("lower", _UPWARDS, _DOWNWARDS), ("higher", _DOWNWARDS, _UPWARDS)):
        found = word.search(goal.text)
        if goal.direction == direction and found and not other.search(goal.text):
            facts = {"said": found[0].strip(), "key": "direction", "value": goal.direction}
            yield finding("S254", "goal", "direction", **facts)
    shares = {Decimal(share.replace(",", ".")) for share in _SHARE.findall(goal.text)}
    if not shares or indicator.main_measure.shown_unit is not Unit.PERCENT:
        return
    said = " and ".join(f"{share} per cent" for share in sorted(shares))
    if goal.target is None and len(shares) == 1:
        yield finding("S254", "goal", "text", said=said, key="target", value="empty")
    elif goal.target is not None and goal.target not in shares:
        yield finding("S254", "goal", "target", said=said, key="target", value=goal.target)
