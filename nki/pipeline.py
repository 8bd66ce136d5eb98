"""The sentence: load → validate → plan → read → compute → suppress. Open this first.

Rendering is left to whoever asks for it: the command line, or nobody.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from nki import catalogue, geography
from nki.errors import NkiError, is_error
from nki.inputs import Data, delivery_for
from nki.model.issue import Issue, Place
from nki.model.period import Period
from nki.model.places import Places
from nki.model.spec import Indicator
from nki.result import Result
from nki.steps.compute import compute as compute_draft
from nki.steps.load import Loaded, examples_beside
from nki.steps.load import load as load_file
from nki.steps.plan import plan
from nki.steps.read import Delivery, answered_years, find_register, read, read_about, read_register
from nki.steps.suppress import suppress
from nki.steps.validate import validate as find_issues


def load(given: str | Path) -> Indicator:
    """Load and validate an indicator by file or id. Raises ``NkiError`` with all findings."""
    return _checked(given)[0].indicator


def compute(
    indicators: Sequence[str | Path | Indicator],
    data: Data,
    *,
    register: str | Path | None = None,
    period: str | int | None = None,
    levels: Sequence[str] = (),
) -> tuple[Result, ...]:
    """Compute indicators from one delivery, one result each. Raises ``NkiError`` with all findings."""
    loaded: list[tuple[Indicator, tuple[Issue, ...]]] = []
    problems: list[Issue] = []
    for given in indicators:
        try:
            loaded.append(_indicator(given))
        except NkiError as error:
            problems.extend(error.issues)
    if problems:
        raise NkiError(*problems)
    results: list[Result] = []
    for indicator, issues in loaded:
        try:
            results.append(_compute_one(indicator, issues, data, register, period, levels))
        except NkiError as error:
            problems.extend(issue for issue in error.issues if issue not in problems)
    if problems:
        raise NkiError(*problems)
    return tuple(results)


def _compute_one(
    indicator: Indicator,
    issues: tuple[Issue, ...],
    data: Data,
    register: str | Path | None,
    period: str | int | None,
    levels: Sequence[str],
) -> Result:
    delivery = delivery_for(indicator, data)
    folder, register_notes = _register(register, delivery)
    measured, period_notes = _period(indicator, period, delivery)
    planned = plan(indicator, measured, levels)
    membership, register_issues = read_register(folder, measured)
    tables, read_issues = read(planned, membership, delivery)
    draft = compute_draft(planned, membership, tables)
    synthetic, _ = read_about(folder)
    release = suppress(
        planned,
        draft,
        tables.readings,
        geography=geography.SOURCE,
        synthetic=synthetic or any(reading.synthetic for reading in tables.readings),
    )
    return Result(release, (*issues, *register_notes, *period_notes, *register_issues, *read_issues))


def _indicator(given: str | Path | Indicator) -> tuple[Indicator, tuple[Issue, ...]]:
    if isinstance(given, Indicator):
        # it may have been made by hand, and a circle of references would never end
        return given, _without_errors(find_issues(given, Places(f"{given.id}.yaml")))
    loaded, issues = _checked(given)
    return loaded.indicator, (*issues, *_without_errors(_examples(loaded)))


def _checked(given: str | Path) -> tuple[Loaded, tuple[Issue, ...]]:
    """Load and validate; return the warnings, raise the errors."""
    loaded = load_file(catalogue.find(str(given)))
    return loaded, _without_errors(find_issues(loaded.indicator, loaded.places))


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
    indicator: Indicator, given: str | int | None, delivery: Delivery
) -> tuple[Period, tuple[Issue, ...]]:
    """Return the measure period: the one given, or the one that the delivery's dates leave no doubt about."""
    rule = indicator.period
    if given is not None:
        try:
            return Period.parse(str(given)), ()
        except ValueError:
            raise NkiError(Issue.of("U003", given=given, kind=rule.kind)) from None
    if rule.answered_on is None or rule.survey_year_offset is None:
        raise NkiError(Issue.of("U004", detail=""))
    years = answered_years(indicator, delivery)
    if len(years) != 1:
        said = "in no year that could be read" if not years else f"in {', '.join(map(str, years))}"
        raise NkiError(Issue.of("U004", detail=f"; it was answered {said}"))
    period = Period(years[0] - rule.survey_year_offset)
    place = Place(str(delivery.paths[0])) if delivery.paths else None
    return period, (Issue.of("D332", place, rule.answered_on, year=years[0], period=period),)
