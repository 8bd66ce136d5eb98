"""Periods: what they are called, on which days they begin and end, and what is beside them."""

from calendar import isleap
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nki.model.period import Period, PeriodKind, periods_between

DAY = timedelta(days=1)
COUNTS = {
    PeriodKind.YEAR: 1,
    PeriodKind.HALF_YEAR: 2,
    PeriodKind.TERTIAL: 3,
    PeriodKind.QUARTER: 4,
    PeriodKind.MONTH: 12,
}
YEARS = st.integers(1901, 2198)


@st.composite
def periods(draw, kinds=tuple(PeriodKind)):
    kind = draw(st.sampled_from(kinds))
    if kind is PeriodKind.ROLLING:
        return Period(draw(YEARS), kind, draw(st.integers(1, 12)), draw(st.integers(2, 60)))
    if kind is PeriodKind.WEEK:
        day = draw(st.dates(date(1901, 1, 7), date(2198, 12, 20)))
        year, week, _ = day.isocalendar()
        return Period(year, kind, week)
    return Period(draw(YEARS), kind, draw(st.integers(1, COUNTS[kind])))


FIXED = tuple(kind for kind in PeriodKind if kind is not PeriodKind.ROLLING)


@pytest.mark.parametrize(
    ("text", "kind", "first", "last"),
    [
        ("2024", PeriodKind.YEAR, "2024-01-01", "2024-12-31"),
        ("2024-H1", PeriodKind.HALF_YEAR, "2024-01-01", "2024-06-30"),
        ("2024-H2", PeriodKind.HALF_YEAR, "2024-07-01", "2024-12-31"),
        ("2024-T2", PeriodKind.TERTIAL, "2024-05-01", "2024-08-31"),
        ("2024-T3", PeriodKind.TERTIAL, "2024-09-01", "2024-12-31"),
        ("2024-Q1", PeriodKind.QUARTER, "2024-01-01", "2024-03-31"),
        ("2024-Q3", PeriodKind.QUARTER, "2024-07-01", "2024-09-30"),
        ("2024-M02", PeriodKind.MONTH, "2024-02-01", "2024-02-29"),
        ("2023-M02", PeriodKind.MONTH, "2023-02-01", "2023-02-28"),
        ("2024-W05", PeriodKind.WEEK, "2024-01-29", "2024-02-04"),
        ("2025-W01", PeriodKind.WEEK, "2024-12-30", "2025-01-05"),
        ("2020-W53", PeriodKind.WEEK, "2020-12-28", "2021-01-03"),
        ("2024-M03R12", PeriodKind.ROLLING, "2023-04-01", "2024-03-31"),
        ("2024-M12R12", PeriodKind.ROLLING, "2024-01-01", "2024-12-31"),
        ("2024-M02R2", PeriodKind.ROLLING, "2024-01-01", "2024-02-29"),
        ("2024-M12R60", PeriodKind.ROLLING, "2020-01-01", "2024-12-31"),
        ("2024-M01R60", PeriodKind.ROLLING, "2019-02-01", "2024-01-31"),
    ],
)
def test_a_period_has_its_days(text, kind, first, last):
    period = Period.parse(f" {text}\n")
    assert period.kind is kind
    assert (period.first_day, period.last_day) == (date.fromisoformat(first), date.fromisoformat(last))
    assert str(period) == text


@pytest.mark.parametrize(
    "text",
    [
        *("", "24", "1821", "2200", "202", "20244", "+2024", "2024.0", "２０２４", "2024\n2024", "2024 - T1"),
        *("2024-", "2024-1", "2024T1", "2024-t1", "2024-T0", "2024-T4", "2024-T01", "2024-H3", "2024-Q5"),
        *("2024-Q3R12", "2024-W05R2", "2024-Y1", "2024-M", "2024-M3", "2024-M00", "2024-M13", "2024-M003"),
        *("2024-W00", "2024-W5", "2024-W53", "2023-W53", "2020-W54", "2024-R12", "2024-M03R", "2024-M03R1"),
        *("2024-M03R0", "2024-M03R61", "2024-M03R012", "2024-M03R02", "2024-M3R12", "2024-T1..2024-T3"),
    ],
)
def test_nothing_else_is_a_period(text):
    with pytest.raises(ValueError, match=r"no |is written|Invalid week"):
        Period.parse(text)


@pytest.mark.parametrize(
    ("kind", "number", "months"),
    [
        (PeriodKind.YEAR, 2, 0),
        (PeriodKind.YEAR, 1, 12),
        (PeriodKind.TERTIAL, 0, 0),
        (PeriodKind.MONTH, 13, 0),
        (PeriodKind.MONTH, 3, 12),
        (PeriodKind.WEEK, 53, 0),
        (PeriodKind.WEEK, 5, 2),
        (PeriodKind.ROLLING, 3, 0),
        (PeriodKind.ROLLING, 3, 61),
        (PeriodKind.ROLLING, 13, 12),
    ],
)
def test_a_period_that_does_not_exist_cannot_be_made(kind, number, months):
    with pytest.raises(ValueError, match=r"^no |Invalid week"):
        Period(2024, kind, number, months)


