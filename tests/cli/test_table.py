import re
from dataclasses import replace
from fractions import Fraction

import pytest

from nki.cli import table
from nki.cli.streams import Screen
from nki.cli.table import tables
from nki.model.account import Account
from nki.model.level import Level
from nki.model.release import MeasureTitle, StratumTitle
from nki.model.status import Status
from tests.unit.releases import ABOUT, COUNT, COUNTS, PROPORTION, PROPORTIONS, release

NARROW = "\u202f"


def drawn(width=80, asked=(), **about):
    text = tables([release(about=replace(ABOUT, **about))], Screen(width, colour=False), frozenset(asked))
    return text.replace(NARROW, "_")


def flat(text):
    """Undo the breaking of lines."""
    return " ".join(text.split())


@pytest.fixture
def short_lists(monkeypatch):
    monkeypatch.setattr(table, "LONG", 3)


def line_of(text, name):
    return next(line for line in text.splitlines() if line.strip().startswith(name))


@pytest.mark.parametrize("width", [80, 120, 200])
def test_lines_stay_inside_the_terminal(width):
    assert max(len(line) for line in drawn(width).splitlines()) <= width


@pytest.mark.parametrize("width", [20, 40, 80, 200])
def test_numbers_are_never_cut(width):
    text = drawn(width)
    assert "13,3_%" in text
    assert "644 / 4_854" in text
    assert "5 av 7" in line_of(text, "Norge")


def test_long_names_give_way_and_say_so():
    name = "Troms og Finnmark - Romsa ja Finnmárku - Tromssa ja Finmarkku"
    assert line_of(drawn(80), "Troms og Finnmark").startswith("Troms og Finnmark - Romsa ja Finnmárk…  54 ")
    assert line_of(drawn(200), "Troms og Finnmark").startswith(f"{name}  54 ")


def test_the_units_that_are_spared_are_counted_where_no_name_is_cut_for_it():
    rows = (replace(PROPORTIONS[0], not_applicable=32), PROPORTIONS[3])
    about = replace(ABOUT, measures=(PROPORTION,))
    wide, narrow = (tables([release(rows, about)], Screen(width, colour=False)) for width in (200, 80))
    assert line_of(wide, "Norge").endswith(" 32")
    assert "Ikke aktuelt" not in narrow


def test_columns_stand_under_each_other():
    lines = drawn(80).splitlines()
    head = next(line for line in lines if line.startswith("Navn"))
    end = head.index("Andel") + len("Andel")
    for name in ("Norge", "Oslo", "Viken"):
        line = next(line for line in lines if line.startswith(name))
        assert line[:end].endswith("%")
        assert line[end] == " "


def test_the_nation_comes_first():
    areas = [line for line in drawn().splitlines() if "%" in line and " av " in line]
    assert areas[0].startswith("Norge")


def test_a_figure_that_is_not_there_is_a_sign_with_its_reason():
    text = drawn()
    for name, sign, reason in (
        ("Hvaler", "..", "ikke besvart"),
        ("Aremark", "..", "for få har svart"),
        ("Tromsø", ":", "skjult"),
        ("Åmot", ".", "nevneren er 0"),
        ("Ås", ".", "ikke aktuelt"),
        ("Fedje", ".", "ikke i drift"),
    ):
        assert re.search(rf"\s{re.escape(sign)}\s+{reason}", line_of(text, name)), name


def test_the_legend_explains_the_signs_that_are_used_and_no_others():
    text = drawn()
    assert ".   Tall kan ikke forekomme: nevneren er 0, ikke aktuelt, ikke i drift." in text
    assert "..  Tallgrunnlag mangler: ikke besvart, for få har svart." in text
    assert ":   Vises ikke av hensyn til personvernet: skjult." in text
    ok = tables([release(PROPORTIONS[:4] + COUNTS[:4])], Screen(80, colour=False))
    assert "Tall kan ikke forekomme" not in ok


def test_synthetic_data_say_so():
    assert "Syntetiske data" in drawn(synthetic=True)
    assert "Syntetiske data" not in drawn(synthetic=False)


def test_provisional_figures_say_so():
    assert "Foreløpige tall, som kan bli endret." in drawn(provisional=True)
    assert "Foreløpige" not in drawn()


def test_a_proposal_says_so():
    assert "Forslag – ikke en nasjonal kvalitetsindikator" in drawn(status="proposal")


def test_a_long_level_is_summed_up_unless_it_is_asked_for(short_lists):
    text = drawn(200)
    assert "Fredrikstad" not in text
    assert "Kommuner: 6, 2 med tall, 1 for få har svart, 1 ikke besvart, 2 skjult." in flat(text)
    assert "Vises med --level municipality." in flat(text)
    assert "Fredrikstad" in drawn(200, asked=["municipality"])


