"""Distribution, response, change and map: what is drawn is what the release says, and no more."""

import re
from dataclasses import replace
from datetime import date
from fractions import Fraction
from itertools import pairwise

import pytest

from nki.errors import NkiError
from nki.geography import counties_on
from nki.model.level import Level
from nki.model.status import Status
from nki.steps.chart.grid import SHADES
from nki.steps.chart.look import mixed
from nki.steps.chart.stacks import SHADES as STACKED
from nki.steps.chart.tiles import COLUMNS, LAYOUTS, ROWS
from nki.theme import DEFAULT, READABLE, VISIBLE, contrast
from tests.unit.releases import COUNT, PROPORTIONS, row
from tests.unit.steps.chart import drawn

COUNTY, UNIT = Level.COUNTY, Level.ER_UNIT


def units(values):
    """Return the nation and units with these figures, in per cent."""
    return [PROPORTIONS[0], *(row(UNIT, f"LV{n:03}", f"Enhet {n}", one, 100) for n, one in enumerate(values))]


def test_few_units_are_a_dot_each_where_their_figure_is():
    made = drawn.definition("distribution", drawn.of(units([0, 0, 7, 41, 100])))
    dots = drawn.data(made)
    assert sorted(one["value"] for one in dots) == [0, 0, 7, 41, 100]
    assert sorted(one["height"] for one in dots if one["value"] == 0) == [1, 2]
    assert made["layer"][0]["mark"]["type"] == "point"


def test_many_units_are_counted_by_bars_that_add_up_to_all_of_them():
    values = [n % 101 for n in range(0, 606, 3)]
    heaps = drawn.data(drawn.definition("distribution", drawn.of(units(values))))
    assert [one["to"] - one["from"] for one in heaps] == [5] * 20
    for heap in heaps:
        inside = [v for v in values if heap["from"] <= v < heap["to"] or (v == 100 == heap["to"])]
        assert heap["count"] == len(inside)
    assert sum(one["count"] for one in heaps) == len(values)


def test_bars_of_a_distribution_are_as_high_as_their_count():
    made = drawn.made("distribution", of=drawn.of(units([2] * 61 + [97] * 30)))
    groups = drawn.root(made.data).iter(f"{drawn.SVG}g")
    group = next(one for one in groups if "figures_marks" in one.get("class", ""))
    heights = [float(re.search(r"v([\d.]+)", one.get("d"))[1]) for one in group.iter(f"{drawn.SVG}path")]
    assert heights[0] / heights[1] == pytest.approx(61 / 30)


def test_units_without_a_figure_are_counted_in_words_and_in_no_heap():
    rows = [*units([10, 20]), row(UNIT, "LV900", "Stengt", None, None, Status.NOT_OPEN, invited=0)]
    made = drawn.definition("distribution", drawn.of(rows))
    assert made["title"]["subtitle"][-1] == "2 legevakter med tall. Uten tall: 1 ikke i drift."
    assert len(drawn.data(made)) == 2


def test_the_parts_of_a_response_are_those_of_the_release():
    rows = [
        PROPORTIONS[0],
        row(COUNTY, "11", "Rogaland", 1, 2, invited=12, responded=9, answered=6, not_applicable=1),
        row(COUNTY, "18", "Nordland", None, None, Status.NO_ANSWER, invited=3, responded=1, answered=0),
    ]
    made = drawn.definition("response", drawn.of(rows))
    parts = {}
    for one in drawn.data(made):
        parts.setdefault(one["name"], []).append((one["part"], one["count"]))
    assert parts["Rogaland"] == [
        ("Besvart", 6), ("Ikke aktuelt", 1), ("Ikke besvart", 2), ("Ikke levert svar", 3),
    ]  # fmt: skip
    assert [count for _, count in parts["Nordland"]] == [0, 0, 1, 2]
    assert list(parts) == ["Norge", "Rogaland", "Nordland"]
    assert "Rogaland: besvart 6, ikke aktuelt 1, ikke besvart 2, ikke levert svar 3." in made["description"]


def test_the_bars_of_a_response_are_as_long_as_their_parts():
    one = row(COUNTY, "11", "Rogaland", 1, 2, invited=10, responded=8, answered=5, not_applicable=1)
    made = drawn.made("response", of=drawn.of([one]))
    widths = [width for _, width in drawn.bars(made.data)]
    assert [round(width / sum(widths), 6) for width in widths] == [0.5, 0.1, 0.2, 0.2]


def test_an_area_where_nobody_was_to_answer_has_a_sign():
    closed = row(COUNTY, "18", "Nordland", None, None, Status.NOT_OPEN, invited=0)
    rows = [row(COUNTY, "11", "Rogaland", 1, 2), closed]
    last = drawn.data(drawn.definition("response", drawn.of(rows)))[-1]
    assert (last["name"], last["label"]) == ("Nordland", ". ikke i drift")


def two(later=(), **about):
    """Return a release of 2021, and one of 2022 in which counties have other figures."""
    first = drawn.of(PROPORTIONS)
    rows = [*later, *PROPORTIONS[:1]]
    second = drawn.of([replace(one, period="2022") for one in rows], period="2022", **about)
    return [second, first]


