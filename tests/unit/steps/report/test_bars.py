"""The chart of counties: bars as long as the values, in words for those who do not see them."""

import re
from dataclasses import replace
from fractions import Fraction
from xml.etree import ElementTree

from nki.model.level import Level
from nki.model.status import Status
from nki.steps.report.bars import Bars, picture
from nki.steps.report.building import Drawn
from nki.steps.report.pictures import draw
from nki.theme import DEFAULT
from nki.words import words_for
from tests.unit.releases import ABOUT, COUNT, COUNTS, PROPORTION, PROPORTIONS, release, row

NB = words_for("nb")
SVG = "{http://www.w3.org/2000/svg}"


def test_bars_are_as_long_as_their_values_and_the_highest_is_first():
    (picture,) = draw(NB, release(), DEFAULT, on_paper=True).whole
    bars = ElementTree.fromstring(picture.svg).findall(f"{SVG}rect")
    widths = [float(bar.get("width")) for bar in bars]
    values = [Fraction(62800, 3218), Fraction(1600, 1024), 0]
    assert widths == sorted(widths, reverse=True)
    assert [round(width / widths[0], 3) for width in widths] == [
        round(float(v / values[0]), 3) for v in values
    ]


def test_a_chart_says_what_it_shows():
    (picture,) = draw(NB, release(), DEFAULT, on_paper=True).whole
    assert picture.alt == (
        "Andel etter fylke, 2021. Norge: 13,3\u202f%; "
        "Troms og Finnmark - Romsa ja Finnmárku - Tromssa ja Finmarkku 19,5\u202f%; "
        "Viken 1,6\u202f%; Oslo 0,0\u202f%."
    )


def test_a_county_without_a_number_has_no_bar_and_no_number():
    hidden = replace(
        row(Level.COUNTY, "11", "Rogaland", None, None, Status.SUPPRESSED), numerator=77, denominator=770
    )
    (picture,) = draw(NB, release((*PROPORTIONS, hidden)), DEFAULT, on_paper=True).whole
    assert len(re.findall("<rect", picture.svg)) == 3
    assert "Rogaland" in picture.svg
    assert "77" not in re.sub(r'"[^"]*"', "", picture.svg)
    assert "Rogaland : skjult" in picture.alt


def test_names_are_escaped():
    named = replace(row(Level.COUNTY, "11", '<script>"&', 1, 2), name='<script>"&')
    (picture,) = draw(NB, release((*PROPORTIONS, named)), DEFAULT, on_paper=True).whole
    assert "<script" not in picture.svg
    ElementTree.fromstring(picture.svg)


def test_counts_are_not_compared():
    assert draw(NB, release(COUNTS, replace(ABOUT, measures=(COUNT,))), DEFAULT, on_paper=True) == Drawn()


def test_one_county_is_nothing_to_compare():
    assert draw(NB, release(PROPORTIONS[:2]), DEFAULT, on_paper=True) == Drawn()


TRUSTS = tuple(
    replace(row(Level.HEALTH_TRUST, code, name, numerator, 10), region="N")
    for code, name, numerator in (("A", "Helse A HF", 2), ("B", "Helse B HF", 6))
)
REGION = row(Level.HEALTH_REGION, "N", "Helse Nord RHF", 8, 20)
SERVICE = release((REGION, *TRUSTS), replace(ABOUT, unit_level=Level.HEALTH_TRUST))


def test_trusts_are_drawn_beside_the_region_that_the_report_is_about():
    (picture,) = draw(NB, SERVICE, DEFAULT, on_paper=True).whole
    assert picture.alt == (
        "Andel etter helseforetak, 2021. Helse Nord RHF: 40,0\u202f%; "
        "Helse B HF 60,0\u202f%; Helse A HF 20,0\u202f%."
    )


def test_trusts_without_an_area_above_them_are_not_compared():
    assert draw(NB, release(TRUSTS, SERVICE.about), DEFAULT, on_paper=True) == Drawn()


