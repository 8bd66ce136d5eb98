import json

import duckdb
import pytest

from nki.model.release import COLUMNS
from nki.steps.render import render
from nki.steps.render.columns import cells
from tests.unit.releases import release


@pytest.fixture
def written(tmp_path):
    path = tmp_path / "result.parquet"
    path.write_bytes(render(release(), "parquet"))
    return path


def test_rows_come_back_as_they_were(written):
    relation = duckdb.connect().execute("SELECT * FROM read_parquet(?)", [str(written)])
    assert tuple(column[0] for column in relation.description) == COLUMNS
    assert relation.fetchall() == [cells(row) for row in release().rows]


def test_columns_have_their_types(written):
    described = duckdb.connect().execute("DESCRIBE SELECT * FROM read_parquet(?)", [str(written)]).fetchall()
    types = {name: kind for name, kind, *_ in described}
    assert {types[name] for name in ("value", "lower", "upper")} == {"DOUBLE"}
    assert {types[name] for name in ("measure", "numerator", "invited")} == {"BIGINT"}
    assert {types[name] for name in ("code", "name", "level", "period")} == {"VARCHAR"}


def test_the_same_rows_give_the_same_bytes(written):
    assert render(release(), "parquet") == written.read_bytes()


def test_the_file_says_that_its_data_are_synthetic(written):
    ((key, value),) = (
        duckdb.connect().execute("SELECT key, value FROM parquet_kv_metadata(?)", [str(written)]).fetchall()
    )
    words = json.loads(value)
    assert key == b"nki"
    assert words["about"][0]["synthetic"] is True
    assert words["about"][0]["title"] == "Leger som har deltatt i samtrening"


def test_a_release_without_rows_is_a_table_without_rows(tmp_path):
    path = tmp_path / "empty.parquet"
    path.write_bytes(render(release(()), "parquet"))
    assert duckdb.connect().execute("SELECT count(*) FROM read_parquet(?)", [str(path)]).fetchone() == (0,)
