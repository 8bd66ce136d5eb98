"""Figures about persons from file to release: what is hidden stays hidden in all that is made of it."""

import json
from dataclasses import replace

import pytest

import nki
from nki.cli.streams import Screen
from nki.cli.table import tables
from nki.errors import NkiError, words
from nki.notes import small_numbers
from nki.steps.render import render
from nki.words import words_for
from tests.indicator import indicator, written

HEADER = "municipality;harm;days;sex"
LEVELS = ["national", "county", "municipality"]
BERGEN, ASKOY, OSLO = "4601", "4627", "0301"
MEASURES = [
    {"kind": "count", "numerator": {"rows": "true", "where": {"column": "harm", "equals": "Ja"}}},
    {"kind": "count", "numerator": {"rows": "true"}},
    {"kind": "median", "unit": "days", "values": {"column": "days"}},
    {"kind": "composite", "parts": [{"measure": "1"}, {"measure": "4"}]},
    {"kind": "count", "unit": "days", "numerator": {"sum": "days"}},
]


def spec(**changes):
    return indicator(
        {
            "other_measures": MEASURES,
            "sources": [
                {
                    "units": "municipality",
                    "rows": "many_per_unit",
                    "personal": "true",
                    "columns": [
                        {"name": "municipality", "type": "unit"},
                        {"name": "harm", "type": "choice", "values": ["Ja", "Nei"], "missing": ["-"]},
                        {"name": "days", "type": "count"},
                        {"name": "sex", "type": "choice", "values": ["Kvinne", "Mann"]},
                    ],
                }
            ],
            "disclosure": {"rule": "small_numbers", "numerator_at_most": "4", "reason": "Personer."},
            **changes,
        }
    )


def rows(code, harmed, unharmed, sex="Kvinne"):
    return [f"{code};Ja;3;{sex}"] * harmed + [f"{code};Nei;2;{sex}"] * unharmed


FEW_IN_ASKOY = [*rows(BERGEN, 20, 80), *rows(ASKOY, 3, 40), *rows("4626", 12, 50), *rows(OSLO, 30, 70)]


@pytest.fixture
def made(tmp_path):
    """Return the function that computes some rows."""

    def make(lines=FEW_IN_ASKOY, *, levels=(), publish=LEVELS, **changes):
        file = written(spec(levels={"publish": publish}, **changes), tmp_path)
        delivery = tmp_path / "stays.csv"
        delivery.write_text("\n".join([HEADER, *lines]) + "\n", encoding="utf-8")
        return nki.compute(file, delivery, period="2024", levels=levels)

    return make


def statuses(result, measure=1):
    return {
        (row.level.value, row.code): row.status.value
        for row in result.rows
        if row.measure == measure and row.answered
    }


def exact(release):
    """Return a release without the composite, whose value no document tells exactly."""
    return replace(release, rows=tuple(row for row in release.rows if row.kind != "composite"))


def test_a_neighbour_in_the_county_is_hidden_with_the_small_one(made):
    assert statuses(made()) == {
        ("national", "0"): "ok",
        ("county", "03"): "ok",
        ("county", "46"): "ok",
        ("municipality", OSLO): "ok",
        ("municipality", BERGEN): "ok",
        ("municipality", "4626"): "suppressed_secondary",
        ("municipality", ASKOY): "suppressed",
    }


def test_what_is_hidden_does_not_depend_on_the_levels_asked_for(made):
    whole = statuses(made())
    some = statuses(made(levels=["municipality"]))
    assert some == {area: status for area, status in whole.items() if area[0] == "municipality"}


def test_a_composite_is_hidden_where_a_part_is(made):
    found = made()
    hidden = {area for area, status in statuses(found).items() if status != "ok"}
    composite = statuses(found, measure=5)
    assert {area for area, status in composite.items() if status != "ok"} == hidden
    assert {composite[area] for area in hidden} == {"suppressed_secondary"}


def test_those_without_an_event_do_not_tell_how_few_have_had_it(made):
    without = {"kind": "count", "numerator": {"rows": "true", "where": {"column": "harm", "equals": "Nei"}}}
    found = made(other_measures=[*MEASURES[:2], without])
    askoy = ("municipality", ASKOY)
    hidden = [statuses(found, measure)[askoy] for measure in (2, 3, 4)]
    assert hidden == ["suppressed", "ok", "suppressed_secondary"]


