"""Whatever is hidden in a release, nothing of it is in a chart: no number, place, colour, order or scale."""

import re
from dataclasses import replace
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from nki.model.level import Level
from nki.model.status import Status
from nki.steps.chart import chart_of
from nki.steps.chart.choice import Choice
from nki.words import words_for
from tests.unit.releases import PROPORTIONS, release, row

NAMES = ("Oslo", "Rogaland", "Nordland", "Viken", "Innlandet", "Agder")
CODES = ("03", "11", "18", "30", "34", "42")
NOT_SHOWN = [status for status in Status if status is not Status.OK]
KINDS = ("areas", "distribution", "map")
FAR = st.integers(10_000, 99_999)


@st.composite
def counties(draw):
    """Return counties of which at least one is shown, and what somebody left in the hidden ones."""
    rows, kept = [], []
    for code, name in zip(CODES, NAMES, strict=True):
        made = row(Level.COUNTY, code, name, draw(st.integers(0, 100)), 100)
        if rows and draw(st.booleans()):
            status = draw(st.sampled_from(NOT_SHOWN))
            made = replace(made, status=status, value=None, numerator=None, denominator=None)
            left = {name: Fraction(draw(FAR), 7) for name in ("value", "lower", "upper")}
            if status is not Status.ZERO_DENOMINATOR:
                left |= {"numerator": draw(FAR), "denominator": draw(FAR)}
            kept.append((len(rows), left))
        rows.append(made)
    return rows, kept


def drawn(rows, kind):
    """Return all that a chart is made of. Its bytes follow from that alone."""
    return chart_of(words_for("nb"), [release((PROPORTIONS[0], *rows))], Choice(kind, level="county"))


@given(counties(), st.sampled_from(KINDS))
def test_what_a_hidden_row_holds_changes_nothing_in_a_chart(made, kind):
    rows, kept = made
    filled = list(rows)
    for place, left in kept:
        filled[place] = replace(rows[place], **left)
    assert drawn(filled, kind) == drawn(rows, kind)


@given(counties())
def test_a_row_that_is_not_shown_is_last_by_its_name_with_a_sign_and_no_number(made):
    rows, kept = made
    hidden = {rows[place].code for place, _ in kept}
    marks = drawn(rows, "areas").plot.marks
    assert all((mark.value is None) == (mark.code in hidden) for mark in marks)
    last = marks[len(marks) - len(hidden) :]
    assert {mark.code for mark in last} == hidden
    assert [mark.name for mark in last] == sorted(mark.name for mark in last)
    for mark in last:
        assert (mark.lower, mark.upper) == (None, None)
        assert re.fullmatch(r"[.:]{1,2}( [a-zæøå0 ]+)?", mark.label)
        assert not re.search(r"[1-9]", mark.told)


@given(counties())
def test_no_place_of_a_map_and_no_dot_stands_for_a_row_that_is_not_shown(made):
    rows, kept = made
    hidden = {rows[place].code for place, _ in kept}
    assert {one.code for one in drawn(rows, "map").plot.squares if one.shade is None} == hidden
    assert not hidden & {one.code for one in drawn(rows, "distribution").plot.dots}
