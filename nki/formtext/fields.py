"""An indicator → the 25 fields of its form, worded as the published forms word them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from nki.formtext.blocks import Block, FormField, Look
from nki.formtext.prose import paragraphs
from nki.formtext.rowrules import duration_in_words
from nki.labels import REPORTING, shown_date
from nki.model.release import FormText
from nki.model.spec import (
    Aggregate,
    Goal,
    Indicator,
    Levels,
    Measure,
    Reference,
    Revision,
    Source,
    Term,
    whole_source,
)
from nki.template import template
from nki.wording import aggregate_in_words

MEASURE, NUMERATOR, DENOMINATOR = "Måltall", "Teller", "Nevner"
ASKED = "Spørsmål som stilles:"


def form_fields(indicator: Indicator, lang: str = "nb") -> tuple[FormField, ...]:
    """Return the fields of an indicator's form in their order.

    Labels are in the language; what the fields say is in bokmål, as the specification has it.
    """
    return tuple(
        FormField(
            field.number,
            field.key,
            field.section.key,
            field.labels[lang],
            (*_said(indicator, field.key), *_added(indicator, field.key)),
        )
        for field in template().fields
    )


def form_texts(indicator: Indicator) -> tuple[FormText, ...]:
    """Return the fields of an indicator's form as plain texts, a line for each paragraph."""
    fields = form_fields(indicator)
    return tuple(FormText(field.number, field.key, field.label, field.plain) for field in fields)


def _said(indicator: Indicator, key: str) -> Iterator[Block]:
    """Yield what the specification says in a field."""
    value = getattr(indicator, key)
    if key not in ("main_measure", "other_measures"):
        yield from _blocks(value)
        return
    for measure in (value,) if isinstance(value, Measure) else value:
        yield from _measure(indicator, measure)


def _added(indicator: Indicator, key: str) -> Iterator[Block]:
    """Yield what stands elsewhere and belongs to a field: the concepts that it refers to, under its terms."""
    if key == "terms":
        own = {term.term.casefold() for term in indicator.terms}
        for concept in indicator.explained:
            if concept.nb.casefold() not in own:
                yield from _labelled(f"{concept.nb[0].upper()}{concept.nb[1:]}:", concept.meaning)


def _blocks(value: object) -> Iterator[Block]:
    if value is None:
        return
    if isinstance(value, date):
        yield Block(shown_date(value.isoformat()))
    elif isinstance(value, str):
        # words of the format are in lower case, and begin a field of the form with a capital
        yield from paragraphs(value if type(value) is str else value[0].upper() + value[1:])
    elif isinstance(value, tuple):
        for number, part in enumerate(value, start=1):
            yield from _reference(number, part) if isinstance(part, Reference) else _blocks(part)
    else:
        yield from _PARTS[type(value)](value)


def _revision(revision: Revision) -> Iterator[Block]:
    when = f" - {shown_date(revision.date)}" if revision.date else ""
    yield from _labelled(f"{revision.version}{when}:", revision.text)


def _goal(goal: Goal) -> Iterator[Block]:
    yield from paragraphs(goal.text)


def _term(term: Term) -> Iterator[Block]:
    yield from _labelled(f"{term.term}:", term.meaning)


def _measure(indicator: Indicator, measure: Measure) -> Iterator[Block]:
    yield from _labelled(f"{MEASURE} {measure.number}:", measure.text)
    if measure.numerator is not None and measure.denominator is not None:
        yield from _labelled(f"{NUMERATOR}:", _counted(indicator, measure.numerator), Look.PART)
        yield from _labelled(f"{DENOMINATOR}:", _counted(indicator, measure.denominator), Look.PART)
    elif measure.numerator is not None and measure.numerator.same_as is not None:
        yield from _labelled(f"{NUMERATOR}:", _counted(indicator, measure.numerator), Look.PART)


def _counted(indicator: Indicator, aggregate: Aggregate) -> str:
    """Say what is counted. Whoever signs the form knows columns by their headers and not by their names."""
    read = aggregate.source or indicator.sources[0].id
    sources = [whole_source(indicator, source) for source in indicator.sources if source.id == read]
    heads = {column.name: column.headers[0] for source in sources for column in source.columns}
    durations = {one.name: one.duration for source in sources for one in source.derived if one.duration}

    def named(column: str) -> str:
        if (duration := durations.get(column)) is not None:
            return duration_in_words(duration, named)
        head = " ".join(heads.get(column, column).split())
        return column if head == column else f"«{head}»"

    levels = indicator.unit_levels
    reporters = (
        REPORTING[next(iter(levels))].many if len(levels) == 1 and levels <= set(REPORTING) else "enheter"
    )
    return f"{aggregate_in_words(aggregate, named, reporters)}."


def _levels(levels: Levels) -> Iterator[Block]:
    yield from paragraphs(levels.text)


def _source(source: Source) -> Iterator[Block]:
    yield from paragraphs(source.text)
    asked = list(questions(source))
    if asked:
        yield Block(ASKED)
    for number, question in enumerate(asked, start=1):
        yield Block(question, Look.ITEM, f"{number}.")


def questions(source: Source) -> Iterator[str]:
    """Yield the questions that a source asks of people, as asked. A register asks none."""
    for column in source.columns:
        asked = " ".join((column.question or column.headers[0]).split())
        if asked.endswith("?"):
            yield asked


def _reference(number: int, reference: Reference) -> Iterator[Block]:
    text = " ".join(reference.text.split())
    yield Block(text, Look.ITEM, f"{number}.", reference.url or "")


def _labelled(lead: str, text: str, look: Look = Look.LABELLED) -> Iterator[Block]:
    first, *more = [*paragraphs(text)] or [Block(text)]
    said = f"{first.lead} {first.text}" if first.lead else first.text
    yield Block(said, look, lead)
    yield from more


_PARTS: dict[type, Callable[..., Iterator[Block]]] = {
    Revision: _revision,
    Goal: _goal,
    Term: _term,
    Levels: _levels,
    Source: _source,
}
