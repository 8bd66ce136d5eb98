"""What a report says, before it is a page: every text and number as it will be shown."""

from dataclasses import fields, is_dataclass, replace
from fractions import Fraction

import pytest

from nki.model.level import Level
from nki.model.release import FormText, MeasureTitle, StratumTitle
from nki.model.status import Status
from nki.notes import Mark
from nki.steps.report import Drawn, report_of
from nki.steps.report.report import Picture
from nki.words import words_for
from tests.unit.releases import ABOUT, COUNT, COUNTS, PROPORTION, PROPORTIONS, release, row

NB = words_for("nb")


def made(*releases, lang="nb"):
    given = releases or (release(),)
    return report_of(words_for(lang), given, [Drawn()] * len(given), "nki")


def table(report, level, at=0):
    (panel,) = [panel for panel in report.chapters[0].panels if panel.level is level]
    return panel.tables[at]


def shown(one):
    """Return the texts of a table, headings first."""
    return [
        [column.head for column in one.columns],
        *([cell.text for cell in line.cells] for line in one.lines),
    ]


def texts(value):
    """Yield every text and number in a report, wherever it is."""
    if is_dataclass(value):
        for field in fields(value):
            yield from texts(getattr(value, field.name))
    elif isinstance(value, tuple):
        for one in value:
            yield from texts(one)
    elif value is not None:
        yield str(value)


def test_the_main_measure_of_the_nation_is_said_in_words_and_numbers():
    chapter = made().chapters[0]
    assert "13,3 prosent" in chapter.headline
    main, count = chapter.figures
    assert (main.value, main.unit, main.basis) == ("13,3\u202f%", "", "644 av 4\u202f854")
    assert (count.value, count.unit, count.basis) == ("644", "personer", "")
    assert chapter.response == "5 av 7 legevakter er med i tallet for Norge."


def test_a_table_has_the_areas_in_the_order_of_the_alphabet():
    assert shown(table(made(), Level.COUNTY)) == [
        ["Navn", "Kode", "Andel", "Teller (måltall 2)", "Nevner", "Besvart"],
        ["Oslo", "03", "0,0\u202f%", "0", "612", "1 av 1"],
        [
            "Troms og Finnmark - Romsa ja Finnmárku - Tromssa ja Finmarkku",
            "54", "19,5\u202f%", "628", "3\u202f218", "1 av 3",
        ],
        ["Viken", "30", "1,6\u202f%", "16", "1\u202f024", "2 av 3"],
    ]  # fmt: skip


def test_a_measure_that_is_nobodys_numerator_has_columns_of_its_own():
    others = tuple(replace(one, numerator=3, value=Fraction(3)) for one in COUNTS if one.value is not None)
    one = table(made(release(PROPORTIONS + others)), Level.COUNTY)
    assert [(column.group, column.head) for column in one.columns[2:]] == [
        ("Måltall 1", "Andel"), ("Måltall 1", "Teller"), ("Måltall 1", "Nevner"),
        ("Måltall 2", "Antall (personer)"), ("", "Besvart"),
    ]  # fmt: skip
    assert [(group.head, group.span) for group in one.groups] == [
        ("", 2), ("Måltall 1", 3), ("Måltall 2", 1), ("", 1),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "sign", "reason"),
    [
        ("Hvaler", "..", "ikke besvart"),
        ("Aremark", "..", "for få har svart"),
        ("Tromsø", ":", "skjult"),
        ("Harstad - Hárstták", ":", "skjult"),
    ],
)
def test_where_there_is_no_number_stands_a_sign_with_its_reason(name, sign, reason):
    (line,) = [line for line in table(made(), Level.MUNICIPALITY).lines if line.cells[0].text == name]
    value = line.cells[3]
    assert (value.text, value.reason, value.place) == (sign, reason, None)
    assert not line.is_shown


def test_a_cell_knows_its_place_among_those_with_numbers():
    one = table(made(), Level.ER_UNIT)
    at = [column.head for column in one.columns].index("Andel")
    places = {line.cells[0].text: line.cells[at].place for line in one.lines}
    assert places == {
        "Fedje legevakt": None,
        'Fredrikstad interkommunale legevakt; nord, "øst"': 1,
        "Oslo legevakt": 0,
        "Tromsø legevakt": 2,
        "Åmot legevakt": None,
        "Ås legevakt": None,
    }


SECRET = 7_654_321