def test_a_year_is_what_a_number_alone_says():
    assert Period(2000) == Period.parse("2000")
    assert (Period(2000).year, Period(2000).kind, str(Period(2000))) == (2000, PeriodKind.YEAR, "2000")


def test_a_year_has_53_weeks_where_iso_says_so():
    long = [year for year in range(1990, 2030) if Period(year, PeriodKind.WEEK, 52).following().number == 53]
    assert long == [1992, 1998, 2004, 2009, 2015, 2020, 2026]


@given(periods())
def test_what_is_written_is_read(period):
    assert Period.parse(str(period)) == period


@given(st.text(alphabet="0123456789-HTQMWR", max_size=12))
def test_what_is_read_is_written_the_same(text):
    try:
        period = Period.parse(text)
    except ValueError:
        return
    assert str(period) == text


@given(periods())
def test_neighbours_are_neighbours_from_both_sides(period):
    assert period.previous().following() == period == period.following().previous()
    assert period.previous() < period < period.following()
    assert period.previous().is_like(period)
    assert period.following().is_like(period)


@given(periods(FIXED))
def test_neighbours_touch_without_gap_or_overlap(period):
    assert period.previous().last_day + DAY == period.first_day
    assert period.last_day + DAY == period.following().first_day


@given(periods([PeriodKind.ROLLING]))
def test_a_rolling_period_moves_by_a_month_and_has_its_months(period):
    last = Period(period.year, PeriodKind.MONTH, period.number)
    months = [last]
    while len(months) < period.months:
        months.append(months[-1].previous())
    assert (period.first_day, period.last_day) == (months[-1].first_day, last.last_day)
    assert period.following().last_day == last.following().last_day
    assert period.following().first_day == months[-1].following().first_day


@given(periods(), st.integers(-800, 2500))
def test_a_day_is_in_the_period_between_its_first_and_last(period, days):
    day = period.first_day + days * DAY
    assert period.contains(day) is (0 <= days <= (period.last_day - period.first_day).days)


@given(periods(FIXED), st.integers(0, 400))
def test_every_day_is_in_one_period_of_a_kind(period, days):
    day = period.first_day + days * DAY
    while not period.contains(day):
        period = period.following()
    assert not period.previous().contains(day)
    assert not period.following().contains(day)


@given(YEARS, st.sampled_from(list(COUNTS)))
def test_the_parts_of_a_year_make_the_year(year, kind):
    parts = [Period(year, kind, number) for number in range(1, COUNTS[kind] + 1)]
    assert (parts[0].first_day, parts[-1].last_day) == (Period(year).first_day, Period(year).last_day)
    assert sum((part.last_day - part.first_day).days + 1 for part in parts) == 365 + isleap(year)
    assert parts[-1].following() == Period(year + 1, kind)
    assert periods_between(parts[0], parts[-1]) == tuple(parts)


@given(st.dates(date(1901, 1, 7), date(2198, 12, 20)))
def test_a_week_is_monday_to_sunday_of_the_iso_calendar(day):
    year, week, _ = day.isocalendar()
    period = Period(year, PeriodKind.WEEK, week)
    assert [period.first_day, period.last_day] == [date.fromisocalendar(year, week, n) for n in (1, 7)]
    assert period.contains(day)
    assert period.calendar_years == tuple(sorted({period.first_day.year, period.last_day.year}))


@given(st.sampled_from(list(PeriodKind)).flatmap(lambda kind: st.lists(periods([kind]), min_size=2)))
def test_periods_of_a_kind_are_ordered_by_their_days(several):
    ends = [period.last_day for period in sorted(several)]
    assert ends == sorted(ends)


@given(periods())
def test_the_calendar_years_are_those_of_the_days(period):
    days = range((period.last_day - period.first_day).days + 1)
    assert period.calendar_years == tuple(sorted({(period.first_day + n * DAY).year for n in days}))


@given(periods(), st.integers(0, 199))
def test_a_range_of_periods_goes_from_the_first_to_the_last(first, more):
    expected = [first]
    for _ in range(more):
        expected.append(expected[-1].following())
    if expected[-1].year < 2200:
        assert periods_between(first, expected[-1]) == tuple(expected)


@pytest.mark.parametrize(
    ("first", "last"),
    [
        ("2024", "2023"),
        ("2024-T1", "2024-Q3"),
        ("2024", "2024-T3"),
        ("2024-M01R12", "2024-M03R24"),
        ("1900", "2100"),
        ("2000-W01", "2024-W01"),
    ],
)
def test_what_is_no_range_is_refused(first, last):
    with pytest.raises(ValueError, match=r"no periods of one kind|lies before|more than 200"):
        periods_between(Period.parse(first), Period.parse(last))


def test_a_range_has_at_most_two_hundred_periods():
    assert len(periods_between(Period(1901), Period(2100))) == 200
    with pytest.raises(ValueError, match="more than 200"):
        periods_between(Period(1900), Period(2100))
