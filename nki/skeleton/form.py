"""A new specification, field by field after the national template, with the help texts as comments.

What has a right answer for a beginner is filled in, what the writer answered is written, and every
other field that may not be empty stands with nothing behind it, for a person to fill.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from nki.model.places import Path
from nki.model.spec import IndicatorType, Kind
from nki.model.spec.fields import QualityDimension
from nki.skeleton.frame import Opening, Skeleton, framed
from nki.skeleton.page import Page
from nki.template import Field

SKELETON_KINDS = (Kind.COUNT, Kind.PROPORTION)
"""The kinds that a new indicator can begin with."""


@dataclass(frozen=True, slots=True)
class Answers:
    """What a person has said of a new indicator. What is empty is left to be filled in.

    ``personal``: the rows of the source are about persons. ``survey_year_offset``: how many years
    after the measure year the survey is carried out.
    """

    title: str = ""
    definition: str = ""
    clinical_area: str = ""
    measurement_area: str = ""
    source: str = ""
    indicator_type: IndicatorType | None = None
    dimensions: tuple[QualityDimension, ...] = ()
    kind: Kind = Kind.PROPORTION
    personal: bool = False
    survey_year_offset: int | None = None


def skeleton(name: str, answers: Answers, today: date) -> Skeleton:
    """Return a specification with that id. It validates but for its blanks."""
    opening = Opening(
        name,
        "Et forslag til indikator, felt for felt etter den nasjonale malen. Felt uten noe etter kolon "
        "skal fylles ut. Linjer som begynner med #, er veiledning og kan slettes.",
        answers.title,
    )
    return framed(
        opening, lambda page, field: _fill(page, field, answers, today), lambda page: besides(page, answers)
    )


def _fill(page: Page, field: Field, answers: Answers, today: date) -> None:
    """Write the key of a field and what can be said of it."""
    key = field.key
    label = f"{field.number} {field.label}"
    given = {
        "definition": answers.definition,
        "clinical_area": answers.clinical_area,
        "measurement_area": answers.measurement_area,
        "indicator_type": answers.indicator_type or "",
        "sector": "Primærhelsetjeneste",
        "first_published": "ikke publisert",
    }
    if key == "quality_dimension":
        page.comment(f"Dimensjonene: {'; '.join(QualityDimension)}.")
        if answers.dimensions:
            page.put(f"{key}:", *(f"  - {dimension}" for dimension in answers.dimensions))
        else:
            page.text((key,), "", label)
    elif key == "revisions":
        page.put(
            "revisions:", '  - version: "0.1"', f"    date: {today.isoformat()}", "    text: Første utkast."
        )
    elif key == "goal":
        page.put("goal:")
        page.text((key, "text"), "", label, "  ")
        page.comment("target: 90", "  ")
        page.comment("direction: higher (høyere er bedre) eller lower (lavere er bedre)", "  ")
    elif key == "terms":
        page.comment("Hvert begrep skrives slik, i stedet for []:")
        page.comment("  - term: Begrepet")
        page.comment("    meaning: hva det betyr her.")
        page.put("terms: []")
    elif key == "main_measure":
        page.put(f"{key}:")
        _measure(page, (key,), 1, answers, label)
    elif key == "other_measures":
        _other_measures(page, answers, label)
    elif key == "levels":
        page.comment("Andre nivåer: health_region, health_trust (helseforetak), regsim_region.")
        page.put(
            "levels:",
            "  text: Nasjonalt, fylke, kommune og legevakt.",
            "  publish: [national, county, municipality, er_unit]",
        )
    elif key == "sources":
        _sources(page, answers, label)
    elif key == "references":
        page.comment("  - text: Forfatter, år: Tittel.")
        page.comment("    url: https://…")
        page.put("references:")
        page.text((key, 0, "text"), "", label, "  - ")
    elif field.may_be_empty:
        page.put(f"{key}:")
    else:
        page.text((key,), given.get(key, ""), label)


def _measure(page: Page, path: Path, number: int, answers: Answers, label: str) -> None:
    """Write a measure: the main one, or the count that is its numerator or denominator."""
    lead = "  " if len(path) == 1 else "    "
    share = answers.kind is Kind.PROPORTION
    page.put(f"  number: {number}" if len(path) == 1 else f"  - number: {number}")
    given = answers.definition if number == 1 else ""
    page.text((*path, "text"), given, f"{label} · Måltall {number}", lead)
    if number == 1 and share:
        page.comment("proportion er en andel. same_as: 2 betyr «Samme som måltall 2».", lead)
        page.put(f"{lead}kind: proportion", f"{lead}unit: percent")
        page.put(f"{lead}numerator: # Teller", f"{lead}  same_as: 2")
        page.put(f"{lead}denominator: # Nevner", f"{lead}  same_as: 3")
        return
    page.put(f"{lead}kind: count")
    page.comment("persons (personer), er_units (legevakter) eller number (antall)", lead)
    page.put(f"{lead}unit: persons")
    page.put(f"{lead}numerator: # Teller")
    page.put(f"{lead}  {_COUNTED[answers.personal][number if share else 2]}")


_COUNTED = {
    False: {2: "sum: counted", 3: "sum: total"},
    True: {2: "{rows: true, where: {column: counted, equals: Ja}}", 3: "rows: true"},
}


def _other_measures(page: Page, answers: Answers, label: str) -> None:
    if answers.kind is not Kind.PROPORTION:
        page.put("other_measures: []")
        return
    page.put("other_measures:")
    for i, number in enumerate((2, 3)):
        if i:
            page.gap()
        _measure(page, ("other_measures", i), number, answers, label)


def _sources(page: Page, answers: Answers, label: str) -> None:
    page.put("sources:", "  - id: survey")
    page.text(("sources", 0, "text"), answers.source, label, "    ")
    rows = "many_per_unit" if answers.personal else "one_per_unit"
    page.comment(
        "Den som svarer: er_unit (legevakt), municipality, county, health_trust, health_region eller "
        "regsim_region.",
        "    ",
    )
    page.put("    units: er_unit", f"    rows: {rows}")
    if answers.personal:
        page.comment("Radene handler om personer: ingen melding viser en verdi.", "    ")
        page.put("    personal: true")
    page.comment("header er overskriften i eksporten, som gjerne er spørsmålet slik det er stilt.", "    ")
    page.put("    columns:")
    for i, (name, kind, header, more) in enumerate(_columns(answers)):
        if i:
            page.gap()
        page.put(f"      - name: {name}")
        path = ("sources", 0, "columns", i, "header")
        # a header may be left out, and then the column's name is looked for; an empty one may not
        page.text(path, header, f"{label} · {name}", "        ", empty=' ""')
        page.put(f"        type: {kind}", *(f"        {line}" for line in more))


def _columns(answers: Answers) -> Iterator[tuple[str, str, str, list[str]]]:
    yield "er_unit", "unit", "Legevakt-ID", []
    yield "answered", "date", "Levert", []
    if answers.personal:
        yield "counted", "choice", "", ["values: [Ja, Nei]", "missing: [Vet ikke]"]
    elif answers.kind is Kind.PROPORTION:
        yield "total", "count", "", []
        yield "counted", "count", "", ["at_most: total"]
    else:
        yield "counted", "count", "", []


def besides(page: Page, answers: Answers) -> None:
    """Write what the computation needs besides the form."""
    page.comment("Herfra: det beregningen trenger ut over skjemaets 25 felt")
    page.gap()
    page.comment(
        "Perioden som måles. survey_year_offset er 1 når undersøkelsen i 2022 måler 2021. answered_on er "
        "kolonnen med svardatoen, som perioden kontrolleres mot."
    )
    offset = "" if answers.survey_year_offset is None else f" {answers.survey_year_offset}"
    page.put("period:", "  kind: year", f"  survey_year_offset:{offset}", "  answered_on: answered")
    page.gap()
    page.comment(
        "Minste andel legevakter, i prosent, som må ha svart for at et tall vises. Tomt: ingen grense."
    )
    page.put("response_threshold:")
    page.gap()
    page.comment(
        "Regelen for små tall som kan røpe hvem noen er, og hvorfor den er riktig her. none betyr at "
        "alle tall vises."
    )
    page.put("disclosure:")
    if answers.personal:
        page.comment("none er ikke tillatt der radene handler om personer.", "  ")
    page.text(("disclosure", "rule"), "" if answers.personal else "none", "Små tall", "  ")
    page.text(("disclosure", "reason"), "", "Små tall", "  ")
    page.gap()
    page.comment("Usikkerhet. none betyr at det ikke oppgis noe intervall, som ved en fulltelling.")
    page.put("interval:", "  method: none", "  reason:")
    page.gap()
    page.comment(
        "Når svar som er mulige, er så påfallende at de gir en advarsel. Tomt: de vanlige grensene. Tallene "
        "endres aldri av dette."
    )
    page.put("plausibility:")
