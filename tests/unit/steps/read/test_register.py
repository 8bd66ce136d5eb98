import shutil
from datetime import date
from pathlib import Path

import pytest

from nki import geography
from nki.errors import NkiError, is_error, words
from nki.model.level import Level
from nki.model.period import Period
from nki.steps.read.register import find_register, read_register

REFERENCE = Path(__file__).parents[4] / "examples" / "register"
UNITS = "unit_id,name,host_municipality,valid_from,valid_to\n"
COVERAGE = "unit_id,municipality,valid_from,valid_to\n"
OSLO = "LV1,Oslo legevakt,0301,2020-01-01,\n"


@pytest.fixture
def register(tmp_path):
    """Write a register of these rows, or of these bytes, and return its folder."""

    def write(units=OSLO, coverage="LV1,0301,2020-01-01,\n"):
        for name, header, rows in (
            ("er_units.csv", UNITS, units),
            ("er_unit_coverage.csv", COVERAGE, coverage),
        ):
            content = rows if isinstance(rows, bytes) else (header + rows).encode()
            (tmp_path / name).write_bytes(content)
        return tmp_path

    return write


def read(folder, year=2021):
    return read_register(folder, Period(year))[0]


def refused(folder, year=2021):
    with pytest.raises(NkiError) as caught:
        read_register(folder, Period(year))
    for issue in caught.value.issues:
        assert is_error(issue)
        assert words(issue).found
    return [(issue.code, Path(issue.place.file).name, issue.place.row) for issue in caught.value.issues]


def codes(areas):
    return [area.code for area in areas]


# The reference register


@pytest.mark.parametrize(
    ("year", "opened"), [(2020, 167), (2021, 167), (2022, 168), (2023, 168), (2024, 167)]
)
def test_the_reference_register_has_as_many_open_units_as_legevakter_in_norway(year, opened):
    membership, warnings = read_register(REFERENCE, Period(year))
    assert len(membership.units) == opened
    assert membership.members[Level.NATIONAL, "0"] == tuple(codes(membership.units))
    assert warnings == ()


def test_fedje_opened_in_2022_and_was_served_by_its_neighbour_before():
    before, after = read(REFERENCE, 2021), read(REFERENCE, 2022)
    (closed,) = before.closed
    assert (closed.level, closed.code, closed.name) == (Level.ER_UNIT, "LV128", "Fedje legevakt")
    assert before.members[Level.MUNICIPALITY, "4633"] == ("LV113",)
    assert (Level.ER_UNIT, "LV128") not in before.members
    assert after.members[Level.MUNICIPALITY, "4633"] == ("LV128",)
    assert after.closed == ()


def test_a_unit_across_a_county_border_belongs_to_the_county_of_its_host_alone():
    membership = read(REFERENCE)
    (unit,) = [unit for unit in membership.units if unit.code == "LV150"]
    assert unit.county == "50"
    assert [
        code for (level, code), ids in membership.members.items() if level == "county" and "LV150" in ids
    ] == ["50"]
    assert membership.members[Level.MUNICIPALITY, "1566"] == ("LV150",)
    (surnadal,) = [area for area in membership.areas if area.code == "1566"]
    assert surnadal.county == "15"


@pytest.mark.parametrize("year", [2021, 2022, 2023, 2024])
def test_every_municipality_is_served_by_one_unit_and_the_counties_add_up_to_the_nation(year):
    membership = read(REFERENCE, year)
    municipal = [ids for (level, _), ids in membership.members.items() if level is Level.MUNICIPALITY]
    assert len(municipal) == (357 if year == 2024 else 356)
    assert {len(ids) for ids in municipal} == {1}
    counties = [ids for (level, _), ids in membership.members.items() if level is Level.COUNTY]
    assert sorted(unit for ids in counties for unit in ids) == codes(membership.units)


