"""The 25 fields as the form words them, for what the published form of the doctors does not have."""

from typing import get_args

import pytest
import yaml

from nki.formtext import KEYS, Look, beyond_form, form_fields, form_texts
from nki.model.period import PeriodKind
from nki.model.spec import Concept, Vocabulary
from nki.model.spec.measures import IntervalMethod
from nki.template import template
from nki.words import LANGUAGES, words_for
from tests.indicator import indicator, model


def made(**changes):
    return model(changes)


def said(key, **changes):
    return next(field.plain for field in form_fields(made(**changes)) if field.key == key)


def beyond(**changes):
    return {statement.key: statement.plain for statement in beyond_form(made(**changes))}


def test_the_fields_stand_in_the_order_of_the_form_under_their_headings():
    fields = form_fields(made())
    assert [field.number for field in fields] == list(range(1, 26))
    assert [(field.section, field.label) for field in fields] == [
        (field.section.key, field.label) for field in template().fields
    ]


def test_labels_follow_the_language_and_texts_do_not():
    norwegian, english = form_fields(made()), form_fields(made(), "en")
    assert [field.label for field in english] == [field.label_en for field in template().fields]
    assert [field.blocks for field in norwegian] == [field.blocks for field in english]


def test_a_result_carries_the_fields_as_texts():
    assert [(one.number, one.key, one.label, one.text) for one in form_texts(made())] == [
        (field.number, field.key, field.label, field.plain) for field in form_fields(made())
    ]


def test_empty_fields_say_nothing():
    assert [field.number for field in form_fields(made()) if not field.blocks] == [11, 14, 15, 16, 22]


def test_several_dimensions_stand_below_each_other():
    assert said("quality_dimension", quality_dimension=["Trygge og sikre", "Virkningsfulle"]) == (
        "Trygge og sikre\nVirkningsfulle"
    )


def test_a_date_that_there_is_none_of_is_said_in_words():
    assert said("first_published") == "Ikke publisert"
    assert said("first_published", first_published="ukjent") == "Ukjent"


def test_a_revision_says_its_date_as_far_as_it_is_known():
    dated = [
        {"version": "0.9", "text": "Utkast."},
        {"version": "1.0", "date": "2021", "text": "Første."},
        {"version": "1.1", "date": "2022-06", "text": "Andre."},
        {"version": "1.2", "date": "2022-06-23", "text": "Tredje."},
    ]
    assert said("revisions", revisions=dated).splitlines() == [
        "0.9: Utkast.",
        "1.0 - 2021: Første.",
        "1.1 - juni 2022: Andre.",
        "1.2 - 23.06.2022: Tredje.",
    ]


def test_a_measure_that_counts_for_itself_says_what_it_counts():
    main = {
        "number": 1,
        "text": "Andel",
        "kind": "proportion",
        "numerator": {"rows": "true", "where": {"column": "trained", "at_least": "1"}},
        "denominator": {"rows": "true"},
    }
    assert said("main_measure", main_measure=main).splitlines() == [
        "Måltall 1: Andel",
        "Teller: Antall rader, der trained er minst 1.",
        "Nevner: Antall rader.",
    ]


def test_a_column_is_called_by_its_header_on_the_form():
    main = {
        "number": 1,
        "text": "Andel",
        "kind": "proportion",
        "numerator": {
            "rows": "true",
            "where": {
                "all": [
                    {"column": "harm", "at_least": {"column": "most"}},
                    {
                        "not": {
                            "any": [
                                {"column": "harm", "is_missing": "true"},
                                {"column": "most", "equals": "9"},
                            ]
                        }
                    },
                ]
            },
        },
        "denominator": {"sum": "harm"},
    }
    columns = [
        {"name": "unit", "type": "unit"},
        {"name": "harm", "type": "count", "header": ["Antall\nskader", "Skader"]},
        {"name": "most", "type": "count"},
    ]
    source = {"id": "stays", "text": "Opphold.", "columns": columns}
    assert said("main_measure", main_measure=main, sources=[source]).splitlines()[1:] == [
        (
            "Teller: Antall rader, der «Antall skader» er minst most og "
            "det ikke er slik at («Antall skader» mangler svar eller most er 9)."
        ),
        "Nevner: Summen av «Antall skader».",
    ]


