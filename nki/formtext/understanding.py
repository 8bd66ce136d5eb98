"""The paragraphs of each field → what they say. The other direction is in ``fields``.

Whatever is not worded as published forms word it is kept as it stands and never guessed at.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from nki.formtext.days import DATE, iso_date
from nki.formtext.fields import DENOMINATOR, MEASURE, NUMERATOR
from nki.formtext.said import (
    CountedSaid,
    MeasureSaid,
    Paragraph,
    ReferenceSaid,
    RevisionSaid,
    Said,
    SourceSaid,
    TermSaid,
)
from nki.model.level import Level
from nki.model.spec import FIELD_KEYS, IndicatorType
from nki.model.spec.fields import QualityDimension, Unpublished

Paragraphs = Sequence[Paragraph]
Kept = list[tuple[str, str]]

STRUCTURED = (
    "indicator_type",
    "quality_dimension",
    "first_published",
    "revisions",
    "terms",
    "main_measure",
    "other_measures",
    "sources",
    "references",
)
"""The fields that are more than a text."""

_REVISION = re.compile(
    rf"(?:versjon\s+|v\.?\s*)?(\d+\.\d+(?:\.\d+)?)\s*(?:[-–—,]\s*)?(?:\(?({DATE})\)?)?\s*[:–—-]\s*(.+)",
    re.IGNORECASE,
)
_ITEM = re.compile(r"(?:[•·▪◦o*–-]\.?|\d{1,2}[.)])\s+(?=\S)")
_TERM = re.compile(r"(.{1,100}?)\s*:\s+(.+)")
_MEASURE = re.compile(rf"{MEASURE}\s+(\d{{1,3}})\s*[:.–-]\s*(.*)", re.IGNORECASE)
_COUNTED = re.compile(rf"({NUMERATOR}|{DENOMINATOR})\s*[:–-]\s*(.+)", re.IGNORECASE)
_SAME = re.compile(rf"samme\s+som\s+{MEASURE}\s+(\d{{1,3}})\s*\.?", re.IGNORECASE)
_BULLETED = re.compile(r"[•·▪◦]\.?\s+(?=\S)")
_MARK = re.compile(r"(?:(?<=[a-zæøå»”\")\]])|(?<=[a-zæøå»”\")\]][.,;:]))([1-9]\d?)(?=[\s.,;:)]|$)")
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_REFERENCE = re.compile(r"\[?(\d{1,3})[.)\]]\s+(.+)")
_ADDRESS = re.compile(r"https?://\S+")
_QUESTIONS = re.compile(r"spørsmål(?:ene|et)?(?: som (?:stilles|er stilt|blir stilt))?\s*:?", re.IGNORECASE)
_BESIDE = re.compile(rf"(?<=[.;])\s+(?=(?:{MEASURE}\s+\d+|{NUMERATOR}|{DENOMINATOR})\s*:)")
# a regional health authority is called a trust too, and is looked for first
_LEVELS = (
    (Level.HEALTH_REGION, "helseregion|region(?:alt|ale|er)? helseforetak|\\brhf\\b"),
    (Level.NATIONAL, "nasjonal|landet|norge"),
    (Level.HEALTH_TRUST, "helseforetak|\\bhf\\b"),
    (Level.REGSIM_REGION, "regsim"),
    (Level.COUNTY, "fylke"),
    (Level.MUNICIPALITY, "kommun"),
    (Level.ER_UNIT, "legevakt"),
)


def understood(title: str, fields: Mapping[str, Paragraphs], status: str = "") -> Said:
    """Return what the fields of a form say, by the keys of the template."""
    kept: Kept = []
    texts = {
        key: "\n".join(_with_address(one) for one in fields[key])
        for key in FIELD_KEYS
        if key in fields and key not in STRUCTURED
    }

    def of(key: str) -> Paragraphs:
        return fields.get(key, ())

    main = _measures(of("main_measure"), "main_measure", 1, kept)
    return Said(
        title,
        status,
        {key: text for key, text in texts.items() if text},
        _type(of("indicator_type"), kept),
        _dimensions(of("quality_dimension"), kept),
        _published(of("first_published"), kept),
        _revisions(of("revisions"), kept),
        _terms(of("terms"), kept),
        main[0] if main else None,
        (*main[1:], *_measures(of("other_measures"), "other_measures", 2, kept)),
        _levels(texts.get("levels", "")),
        _sources(of("sources")),
        _references(of("references"), kept),
        tuple(kept),
    )


def raised(text: str, references: int) -> str:
    """Raise the numbers of references, ``kjeden.1``, in a text that has lost how high its figures stand.

    Only if each of the references is meant exactly once or more and nothing else stands so: a name such as
    ``LIS1`` is no mark.
    """
    found = {int(mark[1]) for mark in _MARK.finditer(text)}
    if not references or found != set(range(1, references + 1)):
        return text
    return _MARK.sub(lambda mark: mark[1].translate(_RAISED), text)


def _with_address(one: Paragraph) -> str:
    text = _BULLETED.sub("- ", one.text)
    return text if not one.url or one.url in text else f"{text} ({one.url})".strip()


def _joined(paragraphs: Paragraphs) -> str:
    return "\n".join(one.text for one in paragraphs)


def _type(paragraphs: Paragraphs, kept: Kept) -> IndicatorType | None:
    text = _joined(paragraphs)
    word = text.casefold().strip(" .").removesuffix("indikator").strip(" -")
    found = next((one for one in IndicatorType if one == word), None)
    if text and found is None:
        kept.append(("indicator_type", text))
    return found


def _dimensions(paragraphs: Paragraphs, kept: Kept) -> tuple[QualityDimension, ...]:
    text = _joined(paragraphs)
    rest, places = text.casefold(), {}
    for dimension in QualityDimension:
        place = rest.find(dimension.casefold())
        if place >= 0:
            places[dimension] = place
            rest = rest.replace(dimension.casefold(), " " * len(dimension), 1)
    if re.sub(r"\bog\b|[\W\d_]", "", rest):
        kept.append(("quality_dimension", text))
    return tuple(sorted(places, key=lambda dimension: places[dimension]))


def _published(paragraphs: Paragraphs, kept: Kept) -> str:
    text = _joined(paragraphs)
    word = text.casefold().strip(" .")
    if word in tuple(Unpublished):
        return word
    day = iso_date(text.strip(" ."))
    if text and len(day) != len("2022-06-23"):
        kept.append(("first_published", text))
        return ""
    return day


def _revisions(paragraphs: Paragraphs, kept: Kept) -> tuple[RevisionSaid, ...]:
    found: list[RevisionSaid] = []
    for one in paragraphs:
        match = _REVISION.fullmatch(_unmarked(one.text))
        day = iso_date(match[2]) if match and match[2] else ""
        if match and (day or not match[2]):
            found.append(RevisionSaid(match[1], day, match[3]))
        elif found:
            found[-1] = replace(found[-1], text=f"{found[-1].text}\n{one.text}")
        else:
            kept.append(("revisions", one.text))
    return tuple(found)


def _terms(paragraphs: Paragraphs, kept: Kept) -> tuple[TermSaid, ...]:
    found: list[TermSaid] = []
    for one in paragraphs:
        if match := _TERM.fullmatch(_unmarked(one.text)):
            found.append(TermSaid(match[1], match[2]))
        elif found:
            found[-1] = replace(found[-1], meaning=f"{found[-1].meaning}\n{_with_address(one)}")
        else:
            kept.append(("terms", one.text))
    return tuple(found)


def _measures(paragraphs: Paragraphs, key: str, first: int, kept: Kept) -> list[MeasureSaid]:
    """Return the measures of a field. The main one may stand there without its number."""
    found: list[MeasureSaid] = []
    for text in (part for one in paragraphs for part in _BESIDE.split(_unmarked(one.text))):
        if match := _MEASURE.fullmatch(text):
            found.append(MeasureSaid(int(match[1]), match[2]))
        elif not found and key == "main_measure" and not _COUNTED.fullmatch(text):
            found.append(MeasureSaid(first, text))
        elif not found:
            kept.append((key, text))
        else:
            found[-1] = _continued(found[-1], text)
    return found


def _continued(measure: MeasureSaid, text: str) -> MeasureSaid:
    match = _COUNTED.fullmatch(text)
    if match:
        same = _SAME.fullmatch(match[2].strip())
        counted = CountedSaid(int(same[1]) if same else None, match[2])
        is_numerator = match[1].casefold() == NUMERATOR.casefold()
        return replace(measure, numerator=counted) if is_numerator else replace(measure, denominator=counted)
    if measure.denominator is not None:
        return replace(measure, denominator=CountedSaid(None, f"{measure.denominator.text}\n{text}"))
    if measure.numerator is not None:
        return replace(measure, numerator=CountedSaid(None, f"{measure.numerator.text}\n{text}"))
    return replace(measure, text=f"{measure.text}\n{text}".strip())


def _levels(text: str) -> tuple[Level, ...]:
    rest, found = text.casefold(), set()
    for level, words in _LEVELS:
        if re.search(words, rest):
            found.add(level)
            rest = re.sub(words, " ", rest)
    return tuple(level for level in Level if level in found)


def _sources(paragraphs: Paragraphs) -> tuple[SourceSaid, ...]:
    """Return the sources. What follows the questions of one and is no question begins the next."""
    found: list[tuple[list[str], list[str]]] = []
    asking = False
    for one in paragraphs:
        question = _unmarked(one.text)
        is_question = question != one.text or question.endswith("?")
        if _QUESTIONS.fullmatch(one.text) and found:
            asking = True
        elif asking and is_question:
            found[-1][1].append(question)
        elif asking or not found:
            asking = False
            found.append(([_with_address(one)], []))
        else:
            found[-1][0].append(_with_address(one))
    return tuple(SourceSaid("\n".join(texts), tuple(asked)) for texts, asked in found)


def _references(paragraphs: Paragraphs, kept: Kept) -> tuple[ReferenceSaid, ...]:
    numbered = any(_REFERENCE.fullmatch(one.text) for one in paragraphs)
    found: list[tuple[list[str], str]] = []
    for one in paragraphs:
        match = _REFERENCE.fullmatch(one.text)
        text = match[2] if match else _unmarked(one.text)
        alone = text if _ADDRESS.fullmatch(text) else ""
        if (match is not None) if numbered else not alone or not found:
            found.append(([] if alone else [text], one.url or alone))
        elif not found:
            kept.append(("references", text))
        else:
            texts, known = found[-1]
            # one address has a key of its own, any other stays in the text
            more = [] if alone and not known else [text]
            found[-1] = ([*texts, *more], known or one.url or alone)
    return tuple(_reference(" ".join(texts), url) for texts, url in found)


def _reference(text: str, url: str) -> ReferenceSaid:
    """Return a reference; the address may stand at the end of its text."""
    last = text.rsplit(maxsplit=1)[-1] if text else ""
    address = url or (last if _ADDRESS.fullmatch(last) and not last.endswith((".", ",", ";")) else "")
    if address and last == address:
        text = text.removesuffix(last).rstrip()
    return ReferenceSaid(text, address) if text else ReferenceSaid(address, "")


def _unmarked(text: str) -> str:
    return _ITEM.sub("", text, count=1) if _ITEM.match(text) else text
