"""All rules in one tuple. A rule is a small function from an indicator to findings."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import PurePath

from nki.model.issue import Issue
from nki.model.places import Places
from nki.model.spec import ColumnType, Indicator
from nki.steps.validate.aggregates import aggregates_refer_to_what_is_declared, same_as_ends_in_an_aggregate
from nki.steps.validate.columns import (
    columns_are_declared_once,
    columns_fit_their_type,
    relations_join_numbers,
)
from nki.steps.validate.finding import Finding, finding

Rule = Callable[[Indicator], Iterator[Finding]]


def validate(indicator: Indicator, places: Places) -> tuple[Issue, ...]:
    """Apply every rule. A rule that crashes is a bug and looks like one."""
    found = [finding.placed(places) for rule in RULES for finding in rule(indicator)]
    stem = PurePath(places.file).stem
    if stem != indicator.id:
        name = PurePath(places.file).name
        found.append(finding("S213", "id", file=name, id=indicator.id).placed(places))
    return tuple(sorted(found))


def measures_are_numbered_in_order(indicator: Indicator) -> Iterator[Finding]:
    """Check that the main measure is 1 and the others follow."""
    for expected, measure in enumerate(indicator.measures, start=1):
        if measure.number != expected:
            path = ("main_measure", "number") if expected == 1 else ("other_measures", expected - 2, "number")
            yield finding("S210", *path, found=measure.number, expected=expected)


def levels_run_from_the_top_down(indicator: Indicator) -> Iterator[Finding]:
    """Check the order of field 17, and that no level stands twice."""
    publish = indicator.levels.publish
    for i, (before, level) in enumerate(pairwise(publish), start=1):
        if level in publish[:i]:
            yield finding("S211", "levels", "publish", i, what="level", name=level)
        elif level.rank < before.rank:
            order = sorted(publish, key=lambda one: one.rank)
            yield finding("S209", "levels", "publish", i, found=level, before=before, order=", ".join(order))


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


def terms_are_declared_once(indicator: Indicator) -> Iterator[Finding]:
    """Check that no term is explained twice."""
    seen: set[str] = set()
    for i, term in enumerate(indicator.terms):
        if term.term.casefold() in seen:
            yield finding("S211", "terms", i, "term", what="term", name=term.term)
        seen.add(term.term.casefold())


def survey_date_is_a_date_column(indicator: Indicator) -> Iterator[Finding]:
    """Check the column that the period is compared with."""
    name = indicator.period.answered_on
    if name is None:
        return
    columns = [column for source in indicator.sources for column in source.columns if column.name == name]
    if not columns:
        sources = ", ".join(source.id for source in indicator.sources)
        yield finding("S203", "period", "answered_on", source=sources, column=name, meant="")
    for column in columns:
        if column.type is not ColumnType.DATE:
            yield finding("S217", "period", "answered_on", column=name, type=column.type)


RULES: tuple[Rule, ...] = (
    measures_are_numbered_in_order,
    same_as_ends_in_an_aggregate,
    aggregates_refer_to_what_is_declared,
    columns_are_declared_once,
    columns_fit_their_type,
    relations_join_numbers,
    levels_run_from_the_top_down,
    version_is_the_last_revision,
    revisions_are_in_order,
    terms_are_declared_once,
    survey_date_is_a_date_column,
)