def test_a_long_level_stands_under_its_counties(short_lists):
    lines = drawn(200, asked=["municipality"]).splitlines()
    where = lines.index("Kommuner")
    names = [line[:20].rstrip() for line in lines[where : where + 6]]
    assert names == ["Kommuner", " 03 Oslo", "  Oslo", " 30 Viken", "  Fredrikstad", "  Hvaler"]


def test_municipality_figures_say_what_they_are():
    assert "Kommuner kan derfor ikke legges sammen" in flat(drawn())
    national = tables([release(PROPORTIONS[:1] + COUNTS[:1])], Screen(80, colour=False))
    assert "Kommuner" not in national


def test_the_account_stands_under_the_figures_once_for_measures_that_agree():
    assert "Måltall 1–2: 7 rader lest fra survey = 5 besvart + 1 ikke besvart + 1 fra" in drawn()


def test_measures_with_different_accounts_have_a_sentence_each():
    accounts = (
        Account(1, "a", 3, 3, 0, 0, 0),
        Account(2, "a", 3, 2, 1, 0, 0),
        Account(3, "a", 3, 3, 0, 0, 0),
    )
    text = tables([replace(release(), accounts=accounts)], Screen(80, colour=False))
    assert "Måltall 1, 3: 3 rader lest fra a = 3 besvart." in text
    assert "Måltall 2: 3 rader lest fra a = 2 besvart + 1 ikke besvart." in text


def test_one_row_is_one_row():
    text = tables([replace(release(), accounts=(Account(1, "a", 1, 1, 0, 0, 0),))], Screen(80, colour=False))
    assert "Måltall 1: 1 rad lest fra a = 1 besvart." in text


def test_other_measures_stand_side_by_side_as_far_as_there_is_room():
    titles = (PROPORTION, *(replace(COUNT, number=number) for number in range(2, 12)))
    rows = PROPORTIONS + tuple(replace(one, measure=title.number) for title in titles[1:] for one in COUNTS)
    for width, heads in ((80, 3), (200, 1)):
        text = tables([release(rows, replace(ABOUT, measures=titles))], Screen(width, colour=False))
        assert max(map(len, text.splitlines())) <= width
        assert sum(line.startswith("Navn") for line in text.splitlines()) == 1 + heads


def test_a_measure_lists_only_areas_that_it_is_published_for():
    national = tuple(one for one in COUNTS if one.level is Level.NATIONAL)
    _, _, others = tables([release(PROPORTIONS + national)], Screen(80, colour=False)).partition("Måltall 2:")
    table = others.split("\n\n")[1]
    assert [line.split()[0] for line in table.splitlines()] == ["Navn", "Norge"]


def test_a_count_as_the_main_measure_has_no_parts():
    text = tables([release(COUNTS, replace(ABOUT, measures=(COUNT,)))], Screen(80, colour=False))
    assert "Teller" not in text
    assert "644" in line_of(text, "Norge")
    assert "ikke besvart" in line_of(text, "Hvaler")


def test_colour_appears_only_where_it_may():
    assert "\x1b[" not in tables([release()], Screen(80, colour=False))
    assert "\x1b[" in tables([release()], Screen(80, colour=True))


def test_several_results_come_one_after_the_other():
    text = tables(
        [release(), release(about=replace(ABOUT, title="Et annet måltall"))], Screen(80, colour=False)
    )
    assert text.index("Leger som har deltatt i samtrening") < text.index("Et annet måltall")


GROUPS = ("Ung", "Gammel", "Ukjent")


def broken_down(*, groups=((1, 4), (3, 4), (0, 0)), level=Level.NATIONAL, code="0", name="Norge"):
    """Return rows of a measure for each group, in the alphabet's order as results have them."""
    rows = [
        replace(
            PROPORTIONS[0], level=level, code=code, name=name, stratum="age", group=group,
            numerator=numerator, denominator=denominator,
            value=Fraction(100 * numerator, denominator) if denominator else None,
            status=Status.OK if denominator else Status.ZERO_DENOMINATOR,
        )
        for group, (numerator, denominator) in zip(GROUPS, groups, strict=True)
    ]  # fmt: skip
    return tuple(sorted(rows, key=lambda row: row.group))


WITH_AGE = replace(ABOUT, measures=(PROPORTION,), strata=(StratumTitle("age", "Alder", GROUPS),))


def test_the_whole_is_never_one_of_its_groups():
    text = tables([release((*PROPORTIONS[:1], *broken_down()), WITH_AGE)], Screen(80, colour=False))
    assert "644 / 4\u202f854" in line_of(text, "Norge ")


