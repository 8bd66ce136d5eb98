"""Whether a change of the calculation announces itself: a new version, and a revision that tells of it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePath

from nki.model.change import Change, Comparison, Effect
from nki.model.issue import Issue
from nki.model.places import Places
from nki.model.spec import Indicator


def unannounced(
    old: Indicator, new: Indicator, comparison: Comparison, new_places: Places
) -> tuple[Issue, ...]:
    """Return the break in the series as a finding (S240), if nothing in the new version tells of it."""
    heavy = comparison.with_effect(Effect.CALCULATION)
    if not heavy or _are_two_indicators(comparison):
        return ()
    told = {revision.version for revision in old.revisions}
    telling = {revision.version for revision in new.revisions}
    if new.version == old.version:
        key, problem = "version", f'the version is still "{new.version}"'
    elif _numbers(new.version) < _numbers(old.version):
        key, problem = "version", f'the version went back from "{old.version}" to "{new.version}"'
    elif new.version not in telling:
        key, problem = "revisions", f'no revision tells of version "{new.version}"'
    elif new.version in told:
        key, problem = "version", f'version "{new.version}" stood in the revision history already'
    else:
        return ()
    place = new_places.of((key,))
    return (Issue.of("S240", place, key, changed=_listed(heavy), problem=problem),)


def _are_two_indicators(comparison: Comparison) -> bool:
    """Say whether each file is called after an id of its own, so that neither continues the other."""
    sides = (comparison.old, comparison.new)
    return comparison.old.id != comparison.new.id and all(
        PurePath(side.file).stem == side.id for side in sides
    )


def _listed(changes: Sequence[Change]) -> str:
    fields = list(dict.fromkeys(change.field for change in changes))
    more = f" and {len(fields) - 4} more" if len(fields) > 4 else ""
    return ", ".join(fields[:4]) + more


def _numbers(version: str) -> tuple[int, ...]:
    numbers = [int(part) for part in version.split(".")]
    return (*numbers, 0)[:3] if len(numbers) < 3 else tuple(numbers)
