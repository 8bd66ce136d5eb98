"""All entries in one table, and what follows from a code: its words, weight and exit code."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

from nki.errors import (
    charts,
    computation,
    data,
    data_doubts,
    data_files,
    data_kept,
    data_rows,
    data_units,
    data_values,
    output,
    register,
    spec_examples,
    spec_forms,
    spec_glossary,
    spec_history,
    spec_meaning,
    spec_text,
    spec_wording,
    templates,
    usage,
)
from nki.errors.entry import Entry
from nki.model.issue import Issue, Severity


class Family(Enum):
    """The families of codes, by first letter, with the exit code of each."""

    USAGE = ("U", 2, "How the command was called")
    SPEC = ("S", 10, "The specification of an indicator")
    DATA = ("D", 11, "Deliveries and registers")
    COMPUTATION = ("C", 12, "Computation")
    PRIVACY = ("P", 13, "Disclosure control")
    OUTPUT = ("R", 14, "Output")

    @property
    def letter(self) -> str:
        """Return the letter that the family's codes start with."""
        return self.value[0]

    @property
    def exit_code(self) -> int:
        """Return what a command exits with when an error of this family stopped it."""
        return self.value[1]


CATALOGUE: dict[str, Entry] = {
    entry.code: entry
    for entry in (
        *usage.ENTRIES,
        *spec_text.ENTRIES,
        *spec_meaning.ENTRIES,
        *spec_examples.ENTRIES,
        *spec_history.ENTRIES,
        *spec_glossary.ENTRIES,
        *spec_wording.ENTRIES,
        *spec_forms.ENTRIES,
        *data.ENTRIES,
        *data_rows.ENTRIES,
        *data_values.ENTRIES,
        *data_files.ENTRIES,
        *data_units.ENTRIES,
        *data_doubts.ENTRIES,
        *data_kept.ENTRIES,
        *register.ENTRIES,
        *computation.ENTRIES,
        *output.ENTRIES,
        *templates.ENTRIES,
        *charts.ENTRIES,
    )
}


@dataclass(frozen=True, slots=True)
class Words:
    """What to say of one issue: its title, what was found, what to do."""

    title: str
    found: str
    do: str


def words(issue: Issue) -> Words:
    """Put the facts of an issue into the words of its code. A missing fact is a bug, and raises."""
    entry = CATALOGUE[issue.code]
    facts = dict(issue.facts)
    return Words(entry.title, entry.found.format_map(facts), entry.do.format_map(facts))


def severity_of(issue: Issue) -> Severity:
    """Return how much the issue weighs."""
    return CATALOGUE[issue.code].severity


def is_error(issue: Issue) -> bool:
    """Say whether the issue stops the work."""
    return severity_of(issue) is Severity.ERROR


def family_of(code: str) -> Family:
    """Return the family of a code."""
    return next(family for family in Family if family.letter == code[0])


def exit_code(issues: Iterable[Issue]) -> int:
    """Return the exit code for these findings: that of the first family, in order, with an error."""
    codes = {family_of(issue.code).exit_code for issue in issues if is_error(issue)}
    return min(codes, default=0)
