"""The sentence: load → validate → plan → read → compute → suppress. Open this first.

Rendering is left to whoever asks for it: the command line, or nobody.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path

from nki import catalogue, geography
from nki.errors import NkiError, is_error
from nki.inputs import Data, delivery_for
from nki.model.issue import Issue, Place
from nki.model.level import Level
from nki.model.period import Period, PeriodKind
from nki.model.places import Places
from nki.model.plan import Plan
from nki.model.previous import Previous
from nki.model.release import FormText
from nki.model.spec import Indicator
from nki.periods import asked_period, asked_periods, example
from nki.result import Result
from nki.steps.compute import compute as compute_draft
from nki.steps.load import Loaded, examples_beside, vocabulary_of
from nki.steps.load import load as load_file
from nki.steps.plan import plan
from nki.steps.plausibility import doubts
from nki.steps.read import (
    AS_FOUND,
    Choices,
    Delivery,
    Unpacker,
    Watch,
    answered_years,
    area_notes,
    faults,
    find_register,
    read,
    read_about,
    reporters,
)
from nki.steps.suppress import suppress
from nki.steps.validate import validate as find_issues

ANY_PERIOD = Period(2000)
"""For questions to a delivery that come before its period is known."""


def load(given: str | Path) -> Indicator:
    """Load and validate an indicator by file or id. Raises ``NkiError`` with all findings."""
    return _checked(given)[0].indicator


def compute(
    indicators: Sequence[str | Path | Indicator],
    data: Data,
    *,
    register: str | Path | None = None,
    period: str | int | Sequence[str | int] | None = None,
    levels: Sequence[str] = (),
    choices: Choices = AS_FOUND,
    previous: str | Path | None = None,
    unpacker: Unpacker | None = None,
    watch: Watch | None = None,
    provisional: bool = False,
    with_form: bool = True,
) -> tuple[Result, ...]:
    """Compute indicators from one delivery, one result for each and each period.

    Raises ``NkiError`` with all findings.

    ``period`` is one, or a sequence of those that are asked for, in which ``2024-T1..2024-T3`` are three.
    ``choices`` say how the delivery is read where that is not plain, ``previous`` is an earlier result to
    hold the answers against. Whoever computes several times from one pipe gives one ``unpacker``. ``watch``
    is told now and then how far a long reading has come. ``provisional`` figures may still change; those of
    a delivery that says so itself are. ``with_form`` puts the definition into the result.
    """
    loaded: list[tuple[Indicator, tuple[Issue, ...]]] = []
    problems: list[Issue] = []
    for given in indicators:
        try:
            loaded.append(_indicator(given))
        except NkiError as error:
            problems.extend(error.issues)
    if problems:
        raise NkiError(*problems)
    asked = _Asked(data, register, levels, choices, previous, watch, provisional, with_form)
    results: list[Result] = []
    with Unpacker() if unpacker is None else nullcontext(unpacker) as opened:
        for indicator, issues in loaded:
            try:
                results += _compute_periods(indicator, issues, asked, opened, period)
            except NkiError as error:
                problems.extend(issue for issue in error.issues if issue not in problems)
    if problems:
        raise NkiError(*problems)
    return tuple(results)


@dataclass(frozen=True, slots=True)
class _Asked:
    """What is computed from, and how."""

    data: Data
    register: str | Path | None
    levels: Sequence[str]
    choices: Choices
    previous: str | Path | None
    watch: Watch | None
    provisional: bool
    with_form: bool


def _compute_periods(
    indicator: Indicator,
    issues: tuple[Issue, ...],
    asked: _Asked,
    unpacker: Unpacker,
    period: str | int | Sequence[str | int] | None,
) -> tuple[Result, ...]:
    """Compute one indicator for each period that was asked for, or for the one that the delivery is of."""
    periods: tuple[Period | None, ...] = (None,)
    if period is not None:
        rule = indicator.period
        kind = PeriodKind(rule.kind)
        if isinstance(period, str | int):
            periods = asked_periods([period], kind, rule.months, ranges=False)
        else:
            periods = asked_periods(period, kind, rule.months)
    return tuple(_compute_one(indicator, issues, asked, unpacker, one) for one in periods)


def _compute_one(
    indicator: Indicator,
    issues: tuple[Issue, ...],
    asked: _Asked,
    unpacker: Unpacker,
    period: Period | None,
) -> Result:
    delivery = delivery_for(indicator, asked.data, unpacker, asked.choices, asked.watch)
    mapping_notes = _mapping_notes(asked.choices, delivery)
    if asked.choices.duplicates and indicator.period.answered_on is None:
        raise NkiError(Issue.of("U023", which=asked.choices.duplicates))
    try:
        planned, folder, notes = prepared(indicator, delivery, asked.register, period, asked.levels)
        memberships, register_issues = reporters(planned, folder)
    except NkiError as error:
        # what is wrong with the delivery does not wait until this is mended
        found = faults(plan(indicator, ANY_PERIOD), delivery)
        more = (issue for issue in found if issue not in error.issues)
        raise NkiError(*error.issues, *more) from None
    tables, read_issues = read(planned, memberships, delivery)
    before, previous_issues = (None, ()) if asked.previous is None else _previous(asked.previous, planned)
    doubted = doubts(planned, memberships, tables, before)
    draft = compute_draft(planned, memberships, tables)
    synthetic = folder is not None and read_about(folder).synthetic
    release = suppress(
        planned,
        draft,
        tables.readings,
        geography=geography.SOURCE,
        synthetic=synthetic or any(reading.synthetic for reading in tables.readings),
        notes=area_notes(planned, memberships),
        form=_form(indicator) if asked.with_form else (),
        provisional=asked.provisional or any(reading.provisional for reading in tables.readings),
    )
    said = (*issues, *mapping_notes, *notes, *register_issues, *read_issues, *previous_issues, *doubted)
    return Result(release, said, tables.aside)


def _form(indicator: Indicator) -> tuple[FormText, ...]:
    from nki.formtext import form_texts  # noqa: PLC0415  (a table does not need it)

    return form_texts(indicator)


def _previous(given: str | Path, planned: Plan) -> tuple[Previous, tuple[Issue, ...]]:
    from nki.steps.read.previous import read_previous  # noqa: PLC0415  (only where there is one)

    if not Path(given).is_file():
        raise NkiError(Issue.of("U002", given=given))
    return read_previous(Path(given), planned)


def prepared(
    indicator: Indicator,
    delivery: Delivery,
    register: str | Path | None,
    period: str | int | Period | None,
    levels: Sequence[str] = (),
) -> tuple[Plan, Path | None, tuple[Issue, ...]]:
    """Return the plan for a delivery and the register's folder, both found where they are not given.

    There is no register where no ER unit reports.
    """
    folder: Path | None = None
    register_notes: tuple[Issue, ...] = ()
    if Level.ER_UNIT in indicator.unit_levels:
        folder, register_notes = _register(register, delivery)
    measured, period_notes = _period(indicator, period, delivery)
    return plan(indicator, measured, levels), folder, (*register_notes, *period_notes)


def _mapping_notes(choices: Choices, delivery: Delivery) -> tuple[Issue, ...]:
    """Say which mapping is used where nobody gave one."""
    used = delivery.choices.mapping
    return () if used is None or used == choices.mapping else (Issue.of("D389", file=used),)


def _indicator(given: str | Path | Indicator) -> tuple[Indicator, tuple[Issue, ...]]:
    if isinstance(given, Indicator):
        # it may have been made by hand, and a circle of references would never end
        return given, _without_errors(find_issues(given, Places(f"{given.id}.yaml")))
    loaded, issues = _checked(given)
    return loaded.indicator, (*issues, *_without_errors(_examples(loaded)))


def _checked(given: str | Path) -> tuple[Loaded, tuple[Issue, ...]]:
    """Load and validate; return the warnings, raise the errors."""
    loaded = load_file(catalogue.find(str(given)))
    # what the catalogue refers to is proven before it is published
    words = None if Path(loaded.file) in catalogue.indicators() else vocabulary_of(Path(loaded.file))
    return loaded, _without_errors(find_issues(loaded.indicator, loaded.places, vocabulary=words))


def _examples(loaded: Loaded) -> tuple[Issue, ...]:
    """Compute the examples of a definition; those of the catalogue are proven before it is published."""
    if Path(loaded.file) in catalogue.indicators():
        return ()
    if not loaded.indicator.examples and not examples_beside(Path(loaded.file)):
        return ()
    from nki.examples import issues_of  # noqa: PLC0415  (a computation of its own)

    return issues_of(loaded)


def _without_errors(issues: tuple[Issue, ...]) -> tuple[Issue, ...]:
    if any(is_error(issue) for issue in issues):
        raise NkiError(*issues)
    return issues


def _register(given: str | Path | None, delivery: Delivery) -> tuple[Path, tuple[Issue, ...]]:
    """Return the register's folder: the one given, or one that lies beside the delivery."""
    if given is not None:
        return Path(given), ()
    found = find_register(delivery.paths)
    if found is None:
        raise NkiError(Issue.of("U005"))
    return found, (Issue.of("D333", folder=found),)


def _period(
    indicator: Indicator, given: str | int | Period | None, delivery: Delivery
) -> tuple[Period, tuple[Issue, ...]]:
    """Return the measure period: the one given, or the one that the delivery's dates leave no doubt about."""
    rule = indicator.period
    kind = PeriodKind(rule.kind)
    if isinstance(given, Period):
        return given, ()
    if given is not None:
        return asked_period(given, kind), ()
    if kind is not PeriodKind.YEAR or rule.answered_on is None or rule.survey_year_offset is None:
        raise NkiError(Issue.of("U004", detail="", example=example(kind)))
    years = answered_years(indicator, delivery)
    if len(years) != 1:
        said = "in no year that could be read" if not years else f"in {', '.join(map(str, years))}"
        raise NkiError(Issue.of("U004", detail=f"; it was answered {said}", example=example(kind)))
    period = Period(years[0] - rule.survey_year_offset)
    place = Place(str(delivery.paths[0])) if delivery.paths else None
    return period, (Issue.of("D332", place, rule.answered_on, year=years[0], period=period),)
