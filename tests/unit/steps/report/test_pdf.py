"""The report on paper: the same words and numbers, tagged, and with its marks on every page."""

import io
import re
from dataclasses import replace

import pytest
from pypdf import PdfReader

from nki.errors import NkiError
from nki.reporting import report
from tests.unit.releases import ABOUT, PROPORTION, PROPORTIONS, release


def read(*releases, **options):
    return PdfReader(io.BytesIO(report(releases or (release(),), "pdf", **options).data))


def text_of(reader):
    return " ".join(" ".join(page.extract_text() for page in reader.pages).split())


def text_in_lines(reader):
    return [line for page in reader.pages for line in page.extract_text(extraction_mode="layout").split("\n")]


def test_it_says_what_the_page_says():
    text = text_of(read())
    assert "Leger som har deltatt i samtrening" in text
    assert re.search("13,3\\s%", text)
    assert re.search("644 av 4\\s854", text)
    assert "Harstad - Hárstták" in text
    assert "Tallgrunnlag mangler" in text


def test_it_is_tagged_named_and_in_a_language():
    reader = read(lang="nn")
    root = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert str(root["/Lang"]).startswith("nn")
    assert reader.metadata.title == ABOUT.title
    assert "/CreationDate" not in reader.metadata


def test_every_page_carries_the_marks():
    about = replace(ABOUT, status="proposal")
    for page in read(release(about=about)).pages:
        words = " ".join(page.extract_text().split())
        assert "Syntetiske data" in words
        assert "Forslag" in words


def test_several_indicators_have_a_table_of_contents():
    other = release(about=replace(ABOUT, indicator="annen", title="En annen indikator"))
    reader = read(release(), other)
    assert "Innhold" in reader.pages[0].extract_text()
    assert [entry["/Title"] for entry in reader.outline if not isinstance(entry, list)][:3] == [
        "Kvalitetsindikatorer", ABOUT.title, "En annen indikator",
    ]  # fmt: skip


def test_a_table_too_wide_for_the_page_is_set_in_parts_with_the_names_of_areas_in_each():
    numbers = range(1, 10)
    measures = tuple(replace(PROPORTION, number=number) for number in numbers)
    rows = tuple(replace(one, measure=number) for number in numbers for one in PROPORTIONS)
    lines = text_in_lines(read(release(rows, replace(ABOUT, measures=measures))))
    tromso = [line for line in lines if line.strip().startswith("Tromsø legevakt  ")]
    # each part has the whole name in one line, with the numbers of its measures behind it
    assert len(tromso) > 1
    assert sum(line.count("19,5") for line in tromso) == len(numbers)


def test_what_strangers_write_stays_text():
    hostile = '#panic("x") $x$ <a> \\ *_ \u202e [b] ' + "Ø" * 300
    rows = tuple(replace(one, name=hostile) for one in PROPORTIONS)
    text = text_of(read(release(rows, replace(ABOUT, title=hostile))))
    assert '#panic("x") $x$' in text
    assert "<U+202E>" in text


def test_an_organisation_has_its_own_template(tmp_path):
    (tmp_path / "report.typ").write_text(
        "#let report = json(bytes(sys.inputs.report))\n#set document(title: report.title, date: none)\n"
        "Etaten: #report.chapters.first().headline",
        encoding="utf-8",
    )
    assert "Etaten: " in text_of(read(templates=tmp_path))


def test_a_fault_in_an_organisations_template_is_told(tmp_path):
    (tmp_path / "report.typ").write_text("#nothing-of-the-kind", encoding="utf-8")
    with pytest.raises(NkiError) as raised:
        read(templates=tmp_path)
    (issue,) = raised.value.issues
    assert issue.code == "R617"
    assert issue.place.file.endswith("report.typ")
