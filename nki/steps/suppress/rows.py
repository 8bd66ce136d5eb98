"""The account of rows that are persons: kept back where it would tell of few, or of what is hidden."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from nki.model.account import Account
from nki.model.draft import DraftCell
from nki.model.level import Level
from nki.model.plan import Plan
from nki.model.spec import Rows
from nki.model.status import Status


def told_sources(
    plan: Plan, cells: Iterable[DraftCell], accounts: Iterable[Account], hidden: Mapping[int, Status]
) -> frozenset[str]:
    """Return the sources of which it may be told what became of their rows.

    Rows that are no persons tell of nobody. Those of persons are kept back where an account has a small
    number, and where figures are hidden and the nation's is not shown: the rows that are in all figures are
    its number, from which hidden ones could be worked out.
    """
    personal = {one.id for one in plan.sources if one.personal and one.rows is Rows.MANY_PER_UNIT}
    limits = (plan.rule.numerator_at_most, plan.rule.rest_at_most, plan.rule.denominator_at_most)
    limit = max(one or 0 for one in limits)
    by_number = list(cells)
    covered = {by_number[at].measure for at in hidden}
    shown = {
        cell.measure
        for at, cell in enumerate(by_number)
        if cell.level is Level.NATIONAL
        and not cell.stratum
        and at not in hidden
        and cell.level not in plan.unasked
    }
    kept: set[str] = set()
    for account in accounts:
        is_small = any(1 <= number <= limit for number in (account.read, *account.fates))
        if is_small or (account.measure in covered and account.measure not in shown):
            kept.add(account.source)
    return frozenset(source.id for source in plan.sources) - (kept & personal)