def test_few_persons_are_few_however_many_days_they_were_there(made):
    found = made([*rows(BERGEN, 20, 80), *rows(ASKOY, 2, 1), *rows("4626", 12, 50)])
    assert statuses(found, measure=6)["municipality", ASKOY] == "suppressed"


def test_no_number_of_a_hidden_figure_is_in_what_is_written(made):
    found = made()
    for line in render(found.release, "csv").decode().splitlines()[1:]:
        cells = line.split(",")
        if "suppressed" in line:
            # numerator, denominator and value, limits and design effect
            assert [cells[at] for at in (11, 12, 13, 15, 16, 17)] == [""] * 6


def test_a_kept_result_is_read_back_with_its_rule(made, tmp_path):
    found = made()
    kept = tmp_path / "kept.json"
    kept.write_bytes(render(found.release, "json"))
    (read,) = nki.read(kept)
    assert exact(read.release) == exact(found.release)
    about = json.loads(kept.read_text(encoding="utf-8"))["results"][0]["about"]
    assert about["small_numbers"] == {
        "numerator_at_most": 4,
        "rest_at_most": None,
        "denominator_at_most": None,
    }


def test_the_account_of_persons_is_kept_back_where_it_has_few(made, tmp_path):
    found = made([*FEW_IN_ASKOY, f"{BERGEN};-;2;Mann"])
    assert found.accounts == ()
    assert [reading.rows for reading in found.release.readings] == [None]
    assert any("Hva som er blitt av hver rad" in note for note in found.release.about.notes)
    kept = tmp_path / "kept.json"
    kept.write_bytes(render(found.release, "json"))
    (read,) = nki.read(kept)
    assert exact(read.release) == exact(found.release)


def test_the_account_is_told_where_it_gives_nothing_away(made):
    assert {account.answered for account in made().accounts} == {len(FEW_IN_ASKOY)}


def test_the_account_is_kept_back_where_it_is_the_nation_that_is_not_published(made):
    assert made(levels=[]).accounts
    assert made(publish=["county", "municipality"]).accounts == ()


def test_an_example_can_expect_that_a_figure_is_hidden(made, tmp_path):
    example = {
        "name": "Tre er få.",
        "period": "2024",
        "rows": [{"municipality": BERGEN, "harm": "Ja", "days": "1", "sex": "Mann"}] * 3,
        "expect": [{"measure": "2", "level": "municipality", "area": BERGEN, "status": "suppressed"}],
    }
    assert made(examples=[example])
    wrong = example | {"expect": [{"measure": "2", "level": "municipality", "area": BERGEN, "value": "3"}]}
    with pytest.raises(NkiError) as stop:
        made(examples=[wrong])
    (issue,) = stop.value.issues
    assert issue.code == "S230"
    assert "none (suppressed)" in words(issue).found


@pytest.mark.parametrize(
    ("disclosure", "field"),
    [
        ({"rule": "none", "rest_at_most": "4"}, "disclosure.rest_at_most"),
        ({"rule": "small_numbers"}, "disclosure.rule"),
        ({"rule": "small_numbers", "numerator_at_most": "1"}, "disclosure.numerator_at_most"),
    ],
)
def test_a_rule_says_what_is_small(made, disclosure, field):
    with pytest.raises(NkiError) as stop:
        made(disclosure={**disclosure, "reason": "Personer."})
    assert ("S242", field) in {(issue.code, issue.field) for issue in stop.value.issues}


def test_readers_are_told_what_is_small(made):
    about = made(
        disclosure={
            "rule": "small_numbers",
            "numerator_at_most": "4",
            "denominator_at_most": "9",
            "reason": "Personer.",
        }
    ).release.about
    assert list(small_numbers(words_for("nb"), about)) == [
        "Teller eller antall fra 1 til 4 regnes som små.",
        "Nevnere fra 1 til 9 regnes som små.",
    ]


def test_a_terminal_shows_a_colon_and_what_is_small(made):
    text = tables([made().release], Screen(width=100, colour=False), frozenset({"municipality"}))
    line = next(line for line in text.splitlines() if line.strip().startswith("Askøy"))
    assert line.split()[2:4] == [":", "skjult"]
    assert "Små tall er skjult (teller eller antall fra 1 til 4)" in text
