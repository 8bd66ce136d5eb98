"""Readers of a form are told what is worked out of its columns, and which rows are in no figure."""

from typing import get_args

import pytest

from nki.formtext import beyond_form
from nki.model.spec.derived import TimeUnit
from tests.indicator import indicator, model

SOURCE = {
    "units": "health_trust",
    "rows": "many_per_unit",
    "dated": "started",
    "columns": [
        {"name": "unit", "type": "unit"},
        {"name": "doctors", "type": "count"},
        {"name": "trained", "type": "count", "at_most": "doctors"},
        {"name": "person", "type": "text"},
        {"name": "step", "type": "choice", "values": ["1", "2", "3"]},
        {"name": "started", "type": "datetime"},
        {"name": "ended", "type": "datetime"},
    ],
}


def columns(**more):
    """Return what is said of the columns of a source, after the columns themselves."""
    source = indicator()["sources"][0] | SOURCE | more
    (found,) = [one.plain for one in beyond_form(model({"sources": [source]})) if one.key == "columns"]
    return found.splitlines()[1 + len(SOURCE["columns"]) :]


def test_a_source_without_rules_has_only_its_period():
    assert columns() == ["• En rad hører til perioden som started ligger i."]


def test_durations_bands_and_groups_are_said_with_what_they_are_made_of():
    derived = [
        {"name": "lasted", "duration": {"start": "started", "end": "ended", "unit": "minutes"}},
        {
            "name": "length",
            "bands": {
                "of": "lasted",
                "groups": [
                    {"group": "Korte", "to": "9.5"},
                    {"group": "Middels", "from": "10", "to": "100"},
                    {"group": "Lange", "from": "101"},
                ],
            },
        },
        {
            "name": "kind",
            "groups": {
                "of": "step",
                "groups": [{"group": "Tidlig", "values": ["1", "2"]}, {"group": "Sent", "values": ["3"]}],
            },
        },
    ]
    assert columns(derived=derived)[:3] == [
        "• lasted: tiden fra started til ended i minutter",
        (
            "• length: lasted i grupper: Korte (til og med 9,5); Middels (fra og med 10 til og med 100); "
            "Lange (fra og med 101)"
        ),
        "• kind: step i grupper: Tidlig (1, 2); Sent (3)",
    ]


@pytest.mark.parametrize("unit", get_args(TimeUnit))
def test_every_unit_of_time_has_a_name(unit):
    derived = [{"name": "lasted", "duration": {"start": "started", "end": "ended", "unit": unit}}]
    assert unit not in columns(derived=derived)[0]


def test_rows_that_are_left_out_are_told_of_with_the_reason_and_the_condition():
    exclude = [
        {"reason": "Avlyst", "where": {"column": "step", "equals": "3"}},
        {"reason": "Ikke\n  ferdig", "where": {"column": "ended", "is_missing": "true"}},
    ]
    assert columns(exclude=exclude, first={"per": "person", "by": "started"})[1:] == [
        "• Utelatt: Avlyst (step er 3).",
        "• Utelatt: Ikke ferdig (ended mangler svar).",
        "• Bare den første raden for hver person teller, etter started.",
    ]


def test_columns_that_are_looked_up_are_told_of_with_their_keys():
    joins = [{"source": "others", "on": {"person": "id"}, "columns": ["age", "sex"]}]
    assert columns(joins=joins)[0] == "• age, sex slås opp i others, der person er id."
