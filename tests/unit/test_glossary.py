from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest

from nki.model.level import Level
from nki.model.spec.fields import IndicatorType, QualityDimension
from nki.model.spec.fields import Status as IndicatorStatus
from nki.model.spec.measures import Kind
from nki.model.status import Response, Status
from nki.template import template

GLOSSARY = (Path(__file__).parents[2] / "GLOSSARY.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("field", template().fields, ids=lambda field: field.key)
def test_every_field_of_the_form_is_in_the_glossary(field) -> None:
    assert f"| {field.number} | `{field.key}` | {field.label} | {field.label_en} |\n" in GLOSSARY


@pytest.mark.parametrize(
    "words", [Level, Status, Response, IndicatorStatus], ids=lambda words: words.__name__
)
def test_every_word_that_stands_in_a_result_or_specification_is_explained(words: Iterable[str]) -> None:
    assert [word for word in words if f"`{word}`" not in GLOSSARY] == []


@pytest.mark.parametrize("words", [Kind, IndicatorType], ids=lambda words: words.__name__)
def test_every_kind_and_type_is_named(words: Iterable[str]) -> None:
    assert [word for word in words if word not in GLOSSARY] == []


def test_all_six_dimensions_of_quality_are_named() -> None:
    assert [dimension for dimension in QualityDimension if f"*{dimension.lower()}*" not in GLOSSARY] == []
