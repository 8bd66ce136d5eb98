"""D37x: files, encodings, workbooks and archives. Exit code 11."""

from nki.errors.entry import Entry
from nki.model.issue import Severity

ENTRIES: tuple[Entry, ...] = (
    Entry(
        "D370",
        "Expands without measure",
        "the packed file would expand to {expanded}, which is {times} times its size",
        "unpack it yourself and look at what it holds, or ask for the export anew",
        "A small file that unpacks to a huge one fills memory and disk. No survey export compresses so well.",
    ),
    Entry(
        "D371",
        "Which delimiter",
        "the file has {one} and {two}, and the declared headers do not tell which is right",
        "say which character stands between the cells, with --delimiter: semicolon, comma, tab or bar",
        "With the wrong delimiter columns come out shifted, and a number may lose its decimals.",
    ),
    Entry(
        "D372",
        "Which sheet",
        "{found}",
        "name the sheet that holds the answers, with --sheet: {sheets}",
        "A workbook may hold last year's answers beside this year's. Which sheet is meant is not for nki to "
        "guess, and a hidden sheet is never chosen unless it is named.",
    ),
    Entry(
        "D373",
        "No sheet with the answers",
        "no sheet has any of the declared headers in its first rows{hidden}; visible sheets: {sheets}",
        "check that this is the right file; name the sheet with --sheet, or correct its headers",
        "The sheet is found by the headers that the specification declares, usually the questions as asked.",
    ),
    Entry(
        "D374",
        "Which encoding",
        'the letters can be read in two ways: "{first}" in {one}, "{second}" in {two}',
        "give --encoding {flag} or --encoding cp1252, whichever shows the word as it is written, "
        "or export the file again as UTF-8",
        "Old programs of DOS and Macs wrote letters in their own way. Any bytes can be read as theirs, so "
        "the word that makes sense has to be chosen by somebody.",
    ),
    Entry(
        "D375",
        "A file of another kind",
        "the file is {found}",
        "{do}",
        "Deliveries are CSV, Excel workbooks (.xlsx) or Parquet, as they are or packed with gzip or zip. "
        "What a file is shows in its first bytes, whatever its name.",
    ),
    Entry(
        "D377",
        "Damaged or unusable file",
        "{found}",
        "{do}",
        "A part of a file is never read as if it were the whole: rows would be lost without a trace.",
    ),
    Entry(
        "D378",
        "Hidden in the workbook",
        "{found}",
        "look at them in Excel; unhide them, or remove what should not count and deliver the file anew",
        "A filter hides rows from the eye and removes nothing: hidden rows and columns are data and are "
        "read. Hidden sheets are read only when they are named.",
        Severity.NOTE,
    ),
)
