"""Doubt: a plan, the register, tallies and perhaps an earlier result → warnings.

In: ``Plan``, ``Memberships``, ``Tables``, ``Previous``. Out: issues, sorted. May not change a figure, raise,
or show a number of a source about persons or under a disclosure rule. What is doubted is possible: whether
it is so is for the unit to say.
"""

from __future__ import annotations

from dataclasses import replace

from nki.model.issue import Issue
from nki.model.plan import MeasurePlan, Plan
from nki.model.previous import Previous
from nki.model.register import Memberships
from nki.model.tally import Tables
from nki.steps.plausibility.change import changed, repeated
from nki.steps.plausibility.pairs import copied, everyone
from nki.steps.plausibility.peers import all_equal, far
from nki.steps.plausibility.quantities import Answers

__all__ = ["doubts"]


def doubts(
    plan: Plan, memberships: Memberships, tables: Tables, previous: Previous | None = None
) -> tuple[Issue, ...]:
    """Return what is hard to believe. A unit is doubted once for one number, by the doubt that says most.

    Those who report on different levels are not compared with each other.
    """
    issues: list[Issue] = []
    for level, membership in memberships.items():
        own = tuple(
            one for one in plan.measures if _is_plain(one) and plan.source(one.source).unit_level is level
        )
        if own:
            issues += _doubts(Answers(replace(plan, measures=own), membership, tables), previous)
    return tuple(sorted(issues))


def _is_plain(measure: MeasurePlan) -> bool:
    """Say whether a measure is a count or a share of one source: all else is not counted unit by unit."""
    return measure.kind in ("count", "proportion") and len(measure.sides) == 1


def _doubts(answers: Answers, previous: Previous | None) -> list[Issue]:
    same, copies = copied(answers, previous)
    leaps, leapt = ([], set()) if previous is None else changed(answers, previous)
    issues = [*same, *everyone(answers, copies), *leaps, *all_equal(answers), *far(answers, leapt)]
    if previous is not None:
        issues += repeated(answers, previous)
    return issues
