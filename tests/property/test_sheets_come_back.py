"""Whatever a form says, its sheet for Word and its PDF say it again when they are read back."""

from __future__ import annotations

import re

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from nki.catalogue import indicators
from nki.formtext import BULLET, Said, form_fields
from nki.labels import shown_date
from nki.model.spec import FIELD_KEYS
from nki.model.spec.fields import QualityDimension
from nki.skeleton import Answers, draft
from nki.steps.load import load
from nki.steps.sheet import Sheet, write_sheet
from nki.steps.transcribe import transcribe
from nki.theme import DEFAULT
from tests.indicator import model

WORDS = st.sampled_from(
    [
        *(
            "og",
            "i",
            "på",
            "av",
            "en",
            "som",
            "for",
            "til",
            "ved",
            "legevakten",
            "leger",
            "samtrening",
            "2021",
        ),
        *("ambulansepersonell", "akuttmedisinforskriften", "spesialisthelsetjenesteloven", "m.m.", "f.eks."),
        *("helse- og omsorgstjenester", "(NKLM)", "RETTS/METTS", "NKI-portalen", "1.1-31.12", "§ 4", "§2-1e"),
        *(
            "13,3 %",
            "12 000",
            "«trening»",
            "kjeden».¹",
            "årlig,",
            "<b>",
            "&",
            '"sitat"',
            "ikke-planlagt",
            "–",
        ),
        *(
            "https://example.org/en/lang-adresse/med_tegn.pdf",
            "pasientsikkerhetsprogrammet-i-trygge-hender-24-7",
        ),
        *("ØH-hjelp", "50/50", "10.–12. uke", "Sámi", "naïve"),
    ]
)
SENTENCES = st.lists(WORDS, min_size=1, max_size=25).map(lambda words: f"Tekst {' '.join(words)}.")
ITEMS = st.lists(SENTENCES, min_size=2, max_size=4).map(
    lambda texts: "\n".join(f"- {text}" for text in texts)
)
NUMBERED = st.lists(SENTENCES, min_size=2, max_size=4).map(
    lambda texts: "\n".join(f"{number}. {text}" for number, text in enumerate(texts, start=1))
)
PROSE = st.lists(SENTENCES | ITEMS | NUMBERED, min_size=1, max_size=4).map("\n".join)
DATES = st.sampled_from([None, "2019", "2020-11", "2021-03-04"])
TEXTS = [
    key
    for key in FIELD_KEYS
    if key
    not in (
        *(
            "indicator_type",
            "quality_dimension",
            "first_published",
            "revisions",
            "goal",
            "terms",
            "main_measure",
        ),
        *("other_measures", "levels", "sources", "references"),
    )
]


@st.composite
def forms(draw):
    """Draw what forms say in every field."""
    spec = {key: draw(PROSE) for key in TEXTS}
    spec["title"] = draw(SENTENCES)
    spec["goal"] = {"text": draw(PROSE)}
    spec["levels"] = {"text": draw(SENTENCES), "publish": ["national"]}
    spec["indicator_type"] = draw(st.sampled_from(["struktur", "prosess", "resultat"]))
    spec["quality_dimension"] = draw(
        st.lists(st.sampled_from(list(QualityDimension)), min_size=1, max_size=3, unique=True)
    )
    spec["first_published"] = draw(st.sampled_from(["2022-06-23", "ukjent", "ikke publisert"]))
    spec["revisions"] = [
        {"version": f"1.{number}", "date": draw(DATES), "text": draw(SENTENCES)}
        for number in range(draw(st.integers(1, 3)))
    ]
    spec["terms"] = [
        {"term": f"Begrep {number}", "meaning": draw(SENTENCES)} for number in range(draw(st.integers(0, 3)))
    ]
    spec["references"] = [
        {
            "text": draw(SENTENCES),
            "url": draw(st.none() | st.just(f"https://example.org/{'lang-sti/' * number}x.pdf")),
        }
        for number in range(1, draw(st.integers(2, 12)))
    ]
    spec["sources"] = [
        {
            "text": draw(PROSE),
            "columns": [
                {"name": "unit", "type": "unit"},
                *(
                    {"name": name, "type": "count", "question": f"{draw(SENTENCES)[:-1]}?"}
                    for name in ("doctors", "trained")
                ),
            ],
        }
    ]
    spec["main_measure"] = {
        "text": draw(SENTENCES),
        "kind": "proportion",
        "numerator": {"same_as": 2},
        "denominator": {"same_as": 3},
    }
    spec["other_measures"] = [
        {"text": draw(SENTENCES), "kind": "count", "numerator": {"sum": name}}
        for name in ("trained", "doctors")
    ]
    return model(spec)


