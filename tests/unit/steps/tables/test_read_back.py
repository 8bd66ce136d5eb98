"""What each format shows of a release is what the release holds: read back, and worked out a second way."""

import pytest

from nki.model.level import Level
from nki.model.status import Status
from tests.unit.releases import COUNT, PROPORTION
from tests.unit.steps.tables import readers
from tests.unit.steps.tables.made import (
    KINDS,
    another,
    exported,
    limits_shown,
    of_kinds,
    of_year,
    rounded,
    small,
    value_shown,
)

FORMS = pytest.mark.parametrize("form", sorted(readers.READERS))
LEVELS = [Level.NATIONAL, Level.COUNTY, Level.MUNICIPALITY, Level.ER_UNIT]
HEADS = {1: "Måltall 1, Andel", 2: "Måltall 2, Antall (personer)"}


def read(form, releases, **choice):
    return readers.READERS[form](exported(releases, form, **choice))


@FORMS
def test_every_value_stands_in_its_cell(form):
    made = small()
    tables = read(form, [made])
    assert len(tables) == len(LEVELS)
    for level, table in zip(LEVELS, tables, strict=True):
        rows = [one for one in made.rows if one.level is level]
        shown = {(one["Kode"], number): one[HEADS[number]] for one in table.rows for number in HEADS}
        assert shown == {(one.code, one.measure): value_shown(one, {1: 1, 2: 0}[one.measure]) for one in rows}
        assert {one["Kode"]: one["Navn"] for one in table.rows} == {one.code: one.name for one in rows}


@FORMS
def test_units_stand_under_their_counties(form):
    made = small()
    counties = {"03": "Oslo", "30": "Viken"} | {
        "54": "Troms og Finnmark - Romsa ja Finnmárku - Tromssa ja Finmarkku"
    }
    under = {one.code: counties[one.county] for one in made.rows if one.county}
    for table in read(form, [made])[2:]:
        assert {one["Kode"]: one[""] for one in table.rows} == {
            code: name for code, name in under.items() if code in {one["Kode"] for one in table.rows}
        }
        assert [one[""] for one in table.rows] == sorted(one[""] for one in table.rows)


@FORMS
@pytest.mark.parametrize("shape", ["wide", "long"])
def test_every_kind_is_shown_with_its_limits(form, shape):
    made = of_kinds()
    decimals = {one.number: one.decimals for one in KINDS}
    kinds = {
        1: "Andel",
        2: "Rate (per 1\u202f000)",
        3: "Gjennomsnitt (minutter)",
        4: "90-persentil (minutter)",
    }
    kinds |= {5: "Indeks (poeng)", 6: "Vektet andel"}
    for level, table in zip(LEVELS[:2], read(form, [made], shape=shape), strict=True):
        by_code = {}
        for one in table.rows:
            by_code.setdefault(one["Kode"], []).append(one)
        for one in (row for row in made.rows if row.level is level):
            if shape == "wide":
                (cells,) = by_code[one.code]
                before = f"Måltall {one.measure}, {one.group or 'I alt'}, "
                found = cells[before + kinds[one.measure]], cells.get(before + "Intervall", "")
            else:
                (cells,) = [
                    cells
                    for cells in by_code[one.code]
                    if cells["Måltall"] == str(one.measure) and cells["Gruppe"] == (one.group or "I alt")
                ]
                found = cells["Verdi"], cells["Intervall"]
            value = value_shown(one, decimals[one.measure])
            limits = limits_shown(one, decimals[one.measure])
            if shape == "wide" and one.measure == 3:
                limits = ""
            assert found == (value, limits)


@FORMS
def test_a_long_table_has_all_that_a_row_of_the_result_has(form):
    for table in read(form, [of_kinds()], shape="long"):
        assert table.heads == [
            "Navn", "Kode", "Måltall", "Måltallstype", "Gruppe", "Verdi", "Intervall", "Enhet",
            "Teller", "Nevner", "Designeffekt", "Besvart",
            # the nation has nothing hidden
            *(["Merknad"] if "Oslo" in str(table.rows) else []),
        ]  # fmt: skip
    rows = [one for one in table.rows if one["Måltall"] == "6" and one["Navn"] == "Oslo"]
    assert [(one["Teller"], one["Nevner"], one["Designeffekt"], one["Besvart"]) for one in rows] == [
        ("", "200", "1,25", "2 av 3")
    ] * 3
    (hidden,) = [one for one in table.rows if one["Måltall"] == "1" and one["Merknad"]]
    assert (hidden["Gruppe"], hidden["Merknad"], hidden["Verdi"]) == ("Mann", "skjult", ":")
    assert (hidden["Teller"], hidden["Nevner"], hidden["Intervall"]) == (":", ":", ":")


