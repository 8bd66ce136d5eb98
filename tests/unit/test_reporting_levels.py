"""From a delivery to figures where not only ER units report, and no register is needed where none does."""

from dataclasses import replace
from pathlib import Path

import pytest
import yaml

import nki
from nki.errors import NkiError, words
from nki.model.level import Level
from nki.model.period import Period
from nki.steps.plan import plan
from nki.steps.read import Delivery, Input, read, reporters
from nki.steps.render import render
from nki.writing import write_whole
from tests.indicator import written

BAD = Path(__file__).parents[1] / "bad"
HEADER = "Kommune;Levert;Leger;Har trent;Verktøy\n"
REPORTED = HEADER + "4601;14.02.2022;20;5;RETTS\n0301;14.02.2022;40;30;METTS\n"
BERGEN, VEST = "983974724", "983658725"


def spec(name="prove", **changes):
    return {
        **yaml.load((BAD / f"{name}.yaml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader),
        **changes,
    }


def delivered(folder, text, name="svar.csv"):
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def published(*levels):
    return {"levels": {"text": "Nivåene som er listet opp.", "publish": list(levels)}}


def said(result):
    return [(issue.code, words(issue).found) for issue in result.issues if issue.code not in ("D347", "D355")]


def figures(result, level):
    rows = [row for row in result.release.rows if row.measure == 1 and row.level is level and row.responded]
    return {row.name: (row.numerator, row.denominator) for row in rows}


def test_municipalities_report_without_a_register(tmp_path):
    result = nki.compute(BAD / "municipal.yaml", delivered(tmp_path, REPORTED), period=2021)
    assert figures(result, Level.MUNICIPALITY) == {"Bergen": (5, 20), "Oslo": (30, 40)}
    assert figures(result, Level.HEALTH_TRUST) == {"Helse Bergen HF": (5, 20)}
    assert result.release.about.unit_level is Level.MUNICIPALITY
    assert not result.release.about.synthetic


def test_a_municipality_in_no_trust_is_told_to_the_analyst_and_to_the_reader_where_trusts_are_shown(tmp_path):
    data = delivered(tmp_path, REPORTED)
    shown = nki.compute(BAD / "municipal.yaml", data, period=2021)
    assert said(shown) == [("D356", "0301 Oslo is in no figure of a health trust")]
    (note,) = shown.release.about.notes
    assert note.startswith(
        "Ikke med i tallene for helseforetak: Oslo. Oslo er delt mellom flere helseforetak"
    )
    others = nki.compute(BAD / "municipal.yaml", data, period=2021, levels=["national", "municipality"])
    assert said(others) == []
    assert others.release.about.notes == ()


def test_gaps_of_a_register_are_told_only_where_municipalities_are_shown(tmp_path):
    def codes(*levels):
        path = written(spec(**published(*levels)), tmp_path)
        result = nki.compute(path, BAD / "delivery.csv", register=BAD / "register", period=2021)
        return {issue.code for issue in result.issues}

    assert "D347" in codes("national", "municipality", "er_unit")
    assert "D347" not in codes("national", "er_unit")


def test_a_municipality_that_was_divided_between_trusts_is_told_with_another_reason(tmp_path):
    result = nki.compute(
        BAD / "municipal.yaml", delivered(tmp_path, REPORTED.replace("4601", "1201")), period=2019
    )
    oslo, tysfjord = result.release.about.notes
    assert "Oslo er delt" in oslo
    assert tysfjord.startswith("Ikke med i tallene for helseforetak: Tysfjord - Divtasvuodna.")


def test_er_units_count_in_the_health_service_by_their_hosts(tmp_path):
    path = written(spec(**published("national", "health_region", "health_trust", "regsim_region")), tmp_path)
    result = nki.compute(path, BAD / "delivery.csv", register=BAD / "register", period=2021)
    assert figures(result, Level.HEALTH_REGION) == {
        "Helse Vest RHF": (0, 40),
        "Helse Midt-Norge RHF": (8, 8),
        "Helse Sør-Øst RHF": (5, 20),
    }
    assert figures(result, Level.HEALTH_TRUST) == {
        "St. Olavs hospital HF": (8, 8),
        "Helse Bergen HF": (0, 40),
    }
    assert figures(result, Level.REGSIM_REGION)["RegSim Vest"] == (0, 40)
    assert ("D356", "LV901 Oslo legevakt is in no figure of a health trust") in said(result)
    assert any("Oslo legevakt" in note for note in result.release.about.notes)


def test_er_units_and_municipalities_report_to_one_indicator(tmp_path):
    survey, *_ = spec()["sources"]
    columns = [{"name": "municipality", "type": "unit"}, {"name": "inhabitants", "type": "count"}]
    population = {"id": "population", "text": "Folketall.", "units": "municipality", "columns": columns}
    inhabitants = {
        "number": "2",
        "text": "Antall innbyggere.",
        "kind": "count",
        "numerator": {"sum": "inhabitants", "source": "population"},
    }
    doctors = {
        "number": "1",
        "text": "Antall leger.",
        "kind": "count",
        "numerator": {"sum": "doctors", "source": "survey"},
    }
    changes = {"main_measure": doctors, "other_measures": [inhabitants], "sources": [survey, population]}
    levels = published("national", "county", "municipality")
    texts = {"title": "Antall leger", "definition": "Antall leger."}
    path = written(spec(**changes, **levels, **texts), tmp_path)
    people = delivered(tmp_path, "municipality;inhabitants\n4601;1000\n4633;50\n301;7000\n", "folketall.csv")
    data = {"survey": BAD / "delivery.csv", "population": people}
    result = nki.compute(path, data, register=BAD / "register", period=2021)
    cells = {(row.measure, row.level, row.name): row for row in result.release.rows}
    assert cells[1, Level.NATIONAL, "Norge"].numerator == 68
    assert cells[2, Level.NATIONAL, "Norge"].numerator == 8050
    assert cells[1, Level.COUNTY, "Vestland"].numerator == 40
    assert cells[2, Level.COUNTY, "Vestland"].numerator == 1050
    # the ER unit serves both municipalities, and each has its own inhabitants
    assert [cells[1, Level.MUNICIPALITY, name].numerator for name in ("Bergen", "Fedje")] == [40, 40]
    assert [cells[2, Level.MUNICIPALITY, name].numerator for name in ("Bergen", "Fedje")] == [1000, 50]
    assert cells[2, Level.NATIONAL, "Norge"].invited == 356
    assert ("D381", '"301" is taken as the municipality "0301", Oslo, in 1 row') in said(result)


def test_a_register_is_still_asked_for_where_er_units_report(tmp_path):
    with pytest.raises(NkiError) as stop:
        nki.compute(BAD / "prove.yaml", delivered(tmp_path, "x"), period=2021)
    assert "U005" in {issue.code for issue in stop.value.issues}


def test_an_earlier_result_of_trusts_is_compared_trust_by_trust(tmp_path):
    levels = published("national", "health_region", "health_trust", "regsim_region")
    source = {**spec("municipal")["sources"][0], "units": "health_trust"}
    path = written(spec("municipal", **levels, sources=[source]), tmp_path)
    before = delivered(tmp_path, HEADER + f"{BERGEN};14.02.2022;20;5;RETTS\n")
    then = nki.compute(path, before, period=2021)
    write_whole(tmp_path / "then.csv", render([then.release], "csv"))
    now = delivered(tmp_path, HEADER + f"{BERGEN};14.02.2023;400;5;RETTS\n")
    told = nki.compute(path, now, period=2022, previous=tmp_path / "then.csv")
    assert [code for code, _ in said(told)] == ["D392"]
    assert "Helse Bergen HF" in said(told)[0][1]


def test_a_name_confirmed_in_a_mapping_is_that_municipality(tmp_path):
    data = delivered(tmp_path, HEADER + "Herøy;14.02.2022;20;5;RETTS\n")
    mapping = delivered(
        tmp_path, "kind;found;means;name;confirmed\nunit;Herøy;1818;Herøy (Nordland);ja\n", "m.csv"
    )
    choices = {"mapping": mapping, "levels": ["municipality"]}
    result = nki.compute(BAD / "municipal.yaml", data, period=2021, **choices)
    assert figures(result, Level.MUNICIPALITY) == {"Herøy (Nordland)": (5, 20)}
    wrong = delivered(tmp_path, mapping.read_text(encoding="utf-8").replace("1818", "1819"), "w.csv")
    with pytest.raises(NkiError) as stop:
        nki.compute(BAD / "municipal.yaml", data, period=2021, mapping=wrong)
    assert "register" not in words(stop.value.issues[0]).found


def test_inspecting_proposes_the_municipalities_that_a_name_may_mean(tmp_path):
    from nki.inspecting import inspect

    data = delivered(tmp_path, HEADER + "Herøy;14.02.2022;20;5;RETTS\n4601;14.02.2022;20;5;RETTS\n")
    seen = inspect(data, indicator=BAD / "municipal.yaml", period=2021)
    assert "D313" in {issue.code for issue in seen.inspection.issues}
    lines = seen.mapping.decode("utf-8-sig").splitlines()
    assert lines[1:] == ["unit;Herøy;1515;Herøy (Møre og Romsdal);", "unit;Herøy;1818;Herøy (Nordland);"]


def test_a_form_for_municipalities_needs_no_register_and_comes_back_without_a_finding(tmp_path):
    from nki.forming import form

    made = form(BAD / "municipal.yaml", "csv", period=2021)
    lines = made.data.decode("utf-8-sig").splitlines()
    assert lines[0] == "Kommune;Kommunens navn;Levert;Leger;Har trent;Verktøy"
    assert lines[1] == "0301;Oslo;;;;"
    assert len(lines) == 357
    filled = "\n".join([lines[0], "0301;Oslo;14.02.2022;20;5;RETTS", *lines[2:]])
    result = nki.compute(
        BAD / "municipal.yaml", delivered(tmp_path, filled), period=2021, levels=["national"]
    )
    assert said(result) == []
    assert result.release.rows[0].responded == 356


@pytest.mark.parametrize(("text", "code"), [("1507", "D318"), ("Herøy", "D313"), ("9999", "D310")])
def test_rows_about_persons_never_show_which_municipality_was_meant(tmp_path, text, code):
    one = nki.load(BAD / "municipal.yaml")
    personal = one.source("survey").model_copy(update={"personal": True})
    planned = plan(one.model_copy(update={"sources": (personal,)}), Period(2024))
    data = delivered(tmp_path, HEADER + f"{text};14.02.2025;20;5;RETTS\n")
    memberships, _ = reporters(planned, None)
    with pytest.raises(NkiError) as stop:
        read(planned, memberships, Delivery({"survey": (Input(path=data),)}))
    (issue,) = stop.value.issues
    assert issue.code == code
    assert not any(shown in words(issue).found for shown in (text, "Ålesund", "1508", "1515"))


AREAS = [{"name": "area", "type": "unit"}, {"name": "value", "type": "number"}]


@pytest.fixture
def estimate(tmp_path):
    """Write an indicator whose source delivers the value of every area itself."""
    source = {"id": "survey", "text": "Journalgranskning.", "units": "area", "columns": AREAS}
    main = {"number": "1", "text": "Andel.", "kind": "estimate", "estimate": {"value": "value"}}
    levels = published("national", "health_trust", "county", "municipality")
    changes = {"main_measure": main, "other_measures": [], "sources": [source], "period": {"kind": "year"}}
    return written(spec(title="Andel", definition="Andel.", **changes, **levels), tmp_path)


def test_values_of_areas_are_found_by_code_and_name_and_no_trust_is_left_out(estimate, tmp_path):
    rows = "area;value\nNorge;13\nOslo universitetssykehus HF;10\nHelse Bergen;9\n1201;8\n"
    result = nki.compute(estimate, delivered(tmp_path, rows), period=2020)
    shown = {row.name: int(row.value) for row in result.release.rows if row.value is not None}
    assert shown == {"Norge": 13, "Helse Bergen HF": 9, "Oslo universitetssykehus HF": 10, "Bergen": 8}
    assert {code for code, _ in said(result)} == {"D319", "D381"}


def test_a_name_that_areas_of_two_levels_share_is_a_question(estimate, tmp_path):
    with pytest.raises(NkiError) as stop:
        nki.compute(estimate, delivered(tmp_path, "area;value\nOslo;13\n"), period=2020)
    (issue,) = stop.value.issues
    assert words(issue).found == '"Oslo" is no area to the letter; it may be "03" Oslo or "0301" Oslo'


def test_a_form_speaks_of_those_who_answer_it():
    from nki.forming import form
    from nki.steps.form.guide import guide

    one = nki.load(BAD / "municipal.yaml")
    made = form(BAD / "municipal.yaml", "xlsx", period=2021).form
    text = "\n".join(line.text for line in guide(made))
    assert "én rad for hver kommune ved utgangen av måleperioden" in text
    assert "Kommunens nummer, fylt ut på forhånd." in text
    trusts = one.source("survey").model_copy(update={"units": "health_trust"})
    words_of_trusts = "\n".join(line.text for line in guide(replace(made, source=trusts)))
    assert "én rad for hvert helseforetak ved" in words_of_trusts
    assert "hele raden til et helseforetak som ikke har svart" in words_of_trusts
    assert "Helseforetakets organisasjonsnummer" in words_of_trusts
    assert "egevakt" not in text + words_of_trusts
