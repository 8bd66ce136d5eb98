"""Areas against the nation, and units within a county: what is drawn is what the release says."""

import csv
import io
from dataclasses import replace
from fractions import Fraction

import pytest

from nki.errors import NkiError
from nki.model.level import Level
from nki.model.status import Status
from tests.unit.releases import COUNT, PROPORTION, PROPORTIONS, row
from tests.unit.steps.chart import drawn

COUNTY = Level.COUNTY
HIDDEN = replace(
    row(COUNTY, "11", "Rogaland", None, None, Status.SUPPRESSED),
    numerator=777,
    denominator=7777,
    value=Fraction(77700, 7777),
    lower=Fraction(71),
    upper=Fraction(79),
)
MISSING = row(COUNTY, "18", "Nordland", None, None, Status.NO_ANSWER)


def test_the_data_behind_the_bars_are_the_figures_of_the_release():
    made = drawn.definition()
    assert [(one["name"], one["value"]) for one in drawn.data(made)] == [
        ("Troms og Finnmark", 62800 / 3218),
        ("Viken", 1600 / 1024),
        ("Oslo", 0),
    ]


def test_bars_are_as_long_as_their_figures_and_begin_at_nought():
    made = drawn.definition()
    bars = drawn.bars(drawn.made().data)
    assert {x for x, _ in bars} == {0}
    per_cent = made["width"] / 20
    assert [width for _, width in bars] == pytest.approx(
        [one["value"] * per_cent for one in drawn.data(made)]
    )


def test_the_nation_is_a_line_where_its_figure_is():
    svg = drawn.made().data.decode()
    assert "Norge: 13,3\u202f%" in drawn.texts(svg)
    rule = next(
        one for one in drawn.root(svg).iter(f"{drawn.SVG}line") if one.get("stroke-dasharray") == "5,3"
    )
    x = float(rule.get("transform").partition("(")[2].partition(",")[0])
    assert x == pytest.approx(64400 / 4854 / 20 * drawn.definition()["width"])


def test_an_area_without_a_figure_is_last_by_its_name_and_has_no_number_anywhere():
    release = drawn.of([*PROPORTIONS, HIDDEN, MISSING])
    made = drawn.definition(of=release)
    last = drawn.data(made)[-2:]
    assert [(one["name"], one["label"]) for one in last] == [
        ("Nordland", ".. ikke besvart"),
        ("Rogaland", ": skjult"),
    ]
    assert all(not {"value", "lower", "upper"} & set(one) for one in last)
    for format_ in ("svg", "json", "png"):
        data = drawn.made(of=release, format_=format_)
        for number in (b"777", b"9.99", b"9,99", b"10,0", b"71", b"79"):
            assert number not in data.table
            if format_ != "png":
                assert number not in drawn.words_of(data.data)
    assert len(drawn.bars(drawn.made(of=release).data)) == 3


def test_the_scale_is_made_by_shown_figures_alone():
    huge = replace(HIDDEN, value=Fraction(99), upper=Fraction(100))
    domains = [
        drawn.definition(of=drawn.of(rows))["layer"][0]["encoding"]["x"]["scale"]["domain"]
        for rows in (PROPORTIONS, (*PROPORTIONS, huge))
    ]
    assert domains == [[0, 20], [0, 20]]


def test_more_than_half_is_drawn_on_the_whole_scale():
    most = row(COUNTY, "11", "Rogaland", 51, 100)
    made = drawn.definition(of=drawn.of([*PROPORTIONS, most]))
    assert made["layer"][0]["encoding"]["x"]["scale"]["domain"] == [0, 100]


def test_a_target_is_a_line_with_what_it_asks_for():
    release = drawn.of(PROPORTIONS, target=Fraction(80), direction="higher")
    made = drawn.made(of=release)
    assert "Mål: minst 80\u202f%" in drawn.texts(made.data)
    assert "Målet på minst 80 prosent er ikke nådd." in drawn.definition(of=release)["description"]


def test_intervals_are_drawn_from_their_lower_to_their_upper_limit():
    limits = [
        replace(one, lower=one.value / 2, upper=one.value * 2) if one.value else one for one in PROPORTIONS
    ]
    made = drawn.definition(of=drawn.of(limits))
    assert [layer["mark"]["type"] for layer in made["layer"][:2]] == ["rule", "point"]
    first = drawn.data(made)[0]
    assert (first["lower"], first["upper"]) == (31400 / 3218, 125600 / 3218)
    assert "intervall 9,8–39,0" in first["told"]


def test_each_area_says_its_figure_and_what_it_was_computed_from():
    told = [one["told"] for one in drawn.data(drawn.definition())]
    assert told[0] == "Troms og Finnmark: 19,5\u202f% (628 av 3\u202f218)"


def test_the_data_file_holds_the_rows_that_are_drawn_in_their_order():
    table = list(csv.DictReader(io.StringIO(drawn.made().table.decode())))
    assert [one["name"] for one in table] == [
        "Norge", "Troms og Finnmark - Romsa ja Finnmárku - Tromssa ja Finmarkku", "Viken", "Oslo",
    ]  # fmt: skip
    assert [float(one["value"]) for one in table[1:]] == [
        one["value"] for one in drawn.data(drawn.definition())
    ]


def test_counts_are_drawn_in_what_they_count():
    made = drawn.definition(measure=COUNT.number)
    assert drawn.data(made)[0]["value"] == 628
    assert made["layer"][0]["encoding"]["x"]["axis"]["title"] == "personer"
    assert made["layer"][0]["encoding"]["x"]["scale"]["domain"] == [0, 800]