@FORMS
def test_periods_stand_side_by_side_and_a_star_marks_those_that_may_change(form):
    years = [of_year("2023", provisional=True, change=1), of_year("2021"), of_year("2022", change=2)]
    table = read(form, years, levels=["county"])[0]
    assert table.heads == [
        "Navn", "Kode", "2021, Andel", "2022, Andel", "2023*, Andel",
        "2021, Besvart", "2022, Besvart", "2023*, Besvart",
    ]  # fmt: skip
    (viken,) = [one for one in table.rows if one["Navn"] == "Viken"]
    assert [viken[f"{year}, Andel"] for year in ("2021", "2022", "2023*")] == [
        f"{value}\u202f%" for value in ("1,6", "3,6", "2,6")
    ]
    assert table.caption == "Leger som har deltatt i samtrening. Fylker, 2021–2023"


@FORMS
def test_indicators_stand_side_by_side_under_their_titles(form):
    table = read(form, [small(), another()], levels=["county"])[0]
    title = "Leger som har deltatt i samtrening"
    assert table.heads[2:5] == [f"{title}, {HEADS[1]}", f"{title}, {HEADS[2]}", f"{title}, Besvart"]
    assert table.heads[5:] == ["En annen indikator, Måltall 1, Andel", "En annen indikator, Besvart"]
    assert table.caption == "Kvalitetsindikatorer. Fylker, 2021"


def test_a_workbook_has_the_numbers_of_the_release_and_nothing_where_there_is_none():
    made = small()
    heads = {PROPORTION.number: HEADS[1], COUNT.number: HEADS[2]}
    for level, table in zip(LEVELS, readers.xlsx(exported([made], "xlsx")), strict=True):
        by_code = {one["Kode"]: one for one in table.rows}
        for one in (row for row in made.rows if row.level is level):
            cell = by_code[one.code][heads[one.measure]]
            if one.status is Status.OK:
                assert cell == pytest.approx(float(one.value), rel=1e-15)
                assert isinstance(cell, int | float)
            else:
                assert cell in (".", "..", ":")


def test_a_workbook_gives_each_limit_a_column_and_both_numbers_of_a_response():
    made = of_kinds()
    nation, _ = readers.xlsx(exported([made], "xlsx", columns=["name", "value", "interval", "response"]))
    (line,) = nation.rows
    for one in (row for row in made.rows if row.level is Level.NATIONAL and row.lower is not None):
        before = f"Måltall {one.measure}, {one.group or 'I alt'}, "
        assert line[before + "Nedre grense"] == float(one.lower)
        assert line[before + "Øvre grense"] == float(one.upper)
        assert (line[before + "Besvart"], line[before + "Spurt"]) == (2, 3)


def test_a_workbook_shows_the_decimals_of_the_specification():
    book = readers.workbook(exported([of_kinds()], "xlsx", shape="long", levels=["national"]))
    sheet = book["Nasjonalt"]
    values = next(cell for row in sheet["A4:N4"] for cell in row if cell.value == "Verdi").column
    formats = {row[values - 1].number_format for row in sheet.iter_rows(min_row=5, max_row=22)}
    assert formats == {'#,##0.0"\u202f%"', "#,##0.00", "#,##0.0", "#,##0"}


@FORMS
def test_columns_are_those_asked_for_in_their_order(form):
    table = read(form, [small()], levels=["county"], columns=["code,value", "denominator", "status"])[0]
    assert table.heads == [
        "Kode", "Måltall 1, Andel", "Måltall 1, Nevner", "Måltall 1, Status",
        "Måltall 2, Antall (personer)", "Måltall 2, Nevner", "Måltall 2, Status",
    ]  # fmt: skip


@FORMS
def test_rounding_is_done_once_and_half_up(form):
    from dataclasses import replace
    from fractions import Fraction

    made = of_year("2021")
    ties = [Fraction(5, 100), Fraction(25, 100), Fraction(1305, 100), Fraction(9995, 100)]
    counties = [one for one in made.rows if one.level is Level.COUNTY]
    for tie in ties:
        rows = tuple(replace(one, value=tie) for one in counties)
        table = read(form, [replace(made, rows=rows)])[0]
        text = f"{rounded(tie, 1)}".replace(".", ",") + "\u202f%"
        assert {one["Andel"] for one in table.rows} == {text}
