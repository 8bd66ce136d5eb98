"""Calls of a log, and how long each of them rang."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

OSLO = ZoneInfo("Europe/Oslo")
RANG, ANSWERED, OUTCOME, NUMBER = "Ringer hos operatør", "Besvart av operatør", "Utfall", "Nummer"


def moment(text, not_before=None):
    """Return the instant of a local time, with or without its offset.

    Where the clock showed a time twice, the first is meant, or the second if the first lies before a start.
    """
    if not text:
        return None
    if "T" in text:
        return datetime.fromisoformat(text)
    day, clock = text.split(" ")
    local = datetime.fromisoformat(f"{'-'.join(reversed(day.split('.')))}T{clock}")
    first, second = (local.replace(tzinfo=OSLO, fold=fold) for fold in (0, 1))
    is_before = not_before is not None and first.timestamp() < not_before.timestamp()
    return second if is_before else first


def day(row):
    """Return the Norwegian day on which a call rang."""
    return moment(row[RANG]).astimezone(OSLO).date()


def seconds(row):
    """Return how long a call rang, None where that is not known."""
    start = moment(row[RANG])
    end = moment(row[ANSWERED], start)
    if end is None:
        return None
    passed = timedelta(seconds=end.timestamp() - start.timestamp())
    return round(passed.total_seconds())


def outcome(row):
    """Return whether a call was answered, None where that is not known."""
    return {"Besvart": True, "Ubesvart": False}.get(row[OUTCOME])


def is_decided(row):
    """Say whether it is known of a call whether it was answered in time, whatever time that is."""
    return outcome(row) is False or (outcome(row) is True and seconds(row) is not None)


def is_told(row):
    """Say whether it is known that a call was answered, or that it was not."""
    return outcome(row) is not None


def is_slow(row, limit):
    """Say whether a call rang for longer than a limit, whatever became of it."""
    return seconds(row) is not None and seconds(row) > limit


def within(rows, limit):
    """Count the calls that were answered within so many seconds."""
    return sum(bool(outcome(row)) and seconds(row) is not None and seconds(row) <= limit for row in rows)


def answered(rows):
    """Count the calls that were answered."""
    return sum(outcome(row) is True for row in rows)


def unanswered(rows):
    """Count the calls that were not."""
    return sum(outcome(row) is False for row in rows)


def times(rows):
    """Return the answer times of the calls that were answered."""
    return [seconds(row) for row in rows if outcome(row)]
