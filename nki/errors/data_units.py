"""D313, D366, D376, D38x: headers and units that match, though not to the letter. Exit code 11."""

from nki.errors.entry import Entry
from nki.model.issue import Severity

ENTRIES: tuple[Entry, ...] = (
    Entry(
        "D313",
        "Unit to confirm",
        '"{unit}" is no {who} to the letter; it may be {candidates}',
        "write the id, or let nki inspect write a mapping file with --mapping, and confirm it there",
        "Names are written in many ways, and two places may share one. Who knows the units decides once, in "
        "a mapping file that is kept with the delivery.",
    ),
    Entry(
        "D318",
        "Municipality that was divided",
        'the number "{unit}" cannot be followed to {day}: {why}',
        "write the numbers of {day}, or confirm in a mapping which of them it is",
        "Renumbering and merging can be followed. Across a division, or from a merged municipality back to "
        "what it was before, only somebody who knows can say which municipality the row is about.",
    ),
    Entry(
        "D319",
        "Municipality number of another day",
        '"{value}" is taken as the municipality "{read}", {name}, which it is on {day}, in {rows}',
        "check the period, and that the row is about the whole municipality of that day",
        "Municipalities are those of the last day of the measure period. Numbers from before a renumbering "
        "or merging are followed to it.",
        Severity.NOTE,
    ),
    Entry(
        "D366",
        "Name and id do not fit",
        'the row of the {who} "{unit}", {name}, calls it "{given}"',
        "check that columns have not been sorted apart from each other",
        "A name that belongs to another unit tells of rows that slipped: then every number stands at the "
        "wrong unit.",
        Severity.WARNING,
    ),
    Entry(
        "D376",
        "Mapping not understood",
        "{problem}",
        "mend the line; the columns are kind (header or unit), found, means, name, confirmed (ja or empty)",
        "What is not understood in a mapping is never skipped, for figures depend on it.",
    ),
    Entry(
        "D380",
        "Header matched by its words",
        'the header "{header}" is taken as the column "{column}"',
        "check that it is the same question",
        "It differs from the declared header only in case, punctuation, spelling of letters or the "
        "question's number.",
        Severity.NOTE,
    ),
    Entry(
        "D381",
        "Unit matched, though not by its id",
        '"{value}" is taken as the {who} "{read}", {name}, in {rows}',
        "check that it is the same",
        "It is the id or number but for blanks, case or a lost zero, or the name as the register has it. In "
        "public names, which are unique, one of two languages is enough, and HF and RHF may be left out.",
        Severity.NOTE,
    ),
    Entry(
        "D386",
        "As confirmed in the mapping",
        '"{header}" is taken as "{column}"',
        "nothing, if the mapping is right",
        "Somebody has confirmed in the mapping file what this header or name means.",
        Severity.NOTE,
    ),
    Entry(
        "D387",
        "Municipality number without its zero",
        'the municipality number "{given}" is read as "{read}"',
        "write it with four digits, in a column formatted as text",
        "Spreadsheets take a number for a number and drop the zero in front of it.",
        Severity.NOTE,
    ),
    Entry(
        "D388",
        "One column for two questions",
        "the header in column {at} matches {columns}",
        "make the declared headers differ, or confirm in a mapping which of them it is",
        "A column cannot be the answer to two questions.",
    ),
)
