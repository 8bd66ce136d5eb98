"""A number beside those of the other units: far from all of them, or the same in every one."""

from __future__ import annotations

import math
from collections.abc import Container
from statistics import median

from nki.model.issue import Issue, Place
from nki.model.plan import Sum
from nki.steps.plausibility.quantities import Answers
from nki.steps.plausibility.said import Doubt, amount, said

FEWEST = 20
"""Among fewer units nobody knows what is far."""

_TO_DEVIATION = 1.4826
"""The median distance from the median of a normal distribution, to its standard deviation."""

_NARROWEST = math.log(1.5)
"""Units that are all alike make every number far; so no spread is taken for less than this."""


def far(answers: Answers, leapt: Container[tuple[str, str, str]]) -> list[Issue]:
    """Find units far from the others, by the median and the median distance of the logarithms.

    Sizes of units are spread by factors and not by differences. Units that count nobody are no measure of
    the others. The largest units of a country stand some four and a half such deviations out.
    """
    limit = answers.plan.limits.peer_distance
    issues: list[Issue] = []
    for quantity in answers.quantities if limit is not None else ():
        numbers = [(unit, number) for unit, number in answers.of(quantity) if number > 0]
        if len(numbers) < FEWEST:
            continue
        logs = sorted(math.log(number) for _, number in numbers)
        middle = median(logs)
        spread = max(_TO_DEVIATION * median(sorted(abs(log - middle) for log in logs)), _NARROWEST)
        usual = amount(round(median(sorted(number for _, number in numbers))))
        found = [
            Doubt(unit, f"{amount(number)}, while the median of {len(numbers)} units is {usual}")
            for unit, number in numbers
            if abs(math.log(number) - middle) > (limit or 0) * spread
            and (quantity.source, quantity.said, unit.code) not in leapt
        ]
        facts = {"what": quantity.said}
        issues += said("D393", answers, quantity.source, quantity.column, found, len(numbers), **facts)
    return issues


def all_equal(answers: Answers) -> list[Issue]:
    """Find numbers that many units gave and that are all the same: a column filled downwards."""
    least = answers.plan.limits.equal_from
    issues: list[Issue] = []
    for quantity in answers.quantities if least is not None else ():
        # that every row is counted, or none, is a share of 100 or 0 per cent
        if not isinstance(quantity.aggregation, Sum):
            continue
        numbers = [number for _, number in answers.of(quantity)]
        if len(numbers) >= (least or 0) and len(set(numbers)) == 1:
            number = "(not shown)" if answers.is_hidden(quantity.source) else amount(numbers[0])
            facts = {"what": quantity.said, "units": len(numbers), "number": number}
            issues.append(Issue.of("D394", Place(answers.file(quantity.source)), quantity.column, **facts))
    return issues
