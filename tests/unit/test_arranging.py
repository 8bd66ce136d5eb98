"""Which areas are shown in which order, and that no order tells anything of a hidden number."""

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nki.arranging import Choice, Sort, arranged, chosen, in_order, rearranged
from nki.errors import NkiError
from nki.model.level import Level
from nki.model.status import Status
from tests.unit.releases import ABOUT, PROPORTION, release, row

ALONE = replace(ABOUT, measures=(PROPORTION,))
NAMES = ["Ås", "Aremark", "Øygarden", "Ærø", "Zakarias", "Årdal", "Bø"]


def counties(*values, names=NAMES):
    """A county for each value, hidden where there is none."""
    rows = [
        row(Level.COUNTY, f"{at:02}", name, None, None, Status.SUPPRESSED)
        if value is None
        else replace(row(Level.COUNTY, f"{at:02}", name, 1, 2), value=Fraction(value))
        for at, (value, name) in enumerate(zip(values, names, strict=False), start=1)
    ]
    return release(tuple(rows), ALONE)


def names(made, **choice):
    (listed,) = arranged([made], Choice(**choice))
    return [area.name for area in listed.areas]


def test_names_stand_in_the_norwegian_alphabet():
    made = counties(1, 2, 3, 4, 5, 6, 7)
    expected = ["Aremark", "Bø", "Zakarias", "Ærø", "Øygarden", "Årdal", "Ås"]
    assert names(made) == names(made, sort=Sort.NAME) == expected


def test_codes_are_sorted_as_text():
    made = counties(3, 2, 1)
    assert names(made, sort=Sort.CODE) == ["Ås", "Aremark", "Øygarden"]


def test_values_are_sorted_from_the_highest_down_and_from_the_lowest_up():
    made = counties(3, 9, "10.5")
    assert names(made, sort=Sort.VALUE) == ["Øygarden", "Aremark", "Ås"]
    assert names(made, sort=Sort.LOWEST) == ["Ås", "Aremark", "Øygarden"]


@pytest.mark.parametrize("sort", [Sort.VALUE, Sort.LOWEST])
def test_equal_values_stand_in_the_order_of_the_alphabet(sort):
    assert names(counties(5, 5, 5, 5), sort=sort) == ["Aremark", "Ærø", "Øygarden", "Ås"]


@pytest.mark.parametrize("sort", [Sort.VALUE, Sort.LOWEST])
def test_areas_without_a_figure_stand_last(sort):
    assert names(counties(None, 5, None, None), sort=sort) == ["Aremark", "Ærø", "Øygarden", "Ås"]


@given(st.lists(st.integers(0, 100), min_size=7, max_size=7), st.data())
def test_what_a_hidden_number_was_changes_no_order(numbers, data):
    hidden = data.draw(st.sets(st.integers(0, 6)))
    other = [data.draw(st.integers(0, 100)) if at in hidden else one for at, one in enumerate(numbers)]

    def made(values):
        shown = counties(*values)
        # somebody else's release, with a number left behind the status
        rows = tuple(
            replace(one, status=Status.SUPPRESSED) if at in hidden else one
            for at, one in enumerate(shown.rows)
        )
        return replace(shown, rows=rows)

    for sort in Sort:
        for top in (None, 3):
            assert names(made(numbers), sort=sort, top=top) == names(made(other), sort=sort, top=top)


def test_the_first_so_many_are_those_with_the_highest_values():
    (listed,) = arranged([counties(1, 9, 5, None, 7, 5, 2)], Choice(top=3))
    assert [area.name for area in listed.areas] == ["Aremark", "Zakarias", "Øygarden"]
    # Øygarden and Årdal have the same value
    assert (listed.left_out, listed.tied) == (4, 1)


def test_asking_for_more_than_there_are_leaves_nothing_out():
    (listed,) = arranged([counties(1, 2)], Choice(top=9))
    assert (len(listed.areas), listed.left_out) == (2, 0)


def test_units_stand_under_their_county_until_they_are_sorted():
    units = [("LV1", "Øst", "30"), ("LV2", "Vest", "03"), ("LV3", "Andeby", "30")]
    rows = tuple(row(Level.ER_UNIT, code, name, 1, 2, county=county) for code, name, county in units)
    (listed,) = arranged([release(rows, ALONE)], Choice())
    assert [(one.under_name, one.name) for one in listed.areas] == [
        ("Oslo", "Vest"), ("Viken", "Andeby"), ("Viken", "Øst"),
    ]  # fmt: skip
    assert listed.is_grouped
    (listed,) = arranged([release(rows, ALONE)], Choice(sort=Sort.NAME))
    assert [one.name for one in listed.areas] == ["Andeby", "Vest", "Øst"]
    assert not listed.is_grouped


def test_an_area_is_called_as_in_the_last_period():
    old, new = counties(1), counties(1, names=["Nytt navn"])
    new = replace(new, about=replace(ALONE, period="2024"))
    (listed,) = arranged(in_order([new, old]), Choice())
    assert [area.name for area in listed.areas] == ["Nytt navn"]


def test_periods_are_put_in_order_inside_each_indicator():
    made = counties(1)
    given_ = [
        replace(made, about=replace(ALONE, indicator=name, period=period))
        for name, period in (("b", "2024"), ("a", "2023"), ("b", "2023"), ("b", "2024"))
    ]
    assert [(one.about.indicator, one.about.period) for one in in_order(given_)] == [
        ("b", "2023"), ("b", "2024"), ("a", "2023"),
    ]  # fmt: skip


def test_two_different_results_of_one_period_are_refused():
    with pytest.raises(NkiError) as stop:
        in_order([counties(1), counties(2)])
    assert [issue.code for issue in stop.value.issues] == ["U061"]


def test_a_level_that_is_not_there_is_refused_with_those_that_are():
    with pytest.raises(NkiError) as stop:
        chosen([counties(1)], Choice(levels=(Level.ER_UNIT,)))
    (issue,) = stop.value.issues
    assert issue.code == "U008"
    assert dict(issue.facts)["levels"] == "county"


def test_rows_for_programs_follow_the_areas():
    made = counties(1, 3, None, 2)
    (sorted_,) = rearranged([made], Choice(sort=Sort.VALUE))
    assert [one.name for one in sorted_.rows] == ["Aremark", "Ærø", "Ås", "Øygarden"]
    (top,) = rearranged([made], Choice(top=2))
    assert [one.name for one in top.rows] == ["Aremark", "Ærø"]
    assert rearranged([made], Choice()) == (made,)
