"""The chart of counties: bars as long as the values, in words for those who do not see them."""

import re
from dataclasses import replace
from fractions import Fraction
from xml.etree import ElementTree

from nki.model.level import Level
from nki.model.status import Status
from nki.steps.report.bars import draw
from nki.theme import DEFAULT
from nki.words import words_for
from tests.unit.releases import ABOUT, COUNT, COUNTS, PROPORTIONS, release, row

NB = words_for("nb")
SVG = "{http://www.w3.org/2000/svg}"


def test_bars_are_as_long_as_their_values_and_the_highest_is_first():
    (picture,) = draw(NB, release(), DEFAULT, on_paper=True)
    bars = ElementTree.fromstring(picture.svg).findall(f"{SVG}rect")
    widths = [float(bar.get("width")) for bar in bars]
    values = [Fraction(62800, 3218), Fraction(1600, 1024), 0]
    assert widths == sorted(widths, reverse=True)
    assert [round(width / widths[0], 3) for width in widths] == [
        round(float(v / values[0]), 3) for v in values
    ]


def test_a_chart_says_what_it_shows():
    (picture,) = draw(NB, release(), DEFAULT, on_paper=True)
    assert picture.alt == (
        "Andel etter fylke, 2021. Norge: 13,3\u202f%; "
        "Troms og Finnmark - Romsa ja Finnmárku - Tromssa ja Finmarkku 19,5\u202f%; "
        "Viken 1,6\u202f%; Oslo 0,0\u202f%."
    )


def test_a_county_without_a_number_has_no_bar_and_no_number():
    hidden = replace(
        row(Level.COUNTY, "11", "Rogaland", None, None, Status.SUPPRESSED), numerator=77, denominator=770
    )
    (picture,) = draw(NB, release((*PROPORTIONS, hidden)), DEFAULT, on_paper=True)
    assert len(re.findall("<rect", picture.svg)) == 3
    assert "Rogaland" in picture.svg
    assert "77" not in re.sub(r'"[^"]*"', "", picture.svg)
    assert "Rogaland : skjult" in picture.alt


def test_names_are_escaped():
    named = replace(row(Level.COUNTY, "11", '<script>"&', 1, 2), name='<script>"&')
    (picture,) = draw(NB, release((*PROPORTIONS, named)), DEFAULT, on_paper=True)
    assert "<script" not in picture.svg
    ElementTree.fromstring(picture.svg)


def test_counts_are_not_compared():
    assert draw(NB, release(COUNTS, replace(ABOUT, measures=(COUNT,))), DEFAULT, on_paper=True) == ()


def test_one_county_is_nothing_to_compare():
    assert draw(NB, release(PROPORTIONS[:2]), DEFAULT, on_paper=True) == ()
