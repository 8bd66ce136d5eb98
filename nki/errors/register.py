"""D34x-D35x: the register of units and the geography under it. Exit code 11."""

from nki.errors.entry import Entry
from nki.model.issue import Severity

ENTRIES = (
    Entry(
        "D340",
        "Register file missing",
        'the register has no file "{name}" that can be opened',
        "add the file; a register is a folder with er_units.csv and er_unit_coverage.csv",
        "The register says which ER units there are, when they are open, and whom they serve.",
    ),
    Entry(
        "D341",
        "Register column missing",
        'the file has no column "{column}"',
        "let the header be: {expected}",
        "Register files are plain CSV: comma, UTF-8, one header line.",
    ),
    Entry(
        "D342",
        "Not a date",
        'found "{value}" under "{column}"',
        "write the date as 2021-12-31",
        "Validity dates are ISO dates; `valid_to` is the first day that is not valid, empty while it lasts.",
    ),
    Entry(
        "D343",
        "Overlapping validity",
        'the unit "{unit}" has two rows that are valid on {day}',
        "end the first period where the next begins",
        "A unit has one name and one host municipality on any day.",
    ),
    Entry(
        "D344",
        "Unknown municipality",
        'no municipality has had the number "{municipality}" since 2002',
        "correct the number; four digits with the leading zero",
        "Municipality numbers are those of Statistics Norway's KLASS 131.",
    ),
    Entry(
        "D345",
        "Municipality that cannot be followed",
        'the number "{given}" cannot be followed to {on}: '
        "municipality {municipality} {name} {how} on {day} {parts}",
        "write the municipality of {on} in the register, with the days it is valid",
        "Renumbering and merging can be followed. Across a division, or from a merged municipality back to "
        "what it was before, only somebody who knows can say which municipality the row is about.",
    ),
    Entry(
        "D346",
        "Coverage of an unknown unit",
        'the coverage names the unit "{unit}", which er_units.csv does not have{meant}',
        "add the unit, or correct the id",
        "Coverage says which municipalities a unit serves.",
    ),
    Entry(
        "D347",
        "Municipality without a unit",
        "no unit serves municipality {municipality} {name} on {day}",
        "add its coverage to the register if a unit serves it",
        "The municipality is shown without a figure.",
        Severity.WARNING,
    ),
    Entry(
        "D348",
        "Empty cell",
        'the cell under "{column}" is empty',
        "fill it in",
        "Every unit has an id, a name, a host municipality and a first day.",
    ),
    Entry(
        "D349",
        "Name that a spreadsheet would run",
        'the cell under "{column}" starts with "{start}"',
        "let it start with a letter or a digit",
        "Spreadsheet programs treat such a cell as a formula, and ids and names go into every table.",
    ),
    Entry(
        "D350",
        "Validity that ends before it begins",
        "valid_to {to} is not after valid_from {since}",
        "correct one of the dates; `valid_to` is the first day that is not valid",
        "A period of validity lasts at least a day.",
    ),
    Entry(
        "D351",
        "about.yaml not understood",
        "{problem}",
        "write `synthetic: true` or `synthetic: false`, and a `note` if there is something to say",
        "The file says whether a register or delivery is made up. A slip of the pen there could let invented "
        "figures pass for real ones.",
    ),
    Entry(
        "D352",
        "No unit open",
        "the register has no unit that was open on {day}",
        "check --period, and the dates in er_units.csv",
        "Units count when they were open on the last day of the measure period. Without any there is nothing "
        "to compute, and usually it is the period or the register that is the wrong one.",
    ),
    Entry(
        "D353",
        "Before the tables of municipalities",
        "the period ends on {day}, and the tables of municipalities begin on {first}",
        "choose a later period",
        "Without knowing which municipalities there were, no unit can be placed.",
    ),
    Entry(
        "D354",
        "Register file not UTF-8",
        "the byte {byte} on this line does not belong to a text in UTF-8",
        "save the file as CSV UTF-8",
        "Register files are read as UTF-8 only, so that the letters of every name are certain.",
    ),
    Entry(
        "D355",
        "Unit that serves no municipality",
        'the unit "{unit}" was open on {day} and serves no municipality then',
        "add its coverage to the register",
        "The unit counts in its county and in the nation, and in no municipality.",
        Severity.WARNING,
    ),
    Entry(
        "D356",
        "In no health trust",
        "{named} {are} in no figure of a health trust",
        "nothing; they count in the nation, and in their health region where that is published",
        "Oslo is divided between health trusts by city district, and what is known of its municipality "
        "belongs to none of them. The same holds for a municipality that was divided between trusts later.",
        Severity.NOTE,
    ),
)