def test_a_change_goes_from_the_earlier_figure_to_the_later_one():
    later = [row(COUNTY, "03", "Oslo", 30, 100), row(COUNTY, "30", "Viken", None, None, Status.SUPPRESSED)]
    made = drawn.definition("change", two(later))
    shown = {one["name"]: (one.get("then"), one.get("now"), one["label"]) for one in drawn.data(made)}
    assert shown == {
        "Norge": (64400 / 4854, 64400 / 4854, "13,3\u202f% → 13,3\u202f%"),
        "Oslo": (0, 30, "0,0\u202f% → 30,0\u202f%"),
        "Troms og Finnmark": (62800 / 3218, None, "19,5\u202f% → ."),
        "Viken": (1600 / 1024, None, "1,6\u202f% → :"),
    }
    assert "Oslo: 0,0\u202f% i 2021, 30,0\u202f% i 2022." in made["description"]
    assert "Finnes ikke i perioden" in " ".join(drawn.strings(made))


def test_the_data_file_of_a_change_has_the_rows_of_both_periods():
    table = drawn.made("change", of=two([row(COUNTY, "03", "Oslo", 30, 100)])).table.decode().splitlines()
    assert [line.split(",")[2] for line in table if ",03,Oslo," in line] == ["2021", "2022"]


def test_another_version_of_the_definition_is_said():
    made = drawn.definition("change", two([row(COUNTY, "03", "Oslo", 30, 100)], version="2.0"))
    lead = made["title"]["subtitle"]
    assert "Definisjonen er en annen: versjon 1.0 i 2021, versjon 2.0 i 2022." in lead


@pytest.mark.parametrize(
    ("releases", "said"),
    [
        ([drawn.release()], "1 were given"),
        ([drawn.release(), drawn.release()], "period 2021"),
        (two(indicator="en-annen"), "different indicators"),
    ],
)
def test_what_is_no_change_is_told(releases, said):
    with pytest.raises(NkiError) as error:
        drawn.made("change", of=releases)
    assert error.value.issues[0].code == "R623"
    assert said in str(dict(error.value.issues[0].facts))


@pytest.mark.parametrize(("layout", "year"), list(zip(LAYOUTS, (2024, 2020, 2018), strict=True)))
def test_every_county_of_a_division_has_a_tile_of_its_own(layout, year):
    assert set(layout) == set(counties_on(date(year, 12, 31)))
    places = [(tile.column, tile.row) for tile in layout.values()]
    assert len(set(places)) == len(places)
    assert all(0 <= column < COLUMNS and 0 <= row_ < ROWS for column, row_ in places)


NORTH = [("18", "50"), ("50", "15"), ("50", "34"), ("15", "46"), ("46", "11"), ("55", "18"), ("40", "42")]
EAST = [("34", "15"), ("03", "33"), ("32", "03"), ("33", "46"), ("40", "11"), ("39", "40"), ("31", "39")]


def test_tiles_lie_to_each_other_as_the_counties_do():
    tiles = LAYOUTS[0]
    assert all(tiles[north].row < tiles[south].row for north, south in NORTH)
    assert all(tiles[east].column > tiles[west].column for east, west in EAST)


def test_tiles_are_darker_where_the_figure_is_higher_and_show_it():
    made = drawn.definition("map")
    paper = DEFAULT.light.background
    tiles = drawn.data(made)
    assert [(one["name"], one["label"]) for one in tiles] == [
        ("Troms og Finnmark", "19,5\u202f%"), ("Viken", "1,6\u202f%"), ("Oslo", "0,0\u202f%"),
    ]  # fmt: skip
    contrasts = [contrast(one["fill"], paper) for one in tiles]
    assert contrasts == sorted(contrasts, reverse=True)
    assert contrasts[0] > contrasts[1]


def test_a_tile_without_a_figure_has_a_sign_and_the_colour_of_the_paper():
    hidden = replace(row(COUNTY, "11", "Rogaland", None, None, Status.SUPPRESSED), value=Fraction(99))
    last = drawn.data(drawn.definition("map", drawn.of([*PROPORTIONS, hidden])))[-1]
    assert (last["name"], last["label"], last["fill"]) == ("Rogaland", ":", DEFAULT.light.background)
    assert "value" not in last


@pytest.mark.parametrize(
    ("choice", "rows", "said"),
    [
        ({"measure": COUNT.number}, None, "count"),
        ({"level": "municipality"}, None, "municipality"),
        ({}, [PROPORTIONS[0], row(COUNTY, "77", "Atlantis", 1, 2)], "2021"),
    ],
)
def test_what_is_no_map_is_told(choice, rows, said):
    with pytest.raises(NkiError) as error:
        drawn.made("map", of=None if rows is None else drawn.of(rows), **choice)
    assert error.value.issues[0].code == "R624"
    assert said in str(dict(error.value.issues[0].facts))


@pytest.mark.parametrize("palette", [DEFAULT.light, DEFAULT.dark], ids=["light", "dark"])
def test_texts_on_tiles_can_be_read_on_every_shade(palette):
    for tenths in {tenths for shades in SHADES.values() for tenths in shades}:
        shade = mixed(palette.series[0], palette.background, tenths)
        ink = palette.background if tenths >= 10 else palette.text
        assert contrast(ink, shade) >= READABLE, tenths


@pytest.mark.parametrize("palette", [DEFAULT.light, DEFAULT.dark], ids=["light", "dark"])
def test_parts_are_told_apart_by_lightness_and_their_outline(palette):
    shades = [mixed(palette.series[0], palette.background, tenths) for tenths in STACKED]
    against = [contrast(shade, palette.background) for shade in shades]
    assert against == sorted(against, reverse=True)
    assert all(more / less > 1.25 for more, less in pairwise(against))
    assert contrast(palette.series[0], palette.background) >= VISIBLE
