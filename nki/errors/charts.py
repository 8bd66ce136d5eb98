"""R62x: charts. Exit code 14, as for all output."""

from nki.errors.entry import Entry

ENTRIES = (
    Entry(
        "R620",
        "Charts need an extra",
        "charts need {module}, which is not installed",
        "install it: pip install 'nki[charts]'",
        "What draws charts is larger than all the rest of nki, and comes only to those who ask for it.",
    ),
    Entry(
        "R621",
        "Nothing to draw",
        "{found}",
        "draw another level, measure or period; the result itself says why its figures are not there",
        "A figure that is not shown is no length, place or colour, and a chart of signs alone is none.",
    ),
    Entry(
        "R622",
        "Not in the result",
        'the result has no {what} "{given}"{meant}',
        "choose among: {known}",
        "A chart shows what a result holds; what it was not computed for cannot be drawn.",
    ),
    Entry(
        "R623",
        "Not said what is to be drawn",
        "{found}",
        "{do}",
        "A chart of something else than its reader was promised is worse than none.",
    ),
    Entry(
        "R624",
        "Cannot be drawn in this way",
        "{found}",
        "{do}",
        "Each kind of chart shows one thing well. Where it would mislead, the figures have a table.",
    ),
)
