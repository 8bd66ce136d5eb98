"""The main measure in words: where it is highest and lowest, and whether its goal is reached."""

from dataclasses import replace
from fractions import Fraction

import pytest

from nki.model.level import Level
from nki.model.release import Release
from nki.model.status import Status
from nki.words import LANGUAGES, words_for
from nki.words import headline as headline_module
from tests.unit.releases import ABOUT, COUNT, COUNTS, PROPORTION, PROPORTIONS, row

NATION, COUNTY, UNIT = Level.NATIONAL, Level.COUNTY, Level.ER_UNIT
SAYS = "Andel leger som har deltatt i samtrening siste år"


def headline(*rows, about=ABOUT, lang="nb"):
    return words_for(lang).headline(Release(about, rows, (), ()))


def county(name, value, status=Status.OK, limits=(None, None)):
    """Make a county with a value in tenths of a per cent, so that ties are easy to see."""
    made = row(COUNTY, name[:2], name, value, 1000, status)
    return replace(made, lower=limits[0], upper=limits[1])


def test_a_headline_names_the_nation_and_the_highest_and_lowest_county():
    rows = PROPORTIONS[:4]
    assert headline(*rows) == (
        f"{SAYS}: 13,3 prosent (Norge, 2021). "
        "Andelen var høyest i Troms og Finnmark (19,5 prosent) og lavest i Oslo (0,0 prosent)."
    )
    assert headline(*rows, lang="nn") == (
        f"{SAYS}: 13,3 prosent (Noreg, 2021). "
        "Andelen var høgast i Troms og Finnmark (19,5 prosent) og lågast i Oslo (0,0 prosent)."
    )
    assert headline(*rows, lang="en") == (
        f"{SAYS}: 13.3 per cent (Norway, 2021). "
        "The share was highest in Troms og Finnmark (19.5 per cent) and lowest in Oslo (0.0 per cent)."
    )


def test_nothing_is_claimed_of_counties_that_are_not_shown():
    rows = [county("Agder", 100), county("Oslo", 300), county("Vestland", None, Status.SUPPRESSED)]
    assert [headline(*rows, lang=lang) for lang in LANGUAGES] == [
        "Blant fylkene med tall var andelen høyest i Oslo (30,0 prosent) og lavest i Agder (10,0 prosent).",
        "Blant fylka med tal var andelen høgast i Oslo (30,0 prosent) og lågast i Agder (10,0 prosent).",
        (
            "Among the counties with figures, the share was highest in Oslo (30.0 per cent) "
            "and lowest in Agder (10.0 per cent)."
        ),
    ]


def test_two_counties_at_an_end_are_both_named_and_more_are_counted():
    lowest = [county(name, 100) for name in ("Østfold", "Vestland", "Innlandet")]
    told = headline(*lowest, county("Troms", 300), county("Ålesund", 300))
    assert told == (
        "Andelen var høyest i Troms og Ålesund (30,0 prosent) og lavest i tre fylker (10,0 prosent)."
    )


def test_many_counties_are_counted_in_figures():
    lowest = [county(f"Fylke {number}", 100) for number in range(13)]
    assert "lavest i 13 fylker (10,0 prosent)" in headline(*lowest, county("Troms", 300))


def test_counties_that_look_equal_are_called_equal():
    # 29.96 and 30.04 are both 30,0 in the table beside the sentence
    close = replace(county("Agder", 300), value=Fraction(2996, 100))
    told = headline(close, replace(county("Oslo", 300), value=Fraction(3004, 100)), county("Troms", 100))
    assert "høyest i Agder og Oslo (30,0 prosent)" in told


def test_where_all_counties_are_equal_none_is_highest():
    same = [county("Agder", 300), county("Oslo", 300)]
    assert headline(*same) == "I alle fylkene var andelen 30,0 prosent."
    assert headline(*same, county("Troms", None, Status.NO_ANSWER)) == (
        "I alle fylkene med tall var andelen 30,0 prosent."
    )


def test_one_county_alone_is_neither_highest_nor_lowest():
    nation = PROPORTIONS[0]
    alone = headline(nation, county("Oslo", 300), county("Troms", None, Status.SUPPRESSED))
    assert alone == f"{SAYS}: 13,3 prosent (Norge, 2021)."


def test_a_count_has_no_highest_county():
    # the largest county has most of everything
    about = replace(ABOUT, measures=(COUNT,))
    assert "høyest" not in headline(*COUNTS, about=about)


def test_an_estimate_has_no_highest_county():
    about = replace(ABOUT, measures=(replace(PROPORTION, kind="estimate"),))
    rows = [replace(one, kind="estimate") for one in PROPORTIONS[:4]]
    assert headline(*rows, about=about) == f"{SAYS}: 13,3 prosent (Norge, 2021)."


