"""What a table in Word is besides its cells: styles, a head on every page, and what it holds in words."""

from datetime import datetime
from io import BytesIO
from zipfile import ZipFile

import docx
import pytest

from nki.errors import NkiError
from nki.pages import shipped_template
from nki.steps.tables import word
from nki.steps.tables.wordfile import TABLE, word_template
from tests.unit.steps.tables.made import exported, of_kinds, small
from tests.unit.steps.tables.readers import W
from tests.unit.steps.tables.readers import word as opened


@pytest.fixture(scope="module")
def document():
    return opened(exported([small()], "docx"))


def test_the_template_is_the_one_that_the_program_writes():
    shipped = shipped_template("nki.steps.tables", word.NAME)
    fresh, kept = (ZipFile(BytesIO(data)) for data in (word_template(), shipped))
    assert fresh.namelist() == kept.namelist()
    assert {name: fresh.read(name) for name in fresh.namelist()} == {
        name: kept.read(name) for name in kept.namelist()
    }


def test_tables_have_a_style_and_their_heads_stand_on_every_page(document):
    for table in document.tables:
        assert table.style.name == TABLE
        heads = [row._tr.trPr.find(f"{W}tblHeader") is not None for row in table.rows]
        assert heads[:3] == [True, True, False]
        assert not any(heads[2:])


def test_tables_say_what_they_hold_to_those_who_do_not_see_them(document):
    for table in document.tables:
        properties = table._tbl.tblPr
        assert properties.find(f"{W}tblDescription").get(f"{W}val").startswith("Tabell med ")
        assert "samtrening" in properties.find(f"{W}tblCaption").get(f"{W}val")


def test_captions_are_counted_by_word(document):
    captions = [one for one in document.paragraphs if one.style.name == "Caption"]
    fields = [one._p.find(f"{W}fldSimple").get(f"{W}instr").split() for one in captions]
    assert fields == [["SEQ", "Tabell", "\\*", "ARABIC"]] * 4
    texts = ["".join(text.text for text in one._p.iter(f"{W}t")) for one in captions]
    assert [text.partition(".")[0] for text in texts] == [f"Tabell {at}" for at in (1, 2, 3, 4)]


def test_headings_over_several_columns_are_one_cell():
    (table, *_) = opened(exported([of_kinds()], "docx")).tables
    spans = [
        int(cell.tcPr.find(f"{W}gridSpan").get(f"{W}val"))
        for cell in table.rows[0]._tr.tc_lst
        if cell.tcPr.find(f"{W}gridSpan") is not None
    ]
    # three groups with a value and an interval each
    assert spans == [6]
    grid = len(table._tbl.tblGrid.findall(f"{W}gridCol"))
    for row in table.rows:
        across = [cell.tcPr.find(f"{W}gridSpan") for cell in row._tr.tc_lst]
        assert sum(1 if one is None else int(one.get(f"{W}val")) for one in across) == grid


@pytest.mark.parametrize(("lang", "code"), [("nb", "nb-NO"), ("nn", "nn-NO"), ("en", "en-GB")])
def test_a_document_says_its_language(lang, code):
    made = opened(exported([small()], "docx", lang=lang, levels=["national"]))
    assert made.styles["Normal"].element.rPr.find(f"{W}lang").get(f"{W}val") == code
    assert made.core_properties.language == lang


def test_properties_are_about_the_figures_and_not_about_the_day_or_the_machine(document):
    about = document.core_properties
    assert about.title == "Leger som har deltatt i samtrening"
    assert about.subject == "legevakt-prove 1.0, 2021"
    assert about.category.startswith("Syntetiske data")
    assert (about.author, about.last_modified_by) == ("", "")
    assert {about.created.replace(tzinfo=None), about.modified.replace(tzinfo=None)} == {datetime(2000, 1, 1)}  # noqa: DTZ001


def test_every_page_says_that_its_data_are_synthetic(document):
    assert document.sections[0].header.paragraphs[0].text.startswith("Syntetiske data")


def test_a_wide_table_lies_on_its_side():
    section = opened(exported([of_kinds()], "docx")).sections[0]
    assert section.page_width > section.page_height
    section = opened(exported([small()], "docx")).sections[0]
    assert section.page_width < section.page_height


@pytest.fixture
def own(tmp_path):
    (tmp_path / word.NAME).write_bytes(shipped_template("nki.steps.tables", word.NAME))
    return tmp_path


def changed(folder, change):
    template = docx.Document(str(folder / word.NAME))
    change(template)
    template.save(str(folder / word.NAME))


def test_an_own_template_keeps_its_head_and_styles(own):
    def change(template):
        template.sections[0].header.paragraphs[0].text = "Helse Eksempel"
        template.styles["Title"].font.name = "Georgia"

    changed(own, change)
    made = opened(exported([small()], "docx", templates=own))
    assert made.sections[0].header.paragraphs[0].text == "Helse Eksempel"
    assert made.styles["Title"].font.name == "Georgia"


def test_a_template_without_a_style_that_is_needed_is_told(own):
    changed(own, lambda template: template.styles["NKI Tall"].delete())
    with pytest.raises(NkiError) as stop:
        exported([small()], "docx", templates=own)
    (issue,) = stop.value.issues
    assert issue.code == "R617"
    assert "NKI Tall" in dict(issue.facts)["found"]


def test_what_is_no_word_document_is_told(own):
    (own / word.NAME).write_text("ikke Word", "utf-8")
    with pytest.raises(NkiError) as stop:
        exported([small()], "docx", templates=own)
    assert [issue.code for issue in stop.value.issues] == ["R617"]
