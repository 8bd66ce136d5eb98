"""The made-up deliveries in `examples/`: always the same, and plain Python and nki agree on the figures."""

import csv
import math
from fractions import Fraction

import pytest

import nki
from tests import inputs
from tests.golden.catalogue import (
    SHARED,
    SYNTHETIC,
    about,
    by_hand,
    delivery,
    expected,
    expected_path,
    folder,
    register,
)

EACH = pytest.mark.parametrize("indicator", SYNTHETIC)
HIDDEN = ("suppressed", "suppressed_secondary")
LIMITS = ("lower", "upper", "design_effect")


def files(indicator):
    """Return the delivery as the command line takes it."""
    return [f"{source}={folder(indicator) / file}" for source, file in by_hand(indicator).DATA.items()]


def asks_er_units(indicator):
    return any(
        source.get("units", "er_unit") == "er_unit" for source in inputs.indicator(indicator)["sources"]
    )


def place(row):
    return row["period"], int(row["measure"]), row["level"], row["code"], row["stratum"], row["group"]


@pytest.fixture(scope="module")
def computed():
    """Return the rows of a result by their place, each indicator computed once."""
    found = {}

    def rows(indicator):
        if indicator not in found:
            beside = register(indicator) if asks_er_units(indicator) else None
            periods = by_hand(indicator).PERIODS
            results = [
                nki.compute(indicator, files(indicator), register=beside, period=period) for period in periods
            ]
            found[indicator] = {
                (row.period, row.measure, row.level, row.code, row.stratum, row.group): row
                for result in results
                for row in result.release.rows
            }
        return found[indicator]

    return rows


def by_plain_python(indicator):
    """Return the expected figures by their place."""
    with expected_path(indicator).open(encoding="utf-8", newline="") as stream:
        return {place(row): row for row in csv.DictReader(stream)}


@pytest.mark.parametrize("indicator", [one for one in SYNTHETIC if one not in SHARED])
def test_a_delivery_is_written_with_the_same_bytes_every_time(indicator):
    written = {
        path.relative_to(folder(indicator)).as_posix(): path.read_bytes()
        for path in folder(indicator).rglob("*")
        if path.is_file() and path.parent.name != "expected"
    }
    assert written == {**delivery(indicator), "about.yaml": about(indicator).encode()}


@EACH
def test_the_expected_figures_are_those_of_plain_python(indicator):
    assert expected_path(indicator).read_text(encoding="utf-8") == expected(indicator)


@EACH
def test_nki_has_the_figures_of_plain_python_or_hides_them(indicator, computed):
    rows = computed(indicator)
    for key, wanted in by_plain_python(indicator).items():
        row = rows[key]
        if row.status in HIDDEN:
            assert row.value is row.numerator is row.denominator is row.lower is None, key
            continue
        assert wanted["small"] == "", f"{key} should be hidden"
        found = {"numerator": row.numerator, "denominator": row.denominator, "value": row.value}
        assert {name: as_cell(one) for name, one in found.items()} == {
            name: wanted[name] for name in found
        }, key
        for name in LIMITS:
            limit = getattr(row, name)
            assert (limit is None) == (wanted[name] == ""), (key, name)
            # the search for limits in floats ends some digits after the ninth
            assert limit is None or math.isclose(limit, float(wanted[name]), rel_tol=1e-9, abs_tol=1e-9), key


def as_cell(value):
    if isinstance(value, Fraction):
        return repr(float(value))
    return "" if value is None else str(value)


@EACH
def test_where_plain_python_has_no_figure_nki_has_none(indicator, computed):
    wanted = by_plain_python(indicator)
    # that nobody was counted is a figure too, where somebody was asked
    more = {key for key, row in computed(indicator).items() if row.value not in (None, 0)} - set(wanted)
    assert more == set()


@EACH
def test_the_figure_of_the_nation_is_never_hidden(indicator, computed):
    nation = [row for row in computed(indicator).values() if row.level == "national" and not row.stratum]
    assert {row.measure: row.status for row in nation if row.status in HIDDEN} == {}
