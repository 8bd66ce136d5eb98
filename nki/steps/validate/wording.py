"""Rules on texts that say something else than the fields that the computation follows.

Words are looked for in Norwegian, as the forms are written. What these rules find are warnings, for a
text may say things in ways that no rule knows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from nki.model.level import Level
from nki.model.places import Path
from nki.model.spec import Column, ColumnType, Indicator, Kind, Measure, Unit
from nki.steps.validate.finding import Finding, finding
from nki.steps.validate.parts import measures_of
from nki.steps.validate.prose import prose

_SHARE_OR_COUNT = re.compile(r"\b((?:prosent)?andel(?:en)?)\b|\b(antall(?:et)?)\b", re.IGNORECASE)
_LEVELS: tuple[tuple[str, Level | None, re.Pattern[str]], ...] = (
    (
        "national",
        Level.NATIONAL,
        re.compile(r"\bnasjonal|\bhele landet|\blandsnivå|\blandet\b", re.IGNORECASE),
    ),
    (
        "health_region",
        Level.HEALTH_REGION,
        re.compile(r"\bhelseregion|\bregional(?:e|t) helseforetak|\bRHF\b", re.IGNORECASE),
    ),
    (
        "health_trust",
        Level.HEALTH_TRUST,
        re.compile(r"(?<!regionale )(?<!regionalt )\bhelseforetak|\bHF\b", re.IGNORECASE),
    ),
    ("regsim_region", Level.REGSIM_REGION, re.compile(r"\bregsim", re.IGNORECASE)),
    ("county", Level.COUNTY, re.compile(r"\bfylke", re.IGNORECASE)),
    ("municipality", Level.MUNICIPALITY, re.compile(r"\bkommune(?:r|ne|n|nivå)?\b", re.IGNORECASE)),
    ("er_unit", Level.ER_UNIT, re.compile(r"\blegevakt", re.IGNORECASE)),
    ("bydel", None, re.compile(r"\bbydel", re.IGNORECASE)),
)
_RANGE = re.compile(r"\b0?1\.\s?(\d{1,2})\.?\s?(?:\d{4})?\s?[-–]\s?(\d{1,2})\.\s?(\d{1,2})\b")
_PART_OF_YEAR = re.compile(r"\b(siste|per|hvert|hver) (tertial|kvartal|halvår|måned|uke)\b", re.IGNORECASE)
_HOW_MANY = re.compile(r"\W*(?:hvor mange|antall)\b", re.IGNORECASE)
_WHICH_DAY = re.compile(r"\W*(?:hvilken dato|dato)\b", re.IGNORECASE)


def kinds_and_units_fit(indicator: Indicator) -> Iterator[Finding]:
    """Check that shares are in per cent, and that nothing else is."""
    for path, measure in measures_of(indicator):
        if measure.unit is None:
            continue
        is_share = measure.kind.is_share
        # what a source or another measure gives in per cent is so as well
        may_be = is_share or measure.kind in (Kind.RATIO, Kind.ESTIMATE, Kind.COMPOSITE)
        if is_share != (measure.unit is Unit.PERCENT) and not (may_be and not is_share):
            advice = (
                "write `unit: percent`, or leave it out" if is_share else "write persons, er_units or number"
            )
            yield finding("S222", *path, "unit", kind=measure.kind, unit=measure.unit, advice=advice)


def texts_promise_what_is_computed(indicator: Indicator) -> Iterator[Finding]:
    """Find texts that promise a share where a count is computed, or the other way round."""
    for path, measure in measures_of(indicator):
        yield from _promise(measure.text, (*path, "text"), measure)
    for key in ("title", "definition"):
        yield from _promise(getattr(indicator, key), (key,), indicator.main_measure)


def _promise(text: str, path: Path, measure: Measure) -> Iterator[Finding]:
    # what comes later in a text may be what the measure is a share of
    said = _SHARE_OR_COUNT.match(text) or _SHARE_OR_COUNT.search(text[:30])
    is_told = measure.kind.is_share or measure.kind is Kind.COUNT
    if said and is_told and (said[1] is not None) != measure.kind.is_share:
        yield finding("S251", *path, said=said[0], number=measure.number, kind=measure.kind)


def levels_are_those_of_the_text(indicator: Indicator) -> Iterator[Finding]:
    """Find levels that field 17 names and no figure has, and figures on levels that it does not name."""
    text, publish = indicator.levels.text, indicator.levels.publish
    named = [(name, level) for name, level, word in _LEVELS if word.search(text)]
    if not any(level for _, level in named):
        return
    unpublished = [name for name, level in named if level not in publish]
    unnamed = [level for level in publish if level not in [level for _, level in named]]
    if unpublished:
        problem = f"the text names {', '.join(unpublished)}, and `publish` does not"
        yield finding("S252", "levels", "text", problem=problem)
    if unnamed:
        problem = f"`publish` names {', '.join(unnamed)}, and the text does not"
        yield finding("S252", "levels", "publish", problem=problem)


def texts_name_the_period(indicator: Indicator) -> Iterator[Finding]:
    """Find texts that name another part of the year than the measure period."""
    places = [(path, text) for path, text in prose(indicator) if path[0] not in ("rationale", "references")]
    places += [(("terms", i, "meaning"), term.meaning) for i, term in enumerate(indicator.terms)]
    for path, text in dict.fromkeys(places):
        found = _RANGE.search(text)
        if found and tuple(map(int, found.groups())) != (1, 31, 12):
            yield finding("S253", *path, said=found[0], kind=indicator.period.kind)
        elif path[0] in ("terms", "main_measure", "other_measures", "definition") and (
            part := _PART_OF_YEAR.search(text)
        ):
            yield finding("S253", *path, said=part[0], kind=indicator.period.kind)


def questions_fit_their_type(indicator: Indicator) -> Iterator[Finding]:
    """Find questions that ask for another kind of answer than their column holds."""
    for s, source in enumerate(indicator.sources):
        for c, column in enumerate(source.columns):
            if asks := _asks_for(column):
                facts = {"column": column.name, "type": column.type, "asks": asks}
                yield finding("S255", "sources", s, "columns", c, "type", **facts)


def _asks_for(column: Column) -> str:
    asked = [column.question] if column.question else list(column.headers[:1])
    if column.type in (ColumnType.UNIT, ColumnType.UNIT_NAME) or not asked:
        return ""
    if _HOW_MANY.match(asked[0]) and not column.type.is_numeric:
        return "how many"
    if _WHICH_DAY.match(asked[0]) and column.type is not ColumnType.DATE:
        return "a date"
    if re.search(r"\(\s*ja\s*/\s*nei\b", asked[0], re.IGNORECASE) and column.type is not ColumnType.CHOICE:
        return "yes or no"
    return ""
