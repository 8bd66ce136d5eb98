"""The figures that Helsedirektoratet has published, from the oracle and from the engine alike."""

import csv
from fractions import Fraction

import pytest

from tests import inputs, oracle
from tests.engine import by_engine
from tests.golden.expected import CASES, by_oracle

PUBLISHED = inputs.table(inputs.ROOT / "tests" / "golden" / "published.csv")

COUNTS = {
    "legevakt-samtrening-leger": (644, 4854),
    "legevakt-triage": (97, 133),
}


def compute(way, case):
    if way == "oracle":
        return by_oracle(case)
    return by_engine(case.indicator, case.delivery, inputs.REGISTER, case.year)


@pytest.fixture(scope="module", params=["oracle", "engine"])
def results(request):
    return {case.indicator: compute(request.param, case) for case in CASES}


@pytest.fixture
def doctors(results):
    return results["legevakt-samtrening-leger"]


@pytest.fixture
def nurses(results):
    return results["legevakt-samtrening-sykepleiere"]


@pytest.fixture
def triage(results):
    return results["legevakt-triage"]


def cell(result, code, level=None, measure=1):
    figures, _ = result
    (found,) = [
        row
        for row in figures
        if row["code"] == code and row["measure"] == measure and level in (None, row["level"])
    ]
    return found


def level(result, name, measure=1):
    figures, _ = result
    return [row for row in figures if row["level"] == name and row["measure"] == measure]


def shown(value):
    """Round to one decimal, half up."""
    tenths = int(value * 10 + Fraction(1, 2))
    return f"{tenths // 10}.{tenths % 10}"


@pytest.mark.parametrize(
    "published",
    [row for row in PUBLISHED if row["value"]],
    ids=lambda row: f"{row['indicator']}-{row['level']}-{row['code']}",
)
def test_the_published_value_comes_out(results, published):
    found = cell(results[published["indicator"]], published["code"], published["level"])
    assert (found["status"], found["name"]) == ("ok", published["name"])
    assert shown(found["value"]) == published["value"]


@pytest.mark.parametrize("indicator", COUNTS)
def test_numerator_and_denominator_behind_the_published_value(results, indicator):
    found = cell(results[indicator], "0")
    assert (found["numerator"], found["denominator"]) == COUNTS[indicator]
    assert found["value"] == Fraction(100 * found["numerator"], found["denominator"])


def test_troms_og_finnmark_is_the_highest_county_and_oslo_the_only_one_with_none(doctors):
    counties = level(doctors, "county")
    assert max(counties, key=lambda row: row["value"])["code"] == "54"
    assert [row["code"] for row in counties if row["value"] == 0] == ["03"]


def test_all_doctors_had_taken_part_at_ten_units(doctors):
    assert sum(row["value"] == 100 for row in level(doctors, "er_unit")) == 10


def test_six_units_had_not_answered(doctors):
    nation = cell(doctors, "0")
    assert (nation["invited"], nation["responded"], nation["answered"]) == (167, 167, 161)
    assert [row["status"] for row in level(doctors, "er_unit")].count("no_answer") == 6


def test_the_unit_that_opened_after_the_period_has_no_figure_and_its_municipality_that_of_bergen(doctors):
    fedje = cell(doctors, "LV128")
    assert (fedje["status"], fedje["value"], fedje["invited"]) == ("not_open", None, 0)
    numbers = ("numerator", "denominator", "value", "status", "invited", "answered")
    municipality, bergen = cell(doctors, "4633"), cell(doctors, "LV113")
    assert [municipality[key] for key in numbers] == [bergen[key] for key in numbers]


def test_every_row_is_accounted_for(doctors):
    _, accounts = doctors
    keys = ("read", "answered", "not_answered", "not_applicable", "not_open")
    assert [tuple(account[key] for key in keys) for account in accounts] == [(168, 161, 6, 0, 1)] * 3


def test_fifty_units_have_no_nurses_or_other_staff(nurses):
    units = [row for row in level(nurses, "er_unit") if row["status"] == "zero_denominator"]
    assert len(units) == 50
    assert {(row["numerator"], row["denominator"], row["value"]) for row in units} == {(0, 0, None)}


def test_triage_is_not_relevant_at_32_units_and_unanswered_at_two(triage):
    nation = cell(triage, "0")
    assert (nation["invited"], nation["responded"]) == (167, 167)
    assert (nation["answered"], nation["not_applicable"]) == (133, 32)
    statuses = [row["status"] for row in level(triage, "er_unit")]
    assert (statuses.count("not_applicable"), statuses.count("no_answer")) == (32, 2)


def test_a_unit_across_a_county_border_counts_in_its_own_county_and_shows_for_the_other_countys_municipality(
    triage,
):
    unit, surnadal = cell(triage, "LV150"), cell(triage, "1566")
    apart = ("level", "code", "name")
    assert {key: surnadal[key] for key in surnadal if key not in apart} == {
        key: unit[key] for key in unit if key not in apart
    }
    now = [row for row in inputs.register()["er_units"] if not row["valid_to"]]
    county_of = {row["unit_id"]: row["host_municipality"][:2] for row in now}
    assert county_of["LV150"] == "50"
    by_host = {"15": 0, "50": 0}
    for row in level(triage, "er_unit"):
        if county_of[row["code"]] in by_host:
            by_host[county_of[row["code"]]] += row["numerator"] or 0
    assert {code: cell(triage, code)["numerator"] for code in by_host} == by_host


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.indicator)
def test_counties_add_up_to_the_nation(results, case):
    for measure in (1, 2, 3):
        nation = cell(results[case.indicator], "0", measure=measure)
        counties = level(results[case.indicator], "county", measure)
        for key in ("numerator", "denominator", "invited", "responded", "answered", "not_applicable"):
            if nation[key] is not None:
                assert sum(row[key] or 0 for row in counties) == nation[key]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.indicator)
def test_the_main_measure_is_measure_2_out_of_measure_3(results, case):
    for above in ("national", "county", "municipality", "er_unit"):
        measures = [level(results[case.indicator], above, number) for number in (1, 2, 3)]
        for one, two, three in zip(*measures, strict=True):
            if one["status"] == "ok":
                assert (one["numerator"], one["denominator"]) == (two["value"], three["value"])


@pytest.mark.parametrize("way", ["oracle", "engine"])
def test_when_85_per_cent_have_not_answered_nothing_is_published(tmp_path, way):
    case = CASES[0]
    indicator = inputs.indicator(case.indicator)
    source = indicator["sources"][0]
    rows = inputs.delivery(source, case.delivery, case.encoding)
    for row in rows[: len(rows) * 85 // 100]:
        row["doctors"] = row["doctors_trained"] = ""
    if way == "oracle":
        figures, _ = oracle.compute(indicator, rows, **inputs.register(), **inputs.geography(), year=2023)
    else:
        export = tmp_path / "export.csv"
        with export.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, list(rows[0]), delimiter=";")
            writer.writeheader()
            writer.writerows([{**row, "answered": row["answered"].replace("2022", "2024")} for row in rows])
        figures, _ = by_engine(case.indicator, export, inputs.REGISTER, 2023)
    nation = cell((figures, ()), "0")
    assert nation["status"] == "below_response_threshold"
    assert nation["value"] is nation["numerator"] is None
    assert nation["invited"] == 168
    assert nation["answered"] < 84