def test_those_who_report_are_called_what_they_are():
    main = {
        "number": 1,
        "text": "Andel",
        "kind": "proportion",
        "numerator": {"units": {"measure": "2", "at_least": "50"}},
        "denominator": {"units": {"measure": "2"}},
    }
    columns = [{"name": "trust", "type": "unit"}]
    source = {"id": "wards", "text": "Enheter.", "units": "health_trust", "columns": columns}
    assert said("main_measure", main_measure=main, sources=[source]).splitlines()[1:] == [
        "Teller: Antall helseforetak der måltall 2 er minst 50.",
        "Nevner: Antall helseforetak med verdi for måltall 2.",
    ]


def test_numerator_and_denominator_are_parts_of_their_measure():
    field = next(field for field in form_fields(made()) if field.key == "main_measure")
    assert [block.look for block in field.blocks] == [Look.LABELLED, Look.PART, Look.PART]


def test_a_register_asks_nobody_anything():
    columns = [{"name": "unit", "type": "unit"}, {"name": "calls", "type": "count", "header": "Anrop"}]
    source = {"id": "register", "text": "Legevaktregisteret.", "columns": columns}
    assert said("sources", sources=[source]) == "Legevaktregisteret."


def test_each_of_several_sources_has_its_own_questions():
    sources = [
        {
            "id": name,
            "text": f"Kilde {name}.",
            "columns": [
                {"name": "unit", "type": "unit"},
                {"name": "asked", "type": "count", "question": f"Hvor mange\n i {name}?"},
            ],
        }
        for name in ("a", "b")
    ]
    assert said("sources", sources=sources).splitlines() == [
        "Kilde a.",
        "Spørsmål som stilles:",
        "1. Hvor mange i a?",
        "Kilde b.",
        "Spørsmål som stilles:",
        "1. Hvor mange i b?",
    ]


def test_a_duration_is_called_by_the_headers_of_its_ends():
    columns = [
        {"name": "unit", "type": "unit"},
        {"name": "rang_at", "type": "datetime", "header": "Ringer"},
        {"name": "answered_at", "type": "datetime", "header": "Besvart"},
    ]
    lasted = {"start": "rang_at", "end": "answered_at", "unit": "seconds"}
    source = {
        "id": "calls",
        "text": "Anrop.",
        "rows": "many_per_unit",
        "columns": columns,
        "derived": [{"name": "answer_time", "duration": lasted}],
    }
    main = {
        "number": 1,
        "text": "Besvart i tide.",
        "kind": "proportion",
        "numerator": {"rows": "true", "where": {"column": "answer_time", "at_most": "120"}},
        "denominator": {"rows": "true"},
    }
    assert said("main_measure", main_measure=main, sources=[source]).splitlines()[1] == (
        "Teller: Antall rader, der tiden fra «Ringer» til «Besvart» i sekunder er høyst 120."
    )


def test_a_reference_has_its_number_and_its_address_on_a_line_of_its_own():
    references = [{"text": "Lov"}, {"text": "Forskrift:", "url": "https://example.org/a"}]
    assert said("references", references=references) == "1. Lov\n2. Forskrift:\nhttps://example.org/a"


def test_what_the_form_has_no_field_for_is_said_below_it():
    found = beyond(goal={"text": "Ingen.", "target": "80.5", "direction": "higher"}, response_threshold="50")
    assert found["goal"] == "Målverdi: 80,5.\nØnsket retning: høyere er bedre."
    assert found["measures"].splitlines()[0] == (
        "Måltall 1: Andel i prosent. Teller: Samme som måltall 2. Nevner: Samme som måltall 3."
    )
    assert found["columns"].splitlines()[:2] == ["survey: Én rad for hver legevakt.", "• unit: unit"]
    assert "minst 50 prosent av dem som er spurt (legevakter)" in found["threshold"]
    assert found["disclosure"] == "Ingen regel: Oppdiktede tall."