@pytest.mark.parametrize("status", [one for one in Status if one not in (Status.OK, Status.ZERO_DENOMINATOR)])
@pytest.mark.parametrize("lang", ["nb", "nn", "en"])
def test_a_number_that_is_hidden_is_nowhere_even_if_the_release_has_it(status, lang):
    # a release of ours has none; one that somebody else wrote might
    leaky = [
        replace(
            one,
            status=status,
            numerator=SECRET,
            denominator=SECRET + 1,
            lower=Fraction(SECRET),
            upper=Fraction(SECRET),
        )
        if one.name in ("Tromsø", "Tromsø legevakt", "Viken")
        else one
        for one in PROPORTIONS + COUNTS
    ]
    leaky = [replace(one, value=None) if one.status is status else one for one in leaky]
    report = made(release(tuple(leaky)), lang=lang)
    found = [text for text in texts(report) if "654" in "".join(filter(str.isdecimal, text))]
    assert found == []


def test_each_county_and_unit_has_a_view_and_links_lead_there():
    report = made()
    assert [one.title for one in report.lists] == ["Fylker", "Legevakter"]
    county = report.lists[0].areas[2]
    assert (county.id, county.name, county.kind, county.code) == ("county.30", "Viken", "Fylke", "30")
    assert [one.caption for one in county.parts[0].tables] == [
        "Kommuner i Viken, 2021", "Legevakter i Viken, 2021",
    ]  # fmt: skip
    ids = {area.id for area in report.areas}
    for line in table(report, Level.ER_UNIT).lines:
        assert line.cells[0].target in ids
    unit = next(area for area in report.areas if area.name == "Tromsø legevakt")
    assert unit.above.startswith("Troms og Finnmark")
    assert unit.above_target == "county.54"


def test_a_unit_stands_beside_its_county_and_the_nation():
    unit = next(area for area in made().areas if area.id == "er_unit.LV006")
    heads, main, count = shown(unit.parts[0].comparison)
    assert heads[1:] == [
        "Tromsø legevakt", "Troms og Finnmark - Romsa ja Finnmárku - Tromssa ja Finmarkku", "Norge",
    ]  # fmt: skip
    assert main[1:] == [
        "19,5\u202f% (628 av 3\u202f218)", "19,5\u202f% (628 av 3\u202f218)",
        "13,3\u202f% (644 av 4\u202f854)",
    ]  # fmt: skip
    assert count[1:] == ["628", "628", "644"]


def test_a_picture_of_an_area_stands_in_its_view():
    one = Picture("units", "Legevakter i Viken", "Stolpediagram.", "<svg/>")
    drawn = Drawn(areas={(Level.COUNTY, "30"): (one,)})
    report = report_of(NB, [release()], [drawn], "nki")
    assert {area.name: area.parts[0].pictures for area in report.areas if area.parts[0].pictures} == {
        "Viken": (one,)
    }


def test_municipalities_have_a_view_only_where_they_report():
    assert not any(area.level is Level.MUNICIPALITY for area in made().areas)
    report = made(release(about=replace(ABOUT, unit_level=Level.MUNICIPALITY)))
    assert any(area.level is Level.MUNICIPALITY for area in report.areas)


def test_trusts_are_listed_under_their_region():
    rows = (
        row(Level.NATIONAL, "0", "Norge", 5, 10),
        row(Level.HEALTH_REGION, "N", "Helse Nord", 5, 10),
        replace(row(Level.HEALTH_TRUST, "UNN", "UNN HF", 5, 10), region="N"),
    )
    report = made(release(rows, replace(ABOUT, unit_level=Level.HEALTH_TRUST)))
    region, trust = report.areas
    assert [line.cells[0].text for line in region.parts[0].tables[0].lines] == ["UNN HF"]
    assert trust.above == "Helse Nord"
    assert report.chapters[0].response == "1 av 1 helseforetak er med i tallet for Norge."


def test_trusts_whose_regions_have_no_figures_have_no_column_for_them():
    rows = tuple(
        replace(row(Level.HEALTH_TRUST, name, f"{name} HF", 5, 10), region="N") for name in ("NLSH", "UNN")
    )
    report = made(release(rows, replace(ABOUT, unit_level=Level.HEALTH_TRUST)))
    assert shown(table(report, Level.HEALTH_TRUST))[0] == ["Navn", "Kode", "Andel", "Teller", "Nevner"]
    assert [area.above for area in report.areas] == ["", ""]


