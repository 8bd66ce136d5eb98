"""What the engine says of files and of loaded tables besides their tallies."""

import duckdb
import pytest

from nki.engine import CsvDialect, Engine, csv_relation
from nki.engine.relations import InsideCells

DIALECT = CsvDialect(";", "\n", "utf-8")


@pytest.fixture
def engine():
    with Engine() as engine:
        yield engine


def file(folder, text):
    path = folder / "x.csv"
    path.write_bytes(text.encode())
    return str(path)


@pytest.mark.parametrize(
    ("cell", "breaks", "suspicious"),
    [
        ('"en linje;til\nLV2;3;x"', 1, 1),
        ('"en kommentar\nover\ntre linjer"', 2, 0),
        ('"med; semikolon"', 0, 0),
        ("LV2", 0, 0),
        ("", 0, 0),
    ],
)
def test_line_breaks_inside_cells_are_counted_in_every_column(engine, tmp_path, cell, breaks, suspicious):
    for row in (f"{cell};1;x", f"LV1;{cell};x", f"LV1;1;{cell}"):
        path = file(tmp_path, f"unit;count;note\n{row}\nLV3;4;y\n")
        delimiters = cell.count(";")
        assert engine.inside_cells(path, DIALECT, 3) == InsideCells(breaks, delimiters, suspicious)


def test_a_decimal_comma_becomes_a_point_and_a_point_no_number(engine, tmp_path):
    path = file(tmp_path, "a;b;c\n1,5;1,5;1,5\n1.234;1.234;1.234\n7;7;7\n")
    chosen = {"a": 0, "b": 1, "c": 2}
    relation = csv_relation(path, DIALECT, 3, chosen, swapped=["a"], whole_only=["b"])
    rows = sorted(engine.text_rows(relation))
    assert rows == [("1,234", "1,234", "1.234"), ("1.5", "1,5", "1,5"), ("7", "7", "7")]


def test_rows_are_removed_by_file_and_record_and_no_others(engine):
    relation = engine.load_text(["x"], [[[0, 0, 1], [1, 2, 1], [2, 3, 2], ["a", "b", "c"]]])
    engine.remove(relation, [(0, 2), (1, 2)])
    engine.remove(relation, [])
    assert sorted(row[-1] for row in engine.text_rows(relation)) == ["a", "c"]


def test_each_unit_has_the_names_it_is_given_without_blanks_and_at_most_three(engine):
    units = ["LV1", "LV1", "LV1", "LV2", "LV2", "LV2", "LV2", "LV3"]
    names = [" By ", "By", "Bygd", "d", "c", "b", "a", " "]
    zeros = [0] * len(units)
    relation = engine.load_text(["unit", "named"], [[zeros, [*range(8)], zeros, units, names]])
    assert engine.names(relation, "unit", "named") == {"LV1": ("By", "Bygd"), "LV2": ("a", "b", "c")}


def written(folder, query):
    path = str(folder / "x.parquet")
    duckdb.sql(f"COPY ({query}) TO '{path}' (FORMAT parquet)")
    return path


def test_equal_names_of_columns_in_a_parquet_file_are_found_but_for_upper_and_lower_case(engine, tmp_path):
    pa = pytest.importorskip("pyarrow")
    pq = pytest.importorskip("pyarrow.parquet")
    names = ["a", "b", "A", "b", "nested", "c"]
    arrays = [pa.array([1])] * 4 + [pa.array([{"c": 1, "a": {"b": 2}}]), pa.array([1])]
    path = tmp_path / "twice.parquet"
    pq.write_table(pa.Table.from_arrays(arrays, names=names), path)
    assert engine.duplicate_columns(str(path)) == ("a", "b", "A")
    once = written(tmp_path, "SELECT 1 AS a, {'a': 1} AS s, [1] AS l, 2 AS b")
    assert engine.duplicate_columns(once) == ()


def test_a_file_that_is_no_parquet_is_said_to_be_none(engine, tmp_path):
    path = file(tmp_path, "PAR1 and nothing else")
    with pytest.raises(ValueError, match="cannot be read"):
        engine.duplicate_columns(path)
