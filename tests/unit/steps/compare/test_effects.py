"""No key of the format is forgotten, and none is passed over when two versions are compared."""

from typing import get_args

import pytest
import yaml

from nki.model.change import Effect
from nki.model.spec import Indicator
from nki.model.spec.base import Part
from nki.steps.compare import compare
from nki.steps.compare.effects import EFFECTS
from nki.steps.load import load
from tests.indicator import Plain, indicator
from tests.unit.steps.compare.versions import loaded


def parts_in(annotation):
    if isinstance(annotation, type) and issubclass(annotation, Part):
        yield annotation
    for inner in get_args(annotation):
        yield from parts_in(inner)


def all_parts(part=Indicator, seen=None):
    seen = {part} if seen is None else seen
    for info in part.model_fields.values():
        for inner in parts_in(info.annotation):
            if inner not in seen:
                seen.add(inner)
                all_parts(inner, seen)
    return seen


@pytest.mark.parametrize("part", sorted(all_parts(), key=lambda part: part.__name__))
def test_every_key_of_the_format_has_an_effect(part):
    keys = {info.alias or name for name, info in part.model_fields.items()}
    assert set(EFFECTS[part]) == keys


def test_no_effect_is_left_over_from_a_key_that_is_gone():
    assert set(EFFECTS) == all_parts()


FULL = {
    "code_systems": "ICPC-2",
    "selection": "Alle",
    "calculation": "Ingen",
    "limitations": "Ingen",
    "goal": {"text": "Ingen.", "target": "90", "direction": "higher"},
    "terms": [{"term": "Lege", "meaning": "lege"}, {"term": "Vakt", "meaning": "vakt"}],
    "references": [{"text": "Ingen", "url": "https://example.org/1"}],
    "main_measure": {
        "kind": "proportion",
        "decimals": "1",
        "numerator": {
            "sum": "trained",
            "source": "survey",
            "where": {
                "all": [
                    {"column": "tool", "one_of": ["A", "B"]},
                    {"any": [{"column": "doctors", "at_least": "1"}, {"column": "doctors", "at_most": "9"}]},
                    {"not": {"column": "doctors", "between": ["3", "4"]}},
                    {"column": "tool", "starts_with": "A"},
                    {"column": "tool", "is_missing": "false"},
                    {"column": "doctors", "equals": {"column": "trained"}},
                ]
            },
        },
        "denominator": {"same_as": "3"},
    },
    "other_measures": [
        {"kind": "count", "numerator": {"rows": "true"}},
        {"kind": "count", "numerator": {"distinct": "unit"}},
    ],
    "sources": [
        {
            "rows": "one_per_unit",
            "personal": "false",
            "columns": [
                {"name": "unit", "type": "unit", "question": "Hvem?"},
                {"name": "doctors", "header": ["Leger", "Antall"], "type": "count", "minimum": "0"},
                {"name": "trained", "header": "Trent", "type": "count", "maximum": "9", "at_most": "doctors"},
                {
                    "name": "tool",
                    "type": "choice",
                    "values": ["A", "B", "C"],
                    "missing": ["-"],
                    "not_applicable": ["Ikke"],
                },
                {"name": "day", "type": "date"},
                {"name": "other_day", "type": "date"},
            ],
        }
    ],
    "period": {"kind": "year", "survey_year_offset": "1", "answered_on": "day"},
    "response_threshold": "50",
    "interval": {"method": "none", "reason": "Alle"},
    "examples": [
        {
            "name": "Ett",
            "period": "2021",
            "units": [{"id": "X", "municipality": "0301", "serves": ["0301"], "opened": "2020-01-01"}],
            "rows": [{"unit": "X", "doctors": "4", "trained": "1"}],
            "expect": [{"measure": "1", "level": "national", "value": "25"}],
        }
    ],
}


def leaves(data, path=()):
    """Yield the path of every text in a specification."""
    if isinstance(data, dict):
        for key, value in data.items():
            yield from leaves(value, (*path, key))
    elif isinstance(data, list):
        for i, value in enumerate(data):
            yield from leaves(value, (*path, i))
    elif data:
        yield path


ONE_WORD_ONLY = (
    ("format",),
    ("period", "kind"),
    ("disclosure", "rule"),
    ("interval", "method"),
    ("other_measures", 0, "numerator", "rows"),
)
"""Where no other word is possible yet."""

OTHERS = (
    *("Noe annet", "annet", "annet-navn", "2.0", "7", "2019-01-01", "https://example.org/2", "true", "false"),
    *("trained", "doctors", "tool", "other_day", "proposal", "retired", "struktur", "Virkningsfulle"),
    *("count", "proportion", "number", "persons", "lower", "many_per_unit", "county", "0302", "2022", "3"),
)
"""Something else for a text of any type; what a place does not take is tried no further."""


def put(data, path, value):
    *way, last = path
    for step in way:
        data = data[step]
    data[last] = value


@pytest.fixture(scope="module")
def full(tmp_path_factory):
    return loaded(FULL, tmp_path_factory.mktemp("full") / "old")


@pytest.mark.parametrize("path", [*leaves(indicator(FULL))], ids=lambda path: ".".join(map(str, path)))
def test_another_text_anywhere_is_a_change_at_its_line(path, full, tmp_path):
    from nki.errors import NkiError

    tried = 0
    for other in OTHERS:
        spec = indicator(FULL)
        put(spec, path, other)
        file = tmp_path / "new.yaml"
        file.write_text(yaml.dump(spec, Dumper=Plain, allow_unicode=True), encoding="utf-8")
        try:
            new = load(file)
        except NkiError:
            continue
        if new.indicator == full.indicator:
            continue
        tried += 1
        comparison = compare(full.indicator, full.places, new.indicator, new.places)
        assert comparison.changes, other
        # whatever else follows, one change stands at the text or encloses it
        where = ".".join(str(step + 1) if isinstance(step, int) else step for step in path)
        fields = [change.field for change in comparison.changes]
        assert any(where == field or where.startswith(f"{field}.") for field in fields), (other, fields)
        for change in comparison.changes:
            assert (change.old or change.new).line > 0
            assert isinstance(change.effect, Effect)
    assert bool(tried) != (path in ONE_WORD_ONLY)


def test_a_version_is_the_same_as_itself(full):
    comparison = compare(full.indicator, full.places, full.indicator, full.places)
    assert comparison.changes == ()
    assert comparison.measures == ()
