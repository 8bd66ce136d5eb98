import pytest

from nki.model.spec import Aggregate, Condition, Measure
from nki.wording import aggregate_in_words, condition_in_words, kind_in_words, recipe_in_words


@pytest.mark.parametrize(
    ("aggregate", "words"),
    [
        ({"same_as": 2}, "Samme som måltall 2"),
        ({"sum": "doctors"}, "Summen av doctors"),
        ({"rows": True}, "Antall rader"),
        ({"distinct": "er_unit", "source": "nklm"}, "Antall ulike verdier av er_unit, fra nklm"),
        (
            {"rows": True, "where": {"column": "triage", "one_of": ["Ja", "Nei"]}},
            "Antall rader, der triage er Ja eller Nei",
        ),
    ],
)
def test_what_is_counted_is_said_in_norwegian(aggregate, words):
    assert aggregate_in_words(Aggregate.model_validate(aggregate)) == words


A, B = {"column": "a", "equals": "Ja"}, {"column": "b", "is_missing": False}


@pytest.mark.parametrize(
    ("condition", "words"),
    [
        (A, "a er Ja"),
        ({"column": "a", "equals": {"column": "b"}}, "a er b"),
        ({"column": "a", "one_of": ["x"]}, "a er x"),
        ({"column": "a", "one_of": ["x", "y", "z"]}, "a er x, y eller z"),
        ({"column": "a", "at_least": "4"}, "a er minst 4"),
        ({"column": "a", "at_most": {"column": "b"}}, "a er høyst b"),
        ({"column": "a", "between": ["1", "9"]}, "a er fra og med 1 til og med 9"),
        ({"column": "a", "starts_with": "I21"}, "a begynner med I21"),
        ({"column": "a", "is_missing": True}, "a mangler svar"),
        (B, "b har svar"),
        ({"all": [A, B]}, "a er Ja og b har svar"),
        ({"all": [{"any": [A, B]}, B]}, "(a er Ja eller b har svar) og b har svar"),
        ({"not": A}, "det ikke er slik at a er Ja"),
        ({"not": {"any": [A, B]}}, "det ikke er slik at (a er Ja eller b har svar)"),
    ],
)
def test_conditions_are_said_in_norwegian(condition, words):
    assert condition_in_words(Condition.model_validate(condition)) == words


@pytest.mark.parametrize(
    ("kind", "unit", "words"),
    [
        ("proportion", "percent", "Andel i prosent"),
        ("count", "persons", "Antall personer"),
        ("count", "number", "Antall"),
        ("proportion", None, "Andel"),
        ("index", "points", "Indeks i poeng"),
        ("median", "days", "Median i dager"),
        ("standardised_rate", "per_1000", "Standardisert rate per 1\u202f000"),
    ],
)
def test_a_kind_is_said_in_norwegian(kind, unit, words):
    measure = Measure.model_validate(
        {"number": 1, "text": "t", "kind": kind, "unit": unit, "numerator": {"rows": True}}
    )
    assert kind_in_words(measure) == words


def test_an_index_says_its_scale_and_which_questions_are_turned_round():
    index = {
        "items": [{"column": "care"}, {"column": "waiting", "reversed": True}],
        "minimum_answered": 1,
        "where": A,
    }
    given = {"number": 1, "text": "Indeks.", "kind": "index", "index": index}
    said = (
        "Indeks av care, waiting (snudd), der a er Ja: svar fra 1 til 5 regnet om til 0–100, minst 1 besvart"
    )
    assert recipe_in_words(Measure.model_validate(given)) == said
    assert recipe_in_words(Measure.model_validate({**given, "weight": "w"})) == f"{said}, vektet med w"