def test_overlapping_intervals_are_told_of():
    rows = [
        county("Agder", 300, limits=(Fraction(20), Fraction(40))),
        county("Oslo", 200, limits=(Fraction(10), Fraction(30))),
    ]
    assert headline(*rows).endswith(
        "lavest i Oslo (20,0 prosent). Usikkerhetsintervallene overlapper, så forskjellen kan være tilfeldig."
    )
    apart = [rows[0], replace(rows[1], upper=Fraction(19))]
    assert headline(*apart).endswith("lavest i Oslo (20,0 prosent).")


def test_a_nation_without_a_figure_says_so_in_the_headline():
    nation = row(NATION, "0", "Norge", None, None, Status.BELOW_RESPONSE_THRESHOLD)
    assert headline(nation) == f"{SAYS}: For få har svart til at tallet for Norge i 2021 kan vises."


def test_the_headline_is_that_of_the_main_measure():
    about = replace(ABOUT, measures=(COUNT, PROPORTION))
    assert headline(*COUNTS, *PROPORTIONS, about=about).startswith(f"{SAYS}: 13,3 prosent")


@pytest.mark.parametrize("kind", sorted(headline_module.COMPARED))
@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_kind_that_is_compared_has_a_name_in_sentences(lang, kind):
    about = replace(ABOUT, measures=(replace(PROPORTION, kind=kind),))
    told = headline(county("Agder", 100), county("Oslo", 300), about=about, lang=lang)
    assert told[0].isupper()


def test_groups_are_in_no_headline():
    women = replace(county("Oslo", 900), stratum="sex", group="kvinner")
    told = headline(county("Agder", 100), county("Oslo", 300), women)
    assert told == "Andelen var høyest i Oslo (30,0 prosent) og lavest i Agder (10,0 prosent)."


def goals(value, target, direction="higher", limits=(None, None)):
    about = replace(ABOUT, target=Fraction(target), direction=direction)
    nation = replace(PROPORTIONS[0], value=Fraction(value), lower=limits[0], upper=limits[1])
    return [words_for(lang).goal(Release(about, (nation,), (), ())) for lang in LANGUAGES]


@pytest.mark.parametrize(
    ("value", "direction", "said"),
    [
        ("80", "higher", "Målet på minst 80 prosent er nådd."),
        ("80.5", "higher", "Målet på minst 80 prosent er nådd."),
        ("79.96", "higher", "Målet på minst 80 prosent er så vidt ikke nådd."),
        ("79.94", "higher", "Målet på minst 80 prosent er ikke nådd."),
        ("80", "lower", "Målet på høyst 80 prosent er nådd."),
        ("80.04", "lower", "Målet på høyst 80 prosent er så vidt ikke nådd."),
        ("80.05", "lower", "Målet på høyst 80 prosent er ikke nådd."),
    ],
)
def test_a_goal_is_reached_by_the_exact_value(value, direction, said):
    assert goals(value, 80, direction)[0] == said


def test_a_goal_is_told_in_every_language():
    assert goals(63, 80) == [
        "Målet på minst 80 prosent er ikke nådd.",
        "Målet på minst 80 prosent er ikkje nådd.",
        "The target of at least 80 per cent has not been met.",
    ]
    assert goals(63, "80.5")[0] == "Målet på minst 80,5 prosent er ikke nådd."


@pytest.mark.parametrize("direction", ["higher", "lower"])
@pytest.mark.parametrize("value", ["79", "81"])
def test_no_goal_is_called_reached_or_missed_within_the_uncertainty(value, direction):
    told = goals(value, 80, direction, (Fraction(78), Fraction(82)))
    assert "ligger innenfor usikkerhetsintervallet" in told[0]
    assert "ligg innanfor uvisseintervallet" in told[1]
    assert "lies within the uncertainty interval" in told[2]


def test_without_target_or_value_there_is_no_word_of_a_goal():
    nb = words_for("nb")
    assert nb.goal(Release(ABOUT, PROPORTIONS, (), ())) == ""
    hidden = replace(PROPORTIONS[0], value=None, status=Status.SUPPRESSED)
    about = replace(ABOUT, target=Fraction(80), direction="higher")
    assert nb.goal(Release(about, (hidden,), (), ())) == ""


def test_a_headline_says_once_that_figures_are_provisional():
    rows = [replace(one, provisional="provisional") for one in PROPORTIONS[:4]]
    told = headline(*rows)
    assert told.endswith("lavest i Oslo (0,0 prosent). Tallene er foreløpige.")
    assert told.count("foreløpig") == 1
