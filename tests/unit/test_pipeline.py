"""The sentence as a whole: what is looked for where nothing was said, and that no fault hides another."""

import shutil
from pathlib import Path

import pytest

import nki
from nki import pipeline
from nki.errors import NkiError, words

BAD = Path(__file__).parents[1] / "bad"
DELIVERY, REGISTER, PROVE = BAD / "delivery.csv", BAD / "register", BAD / "prove.yaml"


@pytest.fixture
def desk(tmp_path):
    """Lay out an indicator, a delivery and a register beside each other."""
    shutil.copytree(REGISTER, tmp_path / "register")
    for file in (DELIVERY, PROVE):
        shutil.copy(file, tmp_path)
    return tmp_path


def refused(*call, **named):
    with pytest.raises(NkiError) as stop:
        nki.compute(*call, **named)
    return [(issue.code, Path(issue.place.file).name, words(issue).found) for issue in stop.value.issues]


def said(result):
    return {issue.code: words(issue).found for issue in result.issues if issue.code not in ("D347", "D355")}


def figures(result):
    return [
        (row.level, row.code, row.numerator, row.denominator)
        for row in result.release.rows
        if row.measure == 1
    ]


def test_a_delivery_becomes_figures():
    result = nki.compute(PROVE, DELIVERY, register=REGISTER, period=2021)
    assert said(result) == {}
    assert figures(result) == [
        ("national", "0", 13, 68),
        ("er_unit", "LV901", 5, 20),
        ("er_unit", "LV902", 8, 8),
        ("er_unit", "LV903", 0, 40),
    ]
    assert result.release.about.synthetic


def test_register_and_period_are_found_where_they_are_not_given_and_that_is_said(desk):
    result = nki.compute(desk / "prove.yaml", desk / "delivery.csv")
    assert said(result) == {
        "D332": "the delivery was answered in 2022, so it measures 2021",
        "D333": f'the register "{desk}/register" is used',
    }
    assert figures(result) == figures(nki.compute(PROVE, DELIVERY, register=REGISTER, period="2021"))


@pytest.mark.parametrize("period", ["21", "2021-T1", "1.1.2021", "", "2021.0", 21, "i fjor", "1821"])
def test_what_is_no_year_is_no_period(period):
    assert refused(PROVE, DELIVERY, register=REGISTER, period=period) == [
        ("U003", "", f'"{period}" is not a measure period of this indicator, which is measured per year')
    ]


@pytest.mark.parametrize(
    ("old", "new", "detail"),
    [
        ("01.03.2022", "01.03.2023", "; it was answered in 2022, 2023"),
        (".2022", ".22", "; it was answered in no year that could be read"),
        ("Levert", "Sendt", "; it was answered in no year that could be read"),
    ],
)
def test_a_period_that_the_dates_leave_open_must_be_given(desk, old, new, detail):
    text = DELIVERY.read_text(encoding="utf-8").replace(old, new)
    (desk / "delivery.csv").write_text(text, encoding="utf-8")
    # what is wrong with the delivery itself is told at once
    assert refused(PROVE, desk / "delivery.csv")[0] == (
        "U004",
        "",
        f"nothing says which period the delivery measures{detail}",
    )


def test_a_period_is_not_taken_from_dates_that_the_specification_does_not_speak_of(desk):
    text = PROVE.read_text(encoding="utf-8").replace(", survey_year_offset: 1, answered_on: answered", "")
    (desk / "prove.yaml").write_text(text, encoding="utf-8")
    assert [one[0] for one in refused(desk / "prove.yaml", desk / "delivery.csv")] == ["U004"]


def test_levels_that_are_not_asked_for_are_left_out():
    result = nki.compute(PROVE, DELIVERY, register=REGISTER, period=2021, levels=["national"])
    assert figures(result) == [("national", "0", 13, 68)]
    assert refused(PROVE, DELIVERY, register=REGISTER, period=2021, levels=["nation", "county"]) == [
        ("U008", "", 'the indicator is not published on the level "county"'),
        ("U008", "", 'the indicator is not published on the level "nation"; did you mean "national"?'),
    ]


def test_one_bad_indicator_hides_no_other(desk):
    (desk / "broken.yaml").write_text("format: nki/1\n\tx", encoding="utf-8")
    with pytest.raises(NkiError) as stop:
        pipeline.compute(
            [desk / "broken.yaml", "finnes-ikke", BAD / "S214-version-without-a-revision.yaml"], DELIVERY
        )
    assert {issue.code for issue in stop.value.issues} == {"U001", "S102", "S213", "S214"}


def test_what_several_indicators_find_wrong_in_one_delivery_is_told_once(desk):
    text = DELIVERY.read_text(encoding="utf-8").replace(";8;8;", ";8;9;")
    (desk / "delivery.csv").write_text(text, encoding="utf-8")
    with pytest.raises(NkiError) as stop:
        pipeline.compute([PROVE, PROVE], desk / "delivery.csv", period=2021)
    assert [issue.code for issue in stop.value.issues] == ["D323"]


def test_a_loaded_indicator_is_computed_as_its_file_is():
    result = nki.compute(nki.load(PROVE), DELIVERY, register=REGISTER, period=2021)
    assert figures(result) == figures(nki.compute(PROVE, DELIVERY, register=REGISTER, period=2021))


def test_an_indicator_made_by_hand_is_validated_too():
    indicator = nki.load(PROVE)
    two, three, *more = indicator.other_measures
    circle = indicator.model_copy(
        update={
            "other_measures": (
                two.model_copy(update={"numerator": indicator.main_measure.denominator}),
                three.model_copy(update={"numerator": indicator.main_measure.numerator}),
                *more,
            )
        }
    )
    assert {one[0] for one in refused(circle, DELIVERY, register=REGISTER, period=2021)} == {"S202"}


def test_errors_are_told_by_code_and_place_and_never_by_a_value(desk):
    text = DELIVERY.read_text(encoding="utf-8").replace(";8;8;", ";åtte;8;")
    (desk / "delivery.csv").write_text(text, encoding="utf-8")
    with pytest.raises(NkiError) as stop:
        nki.compute(PROVE, desk / "delivery.csv", period=2021)
    assert str(stop.value) == f"D320 {desk}/delivery.csv:3 (row 3)"
