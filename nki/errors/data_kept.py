"""D41x: results that were kept, and are read back. Exit code 11."""

from nki.errors.entry import Entry

_AGAIN = "give the JSON document as nki wrote it, or compute the result anew"

ENTRIES = (
    Entry(
        "D410",
        "No result of nki",
        "{problem}",
        "give a result that nki has written as JSON: nki compute … --output result.json",
        "A part of a result, or a file of another program, is never taken for a result.",
    ),
    Entry(
        "D411",
        "Result without its words",
        "the file is {kind}, and holds the rows of a result without what has to be said of them",
        "give the same result as JSON: nki compute … --output result.json",
        "A table says what was measured, by whom, with which sources, and whether the figures are synthetic "
        "or provisional. Rows alone do not know it, and JSON is the format that keeps it all.",
    ),
    Entry(
        "D412",
        "Result in another version of the format",
        'the document says that its format is "{given}", and {known} is read',
        "read it with the version of nki that wrote it, or compute the result anew",
        "What a member of the document means is settled by the version of its format.",
    ),
    Entry(
        "D413",
        "Result that is not as nki wrote it",
        "{where}: {found}",
        _AGAIN,
        "A member that nobody knows, or one that is missing, shows that a document was edited, or written by "
        "a newer nki.",
    ),
    Entry(
        "D414",
        "Figure that contradicts itself",
        "{where}: {found}",
        _AGAIN,
        "A number beside a status that hides it, or a share that is not its numerator over its denominator, "
        "was not computed but written by somebody. Figures are shown as they were computed, or not at all.",
    ),
)
