"""A table that is wider than a page becomes several, and nothing of it is lost."""

from dataclasses import replace

import pytest

from nki.exporting import choice_of
from nki.steps.tables import document_of
from nki.steps.tables.paper import ON_ITS_SIDE, UPRIGHT, needs, parts_of
from nki.words import words_for
from tests.unit.steps.tables.made import another, of_kinds, of_year, small

MADE = {
    "kinds": [of_kinds()],
    "years": [of_year(str(year)) for year in range(2012, 2025)],
    "indicators": [small(), another()],
}


def tables(releases):
    return document_of(words_for("nb"), releases, choice_of("docx"), "nki").tables


@pytest.mark.parametrize("room", [UPRIGHT, ON_ITS_SIDE])
@pytest.mark.parametrize("name", sorted(MADE))
def test_every_column_stands_in_one_part_and_no_part_is_wider_than_the_page(name, room):
    for table in tables(MADE[name]):
        parts = parts_of(table, room)
        lead = [column for column in table.columns if not column.is_number]
        assert all(sum(needs(part)) <= room for part in parts)
        assert all(list(part.columns[: len(lead)]) == lead for part in parts)
        assert [*lead, *(one for part in parts for one in part.columns[len(lead) :])] == list(table.columns)
        assert [len(tuple(part.lines)) for part in parts] == [len(tuple(table.lines))] * len(parts)
        assert {part.notices for part in parts} == {table.notices}
        assert parts[-1].notes == table.notes


def test_what_stands_under_one_heading_stays_together():
    (_, table) = tables(MADE["kinds"])
    first, *_ = parts_of(table, UPRIGHT)
    assert {column.path[0] for column in first.columns if column.is_number} == {"Måltall 1"}
    assert first.caption == f"{table.caption} (1/{len(parts_of(table, UPRIGHT))})"


def test_a_table_that_fits_stays_one():
    for table in tables([small()]):
        assert parts_of(table, ON_ITS_SIDE) == (table,)


def test_a_code_of_nine_digits_has_room_for_wide_digits():
    (_, table) = tables(MADE["kinds"])
    (section, *_), code = table.sections, "983658776"
    lines = tuple((name, replace(cell, text=code), *rest) for name, cell, *rest in section.lines)
    coded = replace(table, sections=(replace(section, lines=lines),))
    # a fifth more than letters need, and the gap
    assert needs(coded)[1] == 10 + 2
