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
    Entry(
        "C402",
        "More than the whole",
        "measure {measure}: {area} has a larger numerator than denominator",
        "check that both sources cover the same units and the same period, or use the kind ratio",
        "The numerator of a share lies inside its denominator. Where the two are read in different sources, "
        "that can only be seen when they are held together.",
    ),
    Entry(
        "C403",
        "Numbers too large to add up",
        'the numbers of the source "{source}" are too large to be multiplied or added up exactly',
        "check the numbers; declare `maximum` for their columns, so that the row is found",
        "Sums are exact to 38 digits. Nobody's weights, hours or inhabitants need more, so that one of the "
        "numbers is wrong.",
    ),
)
