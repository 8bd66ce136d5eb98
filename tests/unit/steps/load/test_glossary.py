"""Glossaries: where they are sought, what they give, and what is said of a broken one."""

import os
from pathlib import Path

import pytest

import nki
from nki.catalogue import glossaries, indicators
from nki.errors import NkiError, words
from nki.model.spec import Vocabulary
from nki.steps.load import glossaries_beside, load, load_glossary, vocabulary_of
from nki.steps.validate import validate_glossary
from tests.indicator import indicator, written

ONE = """\
format: nki/1
concepts:
  - id: {id}
    nb: {nb}
    en: something
    meaning: {meaning}
    source: Prøving
"""


def put(folder, id_="svartid", nb="svartid", meaning="tiden til svar."):
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / "glossary.yaml"
    file.write_text(ONE.format(id=id_, nb=nb, meaning=meaning), encoding="utf-8")
    return file


@pytest.mark.parametrize("file", glossaries(), ids=lambda file: file.parent.name)
def test_a_glossary_of_the_catalogue_has_nothing_wrong_with_it(file):
    loaded = load_glossary(file)
    assert validate_glossary(loaded.glossary, loaded.places) == ()


def test_no_concept_of_the_catalogue_stands_in_two_of_its_glossaries():
    ids = [concept.id for file in glossaries() for concept in load_glossary(file).glossary.concepts]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("file", indicators(), ids=lambda file: file.stem)
def test_every_concept_that_the_catalogue_refers_to_is_explained(file):
    indicator = load(file).indicator
    assert [concept.id for concept in indicator.explained] == list(indicator.concepts)


def test_a_glossary_holds_for_its_folder_and_those_inside(tmp_path):
    above, beside = put(tmp_path), put(tmp_path / "area", "klima", "klima")
    for folder in ("area", "other", "area/deep"):
        (tmp_path / folder).mkdir(exist_ok=True)
    assert glossaries_beside(tmp_path / "area" / "a.yaml") == (beside.resolve(), above.resolve())
    assert glossaries_beside(tmp_path / "other" / "a.yaml") == (above.resolve(),)
    assert glossaries_beside(tmp_path / "area" / "deep" / "a.yaml") == (beside.resolve(),)


def test_of_two_concepts_with_one_id_the_nearer_counts(tmp_path):
    put(tmp_path, meaning="over.")
    put(tmp_path / "area", meaning="nær.")
    found = vocabulary_of(tmp_path / "area" / "a.yaml")
    assert [concept.meaning for concept in found.own] == ["nær."]
    assert found.concept("svartid").meaning == "nær."


def test_concepts_of_the_catalogue_can_be_referred_to_from_anywhere(tmp_path):
    found = vocabulary_of(tmp_path / "a.yaml")
    assert found.own == ()
    assert found.concept("global_trigger_tool") is not None


def test_a_glossary_that_has_changed_is_read_anew(tmp_path):
    file = put(tmp_path, meaning="før.")
    assert vocabulary_of(tmp_path / "a.yaml").concept("svartid").meaning == "før."
    put(tmp_path, meaning="nå.")
    os.utime(file, ns=(1, 1))
    assert vocabulary_of(tmp_path / "a.yaml").concept("svartid").meaning == "nå."


def test_a_link_out_of_the_folder_is_no_glossary(tmp_path):
    elsewhere = put(tmp_path / "elsewhere")
    (tmp_path / "specs").mkdir()
    (tmp_path / "specs" / "glossary.yaml").symlink_to(elsewhere)
    assert glossaries_beside(tmp_path / "specs" / "a.yaml") == ()


def test_an_indicator_is_loaded_with_the_concepts_that_it_refers_to(tmp_path):
    put(tmp_path)
    file = written(indicator({"concepts": ["svartid", "ukjent"]}), tmp_path)
    assert [concept.meaning for concept in load(file).indicator.explained] == ["tiden til svar."]


def test_explaining_changes_nothing_of_an_indicator_itself(tmp_path):
    file = written(indicator({"concepts": ["ventesone"]}), tmp_path)
    plain = load(file).indicator
    put(tmp_path, "ventesone", "ventesone")
    explained = load(file).indicator
    assert plain.explained == ()
    assert len(explained.explained) == 1
    assert plain.model_dump() == explained.model_dump()
    assert explained.explained_by(Vocabulary()).explained == ()


@pytest.mark.parametrize(
    ("text", "code", "said"),
    [
        ("concepts: []\n", "S111", "format"),
        ("format: nki/1\nconcepts: []\n", "S106", "an empty list"),
        (ONE.format(id="Svar tid", nb="svartid", meaning="x"), "S106", '"Svar tid"'),
        (ONE.format(id="svartid", nb="svartid", meaning=""), "S108", "meaning"),
        (ONE.format(id="svartid", nb="svartid", meaning="x").replace("meaning", "mening"), "S104", "mening"),
    ],
)
def test_a_mistake_in_a_glossary_is_a_finding_at_its_place(tmp_path, text, code, said):
    file = tmp_path / "glossary.yaml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(NkiError) as stopped:
        load_glossary(file)
    issue = stopped.value.issues[0]
    assert issue.code == code
    assert issue.place.file == str(file)
    assert said in words(issue).found + words(issue).title


def test_a_misspelt_key_of_a_concept_is_told_the_right_one(tmp_path):
    file = tmp_path / "glossary.yaml"
    file.write_text(ONE.format(id="a", nb="b", meaning="c").replace("source", "sorce"), encoding="utf-8")
    with pytest.raises(NkiError) as stopped:
        load_glossary(file)
    assert 'did you mean "source"?' in words(stopped.value.issues[0]).found


def test_ids_and_words_stand_once_in_a_glossary(tmp_path):
    file = put(tmp_path)
    more = "  - {id: svartid, nb: responstid, en: x, also: [Svartid], meaning: x, source: x}\n"
    file.write_text(file.read_text(encoding="utf-8") + more, encoding="utf-8")
    found = [(issue.code, issue.field, words(issue).found) for issue in nki.validate(tmp_path).issues]
    assert found == [
        ("S211", "concepts.2.id", 'the concept "svartid" is declared twice'),
        ("S211", "concepts.2.also.1", 'the term "Svartid" is declared twice'),
    ]


def test_a_broken_glossary_is_found_once_and_hides_nothing(tmp_path):
    file = put(tmp_path)
    file.write_text("format: nki/1\nconcepts: [x]\n", encoding="utf-8")
    written(indicator({"concepts": ["ventesone"]}), tmp_path)
    issues = nki.validate(tmp_path).issues
    assert [issue.code for issue in issues if Path(issue.place.file).name == "glossary.yaml"] == ["S106"]
    assert "S270" in [issue.code for issue in issues]


def test_computing_stops_at_a_concept_that_nobody_knows(tmp_path):
    put(tmp_path)
    file = written(indicator({"concepts": ["svartidd"]}), tmp_path)
    with pytest.raises(NkiError) as stopped:
        nki.load(file)
    assert "S270" in [issue.code for issue in stopped.value.issues]
