"""The published form, as Word document, PDF and text, becomes a draft that says the same, field by field."""

from pathlib import Path

import pytest
import yaml

from nki.catalogue import find
from nki.drafting import draft
from nki.errors import is_error
from nki.model.spec import FIELD_KEYS
from nki.skeleton import Answers
from nki.steps.load import load
from nki.steps.sheet import WRITERS
from nki.steps.transcribe import transcribe
from nki.steps.validate import validate
from nki.template import template
from tests.unit.test_catalogue_texts import FORM, plain, published

FORMS = Path(__file__).parents[3] / "forms"
LEGER = find("legevakt-samtrening-leger")
FILES = ("leger-samtrening.docx", "leger-samtrening-libreoffice.pdf", "leger-samtrening-chromium.pdf", "text")
EACH = pytest.mark.parametrize("name", FILES)


@pytest.fixture
def form(name, tmp_path):
    """Return a form: one of the files, or the text of the published form without our remarks on it."""
    if name != "text":
        return FORMS / name
    lines = [line for line in FORM.read_text("utf-8").splitlines() if not line.startswith("#")]
    (tmp_path / "skjema.txt").write_text("\n".join(lines), "utf-8")
    return tmp_path / "skjema.txt"


def read(form):
    return yaml.load(draft(form, "prove", Answers()).skeleton.text, Loader=yaml.BaseLoader)


@EACH
@pytest.mark.parametrize("key", FIELD_KEYS)
def test_the_field_says_what_the_catalogue_says(name, key, form):
    expected = yaml.load(LEGER.read_text("utf-8"), Loader=yaml.BaseLoader)[key]
    found = read(form)[key]
    if key == "goal":
        # which way is better, no form says
        assert found == {"text": expected["text"]}
    elif key == "other_measures":
        # the form says what is counted, and not in which column
        assert [(one["number"], one["text"], one["kind"], one["numerator"]) for one in found] == [
            (one["number"], one["text"], one["kind"], "") for one in expected
        ]
    elif key == "sources":
        (source,), (given,) = found, expected
        assert source["text"] == given["text"]
        assert [(one["header"], one["type"]) for one in source["columns"]][2:] == [
            (one["header"], one["type"]) for one in given["columns"] if one["type"] == "count"
        ]
    else:
        assert found == expected


@EACH
def test_the_words_are_those_of_the_published_form(name, form):
    title, fields = published()
    said = transcribe(form).said
    assert said.title == title
    for key, text in said.texts.items():
        assert plain(text) == fields[key]
    assert {key for key, text in fields.items() if not text} == {
        "code_systems",
        "selection",
        "calculation",
        "limitations",
    }


@EACH
def test_title_version_and_marks_are_those_of_the_form(name, form):
    found = read(form)
    assert (found["title"], found["version"]) == ("Leger som har deltatt i samtrening", "1.0")
    assert [mark for mark in found["rationale"] if mark in "¹²³"] == ["¹", "²", "³"]


@EACH
def test_nothing_of_the_form_is_left_over(name, form):
    transcript = transcribe(form)
    assert transcript.unplaced == transcript.said.kept == ()
    # plain text has lost which figures were raised, and that they are read so is said
    assert [issue.code for issue in transcript.issues] == (["S315"] if name == "text" else [])


@EACH
def test_only_what_no_form_says_is_left_blank_and_the_rest_validates(name, form, tmp_path):
    made = draft(form, "prove", Answers()).skeleton
    said = {
        "other_measures.1.numerator": "{sum: question_2}",
        "other_measures.2.numerator": "{sum: question_1}",
        "disclosure.reason": "Antall ansatte publiseres åpent.",
    }
    assert [blank.field for blank in made.blanks] == list(said)
    lines = made.text.split("\n")
    for blank in made.blanks:
        lines[blank.line - 1] += f" {said[blank.field]}"
    file = tmp_path / "prove.yaml"
    file.write_text("\n".join(lines), "utf-8")
    loaded = load(file)
    assert [issue for issue in validate(loaded.indicator, loaded.places) if is_error(issue)] == []


@EACH
def test_every_field_stands_there_once_in_order_and_with_its_help(name, form):
    text = draft(form, "prove", Answers()).skeleton.text
    assert [key for key in yaml.load(text, Loader=yaml.BaseLoader) if key in FIELD_KEYS] == [*FIELD_KEYS]
    for field in template().fields:
        assert text.count(f"# {field.number} {field.label}\n") == 1


@pytest.mark.parametrize("as_", ["docx", "pdf"])
@pytest.mark.parametrize("lang", ["nb", "nn", "en"])
def test_a_sheet_of_ours_comes_back_in_every_language(as_, lang, tmp_path):
    from nki.describing import sheet

    file = tmp_path / f"ark.{as_}"
    file.write_bytes(sheet("legevakt-samtrening-leger", as_, lang=lang).data)
    transcript = transcribe(file)
    original = transcribe(FORMS / "leger-samtrening.docx").said
    assert transcript.said.status == "national"
    assert {
        key: getattr(transcript.said, key) for key in ("title", "texts", "terms", "references", "sources")
    } == {key: getattr(original, key) for key in ("title", "texts", "terms", "references", "sources")}
    assert transcript.said.main_measure == original.main_measure
    assert transcript.said.other_measures == original.other_measures
    # what stands below the form is kept, and told in one line
    assert [issue.code for issue in transcript.issues] == ["S310"]
    assert any("Én rad for hver legevakt." in one.text for one in transcript.unplaced)


def test_what_a_person_answers_comes_before_what_the_form_says():
    answers = Answers(
        title="Annen tittel", definition="Annen definisjon", personal=True, source="Annen kilde"
    )
    made = draft(FORMS / "leger-samtrening.docx", "prove", answers).skeleton
    found = yaml.load(made.text, Loader=yaml.BaseLoader)
    assert (found["title"], found["definition"]) == ("Annen tittel", "Annen definisjon")
    assert (found["sources"][0]["text"], found["sources"][0]["personal"]) == ("Annen kilde", "true")
    assert found["sector"] == "Primærhelsetjeneste"


def test_the_same_form_is_the_same_draft_on_every_day():
    first, second = (draft(FORMS / FILES[1], "prove", Answers()).skeleton.text for _ in range(2))
    assert first == second


def test_the_sheets_that_can_be_read_back_are_written():
    assert {"docx", "pdf"} <= set(WRITERS)