def test_areas_come_from_the_top_down_by_code_with_the_names_and_counties_of_the_day():
    membership = read(REFERENCE, 2023)
    areas = membership.areas
    assert (areas[0].level, areas[0].code, areas[0].name) == (Level.NATIONAL, "0", "Norge")
    assert list(areas) == sorted(areas, key=lambda area: (area.level.rank, area.code))
    names = {(area.level, area.code): (area.name, area.county) for area in areas}
    assert names[Level.COUNTY, "30"] == ("Viken", "")
    assert names[Level.MUNICIPALITY, "5001"] == ("Trondheim - Tråante", "50")
    assert names[Level.MUNICIPALITY, "3005"] == ("Drammen", "30")
    assert codes(membership.units) == sorted(codes(membership.units))
    assert set(membership.members) == {(area.level, area.code) for area in (*areas, *membership.units)}


# What a row means


def test_a_unit_is_open_when_its_validity_reaches_beyond_the_last_day_of_the_period(register):
    folder = register(
        OSLO
        + "LV2,Avsluttet siste dag,0301,2020-01-01,2021-12-31\n"
        + "LV3,Avsluttet dagen etter,0301,2020-01-01,2022-01-01\n"
        + "LV4,Åpnet siste dag,0301,2021-12-31,\n"
        + "LV5,Åpnet dagen etter,0301,2022-01-01,\n"
    )
    membership = read(folder)
    assert codes(membership.units) == ["LV1", "LV3", "LV4"]
    assert codes(membership.closed) == ["LV2", "LV5"]


def test_a_unit_has_the_name_and_host_of_the_day_and_a_closed_one_the_name_nearest_in_time(register):
    folder = register(
        "LV1,Gammelt navn,0301,2020-01-01,2021-06-01\n"
        "LV1,Nytt navn,4601,2021-06-01,\n"
        "LV2,Nylig stengt,0301,2018-01-01,2019-12-01\n"
        "LV2,Snart åpen,0301,2022-03-01,\n"
    )
    before, after = read(folder, 2020), read(folder, 2021)
    assert [(unit.name, unit.county) for unit in before.units] == [("Gammelt navn", "03")]
    assert [(unit.name, unit.county) for unit in after.units] == [("Nytt navn", "46")]
    assert [unit.name for unit in before.closed] == ["Nylig stengt"]
    assert [unit.name for unit in after.closed] == ["Snart åpen"]


def test_codes_from_before_and_after_the_period_are_those_of_the_period(register):
    folder = register(
        "LV1,Trondheim legevakt,1601,2016-01-01,\nLV2,Drammen legevakt,3301,2016-01-01,\n",
        "LV1,1601,2016-01-01,\nLV1,5030,2016-01-01,\nLV2,3301,2016-01-01,\n",
    )
    membership = read(folder)
    assert [unit.county for unit in membership.units] == ["50", "30"]
    assert membership.members[Level.MUNICIPALITY, "5001"] == ("LV1",)
    assert membership.members[Level.MUNICIPALITY, "3005"] == ("LV2",)


def test_a_municipality_has_all_units_that_serve_it_each_once(register):
    folder = register(
        "LV2,Nord,4601,2020-01-01,\n" + OSLO,
        "LV2,0301,2020-01-01,\nLV1,0301,2020-01-01,\nLV1,0301,2020-01-01,\nLV2,4601,2020-01-01,2021-12-31\n",
    )
    membership = read(folder)
    assert membership.members[Level.MUNICIPALITY, "0301"] == ("LV1", "LV2")
    assert membership.members[Level.MUNICIPALITY, "4601"] == ()
    assert membership.members[Level.COUNTY, "46"] == ("LV2",)
    assert membership.members[Level.COUNTY, "11"] == ()
    assert membership.members[Level.ER_UNIT, "LV1"] == ("LV1",)


def test_a_closed_unit_serves_nobody_even_if_its_coverage_was_never_ended(register):
    folder = register(
        OSLO + "LV2,Stengt,4601,2020-01-01,2021-06-01\n", "LV1,0301,2020-01-01,\nLV2,4601,2020-01-01,\n"
    )
    assert read(folder).members[Level.MUNICIPALITY, "4601"] == ()


