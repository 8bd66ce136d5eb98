"""A new specification from an official form: what the form says is written, what it cannot say left blank.

The form says what an indicator means. Which columns hold the answers, how survey and measure year relate, and
which rule protects people are decisions that no form holds.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import partial

from nki.formtext import DENOMINATOR, NUMERATOR, CountedSaid, MeasureSaid, Said, SourceSaid
from nki.model.places import Path
from nki.model.spec import Kind
from nki.model.spec.fields import QualityDimension, Unpublished
from nki.skeleton.form import Answers, besides
from nki.skeleton.frame import Opening, Skeleton, framed
from nki.skeleton.page import Page
from nki.template import Field

_SHARE = re.compile(r"(?:prosent)?andel(?:en)?\b|prosent\b", re.IGNORECASE)
_COUNT = re.compile(r"(?:totalt?\s+|samlet\s+)?(?:antall(?:et)?|tallet på)\b", re.IGNORECASE)
_NUMBER = re.compile(r"hvor mange\b|antall\b", re.IGNORECASE)


def draft(name: str, said: Said, rest: Iterable[str], answers: Answers) -> Skeleton:
    """Return a specification with that id, from what a form says. It validates but for its blanks.

    ``rest`` are the texts of the form that no field takes. Of ``answers`` only those count that no form has.
    """
    opening = Opening(
        name,
        "Lest ut av et skjema, felt for felt. Felt uten noe etter kolon skal fylles ut. Det skjemaet sier "
        "uten at det har en plass her, står som «Skjemaet:» i kommentarer.",
        said.title,
        said.revisions[-1].version if said.revisions else "0.1",
        said.status or "proposal",
    )

    def close(page: Page) -> None:
        besides(page, answers)
        for text in rest:
            page.gap()
            page.comment(f"Skjemaet: {_flat(text)}")

    return framed(opening, partial(_fill, said=said, answers=answers), close)


def _fill(page: Page, field: Field, said: Said, answers: Answers) -> None:
    """Write the key of a field and what the form says of it."""
    label = f"{field.number} {field.label}"
    for key, text in said.kept:
        if key == field.key:
            page.comment(f"Skjemaet: {_flat(text)}")
    if write := _WRITERS.get(field.key):
        write(page, label, said, answers)
    elif field.key in said.texts:
        page.text((field.key,), said.texts[field.key], label)
    elif field.may_be_empty:
        page.put(f"{field.key}:")
    else:
        page.text((field.key,), "", label)


def _type(page: Page, label: str, said: Said, _: Answers) -> None:
    page.text(("indicator_type",), said.indicator_type or "", label)


def _dimensions(page: Page, label: str, said: Said, _: Answers) -> None:
    if said.dimensions:
        page.put("quality_dimension:", *(f"  - {dimension}" for dimension in said.dimensions))
    else:
        page.comment(f"Dimensjonene: {'; '.join(QualityDimension)}.")
        page.text(("quality_dimension",), "", label)


def _published(page: Page, label: str, said: Said, _: Answers) -> None:
    if said.first_published and said.first_published not in tuple(Unpublished):
        # a date in quotation marks would be a text for other readers of YAML
        page.put(f"first_published: {said.first_published}")
    else:
        page.text(("first_published",), said.first_published, label)


def _revisions(page: Page, label: str, said: Said, _: Answers) -> None:
    page.put("revisions:") if said.revisions else page.text(("revisions",), "", label)
    for number, revision in enumerate(said.revisions):
        page.put(f'  - version: "{revision.version}"')
        if revision.date:
            page.put(f"    date: {revision.date}")
        page.text(("revisions", number, "text"), revision.text, label, "    ")


def _goal(page: Page, label: str, said: Said, _: Answers) -> None:
    page.put("goal:")
    page.text(("goal", "text"), said.texts.get("goal", ""), label, "  ")
    page.comment("target: 90", "  ")
    page.comment("direction: higher (høyere er bedre) eller lower (lavere er bedre)", "  ")


def _terms(page: Page, label: str, said: Said, _: Answers) -> None:
    page.put("terms:" if said.terms else "terms: []")
    for number, term in enumerate(said.terms):
        page.text(("terms", number, "term"), term.term, label, "  - ")
        page.text(("terms", number, "meaning"), term.meaning, label, "    ")


def _main_measure(page: Page, label: str, said: Said, _: Answers) -> None:
    page.put("main_measure:")
    _measure(page, ("main_measure",), said.main_measure or MeasureSaid(1, ""), label)


def _other_measures(page: Page, label: str, said: Said, _: Answers) -> None:
    page.put("other_measures:" if said.other_measures else "other_measures: []")
    for number, measure in enumerate(said.other_measures):
        if number:
            page.gap()
        _measure(page, ("other_measures", number), measure, label)


def _measure(page: Page, path: Path, measure: MeasureSaid, label: str) -> None:
    lead = "  " if len(path) == 1 else "    "
    page.put(f"  number: {measure.number}" if len(path) == 1 else f"  - number: {measure.number}")
    label = f"{label} · Måltall {measure.number}"
    page.text((*path, "text"), measure.text, label, lead)
    kind = _kind(measure)
    if kind is None:
        page.comment(f"kind er ett av {', '.join(Kind)}", lead)
        page.text((*path, "kind"), "", label, lead)
    elif kind is Kind.PROPORTION:
        page.put(f"{lead}kind: proportion", f"{lead}unit: percent")
    else:
        page.put(f"{lead}kind: count")
        page.comment("unit: persons (personer), er_units (legevakter) …", lead)
    needed = (kind is not None, kind is Kind.PROPORTION)
    parts = (("numerator", NUMERATOR, measure.numerator), ("denominator", DENOMINATOR, measure.denominator))
    for (key, name, counted), must in zip(parts, needed, strict=True):
        if must or counted is not None:
            _counted(page, (*path, key), counted, f"{label} · {name}", lead)


def _kind(measure: MeasureSaid) -> Kind | None:
    if _SHARE.match(measure.text):
        return Kind.PROPORTION
    return Kind.COUNT if _COUNT.match(measure.text) and measure.denominator is None else None


def _counted(page: Page, path: Path, counted: CountedSaid | None, label: str, lead: str) -> None:
    if counted is not None and counted.same_as is not None:
        page.put(f"{lead}{path[-1]}: # {label.rsplit(' · ', 1)[-1]}", f"{lead}  same_as: {counted.same_as}")
        return
    if counted is not None:
        page.comment(f"Skjemaet: {_flat(counted.text)}", lead)
    page.comment("sum: kolonne, rows: true, distinct: kolonne eller same_as: måltall", lead)
    page.text(path, "", label, lead)


def _levels(page: Page, label: str, said: Said, _: Answers) -> None:
    page.put("levels:")
    page.text(("levels", "text"), said.texts.get("levels", ""), label, "  ")
    if said.levels:
        page.put(f"  publish: [{', '.join(said.levels)}]")
    else:
        page.text(("levels", "publish"), "", f"{label} · nivåene", "  ")


def _sources(page: Page, label: str, said: Said, answers: Answers) -> None:
    page.put("sources:")
    for number, source in enumerate(said.sources or (SourceSaid("", ()),)):
        if number:
            page.gap()
        page.put(f"  - id: {'survey' if source.questions else 'source'}{number + 1 if number else ''}")
        page.text(("sources", number, "text"), source.text, label, "    ")
        if answers.personal:
            page.put("    rows: many_per_unit")
            page.comment("Radene handler om personer: ingen melding viser en verdi.", "    ")
            page.put("    personal: true")
        else:
            page.put("    rows: one_per_unit")
        page.comment(
            "header er overskriften i eksporten, som gjerne er spørsmålet slik det er stilt.", "    "
        )
        page.put(
            "    columns:", "      - name: er_unit", "        header: Legevakt-ID", "        type: unit", ""
        )
        page.put("      - name: answered", "        header: Levert", "        type: date")
        for place, question in enumerate(source.questions or ("",), start=2):
            page.gap()
            name = f"question_{place - 1}"
            path: Path = ("sources", number, "columns", place)
            page.put(f"      - name: {name}")
            page.text((*path, "header"), question, f"{label} · {name}", "        ", empty=' ""')
            if _NUMBER.match(question):
                page.put("        type: count")
            else:
                page.comment(
                    "type: count (antall), number (tall), choice (faste svar), date eller text", "        "
                )
                page.text((*path, "type"), "", f"{label} · {name}", "        ")


def _references(page: Page, label: str, said: Said, _: Answers) -> None:
    page.put("references:")
    if not said.references:
        page.text(("references", 0, "text"), "", label, "  - ")
    for number, reference in enumerate(said.references):
        page.text(("references", number, "text"), reference.text, label, "  - ")
        if reference.url:
            page.text(("references", number, "url"), reference.url, label, "    ")


_WRITERS: dict[str, Callable[[Page, str, Said, Answers], None]] = {
    "indicator_type": _type,
    "quality_dimension": _dimensions,
    "first_published": _published,
    "revisions": _revisions,
    "goal": _goal,
    "terms": _terms,
    "main_measure": _main_measure,
    "other_measures": _other_measures,
    "levels": _levels,
    "sources": _sources,
    "references": _references,
}


def _flat(text: str) -> str:
    return " ".join(text.split())
