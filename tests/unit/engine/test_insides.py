"""Line breaks inside cells are counted, and parts of a Parquet column are no columns."""

import pytest

from nki.engine import CsvDialect, Engine
from nki.engine.relations import InsideCells

DIALECT = CsvDialect(";", "\n", "utf-8")


def parquet(folder, names, values):
    import pyarrow as pa
    import pyarrow.parquet as pq

    arrays = [pa.array([value]) for value in values]
    path = folder / "delivery.parquet"
    pq.write_table(pa.Table.from_arrays(arrays, names=names), path)
    return str(path)


def test_parts_of_a_column_are_no_columns(tmp_path):
    nested = [{"a": {"b": 1, "a": [1]}, "b": 2}, "x", [{"a": 3}], "y"]
    with Engine() as engine:
        assert engine.duplicate_columns(parquet(tmp_path, ["n", "a", "m", "b"], nested)) == ()
        assert engine.duplicate_columns(parquet(tmp_path, ["n", "a", "m", "N"], nested)) == ("n", "N")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a;b\n1;2\n", (0, 0, 0)),
        ('a;b\n1;"to\nlinjer"\n', (1, 0, 0)),
        ('a;b\n1;"x\n2;y\n3;z"\n', (2, 2, 1)),
        ("a;b\n1;2;3\n", (0, 0, 0)),
    ],
)
def test_what_stands_inside_cells_is_counted(tmp_path, text, found):
    path = tmp_path / "x.csv"
    path.write_text(text, encoding="utf-8")
    with Engine() as engine:
        assert engine.inside_cells(str(path), DIALECT, 2) == InsideCells(*found)