def test_a_division_is_decided_by_the_register_where_it_names_both_sides(register):
    decided = register(
        "LV1,Ålesund legevakt,1507,2020-01-01,2024-01-01\nLV1,Ålesund legevakt,1508,2024-01-01,\n",
        "LV1,1507,2020-01-01,2024-01-01\nLV1,1508,2024-01-01,\nLV1,1580,2024-01-01,\n",
    )
    assert read(decided, 2023).members[Level.MUNICIPALITY, "1507"] == ("LV1",)
    assert read(decided, 2024).members[Level.MUNICIPALITY, "1580"] == ("LV1",)


def test_a_division_that_nobody_decided_is_refused_where_it_stands_with_both_sides_named(register):
    folder = register(OSLO, "LV1,0301,2020-01-01,\nLV1,1507,2020-01-01,\n")
    assert read(folder, 2023)
    with pytest.raises(NkiError) as caught:
        read(folder, 2024)
    (issue,) = caught.value.issues
    assert (issue.code, issue.place.row, issue.field) == ("D345", 3, "municipality")
    assert "was divided on 2024-01-01 into 1508 Ålesund, 1580 Haram" in words(issue).found


def test_a_merged_municipality_is_not_taken_back_to_before_the_merger(register):
    folder = register("LV1,Drammen legevakt,3005,2018-01-01,\n", "LV1,3005,2018-01-01,\n")
    with pytest.raises(NkiError) as caught:
        read(folder, 2019)
    assert [issue.code for issue in caught.value.issues] == ["D345", "D345"]
    assert "came about on 2020-01-01 from 0602 Drammen, 0625 " in words(caught.value.issues[0]).found


def test_rows_that_do_not_concern_the_day_are_not_followed_but_their_codes_must_exist(register):
    harmless = OSLO + "LV2,Ålesund legevakt,1507,2020-01-01,2023-01-01\n"
    assert codes(read(register(harmless), 2024).units) == ["LV1"]
    assert refused(register(harmless.replace("1507", "1597")), 2024) == [("D344", "er_units.csv", 3)]


# How the files are written


def test_bom_crlf_quotes_extra_columns_other_order_and_blank_rows_change_nothing(register):
    plain = read(register('LV1,"Oslo ""nye"" legevakt",0301,2020-01-01,\n'))
    dressed = (
        '\ufeffvalid_from,merknad,unit_id,"name",host_municipality,valid_to\r\n'
        '\r\n,,,,,\r\n 2020-01-01,"to\r\nlinjer", LV1 ,"Oslo ""nye""\u00a0 legevakt ",0301,\r\n\r\n'
    )
    assert read(register(dressed.encode())) == plain
    assert plain.units[0].name == 'Oslo "nye" legevakt'


def test_the_order_of_rows_changes_nothing(tmp_path):
    for name in ("er_units.csv", "er_unit_coverage.csv"):
        header, *rows = (REFERENCE / name).read_text(encoding="utf-8").splitlines()
        (tmp_path / name).write_text("\n".join([header, *reversed(rows)]) + "\n", encoding="utf-8")
    for year in (2021, 2022, 2024):
        assert read(tmp_path, year) == read(REFERENCE, year)


def test_all_that_is_wrong_in_both_files_is_said_at_once(register):
    folder = register(
        "LV1,Oslo legevakt,302,2020-01-01,\n"
        ",Uten id,0301,2020-01-01,\n"
        "LV3,@SUM(A1),0301,01.01.2020,\n"
        "LV4,For kort,0301\n"
        'LV5,Åpen "fnutt",0301,2020-01-01,2020-01-01\n'
        "LV6,A,0301,2020-01-01,\nLV6,B,0301,2021-02-30,\nLV6,C,0301,2021-01-01,\n",
        "LV1,0301,2020-01-01,\nLV1,,2020-01-01,\nLV9,0301,20200101,\n",
    )
    units, coverage = "er_units.csv", "er_unit_coverage.csv"
    assert sorted(refused(folder)) == sorted(
        [
            ("D344", units, 2),
            ("D348", units, 3),
            ("D349", units, 4),
            ("D342", units, 4),
            ("D305", units, 5),
            ("D350", units, 6),
            ("D342", units, 8),
            ("D343", units, 9),
            ("D348", coverage, 3),
            ("D342", coverage, 4),
        ]
    )


