"""The period that is asked for, and what is said where it is none."""

import pytest

from nki.errors import NkiError, words
from nki.model.period import Period, PeriodKind
from nki.periods import asked_period, example


def refusal(given, kind):
    with pytest.raises(NkiError) as stop:
        asked_period(given, kind)
    (issue,) = stop.value.issues
    assert issue.code == "U003"
    return words(issue)


@pytest.mark.parametrize("kind", PeriodKind)
def test_the_example_of_each_kind_is_taken_and_refused_by_all_others(kind):
    assert asked_period(f" {example(kind)} ", kind) == Period.parse(example(kind))
    for other in PeriodKind:
        if other is not kind:
            said = refusal(example(other), kind)
            assert "did you mean" not in said.found
            assert f"--period {example(kind)}" in said.do


def test_a_year_may_be_a_number():
    assert asked_period(2021, PeriodKind.YEAR) == Period(2021)


@pytest.mark.parametrize(
    ("given", "kind", "meant"),
    [
        ("2021.", PeriodKind.YEAR, "2021"),
        ("år 2021", PeriodKind.YEAR, "2021"),
        ("2021-h2", PeriodKind.HALF_YEAR, "2021-H2"),
        ("2. halvår 2021", PeriodKind.HALF_YEAR, "2021-H2"),
        ("2021T2", PeriodKind.TERTIAL, "2021-T2"),
        ("2021-2", PeriodKind.TERTIAL, "2021-T2"),
        ("K3 2021", PeriodKind.QUARTER, "2021-Q3"),
        ("2021/03", PeriodKind.MONTH, "2021-M03"),
        ("uke 5 2021", PeriodKind.WEEK, "2021-W05"),
        ("2021W5", PeriodKind.WEEK, "2021-W05"),
        ("2021-M3-R12", PeriodKind.ROLLING, "2021-M03R12"),
    ],
)
def test_another_spelling_is_understood_and_not_taken(given, kind, meant):
    assert refusal(given, kind).found.endswith(f'; did you mean "{meant}"?')


@pytest.mark.parametrize(
    ("given", "kind"),
    [
        ("21", PeriodKind.YEAR),
        ("1821", PeriodKind.YEAR),
        ("2021-2022", PeriodKind.YEAR),
        ("31.12.2021", PeriodKind.YEAR),
        ("2021-q3", PeriodKind.TERTIAL),
        ("2021-T4", PeriodKind.TERTIAL),
        ("2021-M03", PeriodKind.ROLLING),
        ("2021-w53", PeriodKind.WEEK),
        ("jan 2021", PeriodKind.MONTH),
        ("2021-M" + "9" * 5000, PeriodKind.MONTH),
        ("", PeriodKind.MONTH),
    ],
)
def test_nothing_is_suggested_where_nothing_was_said_clearly(given, kind):
    assert "did you mean" not in refusal(given, kind).found


def test_the_kind_is_named_as_people_name_it():
    said = refusal("2021", PeriodKind.HALF_YEAR)
    assert said.found == '"2021" is not a measure period of this indicator, which is measured per half-year'
    assert said.do == "write a half-year such as --period 2021-H1"
    assert refusal("2021", PeriodKind.ROLLING).do == "write rolling months such as --period 2021-M01R12"
