"""S23x: the examples inside a specification. Exit code 10."""

from nki.errors.entry import Entry
from nki.model.issue import Severity

ENTRIES = (
    Entry(
        "S230",
        "Example and definition disagree",
        "{figure}: {differences}",
        "correct the expectation if the definition is right, or the definition if the example is",
        "Examples are computed as deliveries are. Whoever signed them signed what the definition means, so a "
        "figure that comes out otherwise is a mistake in one of the two.",
    ),
    Entry(
        "S231",
        "Expected figure that does not exist",
        "the example expects {expected}, and {problem}{meant}",
        "{advice}",
        "An expectation names a figure of the result by measure, level and area. One that names none would "
        "never be compared with anything.",
    ),
    Entry(
        "S232",
        "Row of an example that would be refused",
        "{problem} ({cause})",
        "{advice}",
        "The rows of an example pass the same checks as the rows of a delivery, and what a delivery may not "
        "hold has no place in an example. `nki explain` with the code in brackets says more.",
    ),
    Entry(
        "S233",
        "Unit of an example that cannot be placed",
        "{problem} ({cause})",
        "{advice}",
        "The units of an example are a small register, and pass the same checks as a real one. `nki explain` "
        "with the code in brackets says more.",
    ),
    Entry(
        "S234",
        "Rows of an example without their source",
        "{problem}",
        "give each source its own list of rows, under its id: {sources}",
        "Where an indicator has several sources, the rows of an example say which of them they come from, "
        "and every source that is counted has some.",
    ),
    Entry(
        "S235",
        "Expectation that expects nothing",
        "the expectation names a figure and says nothing about it",
        "add one or more of: {keys}",
        "An expectation without a value, status or number holds whatever the definition says.",
    ),
    Entry(
        "S236",
        "Change that no example notices",
        "{change}, and every example still comes out right",
        "add an example whose figures would then be different{hint}",
        "`nki validate --mutate` changes a definition in small ways, one at a time, and computes the "
        "examples again. A change that no example notices could be made by mistake without anybody noticing "
        "either.",
        Severity.WARNING,
    ),
    Entry(
        "S237",
        "No examples",
        "the specification has no examples, so that no change of its definition would be noticed",
        "add `examples:` with a few rows and the figures that they must give",
        "`nki validate --mutate` asks whether the examples of a specification would notice a change of its "
        "definition, which without examples is answered beforehand.",
        Severity.WARNING,
    ),
    Entry(
        "S238",
        "Unit of an example that has its place already",
        'the example says `{key}` of the {who} "{id}"',
        "remove `{key}`",
        "Only ER units are made up in examples, with where they are and when they were open. Municipalities, "
        "counties, health trusts and regions are the real ones of the last day of the period.",
    ),
)