def test_a_breakdown_has_its_groups_in_their_order_and_says_why_one_has_no_figure():
    text = tables([release((*PROPORTIONS[:1], *broken_down()), WITH_AGE)], Screen(80, colour=False))
    below = text[text.index("Alder, måltall 1") :]
    assert [line_of(below, group).split()[1] for group in GROUPS] == ["25,0", "75,0", "."]
    assert [line.strip().split()[0] for line in below.splitlines()[2:6]] == ["Norge", *GROUPS]
    assert ".   Tall kan ikke forekomme" in text


def test_a_breakdown_leaves_out_areas_without_any_figure():
    nothing = broken_down(
        groups=((0, 0),) * 3, level=Level.HEALTH_TRUST, code="983974732", name="Helse Førde"
    )
    some = broken_down(level=Level.HEALTH_TRUST, code="983974724", name="Helse Bergen HF")
    text = tables([release((*PROPORTIONS[:1], *nothing, *some), WITH_AGE)], Screen(80, colour=False))
    assert "Helse Bergen HF" in text
    assert "Helse Førde" not in text


def test_limits_and_observations_stand_beside_a_figure_that_is_made_of_them():
    median = MeasureTitle(1, "median", "minutes", 1, "Median responstid.")
    row = replace(
        PROPORTIONS[0], kind="median", unit="minutes", numerator=None, denominator=1234,
        value=Fraction(23, 2), lower=Fraction(11), upper=Fraction(25, 2),
    )  # fmt: skip
    text = tables([release((row,), replace(ABOUT, measures=(median,)))], Screen(80, colour=False))
    assert re.search(r"Median +Intervall +Grunnlag", text)
    assert re.search(r"11,5.* +11,0–12,5 +1\u202f234 ", line_of(text, "Norge"))


SERVICE = (
    replace(PROPORTIONS[0], invited=356, responded=282, answered=282),
    replace(PROPORTIONS[1], level=Level.HEALTH_REGION, code="983658725", name="Helse Vest RHF"),
    replace(PROPORTIONS[1], level=Level.HEALTH_TRUST, code="983974724", name="Helse Bergen HF"),
    replace(PROPORTIONS[1], level=Level.MUNICIPALITY, code="4601", name="Bergen", county="46"),
)
"""Figures that municipalities have reported."""


def test_words_are_about_those_who_report():
    note = "Ikke med i tallene for helseforetak: Oslo."
    about = replace(
        ABOUT, measures=(PROPORTION,), unit_level=Level.MUNICIPALITY, notes=(note,), synthetic=True
    )
    text = flat(tables([release(SERVICE, about)], Screen(200, colour=False)))
    assert "ingen rad er et svar fra en virkelig kommune" in text
    assert "Besvart: kommuner som er med i tallet, av alle kommunene ved utgangen av perioden." in text
    assert "av kommunene har svart" in text
    assert "Helseforetak og helseregion: der kommunen hører til etter inndelingen i 2024." in text
    assert note in text


def test_a_level_is_told_about_where_it_is_shown():
    text = flat(drawn())
    assert "helseregion" not in text.lower()
    rows = (PROPORTIONS[0], replace(SERVICE[1]))
    about = replace(ABOUT, measures=(PROPORTION,))
    shown = flat(tables([release(rows, about)], Screen(200, colour=False)))
    assert "Helseregion: der vertskommunen hører til etter inndelingen i 2024." in shown


def test_the_table_is_of_whole_areas_and_never_of_a_group_of_a_breakdown():
    group = replace(PROPORTIONS[0], stratum="profession", group="Ukjent", numerator=1, denominator=8)
    rows = (PROPORTIONS[0], replace(group, value=Fraction(25, 2)), *COUNTS)
    text = tables([release(rows)], Screen(80, colour=False)).replace(NARROW, "_")
    assert "644 / 4_854" in line_of(text, "Norge")
    assert "12,5" not in text


@pytest.mark.parametrize("kind", ["rate", "standardised_rate"])
def test_what_a_rate_is_counted_by_stands_over_the_column_and_its_parts_beside_it(kind):
    about = replace(ABOUT, measures=(replace(PROPORTION, kind=kind, unit="per_100000"),))
    rows = [replace(row, kind=kind, unit="per_100000") for row in PROPORTIONS]
    text = tables([release(rows, about)], Screen(80, colour=False)).replace(NARROW, "_")
    head = line_of(text, "Navn")
    assert "Per 100_000" in head
    assert "Teller / nevner" in head
    assert "per 100_000" not in line_of(text, "Norge")
    assert "644 / 4_854" in line_of(text, "Norge")
