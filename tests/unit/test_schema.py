from __future__ import annotations

import copy
import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, ClassVar

import jsonschema
import pytest
import yaml

from nki import bundled
from nki.catalogue import find, indicators
from nki.model.spec import FIELD_KEYS, Indicator
from nki.schema import DIALECT, FILE_NAME, indicator_schema, schema_text
from nki.template import template

Change = Callable[[dict[str, Any]], object]


class EditorLoader(yaml.SafeLoader):
    """Reads as YAML 1.2 does, where ``on`` and ``no`` are texts; PyYAML makes truth values of them."""

    yaml_implicit_resolvers: ClassVar = {
        first: [(tag, form) for tag, form in resolvers if first in "tTfF" or not tag.endswith(":bool")]
        for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }


def as_editors_see_it(text: str) -> Any:
    """Read YAML with its own types. Editors follow YAML 1.2, which has no dates: they stay text."""
    loaded = yaml.load(text, Loader=EditorLoader)
    return json.loads(json.dumps(loaded, default=date.isoformat))


@pytest.fixture(scope="module")
def validator() -> jsonschema.Draft7Validator:
    return jsonschema.Draft7Validator(indicator_schema(), format_checker=jsonschema.FormatChecker())


@pytest.fixture
def doctors() -> dict[str, Any]:
    data = as_editors_see_it(find("legevakt-samtrening-leger").read_text(encoding="utf-8"))
    assert isinstance(data, dict)
    return data


def test_the_committed_schema_is_the_generated_one() -> None:
    committed = (bundled.path("specs") / FILE_NAME).read_text(encoding="utf-8")

    assert committed == schema_text(), "run python -m nki.schema"


def test_the_schema_is_a_valid_schema_of_the_draft_that_editors_know() -> None:
    schema = indicator_schema()

    assert schema["$schema"] == DIALECT == jsonschema.Draft7Validator.META_SCHEMA["$schema"]
    jsonschema.Draft7Validator.check_schema(schema)


def test_nothing_stands_beside_a_reference_where_draft_07_would_overlook_it() -> None:
    def lonely(node: Any) -> bool:
        if isinstance(node, list):
            return all(map(lonely, node))
        if isinstance(node, dict):
            return ("$ref" not in node or len(node) == 1) and all(map(lonely, node.values()))
        return True

    assert lonely(indicator_schema())
    assert "$defs" not in schema_text()


@pytest.mark.parametrize("key", FIELD_KEYS)
def test_every_field_has_its_number_label_and_explanation(key: str) -> None:
    field, explained = template().field(key), indicator_schema()["properties"][key]

    assert explained["title"] == f"{field.number} {field.label}"
    assert explained["description"].startswith(f"{field.label}: {field.help}")
    assert explained["description"].endswith(f"{field.label_en}: {field.help_en}")


@pytest.mark.parametrize("file", indicators(), ids=lambda file: file.stem)
def test_the_catalogue_is_without_errors_in_an_editor(file: Path, validator: Any) -> None:
    errors = validator.iter_errors(as_editors_see_it(file.read_text(encoding="utf-8")))

    assert [f"{error.json_path}: {error.message}" for error in errors] == []


@pytest.mark.parametrize("file", indicators(), ids=lambda file: file.stem)
def test_every_indicator_points_editors_at_the_schema(file: Path) -> None:
    first = file.read_text(encoding="utf-8").splitlines()[0]
    mark, _, reference = first.partition("$schema=")

    assert mark == "# yaml-language-server: "
    assert (file.parent / reference).resolve() == (bundled.path("specs") / FILE_NAME).resolve()


def set_in(*path: str | int, to: object) -> Change:
    def change(data: dict[str, Any]) -> None:
        here: Any = data
        for step in path[:-1]:
            here = here[step]
        here[path[-1]] = to

    return change


