"""D309-D319, D383-D385: rows that are no answers, rows twice, rows put aside. Exit code 11."""

from nki.errors.entry import Entry
from nki.model.issue import Severity

ENTRIES = (
    Entry(
        "D309",
        "Line without an end",
        "the line is longer than a million characters",
        "look for line ends that were lost, or for a file that is no table",
        "A row of a survey is short. What has no line end for so long is damaged, or something else.",
    ),
    Entry(
        "D314",
        "Total row",
        'the row is a total, by the word "{word}", and no unit\'s answer',
        "remove the row; nki adds up by itself",
        "Spreadsheets put sums below the answers. Counted as an answer, a total would double the figures.",
    ),
    Entry(
        "D315",
        "Header again",
        "the row is the header once more",
        "remove the row",
        "Files that were put behind each other bring their headers along.",
    ),
    Entry(
        "D316",
        "Rows inside a cell",
        "the quotation mark that opens here closes {lines} further down, and what lies between reads as rows",
        "close the quotation mark where its text ends, or double it if it is part of the text",
        "Two stray quotation marks make everything between them one cell: the rows there would vanish, and "
        "the unit before them would get the numbers of the unit behind them.",
    ),
    Entry(
        "D317",
        "Cannot tell which answer counts",
        'the {who} "{unit}" has answered {times}, and the dates do not tell the {which}: {why}',
        "remove the rows that are not to count, or correct their dates",
        "Of several answers, the one to keep is chosen by the date that the specification names as the date "
        "of the answer. Without a date in each of them, or with one date in several, it would be a guess.",
    ),
    Entry(
        "D367",
        "Decimal comma and decimal point",
        "numbers are written with a decimal comma in {comma} and with a decimal point in {point}",
        "write all numbers the same way, or give --decimal comma or --decimal point to refuse the others",
        "Where both signs are decimal signs, 1.234 could be a little more than one, or more than a thousand.",
    ),
    Entry(
        "D383",
        "Rows set aside",
        "{rows} of {read} could not be taken and {are} in no figure",
        "mend the rows that were set aside and compute again before anything is published",
        "With --quarantine, rows with errors are written to a file with their original text, and the rest is "
        "computed. The account counts them.",
        Severity.WARNING,
    ),
    Entry(
        "D384",
        "Another answer of the unit counts",
        'of the answers of the {who} "{unit}", the one in {kept} counts and this one does not',
        "check that this is the right choice",
        "With --duplicates, the latest or the first answer of a unit counts, by the date of the answer.",
        Severity.WARNING,
    ),
    Entry(
        "D385",
        "Rows above the header",
        "{rows} above the header {are} not read",
        "check that they hold no answers",
        "Exports put titles and dates above the table. The header is the row with the declared headers.",
        Severity.NOTE,
    ),
    Entry(
        "D389",
        "Mapping found beside the delivery",
        'the mapping "{file}" is used',
        "give --mapping FILE to use another",
        "A file called mapping.csv beside the delivery holds what somebody has confirmed about its headers "
        "and units.",
        Severity.NOTE,
    ),
)
