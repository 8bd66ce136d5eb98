"""What an editor offers, explains and marks while somebody writes an indicator."""

import re
import subprocess
import sys
from itertools import count
from pathlib import Path

import pytest

from nki.catalogue import indicators
from nki.labels import KINDS, LEVELS
from nki.model.spec import FIELD_KEYS, Aggregate, Indicator
from nki.model.spec.measures import Measure
from nki.template import template
from tests.editor.server import Server

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "indicators" / "legevakt"
LEGER = FOLDER / "legevakt-samtrening-leger.yaml"
NUMBERS = count(1)
HEAD = "# yaml-language-server: $schema=../../specs/indicator.schema.json\n"


@pytest.fixture(scope="module")
def editor():
    server = Server(ROOT)
    yield server
    server.close()


@pytest.fixture
def unsaved():
    """Return a file that is not there yet, another one for each test: the server remembers what it read."""
    return FOLDER / f"unsaved-{next(NUMBERS)}.yaml"


def marked(diagnostics):
    """Return the lines that are marked, each with what is said there."""
    return {(one["range"]["start"]["line"] + 1, one["message"]) for one in diagnostics}


def offered(editor, file, text):
    """Return what can be written where ``|`` stands."""
    before, after = text.split("|")
    editor.open(file, before + after)
    lines = before.split("\n")
    return editor.completion(file, len(lines), len(lines[-1]) + 1)


@pytest.mark.parametrize("file", indicators(), ids=lambda file: file.stem)
def test_nothing_is_marked_in_the_catalogue(editor, file):
    assert editor.open(file, file.read_text(encoding="utf-8")) == []


def test_every_field_of_the_form_is_explained_under_its_number_and_label(editor, unsaved):
    text = LEGER.read_text(encoding="utf-8")
    editor.open(unsaved, text)
    keys = [re.match(r"[a-z_]*", line).group() for line in text.splitlines()]
    shown = {key: editor.hover(unsaved, keys.index(key) + 1, 2) for key in FIELD_KEYS}
    assert {
        key: re.split(r"\n\n(?:Source|Allowed Values|Default):", text)[0] for key, text in shown.items()
    } == {
        field.key: f"#### {field.number} {field.label}\n\n"
        f"{field.label}: {field.help}\n\n{field.label_en}: {field.help_en}"
        for field in template().fields
    }


@pytest.mark.parametrize("file", indicators(), ids=lambda file: file.stem)
def test_no_key_is_without_words_of_its_own(editor, unsaved, file):
    text = file.read_text(encoding="utf-8")
    editor.open(unsaved, text)
    for number, line in enumerate(text.splitlines(), start=1):
        if key := re.match(r"( *(?:- )?)([a-z_]+):(?: |$)", line):
            shown = editor.hover(unsaved, number, len(key[1]) + 2)
            heading, explained, *_ = shown.split("\n\n")
            assert "||" not in shown
            assert heading.startswith("#### ")
            assert not explained.startswith(("Source:", "Allowed Values:")), key[2]


def test_keys_inside_a_field_are_explained_and_choices_named_in_norwegian(editor, unsaved):
    editor.open(
        unsaved, f"{HEAD}format: nki/1\nmain_measure:\n  kind: proportion\n  numerator:\n    rows: true\n"
    )
    assert "Teller" in editor.hover(unsaved, 5, 4)
    assert "`proportion`: Andel" in editor.hover(unsaved, 4, 4)


def test_every_key_of_an_indicator_is_offered_with_its_label(editor, unsaved):
    items = offered(editor, unsaved, f"{HEAD}format: nki/1\n|\n")
    keys = set(Indicator.model_fields) - {"format"}
    assert keys <= set(items)
    for field in template().fields:
        assert items[field.key]["documentation"].startswith(f"{field.label}: {field.help}")
    for key in keys:
        assert items[key]["textEdit"]["newText"].startswith(f"{key}:"), "the colon is written too"


@pytest.mark.parametrize(
    ("above", "model"),
    [
        ("main_measure:\n  ", Measure),
        ("other_measures:\n  - ", Measure),
        ("main_measure:\n  numerator:\n    ", Aggregate),
    ],
)
def test_the_keys_of_a_measure_are_offered_where_they_belong(editor, unsaved, above, model):
    items = offered(editor, unsaved, f"{HEAD}format: nki/1\n{above}|\n")
    keys = {info.alias or name for name, info in model.model_fields.items()}
    assert {key for key, item in items.items() if item["kind"] == 10} == keys
    assert all(items[key]["documentation"] for key in keys)


@pytest.mark.parametrize(
    ("text", "choices"),
    [
        ("indicator_type: |", {"struktur": None, "prosess": None, "resultat": None}),
        ("main_measure:\n  kind: |", {word: label.nb for word, label in KINDS.items()}),
        ("levels:\n  publish:\n    - |", {word: label.nb for word, label in LEVELS.items()}),
    ],
)
def test_choices_are_offered_with_what_they_mean(editor, unsaved, text, choices):
    items = offered(editor, unsaved, f"{HEAD}format: nki/1\n{text}\n")
    assert set(choices) <= set(items)
    for word, meaning in choices.items():
        assert meaning is None or items[word]["documentation"].startswith(meaning)


@pytest.mark.parametrize(
    ("written", "instead", "said"),
    [
        ("legal_basis:", "legal_bases:", "Property legal_bases is not allowed."),
        (
            "indicator_type: prosess",
            "indicator_type: process",
            'Valid values: "struktur", "prosess", "resultat"',
        ),
        ("quality_dimension:", "quality_dimension: x #", "Expected"),
        ("first_published:", "first_published: 23.06.2022 #", "pattern"),
        ("kind: count", "kind: antall", 'Valid values: "count"'),
        ("type: unit", "type: enhet", 'Valid values: "unit"'),
        ("  - number: 2", "  - number: to", "pattern"),
    ],
)
def test_what_is_wrong_is_marked_on_its_line(editor, unsaved, written, instead, said):
    whole = LEGER.read_text(encoding="utf-8")
    text = whole.replace(written, instead, 1)
    line = text[: text.index(instead)].count("\n") + 1
    found = {message for at, message in marked(editor.open(unsaved, text)) if at == line}
    assert any(said in message for message in found), found


def test_a_field_that_is_left_out_is_asked_for(editor, unsaved):
    text = LEGER.read_text(encoding="utf-8").replace("legal_basis:", "# legal_basis:")
    messages = {message for _, message in marked(editor.open(unsaved, text))}
    assert 'Missing property "legal_basis".' in messages


def test_an_editor_can_be_pointed_at_the_schema_of_an_installed_nki(tmp_path):
    """Away from the repository nothing names the schema but the editor's settings."""
    where = subprocess.run(
        [sys.executable, "-m", "nki", "schema", "--path"],
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
    ).stdout.strip()
    server = Server(tmp_path, {Path(where).as_uri(): ["*.yaml"]})
    try:
        diagnostics = server.open(tmp_path / "ny.yaml", "format: nki/1\nstatus: forslag\n")
        assert (2, 'Value is not accepted. Valid values: "national", "proposal", "retired".') in marked(
            diagnostics
        )
    finally:
        server.close()
