"""Several answers from one unit, where the survey has one: which of them counts, if any."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from nki.model.issue import Issue, Place

At = tuple[int, int]
"""The numbers of a file and of a record in it."""


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer of a unit. ``date`` is ISO text, "" where there is none."""

    at: At
    place: Place
    date: str
    cells: tuple[str, ...]


class Answers:
    """The answers of every unit, as they go by."""

    def __init__(self, column: str, who: str) -> None:
        """``column`` is the unit column and ``who`` what messages call a unit."""
        self._column = column
        self._who = who
        self._by_unit: dict[str, list[Answer]] = defaultdict(list)

    def add(self, unit: str, answer: Answer) -> None:
        """Take note of an answer."""
        self._by_unit[unit].append(answer)

    def faults(self, *, every: bool) -> Iterator[tuple[At, Issue]]:
        """Yield a finding (D311) for each answer but its unit's first, or for every one of several."""
        for unit, answers in self._several():
            first, second = answers[0], answers[1]
            for answer in answers if every else answers[1:]:
                other = second if answer is first else first
                said = _said(other.place, answer.place)
                facts = {"who": self._who, "unit": unit, "first": said}
                yield answer.at, Issue.of("D311", answer.place, self._column, **facts)

    def chosen(self, which: str) -> Iterator[tuple[At, Issue]]:
        """Yield the answers that do not count: D384 where another does, D317 where nobody can tell."""
        for unit, answers in self._several():
            why = _undecided(answers, which)
            if why:
                for answer in answers:
                    times = "twice" if len(answers) == 2 else f"{len(answers)} times"
                    facts = {"who": self._who, "unit": unit, "which": which, "times": times, "why": why}
                    yield answer.at, Issue.of("D317", answer.place, self._column, **facts)
                continue
            kept = _best(answers, which)
            for answer in answers:
                if answer is not kept:
                    said = _said(kept.place, answer.place)
                    facts = {"who": self._who, "unit": unit, "kept": said}
                    yield answer.at, Issue.of("D384", answer.place, self._column, **facts)

    def _several(self) -> Iterator[tuple[str, list[Answer]]]:
        for unit, answers in self._by_unit.items():
            if len(answers) > 1:
                yield unit, answers


def _best(answers: list[Answer], which: str) -> Answer:
    choose = min if which == "first" else max
    return choose(answers, key=lambda one: one.date)


def _undecided(answers: list[Answer], which: str) -> str:
    """Return why the dates do not decide, or nothing where they do."""
    undated = [answer for answer in answers if not answer.date]
    if undated:
        return f"row {undated[0].place.row} has none"
    best = _best(answers, which)
    rivals = [answer for answer in answers if answer.date == best.date]
    # the same answer twice is one answer, whichever copy is kept
    if len({answer.cells for answer in rivals}) > 1:
        return f"rows {' and '.join(str(one.place.row) for one in rivals)} have the same, {best.date}"
    return ""


def _said(other: Place, here: Place) -> str:
    return f"row {other.row}" if other.file == here.file else f"row {other.row} of {other.file}"
