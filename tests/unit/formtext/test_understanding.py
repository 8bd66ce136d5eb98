"""What forms say, in whichever way they word it; what is not understood is kept."""

import pytest

from nki.formtext import Paragraph, raised, understood
from nki.formtext.days import iso_date


def said(**fields):
    return understood("Prøve", {key: [Paragraph(text) for text in texts] for key, texts in fields.items()})


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("23.06.2022", "2022-06-23"),
        ("3. 6. 2022", "2022-06-03"),
        ("23. juni 2022", "2022-06-23"),
        ("Juni 2022", "2022-06"),
        ("2022", "2022"),
        ("2022-06-23", "2022-06-23"),
        ("30.02.2022", ""),
        ("sommeren 2022", ""),
        ("", ""),
    ],
)
def test_dates_are_read_as_norwegians_write_them(text, day):
    assert iso_date(text) == day


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("1.0 - juni 2022: Første.", ("1.0", "2022-06", "Første.")),
        ("1.0 – 23.06.2022: Første.", ("1.0", "2022-06-23", "Første.")),
        ("Versjon 1.2 (23. juni 2022): Endret.", ("1.2", "2022-06-23", "Endret.")),
        ("• 1.0.1: Rettet.", ("1.0.1", "", "Rettet.")),
        ("1.0: 2021: Tall for 2021.", ("1.0", "", "2021: Tall for 2021.")),
    ],
)
def test_revisions_have_their_version_date_and_text(text, found):
    (revision,) = said(revisions=[text]).revisions
    assert (revision.version, revision.date, revision.text) == found


def test_a_revision_that_cannot_be_read_is_kept():
    found = said(revisions=["Etablert i fjor.", "1.0: Første.", "Mer om den."])
    assert found.kept == (("revisions", "Etablert i fjor."),)
    assert found.revisions[0].text == "Første.\nMer om den."


@pytest.mark.parametrize(
    ("text", "levels"),
    [
        ("Nasjonalt, fylke, kommune og legevakt.", ["national", "county", "municipality", "er_unit"]),
        ("Landet, regionale helseforetak og helseforetak", ["national", "health_region", "health_trust"]),
        ("Regionalt helseforetak", ["health_region"]),
        ("Helseforetak", ["health_trust"]),
        ("RHF og HF", ["health_region", "health_trust"]),
        ("Ikke oppgitt.", []),
    ],
)
def test_levels_are_known_by_their_names(text, levels):
    assert list(said(levels=[text]).levels) == levels


@pytest.mark.parametrize("text", ["Prosess", "prosess.", "Prosessindikator", "Prosess-indikator"])
def test_a_type_is_known_in_its_ordinary_forms(text):
    assert said(indicator_type=[text]).indicator_type == "prosess"


def test_dimensions_are_found_in_their_order_however_they_are_listed():
    assert list(said(quality_dimension=["Virkningsfulle, trygge og sikre"]).dimensions) == [
        "Virkningsfulle",
        "Trygge og sikre",
    ]
    assert list(said(quality_dimension=["Trygge og sikre", "Virkningsfulle"]).dimensions) == [
        "Trygge og sikre",
        "Virkningsfulle",
    ]


@pytest.mark.parametrize(
    ("key", "text"),
    [
        ("indicator_type", "Prosess/resultat"),
        ("quality_dimension", "Trygge og gode"),
        ("first_published", "sommeren 2022"),
        ("first_published", "juni 2022"),
        ("terms", "Ingen begreper"),
        ("other_measures", "Se vedlegg"),
        ("references", "https://example.org"),
    ],
)
def test_what_is_worded_otherwise_is_kept_and_never_guessed_at(key, text):
    found = said(**{key: [text]})
    if key == "references":
        assert [(one.text, one.url) for one in found.references] == [(text, "")]
    else:
        assert found.kept == ((key, text),)


def test_an_unknown_date_of_publication_is_one_of_two_words():
    assert said(first_published=["Ukjent"]).first_published == "ukjent"
    assert said(first_published=["Ikke publisert."]).first_published == "ikke publisert"


def test_a_main_measure_may_stand_without_its_number():
    found = said(
        main_measure=[
            "Andel leger.",
            "Teller: Antall leger.",
            "som har trent.",
            "Nevner: Samme som måltall 3",
        ]
    )
    assert (found.main_measure.number, found.main_measure.text) == (1, "Andel leger.")
    assert (found.main_measure.numerator.same_as, found.main_measure.numerator.text) == (
        None,
        "Antall leger.\nsom har trent.",
    )
    assert found.main_measure.denominator.same_as == 3


def test_numerator_and_denominator_may_stand_on_one_line():
    (measure,) = said(
        other_measures=["Måltall 2: Andel. Teller: Samme som måltall 4. Nevner: Samme som måltall 5."]
    ).other_measures
    assert measure.text == "Andel."
    assert (measure.numerator.same_as, measure.denominator.same_as) == (4, 5)


def test_measures_beside_the_main_one_are_others():
    found = said(
        main_measure=["Måltall 1: Andel.", "Måltall 2: Antall."], other_measures=["Måltall 3: Antall."]
    )
    assert [one.number for one in found.other_measures] == [2, 3]


def test_what_follows_the_questions_of_a_source_is_the_next_source():
    found = said(
        sources=["Register A.", "Mer om A.", "Spørsmål som stilles:", "1. Hvor mange?", "Når?", "Register B."]
    )
    assert [(one.text, one.questions) for one in found.sources] == [
        ("Register A.\nMer om A.", ("Hvor mange?", "Når?")),
        ("Register B.", ()),
    ]


def test_references_may_have_no_numbers_and_several_addresses():
    found = said(
        references=[
            "Lov",
            "https://example.org/a",
            "https://example.org/b",
            "Forskrift https://example.org/c",
        ]
    )
    assert [(one.text, one.url) for one in found.references] == [
        ("Lov https://example.org/b", "https://example.org/a"),
        ("Forskrift", "https://example.org/c"),
    ]


@pytest.mark.parametrize(
    ("text", "references", "shown"),
    [
        ("loven1 og kjeden».2 Slik.", 2, "loven¹ og kjeden».² Slik."),
        ("loven1 og LIS1.", 1, "loven¹ og LIS1."),
        ("loven1 her", 2, "loven1 her"),
        ("loven1 og B12", 1, "loven¹ og B12"),
        ("31.12. og 1.1-31.12", 1, "31.12. og 1.1-31.12"),
        ("loven1", 0, "loven1"),
    ],
)
def test_figures_are_raised_if_they_fit_the_references(text, references, shown):
    assert raised(text, references) == shown
