"""The groups of the breakdowns, with one for rows of which the group is not known, where there are any."""

from __future__ import annotations

from dataclasses import replace

from nki.labels import UNKNOWN_GROUP
from nki.model.plan import Plan, StratumPlan
from nki.model.tally import Tables


def with_unknown(plan: Plan, tables: Tables) -> tuple[StratumPlan, ...]:
    """Return the breakdowns. A group that is not known is shown where any row that counts lacks it."""
    tallies = {**tables.groups, **tables.denominators}
    lacking = {
        group[0] for (_, _, group), tally in tallies.items() if group[0] and not group[1] and tally.counted
    }
    lacking |= {group[0] for _, _, _, group in tables.area_tallies if group[0] and not group[1]}
    return tuple(
        replace(stratum, groups=(*stratum.groups, UNKNOWN_GROUP.nb)) if stratum.id in lacking else stratum
        for stratum in plan.strata
    )
