"""What authors do in Word: lists, links, raised figures, tracked changes, columns of numbers, text boxes."""

import pytest

from nki.steps.transcribe import transcribe
from tests.unit.steps.transcribe.documents import MAIN, paragraph, rows, table, text_form, word

NUMBERING = f"""<w:numbering xmlns:w="{MAIN}">
<w:abstractNum w:abstractNumId="0">
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/></w:lvl></w:abstractNum>
<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>
</w:numbering>"""
STYLES = f"""<w:styles xmlns:w="{MAIN}">
<w:style w:type="character" w:styleId="Fotnote"><w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Liste"><w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Liste2"><w:basedOn w:val="Liste"/></w:style>
</w:styles>"""
LINKS = """<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
<Relationship Id="r1" Type="x/hyperlink" Target="https://example.org/lov" TargetMode="External"/>
<Relationship Id="r2" Type="x/hyperlink" Target="javascript:alert(1)" TargetMode="External"/>
</Relationships>"""


def read(folder, said, **parts):
    """Read a form in which each field says what is given, as XML."""
    return transcribe(word(folder / "skjema.docx", paragraph("Prøve") + table(rows(**said)), **parts))


def in_list(text, number):
    return paragraph(
        text, f'<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr></w:pPr>'
    )


def run(text, properties=""):
    return f'<w:r>{properties}<w:t xml:space="preserve">{text}</w:t></w:r>'


def test_lists_have_their_numbers_and_bullets(tmp_path):
    said = {
        "field_25": in_list("Lov", 1) + in_list("Forskrift", 1),
        "field_9": paragraph("Fordi:") + in_list("det", 2) + in_list("dette", 2),
    }
    found = read(tmp_path, said, numbering=NUMBERING).said
    assert [one.text for one in found.references] == ["Lov", "Forskrift"]
    assert found.texts["rationale"] == "Fordi:\n- det\n- dette"


def test_a_list_may_be_in_the_style(tmp_path):
    said = {"field_9": paragraph("det", '<w:pPr><w:pStyle w:val="Liste2"/></w:pPr>')}
    assert read(tmp_path, said, numbering=NUMBERING, styles=STYLES).said.texts["rationale"] == "- det"


@pytest.mark.parametrize(
    "properties",
    ['<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>', '<w:rPr><w:rStyle w:val="Fotnote"/></w:rPr>'],
)
def test_raised_figures_are_raised(properties, tmp_path):
    said = {"field_9": f"<w:p>{run('Slik sier loven')}{run('12', properties)}{run(' det.')}</w:p>"}
    assert read(tmp_path, said, styles=STYLES).said.texts["rationale"] == "Slik sier loven¹² det."


def test_tracked_changes_are_taken_as_made(tmp_path):
    deleted = f"<w:del><w:r><w:delText>gammel</w:delText></w:r>{run('eldre')}</w:del>"
    deleted += f"<w:moveFrom>{run('flyttet')}</w:moveFrom>"
    said = {"field_1": f"<w:p>{run('Den ')}{deleted}<w:ins>{run('nye')}</w:ins>{run(' teksten.')}</w:p>"}
    assert read(tmp_path, said).said.texts["definition"] == "Den nye teksten."


def test_a_link_keeps_its_address(tmp_path):
    link = f'<w:hyperlink r:id="r1">{run("loven")}</w:hyperlink>'
    bad = f'<w:hyperlink r:id="r2">{run("her")}</w:hyperlink>'
    said = {
        "field_9": f"<w:p>{run('Se ')}{link}{run('.')}</w:p>",
        "field_10": f"<w:p>{run('Se ')}{bad}</w:p>",
        "field_25": f"<w:p>{run('1. ')}{link}</w:p>",
    }
    found = read(tmp_path, said, links=LINKS).said
    assert found.texts["rationale"] == "Se loven. (https://example.org/lov)"
    assert found.texts["goal"] == "Se her"
    assert [(one.text, one.url) for one in found.references] == [("loven", "https://example.org/lov")]