def test_a_broken_quote_is_said_where_it_stands_and_hides_neither_the_rows_below_nor_the_other_file(register):
    folder = register(
        'LV1,"Oslo legevakt,0301,2020-01-01,\nLV2,Bergen legevakt,461,2020-01-01,\n',
        'LV1,0301,2020-01-01,\n"LV2"x,4601,2020-01-01,\n',
    )
    assert sorted(refused(folder)) == [
        ("D306", "er_units.csv", 2),
        ("D307", "er_unit_coverage.csv", 3),
        ("D344", "er_units.csv", 3),
    ]


def test_a_unit_whose_own_row_is_broken_is_not_called_unknown_in_the_coverage(register):
    for broken in (
        "LV1,Oslo legevakt,0301\n",
        "LV1,Oslo legevakt,0301,i fjor,\n",
        'LV1,"Oslo,0301,2020-01-01,\n',
    ):
        folder = register(broken)
        assert [place for _, *place in refused(folder)] == [["er_units.csv", 2]]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"", ["D341"] * 5),
        (b"\n\n", ["D341"] * 5),
        (b"unit_id;name;host_municipality;valid_from;valid_to\n", ["D341"] * 5),
        (b"unit_id,name,host_municipality,valid_from,valid_to,unit_id\n", ["D304"]),
        (UNITS.encode() + "LV1,Tromsø,5401,2020-01-01,\n".encode("cp1252"), ["D354"]),
        (UNITS.encode("utf-16"), ["D354"]),
        (b'unit_id,"name,host_municipality,valid_from,valid_to\n', ["D306"]),
        (b"\x00\x01\x02\x03", ["D341"] * 5),
        (UNITS.encode() + b"LV1,\x00,0301,2020-01-01,\x00\n", ["D342"]),
        (UNITS.encode() + b"LV1,Oslo,0301,9999-99-99,\n", ["D342"]),
        (UNITS.encode() + "LV1,Oslo,٠٣٠١,2020-01-01,\n".encode(), ["D344"]),
    ],
)
def test_a_broken_file_is_an_error_with_a_code_and_never_a_traceback(register, content, expected):
    assert [code for code, _, _ in refused(register(content))] == expected


def test_a_missing_file_folder_or_a_folder_in_its_place_is_said(tmp_path):
    assert [code for code, _, _ in refused(tmp_path / "none")] == ["D340", "D340"]
    shutil.copy(REFERENCE / "er_units.csv", tmp_path)
    (tmp_path / "er_unit_coverage.csv").mkdir()
    assert [code for code, _, _ in refused(tmp_path)] == ["D340"]


def test_the_line_is_that_of_the_editor_and_the_row_that_of_the_spreadsheet(register):
    folder = register('LV1,"Oslo\nlegevakt",0301,2020-01-01,\nLV2,,0301,2020-01-01,\n')
    with pytest.raises(NkiError) as caught:
        read(folder)
    (issue,) = caught.value.issues
    assert (issue.place.line, issue.place.row, issue.field) == (4, 3, "name")


def test_a_misspelt_unit_is_recognised(register):
    folder = register(OSLO, "lv1,0301,2020-01-01,\n")
    with pytest.raises(NkiError) as caught:
        read(folder)
    (issue,) = caught.value.issues
    assert words(issue).found.endswith('; did you mean "LV1"?')


# Municipality numbers that a spreadsheet has taken for numbers


def with_notes(folder, year=2021):
    membership, issues = read_register(folder, Period(year), whole_country=False)
    return membership, [(one.code, one.place.row, one.field, words(one).found) for one in issues]


