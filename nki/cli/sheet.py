"""The body of ``nki show``: an indicator's form in the terminal, with its 25 numbered fields."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Iterator
from datetime import date

from nki import catalogue
from nki.cli.streams import PAPER, Screen, put, screen
from nki.labels import INDICATOR_STATUSES, LEVELS, shown_date
from nki.model.spec import Goal, Indicator, Levels, Measure, Plausibility, Reference, Revision, Source, Term
from nki.steps.load import load
from nki.template import Field, template
from nki.wording import aggregate_in_words, kind_in_words

_INDENT = "   "
_WIDEST = 100
_RULES = {"none": "Ingen regel"}
_DIRECTIONS = {"higher": "høyere er bedre", "lower": "lavere er bedre"}


def run(given: str) -> None:
    """Print the form of an indicator. Raises ``NkiError`` if there is none, or its file has errors."""
    look = screen() or PAPER
    put(sheet(load(catalogue.find(given)).indicator, look))


def sheet(indicator: Indicator, look: Screen) -> str:
    """Return the form as text: title, the fields under their headings, and what stands beside them."""
    lines = [
        look.bold(indicator.title),
        f"{indicator.id} · versjon {indicator.version} · {INDICATOR_STATUSES[indicator.status].nb}",
    ]
    form = template()
    for section in form.sections:
        lines += ["", *_heading(section.label, look)] if section.printed else [""]
        for field in form.fields_of(section):
            lines += _field(field, getattr(indicator, field.key), look)
    lines += ["", *_heading("Ut over skjemaet", look), *_besides(indicator, look)]
    return "\n".join(lines) + "\n"


def _heading(text: str, look: Screen) -> list[str]:
    return [look.bold(text), "─" * len(text)]


def _field(field: Field, value: object, look: Screen) -> list[str]:
    statements = list(_statements(value))
    text = [_wrapped(statement, look) for statement in statements] or [look.dim(f"{_INDENT}(tomt)")]
    return [look.bold(f"{field.number:>2} {field.label}"), *text]


def _statements(value: object) -> Iterator[str]:
    """Yield a field's content as paragraphs; a leading space means one step further in."""
    if value is None:
        return
    if isinstance(value, str):
        yield from "\n\n".join(value.split("\n")).splitlines() if "\n" in value else (value,)
    elif isinstance(value, date):
        yield shown_date(value.isoformat())
    elif isinstance(value, tuple):
        for number, item in enumerate(value, 1):
            yield from _reference(number, item) if isinstance(item, Reference) else _statements(item)
    else:
        yield from _PARTS[type(value)](value)


def _measure(measure: Measure) -> Iterator[str]:
    yield f"Måltall {measure.number}: {measure.text}"
    yield f" {kind_in_words(measure)}"
    yield f" Teller: {aggregate_in_words(measure.numerator)}"
    if measure.denominator is not None:
        yield f" Nevner: {aggregate_in_words(measure.denominator)}"


def _revision(revision: Revision) -> Iterator[str]:
    when = f" – {shown_date(revision.date)}" if revision.date else ""
    yield f"{revision.version}{when}: {revision.text}"


def _goal(goal: Goal) -> Iterator[str]:
    yield from _statements(goal.text)
    if goal.target is not None:
        yield f" Målverdi: {str(goal.target).replace('.', ',')}"
    if goal.direction is not None:
        yield f" Ønsket retning: {_DIRECTIONS[goal.direction]}"


def _term(term: Term) -> Iterator[str]:
    yield f"{term.term}: {term.meaning}"


def _levels(levels: Levels) -> Iterator[str]:
    yield from _statements(levels.text)
    yield f" Beregnes for: {', '.join(LEVELS[level].nb.lower() for level in levels.publish)}"


def _source(source: Source) -> Iterator[str]:
    yield f"{source.id}: {source.text}"
    for column in source.columns:
        asked = column.question or column.headers[0]
        answers = f" [{' / '.join(column.values + column.not_applicable)}]" if column.values else ""
        yield f" {column.name}: {asked}{answers}"


def _reference(number: int, reference: Reference) -> Iterator[str]:
    yield f"{number}. {reference.text}"
    if reference.url:
        yield f" {reference.url}"


_PARTS: dict[type, Callable[..., Iterator[str]]] = {
    Measure: _measure,
    Revision: _revision,
    Goal: _goal,
    Term: _term,
    Levels: _levels,
    Source: _source,
}


def _besides(indicator: Indicator, look: Screen) -> Iterator[str]:
    offset, threshold = indicator.period.survey_year_offset, indicator.response_threshold
    disclosure, interval = indicator.disclosure, indicator.interval
    asked = f"; undersøkelsen gjennomføres {_years(offset)}" if offset is not None else ""
    answers = "Ingen."
    if threshold is not None:
        answers = f"Tall vises der minst {str(threshold).replace('.', ',')} % av legevaktene har svart."
    statements = {
        "Måleperiode": f"Kalenderår{asked}.",
        "Svargrense": answers,
        "Små tall": f"{_RULES.get(disclosure.rule, disclosure.rule)}: {disclosure.reason}",
        "Usikkerhet": "Ikke oppgitt." if interval is None else f"Intet intervall. {interval.reason or ''}",
    }
    if indicator.plausibility is not None:
        statements["Påfallende svar"] = " ".join(_doubts(indicator.plausibility))
    for label, text in statements.items():
        yield look.bold(f"{_INDENT}{label}")
        yield _wrapped(f" {text}", look)


def _doubts(declared: Plausibility) -> Iterator[str]:
    sentences = {
        "everyone_from": "Teller lik hele nevneren gir advarsel fra nevner {}.",
        "copied_from": "Like tall på flere spørsmål gir advarsel fra nevner {}.",
        "change_factor": "Tall som er {} ganger så store eller små som forrige gang, gir advarsel.",
        "peer_distance": "Tall mer enn {} robuste standardavvik fra de andres gir advarsel.",
        "equal_from": "Samme tall fra alle gir advarsel fra {} legevakter.",
    }
    limits = {key: getattr(declared, key) for key in sentences}
    yield from (sentences[key].format(limit) for key, limit in limits.items() if limit != "none")
    if off := [key for key, limit in limits.items() if limit == "none"]:
        yield f"Slått av: {', '.join(off)}."


def _years(offset: int) -> str:
    if offset == 0:
        return "i måleåret"
    return "året etter måleåret" if offset == 1 else f"{offset} år etter måleåret"


def _wrapped(text: str, look: Screen) -> str:
    indent = _INDENT * (2 if text.startswith(" ") else 1)
    return textwrap.fill(
        text.strip(),
        max(min(look.width, _WIDEST), 30),
        initial_indent=indent,
        subsequent_indent=indent,
        break_long_words=False,
        break_on_hyphens=False,
    )