def test_a_break_ends_a_line_and_signs_are_letters(tmp_path):
    line_break, hyphen, tab = (f"<w:r><w:{sign}/></w:r>" for sign in ("br", "noBreakHyphen", "tab"))
    said = {
        "field_12": f"<w:p>{run('Måltall 1: Andel.')}{line_break}{run('Teller: Samme som måltall 2.')}</w:p>",
        "field_1": f"<w:p>{run('NKI')}{hyphen}{run('tall')}{tab}{run('her')}</w:p>",
    }
    found = read(tmp_path, said).said
    assert found.main_measure.numerator.same_as == 2
    assert found.texts["definition"] == "NKI-tall her"


def test_footnotes_are_numbered_where_they_are_meant_and_kept_below(tmp_path):
    notes = (
        f'<w:footnotes xmlns:w="{MAIN}"><w:footnote w:id="7">{paragraph("Loven.")}</w:footnote></w:footnotes>'
    )
    mark = '<w:r><w:footnoteReference w:id="7"/></w:r>'
    found = read(tmp_path, {"field_9": f"<w:p>{run('Slik')}{mark}</w:p>"}, footnotes=notes)
    assert found.said.texts["rationale"] == "Slik¹"
    assert [one.text for one in found.unplaced] == ["1. Loven."]


def test_numbers_may_stand_in_a_column_of_their_own(tmp_path):
    cells = [(*label.split(" ", 1), said) for label, said in rows()]
    body = "".join(
        f"<w:tr>{''.join(f'<w:tc>{paragraph(text)}</w:tc>' for text in row)}</w:tr>" for row in cells
    )
    found = transcribe(word(tmp_path / "skjema.docx", f"{paragraph('Prøve')}<w:tbl>{body}</w:tbl>"))
    assert found.said.texts["definition"] == "Tekst."
    assert found.issues == ()


def test_labels_may_have_no_numbers_at_all(tmp_path):
    given = [(label.split(" ", 1)[1], said) for label, said in rows()]
    found = transcribe(word(tmp_path / "skjema.docx", paragraph("Prøve") + table(given)))
    assert found.issues == ()
    assert found.said.texts["sector"] == "Tekst."


def test_a_form_may_do_without_a_table(tmp_path):
    body = "".join(paragraph(line) for line in text_form().splitlines() if line)
    found = transcribe(word(tmp_path / "skjema.docx", body))
    assert (found.said.title, found.said.texts["definition"]) == ("Prøve", "Tekst.")
    assert found.issues == ()


def test_what_wraps_a_table_is_looked_into(tmp_path):
    control = f"<w:sdt><w:sdtContent>{table(rows())}</w:sdtContent></w:sdt>"
    assert transcribe(word(tmp_path / "skjema.docx", paragraph("Prøve") + control)).issues == ()


def test_a_title_in_a_text_box_is_found(tmp_path):
    box = f"<w:p><w:r><w:pict><w:txbxContent>{paragraph('Prøve')}</w:txbxContent></w:pict></w:r></w:p>"
    assert transcribe(word(tmp_path / "skjema.docx", box + table(rows()))).said.title == "Prøve"


def test_a_heading_may_be_a_row(tmp_path):
    given = rows()
    given.insert(6, ("Godkjenning", ""))
    given.insert(25, ("Referanser", ""))
    found = transcribe(word(tmp_path / "skjema.docx", paragraph("Prøve") + table(given)))
    assert found.issues == ()
    assert [one.text for one in found.said.references] == ["Lov"]


def test_a_label_that_nobody_knows_is_kept_with_its_text(tmp_path):
    given = [*rows(), ("26. Kontaktperson", "Se nettsiden."), ("Vedlegg", "")]
    found = transcribe(word(tmp_path / "skjema.docx", paragraph("Prøve") + table(given)))
    assert [(one.where, one.text) for one in found.unplaced] == [
        ('under "26. Kontaktperson"', "Se nettsiden.")
    ]


def test_a_field_that_stands_there_twice_is_read_once(tmp_path):
    given = [*rows(), ("2. Sektor", "En annen sektor.")]
    found = transcribe(word(tmp_path / "skjema.docx", paragraph("Prøve") + table(given)))
    assert found.said.texts["sector"] == "Tekst."
    assert [one.text for one in found.unplaced] == ["En annen sektor."]
