"""R6xx: output. Exit code 14."""

from nki.errors.entry import Entry

ENTRIES = (
    Entry(
        "R601",
        "Cannot be written",
        'the file "{path}" cannot be written: {reason}',
        "choose a folder that exists and can be written to",
        "Files are written whole or not at all; what stood there before is untouched.",
    ),
    Entry(
        "R602",
        "Unknown format",
        'no format is known for "{given}"',
        "use --format, or a file that ends in one of: {known}",
        "The suffix of the output file chooses its format.",
    ),
    Entry(
        "R603",
        "File exists already",
        'a file "{path}" exists already, and nothing was written',
        "choose another name, or move the file out of the way",
        "A new specification or form never takes the place of one that somebody has worked on, and rows that "
        "are set aside never that of a file which is none of theirs.",
    ),
    Entry(
        "R604",
        "Would replace what is read or written",
        '"{path}" is {what} too, and nothing was written',
        "give a file of its own",
        "A delivery that a slip has overwritten is gone, and of two results in one file the first is.",
    ),
)
