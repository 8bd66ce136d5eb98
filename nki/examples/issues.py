"""Findings about examples: refused rows, units that are nowhere, and figures that differ."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path as FilePath

from nki.errors import NkiError, is_error, words
from nki.errors.called import CALLED
from nki.errors.meant import meant
from nki.examples.differences import differences
from nki.examples.stage import Played, Stage
from nki.model.issue import Issue, Place
from nki.model.level import NATIONAL_CODE, Level
from nki.model.period import Period
from nki.model.places import Path, Places
from nki.model.release import Release, Row
from nki.model.spec import Example, Expectation, Indicator
from nki.steps.load import Loaded, examples_beside, leads_away, load_examples
from nki.steps.validate import Finding, example_findings


@dataclass(frozen=True, slots=True)
class Placed:
    """An example, the path to it in its file, and the places of that file."""

    example: Example
    path: Path
    places: Places


def examples_of(loaded: Loaded, file: FilePath | None = None) -> tuple[tuple[Placed, ...], tuple[Issue, ...]]:
    """Return the examples in and beside a specification, and what is wrong with those beside it.

    ``file`` is the specification's file, where messages call it by another name.
    """
    examples = list(_placed(loaded.indicator.examples, loaded.places))
    issues: list[Issue] = []
    for beside in examples_beside(file or FilePath(loaded.file)):
        shown = str(FilePath(loaded.file).with_name(beside.name))
        if leads_away(beside):
            issues.append(Issue.of("S130", Place(shown), folder=beside.parent))
            continue
        try:
            more = load_examples(beside, shown)
        except NkiError as error:
            issues.extend(error.issues)
            continue
        found = [one.placed(more.places) for one in example_findings(loaded.indicator, more.examples)]
        issues.extend(found)
        examples.extend(() if found else _placed(more.examples, more.places))
    return tuple(examples), tuple(issues)


def issues_of(loaded: Loaded, file: FilePath | None = None, stage: Stage | None = None) -> tuple[Issue, ...]:
    """Compute the examples of a specification without errors; return what they find, sorted."""
    examples, issues = examples_of(loaded, file)
    if not examples:
        return issues
    if stage is not None:
        return tuple(sorted([*issues, *_played(loaded.indicator, examples, stage)]))
    with Stage() as own:
        return tuple(sorted([*issues, *_played(loaded.indicator, examples, own)]))


def findings_of(placed: Placed, played: Played) -> Iterator[Issue]:
    """Yield what an example that has been computed finds."""
    if played.release is None:
        yield from _refused(placed, played)
        return
    rows = {(row.measure, row.level, row.code, row.stratum, row.group): row for row in played.release.rows}
    for i, expectation in enumerate(placed.example.expect):
        path = (*placed.path, "expect", i)
        area = (expectation.measure, expectation.level, expectation.area or NATIONAL_CODE)
        row = rows.get((*area, expectation.stratum or "", expectation.group or ""))
        if row is None and (*area, "", "") in rows:
            yield _no_group(placed, path, expectation, played.release)
        elif row is None:
            yield _nowhere(placed, path, expectation, played.release)
        else:
            yield from _different(placed, path, expectation, row, played.release)


def _placed(examples: Sequence[Example], places: Places) -> tuple[Placed, ...]:
    return tuple(Placed(example, ("examples", e), places) for e, example in enumerate(examples))


def _played(indicator: Indicator, examples: Sequence[Placed], stage: Stage) -> Iterator[Issue]:
    for placed in examples:
        yield from findings_of(placed, stage.play(indicator, placed.example))


def _refused(placed: Placed, played: Played) -> Iterator[Issue]:
    """Yield what reading the rows and units of an example found, each once, at the cell that it is about."""
    yield from dict.fromkeys(_refusal(placed, played, issue) for issue in played.issues if is_error(issue))


def _refusal(placed: Placed, played: Played, issue: Issue) -> Issue:
    part = played.files.origin(issue.place.file, issue.place.row, issue.field)
    # what is wrong with a file as a whole
    path = part or ({"D352": "units", "D353": "period"}.get(issue.code, "rows"),)
    said = words(issue)
    code = "S233" if played.files.is_register(issue.place.file) else "S232"
    facts: dict[str, object] = {"problem": said.found, "advice": said.do, "cause": issue.code}
    return Finding(code, _existing((*placed.path, *path), placed.places), facts).placed(placed.places)


def _existing(path: Path, places: Places) -> Path:
    """Return the part, or the nearest one around it that stands in the file."""
    while path and path not in places.values:
        path = path[:-1]
    return path


def _no_group(placed: Placed, path: Path, expectation: Expectation, release: Release) -> Issue:
    stratum, group = expectation.stratum or "", expectation.group or ""
    rows = [row for row in release.rows if row.measure == expectation.measure and row.stratum]
    strata = dict.fromkeys(row.stratum for row in rows)
    facts = {
        "expected": f'the group "{group}" of the breakdown "{stratum}"',
        "problem": f"measure {expectation.measure} has no such breakdown",
        "meant": meant(stratum, list(strata)),
        "advice": f"name one of its breakdowns: {', '.join(strata)}"
        if strata
        else "remove `stratum` and `group`",
    }
    key = "stratum"
    if stratum in strata:
        groups = list(dict.fromkeys(row.group for row in rows if row.stratum == stratum))
        facts["problem"] = "the breakdown has no such group"
        facts["meant"] = meant(group, groups)
        facts["advice"] = f"name one of its groups: {', '.join(groups)}"
        key = "group"
    return Finding("S231", _existing((*path, key), placed.places), dict(facts)).placed(placed.places)


def _nowhere(placed: Placed, path: Path, expectation: Expectation, release: Release) -> Issue:
    level, area = expectation.level, expectation.area or ""
    day = Period.parse(placed.example.period).last_day
    units = sorted({row.code for row in release.rows if row.level is release.about.unit_level})
    declared = {unit.id for unit in placed.example.units}
    facts = {
        "expected": f'the {_LEVELS[level]} "{area}"',
        "problem": f"there is no such {_LEVELS[level]} on {day}",
        "meant": "",
        "advice": "write the code that is valid on the last day of the period",
    }
    if level is release.about.unit_level:
        facts["problem"] = "no row and no unit of the example has that id"
        facts["meant"] = meant(area, units)
        facts["advice"] = f"name one of its units: {', '.join(units)}"
        if area in declared and level is Level.ER_UNIT:
            facts["problem"] = f"the unit was not open on {day} and has no row"
            facts["advice"] = "expect nothing of it, for it is in no table"
    return Finding("S231", _existing((*path, "area"), placed.places), dict(facts)).placed(placed.places)


_LEVELS = {**CALLED, Level.ER_UNIT: "ER unit"}


def _different(
    placed: Placed, path: Path, expectation: Expectation, row: Row, release: Release
) -> Iterator[Issue]:
    decimals = {measure.number: measure.decimals for measure in release.about.measures}[row.measure]
    found = differences(expectation, row, decimals)
    if not found:
        return
    where = "national" if row.level is Level.NATIONAL else f"{_LEVELS[row.level]} {row.code}"
    if row.stratum:
        where += f", {row.group}"
    facts: dict[str, object] = {
        "figure": f"measure {row.measure}, {where}",
        "differences": "; ".join(text for _, text in found),
    }
    yield Finding("S230", (*path, found[0][0]), facts).placed(placed.places)
