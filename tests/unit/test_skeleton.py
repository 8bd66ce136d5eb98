"""A new specification validates, but for the blanks that it names."""

import itertools
from datetime import date

import pytest
import yaml

from nki.errors import NkiError, is_error
from nki.model.spec import FIELD_KEYS, Indicator, IndicatorType
from nki.model.spec.fields import QualityDimension
from nki.skeleton import Answers, skeleton
from nki.skeleton.form import SKELETON_KINDS
from nki.steps.load import load
from nki.steps.validate import validate
from nki.template import template

DAY = date(2026, 3, 1)
SORTS = pytest.mark.parametrize(("kind", "personal"), [*itertools.product(SKELETON_KINDS, (False, True))])
WORDS = {"indicator_type": "prosess", "quality_dimension": "[Trygge og sikre]", "disclosure.rule": "none"}


def made(**answers):
    return skeleton("prove-ny", Answers(**answers), DAY)


def in_file(text, folder):
    file = folder / "prove-ny.yaml"
    file.write_text(text, "utf-8")
    return file


def filled(page):
    lines = page.text.split("\n")
    for blank in page.blanks:
        line = lines[blank.line - 1].removesuffix(' ""')
        assert line.endswith(":")
        lines[blank.line - 1] = f"{line} {WORDS.get(blank.field, f'Tekst {blank.line}')}"
    return "\n".join(lines)


@SORTS
def test_the_blanks_are_exactly_what_validation_finds_empty(kind, personal, tmp_path):
    page = made(kind=kind, personal=personal)
    with pytest.raises(NkiError) as stopped:
        load(in_file(page.text, tmp_path))
    found = [(issue.code, issue.place.line, issue.field) for issue in stopped.value.issues]
    assert sorted(found) == sorted(("S108", blank.line, blank.field) for blank in page.blanks)


@SORTS
def test_once_they_are_filled_nothing_is_wrong_with_it(kind, personal, tmp_path):
    loaded = load(in_file(filled(made(kind=kind, personal=personal)), tmp_path))
    issues = validate(loaded.indicator, loaded.places)
    # a rule for figures about persons is for a person to choose, and `none` is refused there
    assert [issue.code for issue in issues if is_error(issue)] == (["S227"] if personal else [])
    assert loaded.indicator.main_measure.kind is kind
    assert loaded.indicator.sources[0].personal is personal


def test_every_field_of_the_form_stands_there_once_and_in_order():
    text = made().text
    data = yaml.load(text, Loader=yaml.BaseLoader)
    assert [key for key in data if key in FIELD_KEYS] == [*FIELD_KEYS]
    comments = [line for line in text.splitlines() if line.startswith("# ")]
    for field in template().fields:
        assert comments.count(f"# {field.number} {field.label}") == 1
        assert field.help.split(".")[0][:60] in " ".join(line[2:] for line in comments)
    for section in template().sections:
        assert (f"# {section.label}" in comments) == section.printed


def test_every_required_key_of_the_format_is_written():
    data = yaml.load(made().text, Loader=yaml.BaseLoader)
    required = {name for name, info in Indicator.model_fields.items() if info.is_required()}
    assert required <= set(data)


ODD = (
    'Svarte: "ja"',
    "nei",
    "# ikke en kommentar",
    "- liste",
    "2022",
    "~",
    "[a, b]",
    "'",
    "Lang tekst med kolon: og # tegn, " * 8,
    "æøå «sitat» – strek",
)


@pytest.mark.parametrize("text", ODD)
def test_what_was_answered_is_read_back_as_it_was_given(text, tmp_path):
    page = made(
        title=text,
        definition=text,
        clinical_area=text,
        measurement_area=text,
        source=text,
        indicator_type=IndicatorType.OUTCOME,
        dimensions=(QualityDimension.SAFE, QualityDimension.INVOLVING),
        survey_year_offset=1,
    )
    indicator = load(in_file(filled(page), tmp_path)).indicator
    wanted = " ".join(text.split())
    assert indicator.title == indicator.definition == indicator.clinical_area == wanted
    assert indicator.measurement_area == indicator.sources[0].text == indicator.main_measure.text == wanted
    assert indicator.indicator_type is IndicatorType.OUTCOME
    assert indicator.quality_dimension == (QualityDimension.SAFE, QualityDimension.INVOLVING)
    assert indicator.period.survey_year_offset == 1
    assert not {"title", "definition", "sources.1.text"} & {blank.field for blank in page.blanks}


def test_a_new_one_is_a_proposal_of_today():
    data = yaml.load(made().text, Loader=yaml.BaseLoader)
    assert (data["id"], data["status"], data["version"]) == ("prove-ny", "proposal", "0.1")
    assert data["revisions"] == [{"version": "0.1", "date": "2026-03-01", "text": "Første utkast."}]
    assert data["first_published"] == "ikke publisert"


def test_no_line_is_too_long_to_read():
    assert max(map(len, made().text.splitlines())) <= 100
