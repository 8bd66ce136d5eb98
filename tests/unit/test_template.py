from __future__ import annotations

from itertools import groupby
from types import NoneType
from typing import get_args

import pytest

from nki.model.spec import FIELD_KEYS, Indicator
from nki.template import template


def test_the_fields_are_those_of_a_specification_in_the_order_of_the_form() -> None:
    assert tuple(field.key for field in template().fields) == FIELD_KEYS


def test_the_fields_are_numbered_from_1_to_25() -> None:
    assert [field.number for field in template().fields] == list(range(1, 26))


def test_only_fields_14_15_16_and_22_may_be_empty_in_form_and_specification() -> None:
    in_form = {field.number for field in template().fields if field.may_be_empty}
    in_specification = {
        number
        for number, key in enumerate(FIELD_KEYS, start=1)
        if NoneType in get_args(Indicator.model_fields[key].annotation)
    }

    assert in_form == in_specification == {14, 15, 16, 22}


def test_the_headings_stand_in_the_order_of_their_fields_each_over_an_unbroken_run() -> None:
    runs = [section for section, _ in groupby(field.section for field in template().fields)]

    assert tuple(runs) == template().sections


def test_seven_headings_are_printed_and_the_first_block_has_none() -> None:
    assert [section.printed for section in template().sections] == [False] + [True] * 7


def test_a_heading_knows_its_fields() -> None:
    approval = template().sections[1]

    assert [field.key for field in template().fields_of(approval)] == ["first_published", "revisions"]


def test_a_field_is_found_by_its_key() -> None:
    assert template().field("goal").number == 10
    assert template().field("goal").label == "Målsetting"


def test_a_key_that_is_no_field_is_not_found() -> None:
    with pytest.raises(KeyError, match="period"):
        template().field("period")


@pytest.mark.parametrize("field", template().fields, ids=lambda field: field.key)
def test_every_field_is_explained_in_two_languages_in_at_most_three_sentences(field) -> None:
    for text in (field.help, field.help_en):
        assert text.endswith(".")
        assert "\n" not in text
        assert 1 <= text.count(". ") + 1 <= 3
    assert field.help != field.help_en
    assert field.label
    assert field.label_en
