"""What the computation needs beyond the form, in bokmål: statements that stand below its 25 fields."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from nki.formtext.blocks import Block, Look
from nki.formtext.fields import DENOMINATOR, MEASURE, NUMERATOR
from nki.formtext.prose import BULLET
from nki.formtext.rowrules import derived_in_words, rules_in_words
from nki.labels import LEVELS, LEVELS_PLURAL
from nki.model.level import Level
from nki.model.spec import (
    Concept,
    Disclosure,
    Goal,
    Indicator,
    Interval,
    Levels,
    Measure,
    Plausibility,
    Rows,
    Source,
)
from nki.wording import aggregate_in_words, kind_in_words, recipe_in_words

_PERIODS = {
    "year": "Kalenderår",
    "half_year": "Halvår",
    "tertial": "Tertial",
    "quarter": "Kvartal",
    "month": "Måned",
    "week": "Uke",
}
_RULES = {"none": "Ingen regel", "small_numbers": "Små tall skjules, og tall som ville røpet dem"}
_METHODS = {
    "wilson": "Wilsons metode",
    "exact": "eksakt (Clopper og Pearson)",
    "byar": "Byars metode",
    "dobson": "Dobsons metode",
    "wilson_effective": "Wilsons metode med effektivt antall",
    "student": "Students t-fordeling",
    "order_statistics": "ordningsobservatorer",
    "source": "slik kilden oppgir det",
}
_NEUTER = (Level.HEALTH_TRUST, Level.COUNTY)
"""The levels whose words are neuter: hvert helseforetak, hvert fylke."""

_DIRECTIONS = {"higher": "høyere er bedre", "lower": "lavere er bedre"}


@dataclass(frozen=True, slots=True)
class Statement:
    """What is said under one heading. ``key`` names the heading: ``sheet.beyond_<key>`` among the phrases."""

    key: str
    blocks: tuple[Block, ...]

    @property
    def plain(self) -> str:
        """Return what is said as plain text, a line for each paragraph."""
        return "\n".join(block.plain for block in self.blocks)


KEYS = (
    "goal",
    "measures",
    "levels",
    "strata",
    "columns",
    "period",
    "threshold",
    "disclosure",
    "interval",
    "plausibility",
    "concepts",
)
"""The headings there can be, in their order."""


def beyond_form(indicator: Indicator) -> tuple[Statement, ...]:
    """Return what is computed and how, as far as the form does not say it."""
    said: dict[str, Iterator[Block]] = {
        "goal": _goal(indicator.goal),
        "measures": (block for measure in indicator.measures for block in _measure(measure)),
        "levels": _levels(indicator.levels),
        "strata": _stratum(indicator),
        "columns": (block for source in indicator.sources for block in _columns(source)),
        "period": iter((Block(_period(indicator)),)),
        "threshold": iter((Block(_threshold(indicator)),)),
        "disclosure": iter((Block(_disclosure(indicator.disclosure)),)),
        "interval": iter((Block(_interval(indicator.interval)),)),
        "plausibility": _doubts(indicator.plausibility),
        "concepts": (_concept(concept) for concept in indicator.explained),
    }
    statements = (Statement(key, tuple(said[key])) for key in KEYS)
    return tuple(statement for statement in statements if statement.blocks)


def _levels(levels: Levels) -> Iterator[Block]:
    yield Block(f"{_listed(LEVELS[level].nb for level in levels.publish)}.")
    if levels.within is not None:
        yield Block(f"Bare området med koden {levels.within} er med, og det som ligger der.")


def _goal(goal: Goal) -> Iterator[Block]:
    if goal.target is not None:
        yield Block(f"{_number(goal.target)}.", Look.LABELLED, "Målverdi:")
    if goal.direction is not None:
        yield Block(f"{_DIRECTIONS[goal.direction]}.", Look.LABELLED, "Ønsket retning:")


def _measure(measure: Measure) -> Iterator[Block]:
    counted = recipe_in_words(measure)
    if measure.numerator is not None:
        counted = aggregate_in_words(measure.numerator)
    if measure.denominator is not None:
        counted = f"{NUMERATOR}: {counted}. {DENOMINATOR}: {aggregate_in_words(measure.denominator)}"
    yield Block(f"{kind_in_words(measure)}. {counted}.", Look.LABELLED, f"{MEASURE} {measure.number}:")


def _columns(source: Source) -> Iterator[Block]:
    many = "Flere rader" if source.rows is Rows.MANY_PER_UNIT else "Én rad"
    each = "hvert" if source.unit_level in _NEUTER else "hver"
    rows = f"{many} for {each} {_small(LEVELS[source.unit_level].nb)}."
    about = " Radene handler om personer." if source.personal else ""
    yield Block(rows + about, Look.LABELLED, f"{source.id}:")
    for column in source.columns:
        asked = _flat(column.question or column.headers[0])
        answers = (
            f" [{' / '.join((*(column.values or ()), *column.not_applicable))}]" if column.values else ""
        )
        yield Block(f"{column.name}: {asked}{answers}", Look.ITEM, BULLET)
    yield from derived_in_words(source)
    yield from rules_in_words(source)


def _period(indicator: Indicator) -> str:
    rule = indicator.period
    offset = rule.survey_year_offset
    kind = _PERIODS.get(rule.kind) or f"{rule.months} måneder, rullerende"
    return f"{kind}{f'; undersøkelsen gjennomføres {_years(offset)}' if offset is not None else ''}."


def _years(offset: int) -> str:
    if offset == 0:
        return "i måleåret"
    return "året etter måleåret" if offset == 1 else f"{offset} år etter måleåret"


def _threshold(indicator: Indicator) -> str:
    if indicator.response_threshold is None:
        return "Ingen."
    levels = {source.unit_level for source in indicator.sources}
    asked = " og ".join(_small(LEVELS_PLURAL[level].nb) for level in sorted(levels))
    least = _number(indicator.response_threshold)
    return f"Tall vises der minst {least} prosent av dem som er spurt ({asked}), har svart."


def _disclosure(disclosure: Disclosure) -> str:
    limits = {
        "teller": disclosure.numerator_at_most,
        "nevner minus teller": disclosure.rest_at_most,
        "nevner": disclosure.denominator_at_most,
    }
    said = ", ".join(f"{name} høyst {limit}" for name, limit in limits.items() if limit is not None)
    return f"{_RULES[disclosure.rule]}{f' ({said})' if said else ''}: {_flat(disclosure.reason)}"


def _interval(interval: Interval | None) -> str:
    if interval is None:
        return "Ikke oppgitt."
    said = "Intet intervall"
    if interval.method != "none":
        said = f"Konfidensintervall på {_number(interval.level)} prosent, {_METHODS[interval.method]}"
    return f"{said}. {_flat(interval.reason or '')}".strip()


def _stratum(indicator: Indicator) -> Iterator[Block]:
    for stratum in indicator.strata:
        yield Block(f"{_flat(stratum.text)} ({stratum.column})", Look.ITEM, BULLET)


def _doubts(declared: Plausibility | None) -> Iterator[Block]:
    if declared is None:
        return
    sentences = {
        "everyone_from": "Teller lik hele nevneren gir advarsel fra nevner {}.",
        "copied_from": "Like tall på flere spørsmål gir advarsel fra nevner {}.",
        "change_factor": "Tall som er {} ganger så store eller små som forrige gang, gir advarsel.",
        "peer_distance": "Tall mer enn {} robuste standardavvik fra de andres gir advarsel.",
        "equal_from": "Samme tall fra alle gir advarsel fra {} enheter.",
    }
    limits = {key: getattr(declared, key) for key in sentences}
    for key, limit in limits.items():
        if limit != "none":
            yield Block(sentences[key].format(_number(limit)))
    if off := [key for key, limit in limits.items() if limit == "none"]:
        yield Block(f"Slått av: {', '.join(off)}.")


def _concept(concept: Concept) -> Block:
    said = f"på engelsk {concept.en}. Kilde: {_flat(concept.source)}"
    return Block(said if said.endswith(".") else f"{said}.", Look.LABELLED, f"{concept.nb}:")


def _listed(names: Iterator[str]) -> str:
    first, *more = names
    return ", ".join((first, *map(_small, more)))


def _small(name: str) -> str:
    """Write a name inside a sentence; ``RegSim-region`` keeps its capitals."""
    return name.lower() if name[1:].islower() else name


def _number(value: object) -> str:
    return str(value).replace(".", ",")


def _flat(text: str) -> str:
    return " ".join(text.split())
