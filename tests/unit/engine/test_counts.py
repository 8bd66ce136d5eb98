"""Counts in text and as integers: what is a count, what is an answer, and what is in doubt."""

import itertools
import math
import re

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nki.engine import typed_relation
from nki.engine.cells import typed_cells
from nki.model.spec import Column, ColumnType

PLAIN = re.compile("0|[1-9][0-9]{0,17}")
LETTERS = "0123456789eExX+-_., bBn\u00a0１"


def column(**terms):
    return Column(name="doctors", type=ColumnType.COUNT, **terms)


def read(cells, column, kind="VARCHAR", whole=()):
    """Return value, doubt and whether the question does not apply, for each cell in order."""
    flag = '"not applicable in doctors"' if column.not_applicable else "false"
    with duckdb.connect() as connection:
        connection.execute(f"CREATE TABLE given (place BIGINT, doctors {kind})")
        connection.execute(
            f"INSERT INTO given SELECT unnest(CAST(? AS BIGINT[])), unnest(CAST(? AS {kind}[]))",
            [list(range(len(cells))), cells],
        )
        relation = "SELECT * FROM given"
        if kind != "VARCHAR":
            types = {"place": "BIGINT", "doctors": kind}
            relation = typed_relation("given", types, {name: name for name in types}, [*whole, "place"])
        query = typed_cells(relation, [column], whole)
        selected = f'"value of doctors", coalesce("in doubt", false), {flag}'
        return connection.execute(f"SELECT {selected} FROM ({query}) ORDER BY place").fetchall()


def expected(cell, column):
    """Return what the rule says, apart from how the engine is asked."""
    if not cell:
        return False
    if cell in (*column.missing, *column.not_applicable):
        return False
    if not PLAIN.fullmatch(cell):
        return True
    low, high = column.minimum or 0, 10**18 - 1 if column.maximum is None else column.maximum
    return not max(low, 0) <= int(cell) <= high


BOUNDS = [{}, {"minimum": "5"}, {"maximum": "12"}, {"maximum": "150"}, {"minimum": "120"}, {"minimum": "-3"}]


@pytest.mark.parametrize("bounds", BOUNDS, ids=str)
def test_every_short_text_is_a_count_only_if_it_is_digits_that_come_back(bounds):
    one = column(missing=("7", "Vet ikke"), not_applicable=("99", "-"), **bounds)
    cells = ["".join(some) for length in range(4) for some in itertools.product(LETTERS, repeat=length)]
    for cell, (value, doubt, not_applicable) in zip(cells, read(cells, one), strict=True):
        assert doubt == expected(cell, one), cell
        assert not_applicable == (cell in one.not_applicable), cell
        if not doubt:
            is_count = PLAIN.fullmatch(cell) and cell not in ("7", "99")
            assert value == (int(cell) if is_count else None), cell


ODD = ["1e2", "10e2", "1e+3", "1.5e4", "0xFFFFF", "0xFFFFFFFFF", "12 ", "\t7", "9" * 18, "9" * 19, "1_0"]


@given(st.lists(st.one_of(st.text(LETTERS, max_size=20), st.sampled_from(ODD)), min_size=1, max_size=60))
@settings(max_examples=40, deadline=None)
def test_long_texts_are_in_doubt_unless_they_are_digits_that_come_back(cells):
    for cell, (value, doubt, _) in zip(cells, read(cells, column()), strict=True):
        assert doubt == expected(cell, column()), cell
        assert doubt or value == (int(cell) if cell else None)


@given(
    st.lists(
        st.one_of(st.none(), st.integers(-(10**18), 10**18), st.integers(-5, 130)), min_size=1, max_size=60
    ),
    st.sampled_from(BOUNDS),
    st.sampled_from([(), ("99",), ("Vet ikke",), ("-1", "099"), ("98", "99", "Vet ikke")]),
    st.sampled_from([(), ("7",), ("Ikke aktuelt",)]),
)
@settings(max_examples=60, deadline=None)
def test_integers_are_read_as_their_texts_are(cells, bounds, missing, not_applicable):
    one = column(missing=missing, not_applicable=not_applicable, **bounds)
    texts = read([None if cell is None else str(cell) for cell in cells], one)
    for ours, theirs in zip(read(cells, one, "BIGINT", ["doctors"]), texts, strict=True):
        assert ours[1:] == theirs[1:]
        assert ours[1] or ours[0] == theirs[0]


FLOATS = st.one_of(st.none(), st.floats(), st.integers(-5, 130).map(float), st.just(float("nan")))


@given(st.lists(FLOATS, min_size=1, max_size=60))
@settings(max_examples=60, deadline=None)
def test_floats_count_where_they_are_whole_and_are_in_doubt_elsewhere(cells):
    one = column(missing=("99",), not_applicable=("7",))
    for cell, found in zip(cells, read(cells, one, "DOUBLE", ["doctors"]), strict=True):
        if cell is None or math.isnan(cell):
            assert found == (None, False, False)
        elif cell == int(cell) if abs(cell) < 1e15 else False:
            assert found[1:] == (cell < 0, cell == 7)
            assert cell < 0 or found[0] == (None if cell in (7, 99) else cell)
        else:
            assert found[1]