def test_periods_rules_and_intervals_are_said_in_words():
    rule = {
        "rule": "small_numbers",
        "numerator_at_most": "4",
        "denominator_at_most": "10",
        "reason": "Pasienter.",
    }
    found = beyond(
        period={"kind": "rolling", "months": "12", "survey_year_offset": "0"},
        disclosure=rule,
        interval={"method": "wilson", "level": "95", "reason": "Et utvalg."},
        strata=[{"id": "sex", "text": "Kjønn", "column": "sex"}],
    )
    assert found["period"] == "12 måneder, rullerende; undersøkelsen gjennomføres i måleåret."
    assert found["disclosure"] == (
        "Små tall skjules, og tall som ville røpet dem (teller høyst 4, nevner høyst 10): Pasienter."
    )
    assert found["interval"] == "Konfidensintervall på 95 prosent, Wilsons metode. Et utvalg."
    assert found["strata"] == "• Kjønn (sex)"


@pytest.mark.parametrize("method", [one for one in get_args(IntervalMethod) if one != "none"])
def test_every_method_of_intervals_has_a_name(method):
    assert beyond(interval={"method": method})["interval"].startswith("Konfidensintervall på 95 prosent, ")


@pytest.mark.parametrize("kind", PeriodKind)
def test_every_kind_of_period_has_a_name(kind):
    months = {"months": "3"} if kind == "rolling" else {}
    assert "None" not in beyond(period={"kind": kind.value, **months})["period"]


def test_what_is_not_said_is_no_statement():
    assert not {"goal", "plausibility"} & set(beyond())


def test_rows_about_persons_are_said_to_be():
    spec = indicator()
    spec["sources"][0] |= {"personal": "true", "rows": "many_per_unit", "units": "health_trust"}
    assert beyond(sources=spec["sources"])["columns"].startswith(
        "survey: Flere rader for hvert helseforetak. Radene handler om personer."
    )


def test_every_heading_has_words_in_every_language():
    for lang in LANGUAGES:
        labels = [words_for(lang).text(f"sheet.beyond_{key}") for key in KEYS]
        assert len(set(labels)) == len(KEYS)


def test_a_text_of_nothing_that_shows_is_still_a_block():
    # YAML's escapes can write what no editor shows
    text = yaml.safe_load('"\\x1c"')
    assert said("goal", goal={"text": text}) == ""
    assert said("terms", terms=[{"term": "A", "meaning": text}]).startswith("A:")


def explained(*concepts, **changes):
    return made(concepts=[concept.id for concept in concepts], **changes).explained_by(
        Vocabulary(known=concepts)
    )


ANSWER_TIME = Concept(
    id="svartid", nb="svartid", en="answer time", meaning="tiden til svar.", source="Katalogens egen."
)


def test_concepts_of_the_glossary_stand_below_the_terms_of_the_form():
    terms = [{"term": "Siste år", "meaning": "1.1-31.12."}]
    field = next(one for one in form_fields(explained(ANSWER_TIME, terms=terms)) if one.key == "terms")
    assert field.plain == "Siste år: 1.1-31.12.\nSvartid: tiden til svar."


def test_a_concept_that_the_form_explains_itself_stands_there_once():
    terms = [{"term": "Svartid", "meaning": "noe annet her."}]
    field = next(one for one in form_fields(explained(ANSWER_TIME, terms=terms)) if one.key == "terms")
    assert field.plain == "Svartid: noe annet her."


def test_beyond_the_form_concepts_are_said_in_english_with_their_source():
    found = {one.key: one.plain for one in beyond_form(explained(ANSWER_TIME))}
    assert found["concepts"] == "svartid: på engelsk answer time. Kilde: Katalogens egen."
    assert "concepts" not in beyond()