def test_the_units_of_a_county_stand_against_it_and_the_nation():
    made = drawn.made("units", area="30")
    assert made.table.decode().count("\n") == 6
    shown = drawn.texts(made.data)
    assert {"Viken: 1,6\u202f%", "Norge: 13,3\u202f%"} <= set(shown)
    assert [one["label"] for one in drawn.data(drawn.definition("units", area="30"))] == [
        "15,6\u202f%", ". nevneren er 0", ". ikke aktuelt",
    ]  # fmt: skip


def test_municipalities_of_a_county_are_drawn_where_they_are_asked_for():
    names = [one["name"] for one in drawn.data(drawn.definition("units", area="30", level="municipality"))]
    assert names == ["Fredrikstad", "Aremark", "Hvaler"]


def test_a_group_of_a_breakdown_is_drawn_in_the_place_of_the_whole():
    women = [replace(one, stratum="sex", group="Kvinner") for one in PROPORTIONS]
    women[1] = replace(women[1], numerator=306, value=Fraction(50))
    release = drawn.of([*PROPORTIONS, *women], strata=(drawn.SEX,))
    made = drawn.definition(of=release, group="sex=Kvinner")
    assert drawn.data(made)[0]["name"] == "Oslo"
    assert made["title"]["subtitle"][-1] == "Kjønn: Kvinner"


@pytest.mark.parametrize(
    ("choice", "code", "said"),
    [
        ({"measure": 9}, "R622", "measure"),
        ({"level": "countie"}, "R622", "county"),
        ({"group": "sex=women"}, "R622", "none"),
        ({"kind": "units"}, "R623", "30 Viken"),
        ({"kind": "units", "area": "99"}, "R622", "30"),
    ],
)
def test_what_cannot_be_drawn_is_told(choice, code, said):
    with pytest.raises(NkiError) as error:
        drawn.made(**choice)
    (issue,) = error.value.issues
    assert issue.code == code
    assert said in str(dict(issue.facts))


def test_signs_alone_are_no_chart():
    with pytest.raises(NkiError, match="R621"):
        drawn.made(of=drawn.of([PROPORTIONS[0], HIDDEN, MISSING]))


def test_more_rows_than_anybody_can_read_are_refused():
    many = [
        row(Level.MUNICIPALITY, f"{code}", f"Sted {code}", 1, 2, county="30") for code in range(1000, 1061)
    ]
    with pytest.raises(NkiError, match="R624"):
        drawn.made(of=drawn.of(many), level="municipality")


TRUST, REGION = Level.HEALTH_TRUST, Level.HEALTH_REGION
TRUSTS = [replace(row(TRUST, f"98{n}", f"Helse {n} HF", n, 10), region="983") for n in (2, 7, 5)]


def test_trusts_stand_against_their_region_where_the_nation_is_not_published():
    release = drawn.of([row(REGION, "983", "Helse Midt-Norge", 14, 30), *TRUSTS])
    made = drawn.made(of=release, level="health_trust")
    assert "Helse Midt-Norge: 46,7\u202f%" in drawn.texts(made.data)
    assert [line.split(",")[8] for line in made.table.decode().splitlines()[1:]] == [
        "Helse Midt-Norge", "Helse 7 HF", "Helse 5 HF", "Helse 2 HF",
    ]  # fmt: skip


def test_the_trusts_of_a_region_are_its_units():
    rows = [*PROPORTIONS[:1], row(REGION, "983", "Helse Midt-Norge", 14, 30), *TRUSTS]
    made = drawn.made("units", of=drawn.of(rows), area="983", level="health_trust")
    assert {"Helse Midt-Norge: 46,7\u202f%", "Norge: 13,3\u202f%"} <= set(drawn.texts(made.data))


@pytest.mark.parametrize("kind", ["areas", "distribution"])
def test_areas_that_nobody_is_to_compare_are_not_drawn_against_each_other(kind):
    estimates = [replace(one, kind="estimate") for one in PROPORTIONS]
    measure = replace(PROPORTION, kind="estimate")
    for release in (drawn.of(TRUSTS), drawn.of(estimates, measures=(measure,))):
        level = "health_trust" if release.rows[0].level is TRUST else "county"
        with pytest.raises(NkiError, match="R624"):
            drawn.made(kind, of=release, level=level)


def test_a_chart_is_of_one_result():
    with pytest.raises(NkiError, match="R623"):
        drawn.made(of=[drawn.release(), drawn.release()])


def test_names_that_would_be_more_than_names_are_names():
    hostile = '<script>alert(1)</script>"&\u202e' + "Svært" * 60
    rows = [replace(one, name=hostile) if one.level is COUNTY else one for one in PROPORTIONS]
    made = drawn.made(of=drawn.of(rows, title=hostile))
    svg = made.data.decode()
    assert "<script" not in svg
    assert "\u202e" not in svg
    assert any(text.startswith('<script>alert(1)</script>"&<U+202E>Svært') for text in drawn.texts(svg))
    assert not any(
        "\u202e" in text for text in drawn.strings(drawn.definition(of=drawn.of(rows, title=hostile)))
    )


def test_every_word_is_in_the_language_of_the_chart():
    shown = {lang: " ".join(drawn.texts(drawn.made(lang=lang).data)) for lang in ("nb", "nn", "en")}
    assert "Noreg: 13,3\u202f%" in shown["nn"]
    assert "Norway: 13.3%" in shown["en"]
    assert "5%" in shown["en"]
    assert PROPORTION.text in shown["en"]