def test_a_long_number_behind_a_bar_fits_the_chart():
    rate = replace(ABOUT.measures[0], kind="rate", unit="per_100000")
    about = replace(SERVICE.about, measures=(rate,))
    rows = [replace(one, kind="rate", unit="per_100000") for one in (REGION, *TRUSTS)]
    (picture,) = draw(NB, release(tuple(rows), about), DEFAULT, on_paper=True).whole
    svg = ElementTree.fromstring(picture.svg)
    width = int(svg.get("viewBox").split()[2])
    (longest,) = [text for text in svg.findall(f"{SVG}text") if text.text.startswith("60,0 per")]
    # a letter of this size is at most so wide
    assert float(longest.get("x")) + 6 + 8.4 * len(longest.text) <= width


def test_an_area_has_a_chart_of_its_units():
    drawn = draw(NB, SERVICE, DEFAULT, on_paper=True)
    (picture,) = drawn.areas[Level.HEALTH_REGION, "N"]
    assert picture.title == "Andel: helseforetak i Helse Nord RHF, 2021"
    assert "Helse Nord RHF: 40,0\u202f%" in picture.svg
    assert list(drawn.areas) == [(Level.HEALTH_REGION, "N")]


def test_an_interval_is_drawn_over_its_bar_and_fits_the_chart():
    wide = replace(TRUSTS[1], lower=Fraction(30), upper=Fraction(90))
    (picture,) = draw(NB, release((REGION, TRUSTS[0], wide), SERVICE.about), DEFAULT, on_paper=True).whole
    svg = ElementTree.fromstring(picture.svg)
    bars = {float(bar.get("width")): float(bar.get("x")) for bar in svg.findall(f"{SVG}rect")}
    width = max(bars)
    low, high = map(float, re.findall(r"M([0-9.]+) [0-9]+H([0-9.]+)", picture.svg)[0])
    left = bars[width]
    assert round((low - left) / width, 2) == 0.5
    assert round((high - left) / width, 2) == 1.5
    texts = [float(text.get("x")) for text in svg.findall(f"{SVG}text") if text.text.startswith("60,0")]
    assert texts == [high]


def test_hidden_intervals_leave_nothing_in_a_chart():
    hidden = replace(row(Level.HEALTH_TRUST, "C", "Helse C HF", None, None, Status.SUPPRESSED), region="N")
    (picture,) = draw(NB, release((REGION, *TRUSTS, hidden), SERVICE.about), DEFAULT, on_paper=True).whole
    assert picture.svg.count("<rect") == 2


def test_a_long_name_is_cut_in_the_chart_and_whole_in_its_words():
    name = "Helse " + "langt" * 12
    long = replace(TRUSTS[0], name=name)
    (picture,) = draw(NB, release((REGION, long, TRUSTS[1]), SERVICE.about), DEFAULT, on_paper=True).whole
    assert name in picture.alt
    assert f">{name}<" not in picture.svg
    assert "langt…" in picture.svg or "…<" in picture.svg


def test_more_areas_than_can_be_read_are_left_to_the_table():
    many = tuple(
        replace(row(Level.HEALTH_TRUST, f"T{n}", f"Helse {n}", n % 9, 10), region="N") for n in range(60)
    )
    drawn = draw(NB, release((REGION, *many), SERVICE.about), DEFAULT, on_paper=True)
    assert (drawn.whole, dict(drawn.areas)) == ((), {})


def test_what_the_line_stands_for_is_inside_the_picture_where_the_line_is_at_its_edge():
    trust = row(Level.HEALTH_TRUST, "983974724", "Helse Bergen HF", 64, 100)
    region = row(Level.HEALTH_REGION, "983658725", "En helseregion med et langt navn", 64, 100)
    svg = ElementTree.fromstring(picture(NB, Bars("b", "Andel", PROPORTION, (trust,), region), DEFAULT).svg)
    (said,) = [one for one in svg.findall(f"{SVG}text") if one.get("font-weight")]
    middle, half = float(said.get("x")), 9 * len(said.text) / 2
    assert "langt navn: 64,0" in said.text
    assert half <= middle <= float(svg.get("viewBox").split()[2]) - half
