"""C4xx: computation. Exit code 12."""

from nki.errors.entry import Entry

ENTRIES = (
    Entry(
        "C401",
        "Account does not close",
        "measure {measure}: {read} rows read, {accounted} accounted for",
        "do not publish; report this with the version of nki",
        "Every row read is counted or left out for a stated reason. Figures whose account does not close are "
        "not given out.",
    ),
)