def test_a_lost_leading_zero_is_put_back_in_both_files_and_said_once_in_each(register):
    units = "LV1,Oslo legevakt,301,2020-01-01,\nLV2,Oslo nattlegevakt,301,2020-01-01,\n"
    coverage = "LV1,301,2020-01-01,\nLV2,0301,2020-01-01,\nLV2,301,2019-01-01,2020-01-01\n"
    right, none = with_notes(register(units.replace("301", "0301"), coverage.replace(",301", ",0301")))
    assert none == []
    said = 'the municipality number "301" is read as "0301"'
    assert with_notes(register(units, coverage)) == (
        right,
        [("D387", 2, "host_municipality", said), ("D387", 2, "municipality", said)],
    )


def test_every_municipality_that_ever_had_a_leading_zero_is_found_again_and_no_other():
    every = {code for year in range(2002, 2025) for code in geography.municipalities_on(date(year, 1, 1))}
    with_zero = {code for code in every if code.startswith("0")}
    assert len(with_zero) > 100
    assert not {code[1:] for code in with_zero} & every


@pytest.mark.parametrize("code", ["302", "31", "1", "0", "00301", "3010", "30 1", "+301", "٣٠١"])
def test_what_no_municipality_has_had_even_with_a_zero_before_it_stays_an_error(register, code):
    assert refused(register(OSLO, f"LV1,{code},2020-01-01,\n")) == [("D344", "er_unit_coverage.csv", 2)]


def test_a_number_without_its_zero_is_followed_through_mergers_like_any_other(register):
    # 0118 Aremark was 3012 from 2020
    plain, _ = with_notes(register("LV1,Aremark legevakt,0118,2019-01-01,\n", "LV1,0118,2019-01-01,\n"))
    assert with_notes(register("LV1,Aremark legevakt,118,2019-01-01,\n", "LV1,118,2019-01-01,\n"))[0] == plain


# Days without an answer


def test_a_period_in_which_no_unit_was_open_is_an_error_and_not_a_result_of_nothing(register):
    assert refused(REFERENCE, 2019) == [("D352", "er_units.csv", 0)]
    assert refused(register("", "")) == [("D352", "er_units.csv", 0)]


def test_a_period_before_the_tables_of_municipalities_is_refused(register):
    folder = register(OSLO.replace("2020", "1990"), "LV1,0301,1990-01-01,\n")
    assert refused(folder, 2001) == [("D353", "er_units.csv", 0)]
    assert codes(read(folder, 2002).units) == ["LV1"]


def test_municipalities_without_a_unit_are_warned_of_and_so_are_units_without_a_municipality(register):
    folder = register(OSLO + "LV2,Bergen legevakt,4601,2020-01-01,\n")
    membership, warnings = read_register(folder, Period(2021))
    assert not any(is_error(warning) for warning in warnings)
    lonely = [dict(warning.facts)["municipality"] for warning in warnings if warning.code == "D347"]
    assert len(lonely) == 355
    assert "0301" not in lonely
    assert [dict(warning.facts)["unit"] for warning in warnings if warning.code == "D355"] == ["LV2"]
    assert membership.members[Level.MUNICIPALITY, "4601"] == ()
    assert all(words(warning).found for warning in warnings)


# Where the register lies


def test_the_register_is_found_beside_the_delivery_or_beside_its_folder(tmp_path, monkeypatch):
    delivery = tmp_path / "2021" / "svar.csv"
    delivery.parent.mkdir()
    assert find_register([delivery]) is None
    outer, inner = tmp_path / "register", delivery.parent / "register"
    outer.mkdir()
    assert find_register([delivery]) is None
    shutil.copy(REFERENCE / "er_units.csv", outer)
    assert find_register([delivery]) == outer
    monkeypatch.chdir(delivery.parent)
    assert find_register([Path("svar.csv")]) == Path("../register")
    shutil.copytree(outer, inner)
    assert find_register([delivery]) == inner
    assert find_register([Path("svar.csv")]) == Path("register")
    assert find_register([]) is None
