"""A specification against the glossary: ids that exist, and terms that readers can look up."""

import pytest

from nki.errors import words
from nki.model.spec import Concept, Vocabulary
from nki.steps.load import load
from nki.steps.validate import validate
from tests.indicator import indicator, written


def concept(name, nb, *also, everyday=False):
    return Concept(
        id=name, nb=nb, en="x", also=also, meaning="det samme.", source="Prøving", everyday=everyday
    )


KNOWN = (
    concept("svartid", "svartid", "ringetid"),
    concept("klima", "sikkerhetsklima"),
    concept("modent_klima", "modent sikkerhetsklima"),
    concept("legevakt", "legevakt", everyday=True),
)


@pytest.fixture
def found(tmp_path):
    """Return code, field and words of what the glossary finds in an indicator with some keys replaced."""

    def findings(changes, own=KNOWN, known=KNOWN):
        loaded = load(written(indicator(changes), tmp_path), "prove.yaml")
        issues = validate(loaded.indicator, loaded.places, vocabulary=Vocabulary(own, known))
        return [(issue.code, issue.field, words(issue).found) for issue in issues if issue.code != "S256"]

    return findings


def test_a_concept_that_no_glossary_has_is_told_the_one_that_was_meant(found):
    assert found({"concepts": ["svartid", "svarttid"]}) == [
        ("S270", "concepts.2", 'no glossary has a concept "svarttid"; did you mean "svartid"?')
    ]


def test_a_concept_referred_to_twice_is_found(found):
    assert found({"concepts": ["klima", "klima"]}) == [
        ("S211", "concepts.2", 'the concept "klima" is declared twice')
    ]


def test_a_term_in_a_text_is_found_once_where_it_first_stands(found):
    texts = {"definition": "Andel med kort svartid.", "calculation": "Svartiden regnes i sekunder."}
    assert [one[:2] for one in found(texts)] == [("S271", "definition")]


@pytest.mark.parametrize("key", ["title", "definition", "calculation", "selection", "code_systems"])
def test_the_texts_that_say_what_is_counted_are_looked_through(found, key):
    assert [one[:2] for one in found({key: "Måler ringetider."})] == [("S271", key)]


@pytest.mark.parametrize("key", ["rationale", "interpretation", "comparability", "limitations"])
def test_reasons_and_readings_may_use_any_words(found, key):
    assert found({key: "Måler ringetider."}) == []


def test_the_texts_of_measures_and_of_the_goal_are_looked_through(found):
    changes = {
        "goal": {"text": "Kort svartid."},
        "other_measures": [
            {"kind": "count", "numerator": {"sum": "trained"}, "text": "Antall med sikkerhetsklima."},
            {"kind": "count", "numerator": {"sum": "doctors"}},
        ],
    }
    assert [one[:2] for one in found(changes)] == [("S271", "goal.text"), ("S271", "other_measures.1.text")]


def test_a_term_that_is_referred_to_is_explained(found):
    assert found({"definition": "Andel med kort svartid.", "concepts": ["svartid"]}) == []


@pytest.mark.parametrize("term", ["Svartid", "Ringetid", "Svartider"])
def test_a_term_that_the_form_itself_explains_is_explained(found, term):
    assert (
        found({"definition": "Andel med kort svartid.", "terms": [{"term": term, "meaning": "tid."}]}) == []
    )


def test_what_belongs_to_a_longer_term_is_no_term_of_its_own(found):
    assert found({"definition": "Andel med modent sikkerhetsklima.", "concepts": ["modent_klima"]}) == []
    assert [
        one[:2] for one in found({"definition": "Andel med sikkerhetsklima.", "concepts": ["modent_klima"]})
    ] == [("S271", "definition")]


def test_a_longer_term_of_the_form_hides_a_shorter_one_of_the_glossary(found):
    terms = [{"term": "Svartid i vente", "meaning": "tid."}]
    assert found({"definition": "Andel med svartid i vente.", "terms": terms}) == []


def test_everyday_words_need_no_explanation(found):
    assert found({"definition": "Andel leger ved legevakten."}) == []


def test_texts_are_not_held_to_a_glossary_that_lies_elsewhere(found):
    assert found({"definition": "Andel med kort svartid."}, own=()) == []
    assert found({"concepts": ["svartid"]}, own=()) == []
