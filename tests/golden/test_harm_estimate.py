"""The national estimate of harm: stays weighted by what their teams stand for, never a sum over trusts."""

import csv
import io
import math
from fractions import Fraction
from statistics import NormalDist

import pytest

import nki
from tests.golden.catalogue import folder

FOLDER = folder("pasientskade-gtt")
SEVERITIES = [f"Antall skader {severity}" for severity in "EFGHI"]
MONTHS = [f"2024-M{month:02}" for month in range(1, 13)]


def table(name):
    text = (FOLDER / name).read_text(encoding="utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline=""), delimiter=";"))


def nation(team=FOLDER / "team.csv"):
    """Return the national rows of the estimate by the number of their measure."""
    data = [f"opphold={FOLDER / 'opphold.csv'}", f"team={team}", f"anslag={FOLDER / 'anslag.csv'}"]
    return {row.measure: row for row in nki.compute("pasientskade-gtt", data, period="2024").rows}


def points():
    """Return the share of every trust and month that is shown."""
    data = [f"opphold={FOLDER / 'opphold.csv'}"]
    results = [nki.compute("pasientskade-kontrollgraf", data, period=month) for month in MONTHS]
    return [row for one in results for row in one.rows if row.measure == 1 and row.value is not None]


@pytest.fixture(scope="module")
def computed():
    return nation()


@pytest.fixture(scope="module")
def teams():
    """Return for each team how many stays it stands for, and which of those examined had harm."""
    found = {
        row["GTT-team"]: (int(row["Antall opphold det er trukket fra"]), [])
        for row in table("team.csv")
        if row["År"] == "2024"
    }
    for row in table("opphold.csv"):
        harms = [row[one] for one in SEVERITIES]
        is_in = (
            row["Utskrevet"].endswith(".2024") and row["Fagområde"] == "Somatikk" and row["Gransket"] == "Ja"
        )
        has_harm = any(one not in ("", "0") for one in harms)
        if is_in and row["GTT-team"] and (has_harm or "" not in harms):
            found[row["GTT-team"]][1].append(has_harm)
    return found


def test_the_estimate_is_the_mean_of_the_teams_shares_weighted_by_the_stays_they_draw_from(computed, teams):
    everyone = sum(population for population, _ in teams.values())
    mean = sum(
        Fraction(population, everyone) * Fraction(sum(harmed), len(harmed))
        for population, harmed in teams.values()
    )
    # the delivery has its weights with three decimals
    assert math.isclose(computed[1].value, 100 * mean, rel_tol=1e-5)


def test_the_limits_are_those_of_wilson_for_as_many_stays_as_the_weights_leave(computed, teams):
    weights = {
        row["GTT-team"]: float(row["Vekt per gransket opphold"].replace(",", "."))
        for row in table("team.csv")
        if row["År"] == "2024"
    }
    stays = [weights[team] for team, (_, harmed) in teams.items() for _ in harmed]
    n = sum(stays) ** 2 / sum(weight**2 for weight in stays)
    p, z = float(computed[1].value) / 100, NormalDist().inv_cdf(0.975)
    middle = (p + z * z / (2 * n)) / (1 + z * z / n)
    half = z * math.sqrt(p * (1 - p) / n + z * z / (4 * n * n)) / (1 + z * z / n)

    assert len(stays) == computed[1].denominator
    assert n < 0.8 * len(stays)
    assert math.isclose(computed[1].design_effect, len(stays) / n, rel_tol=1e-9)
    assert math.isclose(computed[1].lower, 100 * (middle - half), rel_tol=1e-9)
    assert math.isclose(computed[1].upper, 100 * (middle + half), rel_tol=1e-9)


def test_the_nation_is_not_what_the_trusts_add_up_to(computed):
    shown = points()
    of_trusts = Fraction(100 * sum(row.numerator for row in shown), sum(row.denominator for row in shown))
    in_a_row = Fraction(100 * computed[1].numerator, computed[1].denominator)

    assert {row.level for row in shown} == {"health_trust"}
    assert abs(of_trusts - in_a_row) < Fraction(1, 5)
    assert computed[1].value - of_trusts > 1


def test_a_team_that_stands_for_more_moves_the_nation_and_no_count(computed, tmp_path):
    (before,) = [row["Vekt per gransket opphold"] for row in table("team.csv") if row["GTT-team"] == "FIN-1"][
        :1
    ]
    text = (FOLDER / "team.csv").read_text(encoding="utf-8-sig")
    (tmp_path / "team.csv").write_text(text.replace(f";{before}", ";900"), encoding="utf-8")
    moved = nation(tmp_path / "team.csv")

    assert moved[1].value != computed[1].value
    assert moved[1].design_effect > computed[1].design_effect
    for name in ("numerator", "denominator"):
        assert getattr(moved[1], name) == getattr(computed[1], name)
    assert [moved[number].value for number in (2, 3, 9, 10, 11)] == [
        computed[number].value for number in (2, 3, 9, 10, 11)
    ]


def test_the_estimate_that_is_delivered_is_passed_on_and_agrees(computed):
    (delivered,) = table("anslag.csv")
    value, lower, upper = (
        Fraction(delivered[name].replace(",", "."))
        for name in ("Andel opphold med skade (%)", "Nedre grense", "Øvre grense")
    )

    assert (computed[9].value, computed[9].lower, computed[9].upper) == (value, lower, upper)
    assert abs(computed[1].value - value) < Fraction(1, 100)
    # limits that know that teams differ are wider than those that know of weights alone
    assert lower < computed[1].lower < computed[1].upper < upper
