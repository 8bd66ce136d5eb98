"""From an indicator and a register to an empty survey form: load → validate → who is asked → form."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from nki import catalogue
from nki.errors import NkiError, is_error
from nki.errors.meant import meant
from nki.model.issue import Issue
from nki.model.level import Level
from nki.model.period import Period, PeriodKind
from nki.model.spec import Indicator, Source
from nki.periods import asked_period, example
from nki.steps.form import Form, write_form
from nki.steps.load import load
from nki.steps.read import find_register, membership_of, read_about, read_register
from nki.steps.validate import validate

_OF_FIGURES = {"S227"}
"""What has to be mended before figures on persons are published, and keeps nobody from asking questions."""


@dataclass(frozen=True, slots=True)
class Written:
    """A form as bytes, what it asks whom, and what is worth telling."""

    data: bytes
    form: Form
    issues: tuple[Issue, ...]


def form(
    given: str | Path,
    format: str,  # noqa: A002  (the word users write)
    *,
    register: str | Path | None = None,
    period: str | int | None = None,
    source: str | None = None,
    beside: Path | None = None,
) -> Written:
    """Write the survey form of an indicator, for the units open on the last day of the period.

    A register is looked for beside the file that is to be written, and here where there is none. Raises
    ``NkiError`` with all findings.
    """
    loaded = load(catalogue.find(str(given)))
    found = validate(loaded.indicator, loaded.places)
    issues = tuple(issue for issue in found if issue.code not in _OF_FIGURES)
    if any(map(is_error, issues)):
        raise NkiError(*issues)
    problems: list[Issue] = []
    asked = _source(loaded.indicator, source, problems)
    measured = _period(loaded.indicator, period, problems)
    from_register = asked is None or asked.unit_level is Level.ER_UNIT
    folder, notes = _register(register, beside, problems) if from_register else (None, ())
    if problems or asked is None or measured is None:
        raise NkiError(*problems)
    if folder is None:
        membership, synthetic = membership_of(asked.unit_level, measured), False
    else:
        # what the register lacks matters to figures, and not to who is asked
        membership, _ = read_register(folder, measured, whole_country=False)
        synthetic = read_about(folder).synthetic
    made = Form(loaded.indicator, asked, measured, membership.units, synthetic)
    return Written(write_form(made, format), made, (*issues, *notes))


def _source(indicator: Indicator, given: str | None, problems: list[Issue]) -> Source | None:
    names = [source.id for source in indicator.sources]
    if given is None and len(names) == 1:
        return indicator.sources[0]
    if given in names:
        return indicator.source(given)
    found = "the indicator has several sources, and a form asks the questions of one"
    if given is not None:
        found = f'the indicator has no source "{given}"{meant(given, names)}'
    problems.append(Issue.of("U030", found=found, sources=", ".join(names)))
    return None


def _period(indicator: Indicator, given: str | int | None, problems: list[Issue]) -> Period | None:
    kind = PeriodKind(indicator.period.kind)
    if given is None:
        problems.append(Issue.of("U031", example=example(kind)))
        return None
    try:
        return asked_period(given, kind)
    except NkiError as error:
        problems.extend(error.issues)
        return None


def _register(
    given: str | Path | None, beside: Path | None, problems: list[Issue]
) -> tuple[Path | None, tuple[Issue, ...]]:
    if given is not None:
        return Path(given), ()
    found = find_register([beside or Path("form")])
    if found is None:
        problems.append(Issue.of("U032"))
        return None, ()
    return found, (Issue.of("D333", folder=found),)
