"""Rules on the dates and versions of fields 7 and 8."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from nki.model.spec import Indicator
from nki.steps.validate.finding import Finding, finding


def version_is_the_last_revision(indicator: Indicator) -> Iterator[Finding]:
    """Check that the revision history ends with the current version."""
    last = indicator.revisions[-1].version
    if indicator.version != last:
        yield finding("S214", "version", version=indicator.version, last=last)


def revisions_are_in_order(indicator: Indicator) -> Iterator[Finding]:
    """Check the dates of the revision history, as far as both of two say."""
    dated = [(i, revision.date) for i, revision in enumerate(indicator.revisions) if revision.date]
    for (_, before), (i, after) in pairwise(dated):
        shared = min(len(before), len(after))
        if after[:shared] < before[:shared]:
            yield finding("S215", "revisions", i, "date", found=after, before=before)


def versions_are_in_order(indicator: Indicator) -> Iterator[Finding]:
    """Check that no version is revised into an older one."""
    for i, (before, after) in enumerate(pairwise(indicator.revisions), start=1):
        if _parts(after.version) < _parts(before.version):
            yield finding("S225", "revisions", i, "version", found=after.version, before=before.version)


def _parts(version: str) -> tuple[int, ...]:
    """Return a version as numbers, of which 1.0 and 1.0.0 are the same."""
    major, minor, patch = (*version.split("."), "0")[:3]
    return int(major), int(minor), int(patch)


def revisions_have_days_of_the_calendar(indicator: Indicator) -> Iterator[Finding]:
    """Check that the dates of the revision history exist."""
    for i, revision in enumerate(indicator.revisions):
        if revision.date and len(revision.date) == len("2022-06-23"):
            try:
                date.fromisoformat(revision.date)
            except ValueError:
                yield finding("S224", "revisions", i, "date", date=revision.date)


def dates_to_come(indicator: Indicator, today: date) -> Iterator[Finding]:
    """Find publications and revisions that have not happened yet."""
    if isinstance(indicator.first_published, date) and indicator.first_published > today:
        yield finding("S256", "first_published", date=indicator.first_published)
    for i, revision in enumerate(indicator.revisions):
        if revision.date and revision.date > today.isoformat()[: len(revision.date)]:
            yield finding("S256", "revisions", i, "date", date=revision.date)
