"""All rules in one tuple. A rule is a small function from an indicator to findings."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from itertools import pairwise
from pathlib import PurePath

from nki.errors import is_error
from nki.errors.meant import meant
from nki.model.issue import Issue
from nki.model.places import Places
from nki.model.spec import ColumnType, Indicator, Vocabulary
from nki.steps.validate.aggregates import aggregates_refer_to_what_is_declared, same_as_ends_in_an_aggregate
from nki.steps.validate.bounds import limits_do_not_go_in_circles, numerators_lie_inside_their_denominators
from nki.steps.validate.columns import (
    columns_are_declared_once,
    columns_fit_their_type,
    relations_join_numbers,
)
from nki.steps.validate.concepts import concepts_are_known, terms_used_are_explained
from nki.steps.validate.contradictions import conditions_can_be_true
from nki.steps.validate.dates import (
    dates_to_come,
    revisions_are_in_order,
    revisions_have_days_of_the_calendar,
    version_is_the_last_revision,
    versions_are_in_order,
)
from nki.steps.validate.distinct import distinct_values_are_of_one_kind
from nki.steps.validate.examples import examples_fit_the_indicator
from nki.steps.validate.finding import Finding, finding
from nki.steps.validate.goal import goal_says_what_its_text_says, targets_can_be_reached
from nki.steps.validate.levels import levels_are_made_of_units, the_area_has_the_levels
from nki.steps.validate.persons import (
    persons_are_declared,
    persons_have_a_disclosure_rule,
    small_numbers_have_limits,
)
from nki.steps.validate.prose import texts_stand_without_marks_around_them
from nki.steps.validate.recipes import (
    intervals_suit_their_kind,
    kinds_have_what_they_need,
    recipes_refer_to_what_is_declared,
)
from nki.steps.validate.references import raised_numbers_have_a_reference, references_can_be_found
from nki.steps.validate.rowrules import (
    breakdowns_have_groups,
    rolling_periods_have_a_length,
    rows_are_decided_by_declared_columns,
)
from nki.steps.validate.used import columns_are_used
from nki.steps.validate.wording import (
    kinds_and_units_fit,
    levels_are_those_of_the_text,
    questions_fit_their_type,
    texts_name_the_period,
    texts_promise_what_is_computed,
)

Rule = Callable[[Indicator], Iterator[Finding]]


def validate(
    indicator: Indicator,
    places: Places,
    *,
    today: date | None = None,
    vocabulary: Vocabulary | None = None,
) -> tuple[Issue, ...]:
    """Apply every rule. A rule that crashes is a bug and looks like one.

    ``today`` is the day after which dates have not happened yet, the real one unless given. With a
    ``vocabulary`` the texts are held to the glossary.
    """
    found = [finding.placed(places) for rule in RULES for finding in rule(indicator)]
    day = today or datetime.now(UTC).date()
    found.extend(finding.placed(places) for finding in dates_to_come(indicator, day))
    if vocabulary is not None:
        found.extend(finding.placed(places) for finding in concepts_are_known(indicator, vocabulary))
        found.extend(finding.placed(places) for finding in terms_used_are_explained(indicator, vocabulary))
    if not any(is_error(issue) for issue in found):
        found.extend(finding.placed(places) for rule in AFTERTHOUGHTS for finding in rule(indicator))
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
        dates = [
            column.name
            for source in indicator.sources
            for column in source.columns
            if column.type is ColumnType.DATE
        ]
        facts = {"source": sources, "column": name, "meant": meant(name, dates)}
        yield finding("S203", "period", "answered_on", **facts)
    for column in columns:
        if column.type is not ColumnType.DATE:
            yield finding("S217", "period", "answered_on", column=name, type=column.type)


RULES: tuple[Rule, ...] = (
    measures_are_numbered_in_order,
    same_as_ends_in_an_aggregate,
    aggregates_refer_to_what_is_declared,
    kinds_have_what_they_need,
    intervals_suit_their_kind,
    recipes_refer_to_what_is_declared,
    rows_are_decided_by_declared_columns,
    breakdowns_have_groups,
    rolling_periods_have_a_length,
    columns_are_declared_once,
    columns_fit_their_type,
    relations_join_numbers,
    levels_run_from_the_top_down,
    levels_are_made_of_units,
    the_area_has_the_levels,
    version_is_the_last_revision,
    revisions_are_in_order,
    terms_are_declared_once,
    survey_date_is_a_date_column,
    limits_do_not_go_in_circles,
    conditions_can_be_true,
    distinct_values_are_of_one_kind,
    versions_are_in_order,
    revisions_have_days_of_the_calendar,
    kinds_and_units_fit,
    targets_can_be_reached,
    goal_says_what_its_text_says,
    texts_promise_what_is_computed,
    levels_are_those_of_the_text,
    texts_name_the_period,
    questions_fit_their_type,
    persons_have_a_disclosure_rule,
    small_numbers_have_limits,
    persons_are_declared,
    references_can_be_found,
    raised_numbers_have_a_reference,
    texts_stand_without_marks_around_them,
    examples_fit_the_indicator,
)

AFTERTHOUGHTS: tuple[Rule, ...] = (columns_are_used, numerators_lie_inside_their_denominators)
"""Rules that are asked where there are no errors: a misspelt name makes the right one look unused."""
