"""D36x, D382: values as spreadsheets and people leave them. Exit code 11."""

from nki.errors.entry import Entry
from nki.model.issue import Severity

ENTRIES = (
    Entry(
        "D360",
        "Number with two readings",
        "found {value}, which can be read in two ways: {readings}",
        "say with --decimal comma or --decimal point which sign stands before the decimals in the file",
        "A dot or comma before three digits is a decimal sign to one program and parts thousands for "
        "another. Where no other number of the file shows which, nki does not choose.",
    ),
    Entry(
        "D361",
        "The other decimal sign",
        "found {value}, where the sign before decimals is the {sign} in this file",
        "correct the cell; --decimal comma or --decimal point says how all of the file is written",
        "A file has one decimal sign. A number with the other one was copied from elsewhere, or damaged.",
    ),
    Entry(
        "D362",
        "Date where a number was",
        "found {value}, a date where a number belongs{meant}",
        "put the number of the original back; in Excel, format the cells as text before pasting numbers",
        "Excel turns numbers such as 12.5 into dates while it opens or pastes them. What was typed is gone.",
    ),
    Entry(
        "D363",
        "Number in powers of ten",
        "found {value}, a number in powers of ten",
        "put the number of the original back, with all its digits",
        "Excel writes large numbers as 1,2E+05. The digits that it leaves out cannot be restored.",
    ),
    Entry(
        "D364",
        "Error of a spreadsheet",
        "found {value}, which a spreadsheet shows where it has no value to show",
        "correct the formula or widen the column there, and export again",
        "A cell such as #REF! or #### held something that the export does not. It is not an empty answer.",
    ),
    Entry(
        "D365",
        "Formula that was never calculated",
        "found a formula whose value is not in the file",
        "open the workbook in Excel or LibreOffice, save it, and deliver it again",
        "A workbook written by a program holds formulas without their values until a spreadsheet program has "
        "calculated them. nki reads values and does not calculate formulas.",
    ),
    Entry(
        "D368",
        "Not a point in time",
        "found {value}, where a day and a time of day belong{wrong}",
        "write 2024-03-31 14:05, 31.03.2024 14:05, or the same with seconds",
        "Durations are counted from one point in time to another. Times are Norwegian local time unless an "
        "offset such as +01:00 or Z stands behind them.",
    ),
    Entry(
        "D369",
        "A time that never was",
        "found {value}, in the hour that the clock skipped when summer time began",
        "correct the time, or write it with its offset: +01:00",
        "On the last Sunday of March the clock goes from 02:00 to 03:00. A local time in between does not "
        "exist, and shows that the clock of the system that wrote it was wrong.",
    ),
    Entry(
        "D382",
        "Read as",
        "{value} is read as {read}, in {rows}",
        "check that this is what was meant",
        "The cell is not written as it should be, and there is one thing it can mean.",
        Severity.NOTE,
    ),
)
