"""Dates: Norwegian and ISO, with or without a time of day, and what Excel counts."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nki.model.spec import Column
from nki.steps.read.cell import Bad, Exact, Taken
from nki.steps.read.months import MONTHS
from nki.steps.read.values import plain
from tests.unit.steps.read.test_values import column, said, taken

SHORT = "; the year needs four digits"
MONTH_FIRST = "; with slashes or hyphens the month may come first"


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        *(("2021-12-31", "2021-12-31"), ("31.12.2021", "2021-12-31"), ("1.2.2021", "2021-02-01")),
        *((" 01.02.2021 ", "2021-02-01"), ("29.02.2024", "2024-02-29")),
        *(("27.02.2022 10:11", "2022-02-27"), ("27.02.2022 10:11:12", "2022-02-27")),
        *(("27.02.2022 kl. 10.11", "2022-02-27"), ("27.02.2022, kl 10:11", "2022-02-27")),
        *(("27.02.2022\u00a010:11", "2022-02-27"), ("2022-02-27 10:11", "2022-02-27")),
        *(("2022-02-27T10:11:12+01:00", "2022-02-27"), ("2022-02-27T23:59:59.123Z", "2022-02-27")),
        *(("27. februar 2022", taken("2022-02-27")), ("27 Feb. 2022", taken("2022-02-27"))),
        *(("1.mai.2022", taken("2022-05-01")), ("31. 12. 2021", taken("2021-12-31"))),
        *(("27-Dec-2022", taken("2022-12-27")), ("27. februar 2022 kl. 10:11", taken("2022-02-27"))),
        *(("44619", taken("2022-02-27")), ("44619,4236", taken("2022-02-27"))),
        *(("44619.4236", taken("2022-02-27")), (Exact("44619"), taken("2022-02-27"))),
        *((Exact("2022-02-27T10:11:12"), "2022-02-27"), (Exact("2022-02-27 10:11:12"), "2022-02-27")),
        *(('"27.02.2022"', taken("2022-02-27")), ("vet ikke", taken(""))),
        *(("20000", taken("1954-10-03")), ("73415", taken("2100-12-31"))),
    ],
)
def test_dates_are_read_where_there_is_one_reading(cell, expected):
    assert said("date", cell) == expected


@pytest.mark.parametrize(
    ("cell", "wrong"),
    [
        *((cell, "") for cell in ("31.02.2024", "29.02.2023", "00.01.2021", "01.13.2021", "2021-13-01")),
        *((cell, "") for cell in ("2021-1-1", "20211231", "2021", "i fjor", "0000-01-01", "12-2021")),
        *((cell, "") for cell in ("２０２１-12-31", "31.12.2021.", "19999", "80001", "31. foo 2022")),
        *((cell, "") for cell in ("31. februar 2022", "1e5", "27.02.2022 i går")),
        *((cell, SHORT) for cell in ("31.12.21", "27/02/22", "27-02-22", "27.02.22 10:11")),
        *((cell, MONTH_FIRST) for cell in ("31/12/2021", "02/27/2022", "12-31-2021", "02/03/2022 10:11")),
        *((cell, "; there is no such time of day") for cell in ("27.02.2022 24:00", "2022-02-27T10:60")),
        *(
            (cell, "; the year is not between 1900 and 2100")
            for cell in ("31.12.1899", "0202-02-02", "2101-01-01", "80000")
        ),
    ],
)
def test_what_is_no_date_is_told_why(cell, wrong):
    assert plain(column("date"), cell) == Bad("D325", (("wrong", wrong),))


DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31))
NAMES = st.sampled_from(["{0:%d.%m.%Y}", "{0:%Y-%m-%d}", "{0.day}.{0.month}.{0.year}", "{0:%d.%m.%Y} 10:11"])


@given(DAYS, NAMES)
def test_every_day_comes_back_from_every_form(day, form):
    assert plain(Column(name="x", type="date"), form.format(day)) == day.isoformat()


@given(DAYS, st.data())
def test_every_day_comes_back_with_the_name_of_its_month(day, data):
    name = data.draw(st.sampled_from([name for name, number in MONTHS.items() if number == day.month]))
    found = plain(Column(name="x", type="date"), f"{day.day}. {name} {day.year}")
    assert isinstance(found, Taken)
    assert found.text == day.isoformat()


@given(st.integers(20000, 73415))
def test_excels_days_are_counted_from_1900(number):
    found = plain(Column(name="x", type="date"), str(number))
    # 61 is the first day behind the 29 February 1900 that Excel has and the calendar has not
    assert found.text == (date(1900, 3, 1) + timedelta(days=number - 61)).isoformat()
