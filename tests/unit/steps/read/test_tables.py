"""DataFrames, Arrow tables and Parquet files are read as their text would be."""

import random

import pytest

from nki.errors import NkiError, words
from nki.model.level import Level
from nki.model.tally import WHOLE
from nki.steps.read import Delivery, Input, read
from tests.unit.steps.read.deliveries import (
    GOOD,
    HEADER,
    MEMBERS,
    NAMES,
    csv_text,
    findings,
    row,
    take_in,
    tallied,
)


def frame(rows, **types):
    import pandas as pd

    return pd.DataFrame(rows, columns=HEADER, dtype="str").astype(
        {HEADER[NAMES.index(name)]: kind for name, kind in types.items()}
    )


def test_whole_numbers_that_pandas_holds_as_floats_are_whole_numbers(terms, tmp_path):
    import pandas as pd

    table = frame(
        [row(), row(unit="LV2")], doctors="float64", trained="Int64", hours="float64", since="datetime64[ns]"
    )
    table.loc[1, HEADER[1]] = float("nan")
    table.loc[1, "trained"] = pd.NA
    assert tallied(terms, tmp_path, table) == {"LV1": (3, 9), "LV2": (None, None)}


@pytest.mark.parametrize(
    ("value", "code"),
    [
        (9.5, "D321"),
        (float("inf"), "D320"),
        (-1, "D322"),
        (1e20, "D363"),
        (2, "D323"),
        ("fem", "D320"),
        (True, "D320"),
    ],
)
def test_wrong_cells_of_tables_are_found_at_their_row(terms, tmp_path, value, code):
    table = frame([row()] * 3).astype({HEADER[1]: "object"})
    table.loc[2, HEADER[1]] = value
    assert [one[:4] for one in findings(terms, tmp_path, table)] == [
        (code, 3, 0, "trained" if code == "D323" else "doctors")
    ]


def test_a_column_of_mixed_things_is_read_as_what_each_of_them_says(terms, tmp_path):
    table = frame([row()] * 1500).astype({HEADER[1]: "object"})
    for at, value in enumerate([9, "9", None, float("nan"), "Vet ikke", " 9 ", "Ikke aktuelt"]):
        table.loc[1400 + at, HEADER[1]] = value
    assert tallied(terms, tmp_path, table) == {"LV1": (3 * 1496, 9 * 1496)}


def test_a_long_table_with_one_doubtful_cell_loses_no_row(terms, tmp_path):
    table = frame([row()] * 45_000)
    table.loc[44_999, HEADER[1]] = " 9 "
    assert tallied(terms, tmp_path, table) == {"LV1": (135_000, 405_000)}


def test_a_wrong_cell_of_a_long_table_is_found_at_its_row(terms, tmp_path):
    table = frame([row()] * 150_000)
    table.loc[140_000, HEADER[1]] = "ni"
    assert [one[:2] for one in findings(terms, tmp_path, table)] == [("D320", 140_001)]


def test_two_columns_of_one_name_in_a_table_are_not_chosen_between(terms, tmp_path):
    import pyarrow as pa

    table = frame([row()])
    twice = table.set_axis([*HEADER[:-1], HEADER[1]], axis="columns")
    assert "D304" in [one[0] for one in findings(terms, tmp_path, twice)]
    arrow = pa.Table.from_arrays([pa.array([cell]) for cell in GOOD], names=[*HEADER[:-1], HEADER[1]])
    assert "D304" in [one[0] for one in findings(terms, tmp_path, arrow)]


def arrow_table(terms, folder):
    import pyarrow as pa

    return pa.Table.from_pylist([dict(zip(HEADER, row(unit=f"LV{i}"), strict=True)) for i in range(1, 4)])


def parquet(terms, folder):
    import pyarrow.parquet as pq

    pq.write_table(arrow_table(terms, folder), folder / "x.parquet")
    return folder / "x.parquet"


def stream(terms, folder):
    return arrow_table(terms, folder).to_reader()


@pytest.mark.parametrize("kind", [arrow_table, parquet, stream])
def test_tables_of_every_kind_are_read_whole_also_for_what_needs_a_second_look(terms, tmp_path, kind):
    tables, _ = take_in(terms, tmp_path, kind(terms, tmp_path))
    assert sum(one.rows for one in tables.readings) == 3
    assert {unit for measure, unit in tables.tallies if measure == 1} == {"LV1", "LV2", "LV3"}
    assert tables.area_tallies[5, "national", "0", WHOLE] == (1,)


def test_files_and_tables_make_one_delivery(terms, tmp_path):
    found = tallied(terms, tmp_path, parquet(terms, tmp_path), csv_text([row()]), frame([row(unit=" LV4 ")]))
    assert found == {"LV1": (6, 18), "LV2": (3, 9), "LV3": (3, 9), "LV4": (3, 9)}


@pytest.mark.parametrize("thing", [5, None, 1.5, object(), {"a"}])
def test_what_is_no_table_is_refused(terms, tmp_path, thing):
    delivery = Delivery({"survey": (Input(table=thing),)})
    with pytest.raises(NkiError) as stop:
        read(terms.plan, {Level.ER_UNIT: MEMBERS}, delivery)
    assert [words(one).found for one in stop.value.issues] == [
        f"the file is not a table: it is of the type {type(thing).__name__}"
    ]


def test_damage_to_a_parquet_file_is_never_a_bug_in_nki(terms, tmp_path):
    whole = parquet(terms, tmp_path).read_bytes()
    chance = random.Random(4)
    codes = set()
    for cut in (4, 5, 8, len(whole) // 2, len(whole) - 1):
        codes |= {one[0] for one in findings(terms, tmp_path, whole[:cut])}
    assert codes == {"D301"}
    for _ in range(60):
        damaged = bytearray(whole)
        damaged[chance.randrange(4, len(whole))] ^= 1 << chance.randrange(8)
        try:
            take_in(terms, tmp_path, bytes(damaged))
        except NkiError as stop:
            codes |= {one.code for one in stop.issues}
    assert codes <= {"D301", "D303", "D310", "D312", "D320", "D321", "D322", "D323", "D324", "D325", "D326"}
