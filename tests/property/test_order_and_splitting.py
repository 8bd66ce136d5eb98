"""The same rows give the same bytes: in any order, in one file or many, from any kind of table."""

import random
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests import engine, inputs
from tests.golden.expected import CASES
from tests.property.cases import cases
from tests.property.test_engine_equals_oracle import SLOW

EACH = pytest.mark.parametrize("case", CASES, ids=lambda case: case.indicator)


def as_bytes(indicator, data, register, year):
    from nki.steps.render import render

    return render(engine.compute(indicator, data, register, year).release, "csv")


@given(cases(), st.randoms(use_true_random=False), st.integers(0, 12))
@settings(max_examples=25, **SLOW)
def test_order_and_splitting_change_nothing(case, chance, cut):
    columns = list(case.rows[0])
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        path, data, register = engine.write_case(folder, case.spec, case.rows, case.er_units, case.coverage)
        expected = as_bytes(path, data, register, case.year)
        shuffled = chance.sample(case.rows, len(case.rows))
        parts = [part for part in (shuffled[:cut], shuffled[cut:]) if part]
        files = [
            engine.write_table(folder / f"{i}.csv", part, columns, ",;"[i]) for i, part in enumerate(parts)
        ]
        assert as_bytes(path, files, register, case.year) == expected


@given(cases(["er_unit", "er_unit", "municipality"]))
@settings(max_examples=25, **SLOW)
def test_numerators_of_counties_add_up_to_the_nations(case):
    spec = {
        **case.spec,
        "levels": {"publish": ["national", "county"], "text": "Nasjonalt og fylke"},
        "response_threshold": "",
    }
    measures = [spec["main_measure"], *spec["other_measures"]]
    counted_apart = any(
        "distinct" in part for measure in measures for part in measure.values() if isinstance(part, dict)
    )
    with tempfile.TemporaryDirectory() as name:
        path, data, register = engine.write_case(Path(name), spec, case.rows, case.er_units, case.coverage)
        figures, _ = engine.by_engine(path, data, register, case.year)
    keys = ["invited", "responded", "answered", "not_applicable"]
    for nation in [row for row in figures if row["level"] == "national"]:
        counties = [
            row for row in figures if row["level"] == "county" and row["measure"] == nation["measure"]
        ]
        for key in keys if counted_apart else [*keys, "numerator", "denominator"]:
            assert sum(row[key] or 0 for row in counties) == (nation[key] or 0)


def tables(case):
    """Return the reference delivery as text tables under its own headers."""
    source = inputs.indicator(case.indicator)["sources"][0]
    rows = inputs.table(case.delivery, case.encoding, ";")
    headers = [inputs.header_of(column, rows[0]) for column in source["columns"]]
    counts = [inputs.header_of(column, rows[0]) for column in source["columns"] if column["type"] == "count"]
    return [{header: row[header] for header in headers} for row in rows], counts


def typed(rows, counts):
    """Turn counts into numbers and empty cells into nothing."""
    return [
        {key: None if cell == "" else int(cell) if key in counts else cell for key, cell in row.items()}
        for row in rows
    ]


def as_text_frame(rows, counts, folder):
    import pandas as pd

    return pd.DataFrame(rows, dtype="str")


def as_float_frame(rows, counts, folder):
    """As pandas reads it from a file: counts with gaps are floats."""
    import pandas as pd

    return pd.DataFrame(typed(rows, counts)).astype(dict.fromkeys(counts, "float64"))


def as_integer_frame(rows, counts, folder):
    import pandas as pd

    return pd.DataFrame(typed(rows, counts)).astype(dict.fromkeys(counts, "Int64"))


def as_arrow(rows, counts, folder):
    import pyarrow as pa

    return pa.Table.from_pylist(typed(rows, counts))


def as_parquet(rows, counts, folder):
    import pyarrow.parquet as pq

    pq.write_table(as_arrow(rows, counts, folder), folder / "delivery.parquet")
    return folder / "delivery.parquet"


def as_comma_csv(rows, counts, folder):
    return engine.write_table(folder / "delivery.csv", rows, list(rows[0]), ",")


def as_shuffled_files(rows, counts, folder):
    shuffled = random.Random(1).sample(rows, len(rows))
    return [
        engine.write_table(folder / f"part-{i}.csv", shuffled[i::3], list(rows[0]), delimiter)
        for i, delimiter in enumerate(";,;")
    ]


KINDS = [
    as_text_frame,
    as_float_frame,
    as_integer_frame,
    as_arrow,
    as_parquet,
    as_comma_csv,
    as_shuffled_files,
]


@EACH
@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_every_kind_of_table_gives_the_expected_bytes(case, kind, tmp_path):
    rows, counts = tables(case)
    found = as_bytes(case.indicator, kind(rows, counts, tmp_path), inputs.REGISTER, case.year)
    assert found == case.figures.read_bytes()
