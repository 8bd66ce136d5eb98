"""Quotation marks that do not close where they should: the row is named, and none is lost or joined."""

import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nki.errors import is_error
from nki.steps.read import Choices
from tests.zoo import clean, taking
from tests.zoo.animals import Dialect, written

PATIENT = {"deadline": None, "suppress_health_check": [HealthCheck.too_slow]}
ROWS = st.integers(1, 12)
DIALECTS = st.builds(Dialect, delimiter=st.sampled_from(";,\t"), end=st.sampled_from(["\r\n", "\n"]))


def rows_of(survey, how):
    """Return the rows of the clean delivery as text, the header being the first."""
    return [written([row], how) for row in survey.grid]


def stray(text, at):
    """Put a quotation mark at a share of a row's length, before its line end."""
    place = round(at * len(text.rstrip("\r\n")))
    return f'{text[:place]}"{text[place:]}'


def take(survey, texts, *, set_aside=False):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "svar.csv"
        path.write_bytes("".join(texts).encode())
        return taking.take(survey, path, Choices(set_aside=set_aside))


def nothing_lost(survey, taken, touched):
    """Assert that the rows with quotes are told of, and all others are counted as they were or set aside."""
    taking.kept_apart(survey, taken)
    if taken.refused:
        return
    answered = {unit for _, unit in taken.tallies}
    for row in range(1, 13):
        unit = survey.grid[row][0]
        assert unit in answered or row in touched or any(unit in one.original for one in taken.aside), unit


@given(DIALECTS, ROWS, st.floats(0, 1))
@settings(max_examples=40, **PATIENT)
def test_a_stray_quote_names_its_row_and_leaves_the_rows_behind_it(how, row, at):
    survey = clean.counts()
    texts = rows_of(survey, how)
    texts[row] = stray(texts[row], at)
    taken = take(survey, texts)
    if taken.refused:
        assert row + 1 in {one.place.row for one in taken.issues if is_error(one)}
    else:
        assert taken.figures == taking.clean_result(survey).figures
    nothing_lost(survey, take(survey, texts, set_aside=True), {row})


@given(DIALECTS, ROWS, st.floats(0, 1), ROWS, st.floats(0, 1))
@settings(max_examples=60, **PATIENT)
def test_two_stray_quotes_swallow_no_row(how, one, at, other, there):
    swallows_none(how, one, at, other, there)


@st.composite
def cell_edges(draw):
    """Draw an edge of a cell: there a quotation mark opens or closes as well-formed CSV has it."""
    return draw(ROWS), draw(st.integers(0, 5)), draw(st.booleans())


@given(DIALECTS, cell_edges(), cell_edges())
@settings(max_examples=100, **PATIENT)
def test_a_pair_of_quotes_at_the_edges_of_cells_swallows_no_row(how, opens, closes):
    between_edges(how, opens, closes)


@pytest.mark.long
@given(DIALECTS, cell_edges(), cell_edges())
@settings(max_examples=3000, **PATIENT)
def test_many_pairs_of_quotes_at_the_edges_of_cells_swallow_no_row(how, opens, closes):
    between_edges(how, opens, closes)


def between_edges(how, opens, closes):
    survey = clean.counts()
    grid = [[written([[cell]], how).rstrip("\r\n") for cell in row] for row in survey.grid]
    for row, column, behind in (opens, closes):
        grid[row][column] = f'{grid[row][column]}"' if behind else f'"{grid[row][column]}'
    texts = [how.delimiter.join(row) + how.end for row in grid]
    judged(survey, texts, {opens[0], closes[0]})


def swallows_none(how, one, at, other, there):
    survey = clean.counts()
    texts = rows_of(survey, how)
    texts[one] = stray(texts[one], at)
    texts[other] = stray(texts[other], there)
    judged(survey, texts, {one, other})


def judged(survey, texts, touched):
    taken = take(survey, texts)
    if taken.refused:
        assert {one.place.row for one in taken.issues if is_error(one)} & set(range(2, 20))
    else:
        assert taken.figures == taking.clean_result(survey).figures
    nothing_lost(survey, take(survey, texts, set_aside=True), touched)