def test_a_median_names_its_unit_and_counts_observations():
    measure = MeasureTitle(1, "median", "minutes", 1, "Median responstid.")
    rows = tuple(
        replace(one, kind="median", unit="minutes", numerator=None, value=Fraction(25, 2), denominator=40)
        for one in (row(Level.NATIONAL, "0", "Norge", 1, 2), row(Level.COUNTY, "03", "Oslo", 1, 2))
    )
    report = made(release(rows, replace(ABOUT, measures=(measure,))))
    (figure,) = report.chapters[0].figures
    assert (figure.value, figure.unit, figure.basis) == ("12,5", "minutter", "40 observasjoner")
    assert shown(table(report, Level.COUNTY)) == [
        ["Navn", "Kode", "Median (minutter)", "Observasjoner"],
        ["Oslo", "03", "12,5", "40"],
    ]


def test_an_interval_stands_beside_its_value():
    rows = tuple(
        replace(one, lower=Fraction(119, 10), upper=Fraction(145, 10)) if one.value is not None else one
        for one in PROPORTIONS
    )
    measure = replace(PROPORTION, interval="wilson")
    report = made(release(rows, replace(ABOUT, measures=(measure,))))
    assert report.chapters[0].figures[0].limits == "intervall 11,9–14,5"
    one = table(report, Level.COUNTY)
    assert [column.head for column in one.columns][3] == "Intervall"
    assert one.lines[0].cells[3].text == "11,9–14,5"


def test_a_breakdown_has_its_groups_beside_each_other():
    def divided(one, group):
        return replace(one, stratum="sex", group=group)

    oslo = row(Level.COUNTY, "03", "Oslo", 1, 4)
    rows = (
        row(Level.NATIONAL, "0", "Norge", 2, 8),
        divided(row(Level.NATIONAL, "0", "Norge", 1, 4), "Kvinner"),
        divided(row(Level.NATIONAL, "0", "Norge", 1, 4), "Menn"),
        oslo,
        divided(oslo, "Kvinner"),
        divided(
            replace(oslo, value=None, numerator=None, denominator=None, status=Status.SUPPRESSED), "Menn"
        ),
    )
    about = replace(ABOUT, strata=(StratumTitle("sex", "Kjønn", ("Kvinner", "Menn")),))
    report = made(release(rows, about))
    assert shown(table(report, Level.NATIONAL)) == [
        ["Navn", "Kode", "Kvinner", "Menn"],
        ["Norge", "0", "25,0\u202f%", "25,0\u202f%"],
    ]
    one = table(report, Level.COUNTY, 1)
    assert one.caption == "Fylker etter kjønn, 2021"
    # nobody is asked of the second measure by groups
    assert [(group.head, group.span) for group in one.groups] == [("", 2), ("Måltall 1", 2)]
    assert shown(one)[1] == ["Oslo", "03", "25,0\u202f%", ":"]


def test_what_must_not_be_overlooked_is_said_of_the_chapter_and_of_the_whole():
    about = replace(ABOUT, status="proposal", provisional=True)
    report = made(release(about=about), release(about=replace(ABOUT, indicator="annen", synthetic=False)))
    assert [notice.mark for notice in report.notices] == [Mark.SYNTHETIC, Mark.PROPOSAL, Mark.PROVISIONAL]
    assert [notice.mark for notice in report.chapters[1].notices] == []
    assert report.notices[0].text.startswith("Syntetiske data: ")


def test_chapters_of_one_indicator_differ_by_their_period():
    later = release(about=replace(ABOUT, period="2022"))
    assert [chapter.id for chapter in made(release(), later).chapters] == [
        "legevakt-prove.2021", "legevakt-prove.2022",
    ]  # fmt: skip
    assert [chapter.label for chapter in made(release(), later).chapters] == [
        f"{ABOUT.title}, 2021", f"{ABOUT.title}, 2022",
    ]  # fmt: skip
    assert made(release(), later).title == ABOUT.title
    assert len({chapter.id for chapter in made(release(), release()).chapters}) == 2


def test_an_area_gathers_what_every_chapter_says_of_it():
    other = release(about=replace(ABOUT, indicator="annen", title="Noe annet"))
    report = made(release(), other)
    assert [part.title for part in report.areas[0].parts] == [ABOUT.title, "Noe annet"]


