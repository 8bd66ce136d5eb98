import csv
import io
from dataclasses import replace
from fractions import Fraction

import pytest

from nki.model.release import COLUMNS
from nki.steps.render import render
from tests.unit.releases import PROPORTIONS, release


def read(data: bytes, encoding: str = "utf-8", delimiter: str = ",") -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode(encoding), newline=""), delimiter=delimiter))


def test_the_header_is_that_of_every_result():
    assert render(release(), "csv").splitlines()[0].decode() == ",".join(COLUMNS)


def test_csv_has_no_mark_at_the_start_and_ends_lines_as_programs_do():
    data = render(release(), "csv")
    assert data.startswith(b"indicator,")
    assert b"\r" not in data
    assert data.endswith(b"\n")


def test_norwegian_csv_is_what_excel_opens():
    data = render(release(), "csv-nb")
    assert data.startswith(b"\xef\xbb\xbfindicator;version;")
    assert data.count(b"\n") == data.count(b"\r\n") == len(release().rows) + 1


def test_values_carry_full_precision():
    first = read(render(release(), "csv"))[0]
    assert (first["value"], first["numerator"], first["denominator"]) == ("13.26740832303255", "644", "4854")


def test_norwegian_values_have_a_decimal_comma():
    assert read(render(release(), "csv-nb"), "utf-8-sig", ";")[0]["value"] == "13,26740832303255"


def test_counts_are_whole_numbers():
    counts = [row for row in read(render(release(), "csv")) if row["kind"] == "count" and row["value"]]
    assert counts[0]["value"] == "644"
    assert {row["denominator"] for row in counts} == {""}


@pytest.mark.parametrize("form", ["csv", "csv-nb"])
def test_what_is_not_there_is_an_empty_cell_and_never_a_zero(form):
    delimiter = "," if form == "csv" else ";"
    for row in read(render(release(), form), "utf-8-sig", delimiter):
        assert (row["value"] == "") == (row["status"] != "ok")
        assert row["lower"] == row["upper"] == ""


def test_nothing_divided_by_nothing_keeps_its_two_zeros():
    row = next(row for row in read(render(release(), "csv")) if row["code"] == "LV003")
    assert row["status"] == "zero_denominator"
    assert (row["numerator"], row["denominator"], row["value"]) == ("0", "0", "")


def test_names_survive_delimiters_and_quotation_marks():
    name = 'Fredrikstad interkommunale legevakt; nord, "øst"'
    for form, delimiter in (("csv", ","), ("csv-nb", ";")):
        assert name in {row["name"] for row in read(render(release(), form), "utf-8-sig", delimiter)}


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n"])
@pytest.mark.parametrize(("form", "delimiter"), [("csv", ","), ("csv-nb", ";")])
def test_no_text_is_a_formula_to_a_spreadsheet(start, form, delimiter):
    row = replace(PROPORTIONS[0], name=f"{start}cmd|' /C calc'!A0", code=f"{start}1")
    (written,) = read(render(release((row,)), form), "utf-8-sig", delimiter)
    assert written["name"].startswith(f"'{start}")
    assert not any(text.startswith(("=", "+", "-", "@", "\t", "\r", "\n")) for text in written.values())


def test_a_small_value_has_no_exponent():
    row = replace(PROPORTIONS[0], value=Fraction(1, 10**7))
    assert read(render(release((row,)), "csv"))[0]["value"] == "0.0000001"


def test_several_releases_are_one_long_table():
    one = render(release(), "csv")
    assert render([release(), release()], "csv") == one + one.partition(b"\n")[2]
