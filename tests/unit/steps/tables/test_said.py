"""What stands around a table: marks, signs, notes and words for those who do not see it."""

from dataclasses import replace

import pytest

from nki.exporting import SHOWN, choice_of
from nki.model.level import Level
from nki.model.status import Status
from nki.steps.tables import document_of
from nki.words import words_for
from tests.unit.releases import ABOUT, PROPORTION, PROPORTIONS, release, row
from tests.unit.steps.tables import readers
from tests.unit.steps.tables.made import another, exported, of_kinds, of_year, small
from tests.unit.steps.tables.test_hostile import parts


def made(*releases, lang="nb", **choice):
    return document_of(words_for(lang), releases, choice_of("markdown", **choice), "nki")


def table(document, level):
    (found,) = [one for one in document.tables if one.id == level]
    return found


SYNTHETIC = {
    "nb": "Syntetiske data: svarene er oppdiktet",
    "nn": "Syntetiske data: svara er oppdikta",
    "en": "Synthetic data: the answers are invented",
}


@pytest.mark.parametrize("lang", sorted(SYNTHETIC))
@pytest.mark.parametrize("form", SHOWN)
def test_every_table_says_that_its_data_are_synthetic(form, lang):
    if form == "xlsx":
        book = readers.workbook(exported([small()], form, lang=lang))
        assert all(sheet["A2"].value.startswith(SYNTHETIC[lang]) for sheet in book.worksheets)
        return
    data = exported([small()], form, lang=lang)
    said = b"".join(parts(data).values()).decode()
    assert said.count(SYNTHETIC[lang]) >= 4


def test_a_proposal_and_provisional_figures_are_marked():
    about = replace(ABOUT, status="proposal", provisional=True)
    one = table(made(release(about=about)), "county")
    assert [notice.partition(":")[0] for notice in one.notices] == [
        "Syntetiske data",
        "Forslag – ikke en nasjonal kvalitetsindikator",
        "Foreløpige tall, som kan bli endret.",
    ]


def test_where_some_periods_are_final_a_star_says_which_are_not():
    one = table(made(of_year("2021"), of_year("2022", provisional=True)), "county")
    assert not any("Foreløpige" in notice for notice in one.notices)
    assert "* Foreløpige tall, som kan bli endret." in one.notes
    final = table(made(of_year("2021"), of_year("2022")), "county")
    assert not any("Foreløpige" in note for note in final.notes)


def test_signs_are_explained_with_the_reasons_that_they_stand_for_there():
    document = made(small())
    assert table(document, "county").legend == ()
    assert table(document, "municipality").legend == (
        "..  Tallgrunnlag mangler (for få har svart; ikke besvart).",
        (
            ":  Vises ikke av hensyn til personvernet (skjult av hensyn til personvernet; "
            "skjult fordi andre skjulte tall ellers kunne regnes ut)."
        ),
    )
    assert [sign.sign for sign in table(document, "er_unit").signs] == ["."]


def test_a_table_without_cells_that_hide_explains_no_signs():
    assert table(made(small(), columns=["name", "invited"]), "municipality").legend == ()


def test_what_cannot_be_added_up_is_said_below_the_table():
    document = made(small())
    assert any("de kan ikke legges sammen" in note for note in table(document, "municipality").notes)
    assert any("teller én gang" in note for note in table(document, "county").notes)
    assert any("betjene flere kommuner" in note for note in table(document, "er_unit").notes)
    assert not any("teller én gang" in note for note in table(document, "national").notes)


def test_sources_and_measures_stand_below_every_table():
    for one in made(small()).tables:
        assert "Fylker og kommuner: Statistisk sentralbyrå" in one.notes
        assert "Datakilde: Spørreundersøkelse til legevaktlederne." in one.notes
        assert f"Måltall 1: {PROPORTION.text}" in one.notes


def test_what_holds_for_all_tables_is_said_once():
    document = made(small())
    assert "Én enhet ligger i ingen region." in document.notes
    assert "Leger telles flere ganger." in document.notes
    assert any("minst 50 prosent" in note for note in document.notes)
    assert any("Intervallet for måltall 2: Byar" in note for note in made(of_kinds()).notes)
    assert not {note for one in document.tables for note in one.notes} & set(document.notes)


def test_what_holds_for_one_of_several_indicators_is_said_of_it():
    notes = made(small(), another()).notes
    assert "Leger som har deltatt i samtrening: Leger telles flere ganger." in notes
    assert sum("avrundet én gang" in note for note in notes) == 1


def test_a_table_says_what_was_left_out():
    document = made(small(), top=2)
    first, *_ = table(document, "municipality").notes
    assert first == (
        "Sortert etter måltall 1, høyest først. Områder uten tall står sist, i alfabetisk orden."
    )
    assert table(document, "municipality").notes[1] == (
        "Vist: de 2 med høyest verdi av 6 kommuner. 4 er utelatt."
    )
    assert not any("utelatt" in note for note in table(document, "national").notes)
    english = table(made(small(), top=2, sort="name", lang="en"), "er_unit").notes
    assert english[0] == "Shown: the first 2 by name of 6 ER units. 4 are left out."


def test_equals_of_the_last_one_shown_are_counted():
    rows = tuple(row(Level.COUNTY, code, code, 1, 2) for code in ("03", "11", "15"))
    notes = table(made(release(rows), top=1), "county").notes
    assert notes[0].endswith("2 av dem har samme verdi som den siste som er vist.")


def test_an_empty_cell_is_explained():
    old = of_year("2021", rows=tuple(one for one in PROPORTIONS if one.code != "30"))
    one = table(made(old, of_year("2022")), "county")
    (viken,) = [line for line in one.lines if line[0].text == "Viken"]
    assert [cell.text for cell in viken[2:4]] == ["", "1,6\u202f%"]
    assert any(note.startswith("Tomt felt") for note in one.notes)
    assert not any(note.startswith("Tomt felt") for note in table(made(old), "county").notes)


def test_several_versions_beside_each_other_are_told():
    new = of_year("2022")
    new = replace(new, about=replace(new.about, version="2.0"))
    assert "Tallene bygger på flere versjoner av indikatoren: 1.0 og 2.0." in made(of_year("2021"), new).notes


def test_a_table_says_what_it_holds_to_those_who_do_not_see_it():
    document = made(small())
    assert table(document, "municipality").alt == (
        "Tabell med 6 rader (kommuner). Kolonner: Navn; Kode; Måltall 1, Andel; "
        "Måltall 2, Antall (personer); Besvart. Radene er gruppert etter fylke. "
        "4 rader har tegn i stedet for tall."
    )
    assert table(made(small(), lang="en"), "national").alt.startswith("Table of 1 row (Norway).")


def test_no_note_tells_of_a_hidden_number():
    rows = tuple(replace(one, status=Status.SUPPRESSED) if one.code == "54" else one for one in PROPORTIONS)
    document = made(release(rows))
    assert "628" not in str(table(document, "county"))