def flat(text):
    return " ".join(re.sub("[\u00a0\u202f]", " ", text).split())


def expected(indicator):
    """Return what the form says, a line for each paragraph, with bullets as a specification has them."""
    return {
        field.key: [
            flat(("- " + block.text) if block.lead == BULLET else block.plain) for block in field.blocks
        ]
        for field in form_fields(indicator)
    }


def published(text):
    return shown_date(text) if text[:1].isdecimal() else text.capitalize()


def told(said: Said):
    """Word what was read as a form words it."""

    def measure(one):
        parts = [("Teller", one.numerator), ("Nevner", one.denominator)]
        return [
            f"Måltall {one.number}: {one.text}",
            *(f"{name}: {part.text}" for name, part in parts if part),
        ]

    fields = {key: said.texts.get(key, "").split("\n") if key in said.texts else [] for key in FIELD_KEYS}
    fields |= {
        "indicator_type": [said.indicator_type.value.capitalize()],
        "quality_dimension": list(said.dimensions),
        "first_published": [published(said.first_published)],
        "revisions": [
            f"{one.version}{f' - {shown_date(one.date)}' if one.date else ''}: {one.text}"
            for one in said.revisions
        ],
        "terms": [f"{one.term}: {one.meaning}" for one in said.terms],
        "main_measure": measure(said.main_measure),
        "other_measures": [line for one in said.other_measures for line in measure(one)],
        "sources": [
            line
            for one in said.sources
            for line in (
                *one.text.split("\n"),
                *(["Spørsmål som stilles:"] if one.questions else []),
                *(f"{number}. {question}" for number, question in enumerate(one.questions, start=1)),
            )
        ],
        "references": [
            f"{number}. {one.text} {one.url}" for number, one in enumerate(said.references, start=1)
        ],
    }
    return {key: [flat(text) for text in texts] for key, texts in fields.items()}


def comes_back(indicator, as_, folder):
    """Write the sheet of an indicator, read it, and compare every field."""
    file = folder / f"ark.{as_}"
    file.write_bytes(write_sheet(Sheet(indicator, "nb", DEFAULT), as_))
    transcript = transcribe(file)
    assert flat(transcript.said.title) == flat(indicator.title)
    assert transcript.said.status == indicator.status
    assert transcript.said.kept == ()
    found, meant = told(transcript.said), expected(indicator)
    for key in FIELD_KEYS:
        assert found[key] == meant[key], key


@pytest.mark.parametrize("as_", ["docx", "pdf"])
@settings(max_examples=settings.default.max_examples // 5)
@given(indicator=forms())
def test_a_sheet_says_the_same_when_it_is_read_back(indicator, as_, tmp_path_factory):
    comes_back(indicator, as_, tmp_path_factory.mktemp("ark"))


@pytest.mark.parametrize("as_", ["docx", "pdf"])
@pytest.mark.parametrize("file", indicators(), ids=lambda file: file.stem)
def test_the_sheets_of_the_catalogue_come_back(file, as_, tmp_path):
    comes_back(load(file).indicator, as_, tmp_path)


@settings(max_examples=settings.default.max_examples // 5)
@given(indicator=forms())
def test_a_draft_says_what_was_read(indicator, tmp_path_factory):
    file = tmp_path_factory.mktemp("ark") / "ark.docx"
    file.write_bytes(write_sheet(Sheet(indicator, "nb", DEFAULT), "docx"))
    said = transcribe(file).said
    written = yaml.load(draft("prove", said, (), Answers()).text, Loader=yaml.BaseLoader)
    texts = {**said.texts, "title": said.title}
    assert {
        key: written[key]["text"] if key in ("goal", "levels") else written[key] for key in texts
    } == texts
    assert written["terms"] == [{"term": one.term, "meaning": one.meaning} for one in said.terms]
    assert [(one["text"], one.get("url", "")) for one in written["references"]] == [
        (one.text, one.url) for one in said.references
    ]
    assert [one["header"] for one in written["sources"][0]["columns"]][2:] == list(said.sources[0].questions)
    assert written["version"] == said.revisions[-1].version
