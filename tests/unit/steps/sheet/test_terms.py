"""Terms that a form explains are links wherever its texts use them."""

import re

from nki.model.spec import Concept, Vocabulary
from nki.steps.sheet import Sheet, write_sheet
from nki.theme import DEFAULT
from tests.indicator import model

TERMS = [
    {"term": "Samtrening", "meaning": "trening av flere tjenester."},
    {"term": "Leger ved legevakten", "meaning": "alle leger."},
]
CALLS = Concept(
    id="legevaktsentral",
    nb="legevaktsentral",
    en="call centre",
    also=("LVS",),
    meaning="en sentral.",
    source="x",
)


def page(**spec):
    concepts = {"concepts": ["legevaktsentral"]}
    indicator = model({"terms": TERMS, **concepts, **spec}).explained_by(Vocabulary(known=(CALLS,)))
    return write_sheet(Sheet(indicator, "nb", DEFAULT), "html").decode()


def links(text):
    return re.findall('<a class="term" href="#([^"]+)">([^<]+)</a>', text)


def field(text, label):
    return text.partition(f"<span>{label}</span>")[2].partition("</dd>")[0]


def test_a_term_is_linked_in_the_form_in_which_it_stands():
    found = page(definition="Samtreningen ved LVS og andre legevaktsentraler.")
    assert links(field(found, "Definisjon")) == [("term-1", "Samtreningen"), ("term-3", "LVS")]


def test_a_term_is_linked_once_in_each_field():
    found = page(definition="Samtrening og samtrening.", goal={"text": "Mer samtrening."})
    assert links(field(found, "Definisjon")) == [("term-1", "Samtrening")]
    assert links(field(found, "Målsetting")) == [("term-1", "samtrening")]


def test_every_link_leads_to_the_meaning():
    found = page(definition="Samtrening for leger ved legevakten.")
    for anchor, _ in links(found):
        assert found.count(f'id="{anchor}"') == 1
    assert "trening av flere tjenester." in found.partition('id="term-1"')[2][:100]


def test_no_term_is_linked_where_it_is_explained_or_quoted():
    references = [{"text": "Samtrening i Norge", "url": "https://example.org/samtrening"}]
    found = page(references=references)
    assert links(field(found, "Begrepsavklaringer")) == links(field(found, "Referanser")) == []


def test_the_longest_of_two_terms_is_meant():
    terms = [{"term": "leger", "meaning": "x"}, *TERMS]
    assert links(field(page(terms=terms, definition="Leger ved legevakten."), "Definisjon")) == [
        ("term-3", "Leger ved legevakten")
    ]


def test_a_term_of_a_stranger_is_a_text_and_no_tag():
    terms = [{"term": '<img src="x">', "meaning": "x"}, {"term": "(.*)+", "meaning": "y"}]
    found = page(terms=terms, definition='Se <img src="x"> og (.*)+ her.')
    assert "<img" not in found
    assert [anchor for anchor, _ in links(field(found, "Definisjon"))] == ["term-1", "term-2"]
