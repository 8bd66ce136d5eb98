"""Whatever a release hides, no table shows: no text, no number, no order and no property of a file has it."""

import zipfile
from dataclasses import replace
from fractions import Fraction
from io import BytesIO

from hypothesis import given, settings
from hypothesis import strategies as st

from nki.arranging import Shape, Sort
from nki.exporting import FORMATS, SHOWN, choice_of, export
from nki.model.level import Level
from nki.model.release import MeasureTitle, Release
from nki.model.status import SHOWN as WITH_VALUE
from nki.model.status import Status
from tests.unit.releases import ABOUT, PROPORTION, row
from tests.unit.steps.tables.made import written
from tests.unit.steps.tables.readers import READERS

RATE = MeasureTitle(2, "rate", "per_1000", 2, "Antall per 1 000.")
MEAN = MeasureTitle(3, "mean", "minutes", 1, "Ventetid.")
MEASURES = (PROPORTION, RATE, MEAN)
HIDDEN = st.sampled_from([one for one in Status if one not in WITH_VALUE])

# nine figures each, so that none of them stands anywhere by chance
SECRETS = st.integers(700_000_001, 799_999_998)
AREAS = [
    *((Level.COUNTY, code, "") for code in ("03", "11", "15")),
    *((Level.ER_UNIT, f"LV{at:03}", county) for at, county in enumerate(("03", "03", "11", "15"), start=1)),
]


@st.composite
def releases(draw):
    """Return a release in which anything may be hidden, and the numbers that are."""
    rows, secrets = [], set()
    for measure in MEASURES:
        for level, code, county in AREAS:
            for group in ("", "Kvinne"):
                one = replace(
                    row(level, code, f"Sted {code}", 1, 2, measure=measure, county=county),
                    value=Fraction(draw(st.integers(-5000, 5000)), 100),
                    stratum="sex" if group else "",
                    group=group,
                )
                one = replace(one, lower=one.value - 1, upper=one.value + 1)
                if draw(st.booleans()):
                    # somebody else's release, with numbers left behind the status
                    secret = draw(SECRETS)
                    secrets.add(secret)
                    one = replace(
                        one, status=draw(HIDDEN), value=Fraction(secret), lower=Fraction(secret - 1),
                        upper=Fraction(secret + 1), numerator=secret, denominator=secret,
                        design_effect=Fraction(secret),
                    )  # fmt: skip
                rows.append(one)
    return Release(replace(ABOUT, measures=MEASURES), tuple(rows), (), ()), secrets


CHOICES = st.fixed_dictionaries(
    {
        "shape": st.sampled_from([None, *Shape]),
        "sort": st.sampled_from([None, *Sort]),
        "top": st.sampled_from([None, 1, 2]),
    }
)


def held(data):
    """Return all that is in a file, unpacked."""
    if data[:2] != b"PK":
        return data
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return b"\n".join(archive.read(name) for name in archive.namelist())


def spellings(secret):
    for number in (secret - 1, secret, secret + 1):
        yield str(number)
        yield written(number, 0)


@settings(max_examples=15, deadline=None)
@given(releases(), CHOICES, st.sampled_from(FORMATS))
def test_no_number_of_a_hidden_cell_is_anywhere_in_a_file(made, choice, form):
    release, secrets = made
    data = held(export([release], form, choice_of(form, **({} if form == "json" else choice))).data)
    # zero_denominator is counted: its numerator and denominator are shown, and its value is not
    counted = {one.numerator for one in release.rows if one.status is Status.ZERO_DENOMINATOR}
    for secret in secrets - counted:
        for text in spellings(secret):
            assert text.encode() not in data


@settings(max_examples=15, deadline=None)
@given(releases(), CHOICES, st.sampled_from(sorted(READERS)))
def test_every_format_shows_the_same_cells(made, choice, form):
    release, _ = made
    first, *others = [
        [
            (table.caption, table.heads, table.rows)
            for table in READERS[name](export([release], name, choice_of(name, **choice)).data)
        ]
        for name in (form, *(one for one in sorted(READERS) if one != form))
    ]
    assert all(one == first for one in others)


def test_the_formats_whose_cells_are_read_are_those_for_readers():
    assert {*READERS, "xlsx"} == set(SHOWN)
