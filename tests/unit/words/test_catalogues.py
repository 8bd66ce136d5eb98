"""Every phrase in three languages, with the same places in each; every phrase that is asked for exists."""

import ast
import re
from pathlib import Path

import pytest
import yaml
from babel import Locale

from nki.words import LANGUAGES, phrases, words_for
from nki.words.words import LOCALES

ROOT = Path(phrases.__file__).parents[1]
TEXTS = sorted((ROOT / "words" / "texts").glob("*.yaml"))
PHRASES = [
    pytest.param(f"{file.stem}.{key}", texts, id=f"{file.stem}.{key}")
    for file in TEXTS
    for key, texts in phrases.catalogue(file.stem).items()
]
KEYS = {case.values[0]: case.values[1] for case in PHRASES}


def forms(text):
    return text if isinstance(text, dict) else {"other": text}


def places(texts):
    """Return the places of a phrase in each language, over all its forms."""
    return {
        lang: set().union(*(phrases.slots(form) for form in forms(text).values()))
        for lang, text in texts.items()
    }


@pytest.mark.parametrize(("key", "texts"), PHRASES)
def test_a_phrase_has_every_language_and_no_other(key, texts):
    assert set(texts) == set(LANGUAGES)


@pytest.mark.parametrize(("key", "texts"), PHRASES)
def test_a_phrase_has_the_same_places_in_every_language(key, texts):
    assert len({frozenset(found) for found in places(texts).values()}) == 1


@pytest.mark.parametrize(("key", "texts"), PHRASES)
def test_a_phrase_is_neither_empty_nor_untidy(key, texts):
    for text in texts.values():
        for form in forms(text).values():
            assert form
            assert form == form.strip()
            assert "  " not in form
            assert not re.search(r"\{(?!\w+\})|(?<!\w)\}", form)


@pytest.mark.parametrize(("key", "texts"), PHRASES)
def test_plural_forms_are_those_that_the_language_has(key, texts):
    for lang, text in texts.items():
        if isinstance(text, dict):
            locale = Locale.parse(LOCALES[lang])
            assert "other" in text
            assert set(text) <= locale.plural_form.tags | locale.ordinal_form.tags | {"other"}


@pytest.mark.parametrize("file", TEXTS, ids=lambda file: file.stem)
def test_no_key_stands_twice(file):
    document = yaml.compose(file.read_text("utf-8"))
    keys = [key.value for key, _ in document.value]
    assert sorted(keys) == sorted(set(keys))


def asked_in_python():
    """Yield each phrase that the code asks for by its full name, with the facts that it gives."""
    for file in ROOT.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.args):
                continue
            key = node.args[0]
            if node.func.attr == "text" and isinstance(key, ast.Constant) and isinstance(key.value, str):
                given = {keyword.arg for keyword in node.keywords}
                yield pytest.param(key.value, given, id=f"{file.name}:{node.lineno}:{key.value}")


@pytest.mark.parametrize(("key", "given"), [*asked_in_python()])
def test_code_asks_for_phrases_that_exist_and_gives_the_facts_that_they_need(key, given):
    assert key in KEYS
    if None not in given:
        assert places(KEYS[key])["nb"] | {"count"} == given | {"count"}
        assert "count" in given or not any(isinstance(text, dict) for text in KEYS[key].values())


def asked_in_templates():
    """Yield each phrase that a template asks for by its full name."""
    for file in ROOT.rglob("*"):
        if file.suffix in {".html", ".jinja", ".j2", ".xml", ".typ"}:
            for key in re.findall(r"""\btext\(\s*["']([\w.]+)["']""", file.read_text("utf-8")):
                yield pytest.param(key, id=f"{file.name}:{key}")


@pytest.mark.parametrize("key", [*asked_in_templates(), pytest.param("numbers.percent", id="at least one")])
def test_templates_ask_for_phrases_that_exist(key):
    assert key in KEYS


def test_a_text_that_is_missing_fails_a_test_and_stops_no_user(recwarn):
    words = words_for("nn")
    with pytest.warns(phrases.MissingText, match=r"report\.no_such_phrase"):
        assert words.text("report.no_such_phrase") == "no such phrase"
    with pytest.warns(phrases.MissingText, match="name"):
        assert words.text("places.in_county") == "i {name}"
    with pytest.warns(phrases.MissingText, match="planet"):
        assert words.level("dwarf_planet") == "dwarf planet"


def test_a_fact_is_never_read_as_a_phrase():
    assert words_for("nb").text("places.in_county", name="{name} {0.__class__}") == "i {name} {0.__class__}"