def test_the_form_stands_under_the_headings_of_the_template_and_warns_of_what_it_warns_of():
    form = (
        FormText(1, "definition", "Definisjon", "Andel leger.\nTo linjer."),
        FormText(22, "limitations", "Feilkilder og usikkerhet", "Leger telles flere ganger."),
        FormText(15, "selection", "Presiseringer rundt utvalg", ""),
    )
    notes = ("LV128 var ikke i drift.",)
    chapter = made(release(about=replace(ABOUT, form=form, notes=notes)), lang="nn").chapters[0]
    assert [part.heading for part in chapter.definition] == ["", "Tolking av tala"]
    assert chapter.definition[0].fields == ((1, "Definisjon", ("Andel leger.", "To linjer.")),)
    assert chapter.caveats == ("LV128 var ikke i drift.", "Leger telles flere ganger.")


def test_signs_are_explained_as_far_as_they_are_used():
    signs = made().chapters[0].signs
    assert [one.sign for one in signs] == [".", "..", ":"]
    assert signs[1].reasons == ("Ikke besvart", "For få har svart") or set(signs[1].reasons) == {
        "Ikke besvart", "For få har svart",
    }  # fmt: skip
    assert made(release(PROPORTIONS[:2])).chapters[0].signs == ()


def test_measures_with_the_same_account_share_a_line_and_folders_stay_where_they_are():
    given = release()
    moved = tuple(replace(one, file="/et/sted/hos/noen/survey_export.csv") for one in given.readings)
    account = made(replace(given, readings=moved)).chapters[0].account
    assert account.lines == (("1 og 2", "survey", "7", "5", "1", "0", "1"),)
    assert account.files == ('survey_export.csv: 7 rader, UTF-8 with BOM, ";".',)


def test_rows_left_out_are_accounted_for_with_their_reasons():
    given = release()
    account = replace(given.accounts[0], set_aside=2, excluded=(("prøvesvar", 3),))
    heads = made(replace(given, accounts=(account,))).chapters[0].account
    assert heads.heads[-2:] == ("Satt til side", "Utelatt: prøvesvar")
    assert heads.lines[0][-2:] == ("2", "3")


@pytest.mark.parametrize(("direction", "said"), [("higher", "minst"), ("lower", "høyst"), ("", "")])
def test_the_goal_stands_with_the_main_figure(direction, said):
    about = replace(ABOUT, target=Fraction(80), direction=direction)
    main, other = made(release(about=about)).chapters[0].figures
    assert main.goal == " ".join(filter(None, ("Mål:", said, "80 prosent")))
    assert other.goal == ""


def test_a_release_of_one_unit_and_nothing_else_makes_a_report():
    report = made(release((row(Level.ER_UNIT, "LV001", "Oslo legevakt", 0, 612),)))
    assert [area.name for area in report.areas] == ["Oslo legevakt"]


def test_the_one_area_with_figures_at_the_top_leads_where_there_is_no_nation():
    north = row(Level.HEALTH_REGION, "N", "Helse Nord", 5, 10)
    south = row(Level.HEALTH_REGION, "S", "Helse Sør-Øst", None, None, Status.NO_ANSWER)
    chapter = made(release((north, south))).chapters[0]
    assert chapter.about == "Helse Nord"
    assert "50,0 prosent" in chapter.headline
    assert chapter.figures[0].value == "50,0\u202f%"
    both = made(release((north, replace(south, value=Fraction(1), status=Status.OK)))).chapters[0]
    assert (both.about, both.headline, both.figures) == ("", "", ())


def test_a_ratio_names_its_parts_and_does_not_say_one_of_the_other():
    measure = MeasureTitle(1, "ratio", "number", 1, "Deltakelser per aktivitet.")
    one = replace(row(Level.NATIONAL, "0", "Norge", 1535, 130), kind="ratio", unit="number")
    report = made(release((one,), replace(ABOUT, measures=(measure,))))
    assert report.chapters[0].figures[0].basis == "teller 1\u202f535, nevner 130"


def test_a_release_without_a_row_makes_a_report():
    assert made(release(())).chapters[0].panels == ()


def test_counts_alone_make_a_report():
    report = made(release(COUNTS, replace(ABOUT, measures=(COUNT,))))
    assert [column.head for column in table(report, Level.COUNTY).columns] == [
        "Navn", "Kode", "Antall (personer)", "Besvart",
    ]  # fmt: skip
