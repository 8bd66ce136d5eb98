"""The sheet that tells how the form is filled in: the indicator, the questions, the terms."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum
from typing import NamedTuple

from nki.labels import INDICATOR_STATUSES, first_upper, shown_date
from nki.model.level import Level
from nki.steps.form.layout import SheetColumn, columns_of
from nki.steps.form.questions import Form
from nki.steps.form.rules import rule

PERSONAL = (
    "Radene handler om personer. Når skjemaet er fylt ut, inneholder det personopplysninger, og skal "
    "oppbevares og sendes deretter."
)
SYNTHETIC = "Syntetiske data: skjemaet er laget fra et syntetisk legevaktregister, og er bare til prøving."
_UNANSWERED = (
    "Slett hele raden til {a} {one} som ikke har svart. En rad som står igjen uten svar, regnes som "
    "levert, men ikke besvart."
)


class Look(Enum):
    """How a line of the guide looks."""

    TITLE = "title"
    MARK = "mark"
    HEADING = "heading"
    PLAIN = "plain"


class Line(NamedTuple):
    """A line of the guide: what it is about, and what is said."""

    about: str
    text: str
    look: Look = Look.PLAIN


def guide(form: Form) -> Iterator[Line]:
    """Yield the lines of the guide."""
    indicator = form.indicator
    yield Line(indicator.title, "", Look.TITLE)
    yield Line(INDICATOR_STATUSES[indicator.status].nb, "", Look.MARK)
    if form.synthetic:
        yield Line(SYNTHETIC, "", Look.MARK)
    yield Line("Indikator", f"{indicator.id}, versjon {indicator.version}")
    first, last = (shown_date(day.isoformat()) for day in (form.period.first_day, form.period.last_day))
    yield Line("Måleperiode", f"{first}–{last}")
    yield Line("Definisjon", indicator.definition)
    yield Line("Datakilde", form.source.text)
    yield Line("Slik fylles skjemaet ut", "", Look.HEADING)
    for about, text in _instructions(form):
        yield Line(about, text)
    yield Line("Spørsmålene", "", Look.HEADING)
    for number, column in enumerate(columns_of(form)):
        yield Line(f"Kolonne {letter(number)}", _question(form, column))
    if indicator.terms:
        yield Line("Begreper", "", Look.HEADING)
        for term in indicator.terms:
            yield Line(term.term, term.meaning)


def _instructions(form: Form) -> Iterator[tuple[str, str]]:
    who, was = form.who, " som var i drift" if form.source.unit_level is Level.ER_UNIT else ""
    if form.has_row_per_unit:
        yield (
            "Rader",
            f"Arket «Svar» har én rad for {who.each} {who.one}{was} ved utgangen av måleperioden.",
        )
        yield "Ikke svart", _UNANSWERED.format(a=who.a, one=who.one)
    else:
        chosen = f"{first_upper(who.the_one)} velges i listen i hver rad."
        yield "Rader", f"Arket «Svar» fylles ut med én rad om gangen. {chosen}"
    yield (
        "Overskrifter",
        "La overskriftene stå som de er: på dem kjennes kolonnene igjen når svarene leses inn.",
    )
    yield "Null og tomt", "0 er et svar. En tom celle betyr at spørsmålet ikke er besvart."
    if form.source.personal:
        yield "Personvern", PERSONAL


def _question(form: Form, column: SheetColumn) -> str:
    if column.question is None:
        whose = f"{first_upper(form.who.the_one)}s navn"
        return f"{column.header}\n{whose}, til hjelp for den som fyller ut. Brukes ikke i beregningen."
    asked = column.question.column.question
    words = [column.header, asked or "", rule(form, column.question)]
    return "\n".join(word for word in words if word)


def letter(number: int) -> str:
    """Return the letter of a column counted from 0, as spreadsheets show it: 0 is A, 26 is AA."""
    letters = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