NATURAL: dict[str, Change] = {
    "version without quotes": set_in("version", to=1.0),
    "year alone as revision date": set_in("revisions", 0, "date", to=2022),
    "revision date left empty": set_in("revisions", 0, "date", to=None),
    "measure number in quotes": set_in("main_measure", "number", to="1"),
    "same_as in quotes": set_in("main_measure", "numerator", "same_as", to="2"),
    "threshold in quotes": set_in("response_threshold", to="50"),
    "threshold with decimals": set_in("response_threshold", to=66.7),
    "answers that are numbers": set_in("sources", 0, "columns", 2, "missing", to=[99, "-"]),
    "answers that YAML 1.1 reads as yes and no": set_in(
        "sources", 0, "columns", 2, "values", to=[True, False]
    ),
    "rows written yes": set_in("other_measures", 0, "numerator", to={"rows": "yes"}),
    "comparison with a number": set_in(
        "other_measures", 0, "numerator", "where", to={"column": "doctors", "at_least": 1}
    ),
    "comparison with a column": set_in(
        "other_measures", 0, "numerator", "where", to={"column": "doctors", "at_most": {"column": "doctors"}}
    ),
    "conditions joined": set_in(
        "other_measures", 0, "numerator", "where", to={"not": {"any": [{"column": "doctors", "equals": 0}]}}
    ),
    "no date known": set_in("first_published", to="ukjent"),
    "field 22 filled in": set_in("limitations", to="Seks legevakter svarte ikke."),
    "a header of old and a new one": set_in(
        "sources", 0, "columns", 2, "header", to=["Leger", "Antall leger"]
    ),
}

BROKEN: dict[str, Change] = {
    "another format": set_in("format", to="nki/2"),
    "a field left out": lambda data: data.pop("legal_basis"),
    "a key that nobody knows": set_in("comment", to="text"),
    "a field that may not be empty": set_in("definition", to=None),
    "an empty text": set_in("definition", to=""),
    "a type in another language": set_in("indicator_type", to="process"),
    "a dimension as text instead of a list": set_in("quality_dimension", to="Trygge og sikre"),
    "a dimension that is none of the six": set_in("quality_dimension", to=["Billige"]),
    "a date as Norwegians write it": set_in("first_published", to="23.06.2022"),
    "a date that does not exist": set_in("first_published", to="2022-06-31"),
    "an id in capitals": set_in("id", to="Legevakt"),
    "a version that is a word": set_in("version", to="siste"),
    "a revision without text": lambda data: data["revisions"][0].pop("text"),
    "a measure number of 0": set_in("main_measure", "number", to=0),
    "a measure number that is a word": set_in("main_measure", "number", to="en"),
    "a kind that nobody computes": set_in("main_measure", "kind", to="average"),
    "no aggregate": set_in("main_measure", "numerator", to={}),
    "two aggregates at once": set_in("main_measure", "numerator", to={"sum": "doctors", "same_as": 2}),
    "a condition of text": set_in("other_measures", 0, "numerator", "where", to="doctors > 0"),
    "a condition without a column": set_in("other_measures", 0, "numerator", "where", to={"equals": "Ja"}),
    "a column over joined conditions": set_in(
        "other_measures",
        0,
        "numerator",
        "where",
        to={"column": "doctors", "all": [{"column": "a", "equals": 1}]},
    ),
    "two comparisons at once": set_in(
        "other_measures", 0, "numerator", "where", to={"column": "doctors", "at_least": 1, "at_most": 2}
    ),
    "a threshold above 100": set_in("response_threshold", to=101),
    "a threshold with a per cent sign": set_in("response_threshold", to="50 %"),
    "a level that nobody publishes": set_in("levels", "publish", to=["district"]),
    "a column name with a space": set_in("sources", 0, "columns", 2, "name", to="antall leger"),
    "a reference without a scheme": set_in("references", 0, "url", to="lovdata.no"),
}


@pytest.mark.parametrize("change", NATURAL.values(), ids=NATURAL)
def test_what_people_naturally_write_is_no_error_in_an_editor(
    change: Change, doctors: dict[str, Any], validator: Any
) -> None:
    change(doctors)

    assert [f"{error.json_path}: {error.message}" for error in validator.iter_errors(doctors)] == []


@pytest.mark.parametrize("change", BROKEN.values(), ids=BROKEN)
def test_what_is_broken_is_an_error_in_an_editor(
    change: Change, doctors: dict[str, Any], validator: Any
) -> None:
    whole = copy.deepcopy(doctors)
    change(doctors)

    assert doctors != whole
    assert not validator.is_valid(doctors)


def as_text(node: Any) -> Any:
    """Turn YAML's types into the text that nki reads."""
    if isinstance(node, dict):
        return {key: as_text(value) for key, value in node.items()}
    if isinstance(node, list):
        return [as_text(value) for value in node]
    return node if node is None else str(node).lower() if isinstance(node, bool) else str(node)


@pytest.mark.parametrize("change", NATURAL.values(), ids=NATURAL)
def test_what_editors_let_through_as_natural_is_what_nki_takes(
    change: Change, doctors: dict[str, Any]
) -> None:
    change(doctors)

    Indicator.model_validate(as_text(doctors))
