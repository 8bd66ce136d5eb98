"""The indicator for doctors says what its published form says, field by field and word by word."""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from pathlib import Path

import pytest

from nki.catalogue import find, indicators
from nki.formtext import form_fields
from nki.model.spec import FIELD_KEYS, Indicator
from nki.steps.load import load
from nki.template import template
from tests.golden import catalogue as golden
from tests.golden.figures.reading import sheet

ROOT = Path(__file__).parents[2]
FORM = ROOT / "tests" / "golden" / "leger-samtrening-skjema.txt"

# what extraction from the PDF did to the text, and nothing else
DAMAGE = (
    ("(1.1-\n31.12)", "(1.1-31.12)"),
    ("80923a10\n83ef", "80923a1083ef"),
    ("•.   Akuttmedisinsk", "Akuttmedisinsk"),
)
DELIVERIES = {
    "legevakt-samtrening-leger": ("samtrening-2021", "utf-8-sig"),
    "legevakt-samtrening-sykepleiere": ("samtrening-2021", "utf-8-sig"),
    "legevakt-triage": ("triage-2024", "cp1252"),
}


def plain(text: str) -> str:
    """Lower raised figures, as the extraction did, and make all white space one space."""
    return " ".join(unicodedata.normalize("NFKC", text).split())


def published() -> tuple[str, dict[str, str]]:
    """Return the title and the text of every field as the form has them, headings taken away."""
    lines = FORM.read_text(encoding="utf-8").splitlines()
    text = "\n".join(line for line in lines if not line.startswith("#"))
    for damaged, whole in DAMAGE:
        assert text.count(damaged) >= 1, damaged
        text = text.replace(damaged, whole)
    rest = plain(text)
    before: list[str] = []
    for field in template().fields:
        heading = f"{field.section.label} " if field.section.printed else ""
        first = field == template().fields_of(field.section)[0]
        mark = f"{heading if first else ''}{field.number}. {field.label} "
        found, mark_found, rest = f"{rest} ".partition(mark)
        assert mark_found, f"the form has no {mark!r} here"
        before.append(found.strip())
    title, *texts = (*before, rest.strip())
    return title, dict(zip(FIELD_KEYS, texts, strict=True))


def as_form(indicator: Indicator) -> dict[str, str]:
    """Return the fields as the form of the indicator words them."""
    return {field.key: plain(field.plain) for field in form_fields(indicator)}


@pytest.fixture(scope="module")
def doctors() -> Indicator:
    return load(find("legevakt-samtrening-leger")).indicator


@pytest.mark.parametrize("key", FIELD_KEYS)
def test_the_field_says_what_the_published_form_says(key: str, doctors: Indicator) -> None:
    _, fields = published()

    assert as_form(doctors)[key] == fields[key]


def test_the_title_is_that_of_the_published_form(doctors: Indicator) -> None:
    assert doctors.title == published()[0]


def test_the_reference_marks_of_the_rationale_are_raised_as_on_the_form(doctors: Indicator) -> None:
    assert re.findall("[¹²³]", doctors.rationale) == ["¹", "²", "³"]


def test_the_rationale_keeps_the_five_paragraphs_of_the_form(doctors: Indicator) -> None:
    assert len(doctors.rationale.splitlines()) == 5


@pytest.mark.parametrize("file", indicators(), ids=lambda file: file.stem)
def test_every_column_is_headed_as_in_the_example_delivery(file: Path) -> None:
    indicator = load(file).indicator
    for source in indicator.sources:
        declared = [column.header for column in source.columns]
        assert [header for header in declared if header not in headers_of(indicator, source.id)] == []


def headers_of(indicator: Indicator, source: str) -> list[str]:
    """Return the headers of a source's file among the examples."""
    if indicator.id in DELIVERIES:
        folder, encoding = DELIVERIES[indicator.id]
        delivery = ROOT / "examples" / folder / "survey_export.csv"
    else:
        delivery, encoding = (
            golden.folder(indicator.id) / golden.by_hand(indicator.id).DATA[source],
            "utf-8-sig",
        )
    if delivery.suffix == ".xlsx":
        return list(sheet(indicator.id, delivery.name)[0])
    try:
        text = delivery.read_text(encoding)
    except UnicodeDecodeError:
        text = delivery.read_text("cp1252")
    return next(csv.reader(io.StringIO(text, newline=""), delimiter=";"))


@pytest.mark.parametrize("file", indicators(), ids=lambda file: file.stem)
def test_every_raised_mark_refers_to_a_reference(file: Path) -> None:
    indicator = load(file).indicator
    text = file.read_text(encoding="utf-8")
    marks = {int(unicodedata.normalize("NFKC", mark)) for mark in re.findall("[¹²³⁴-⁹]", text)}

    assert marks == set(range(1, len(indicator.references) + 1))
