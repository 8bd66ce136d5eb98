"""U0xx: how the command was called. Exit code 2."""

from nki.errors.entry import Entry

ENTRIES = (
    Entry(
        "U001",
        "No such indicator",
        'no indicator file or id "{given}"{meant}',
        "give the path of a YAML file, or an id that `nki list` shows",
        "An indicator is named by the path of its file or by its id in the catalogue.",
    ),
    Entry(
        "U002",
        "No such file",
        'no file "{given}"',
        "check the path; quote a pattern so that the shell leaves it alone",
        "A delivery, a register or a pattern that matches nothing is never taken as an empty delivery.",
    ),
    Entry(
        "U003",
        "Not a period",
        '"{given}" is not a measure period of this indicator, which is measured {measured}{meant}',
        "write {such} such as --period {example}",
        "The period says which units were open, which codes were valid, and what the figures are called. A "
        "year is written 2021, the first half-year 2021-H1, the first tertial 2021-T1, the first quarter "
        "2021-Q1, January 2021-M01, the first week 2021-W01 as ISO 8601 counts them, and the twelve months "
        "that end with January 2021-M01R12.",
    ),
    Entry(
        "U004",
        "Measure period unknown",
        "nothing says which period the delivery measures{detail}",
        "give it: --period {example}",
        "A survey carried out in one year usually measures the year before. The period is taken from "
        "the delivery's dates only where the specification names the column that holds them and all "
        "its dates agree; otherwise it must be given.",
    ),
    Entry(
        "U005",
        "No register",
        "no register of ER units was given, and none lies beside the delivery",
        "give the folder that holds er_units.csv and er_unit_coverage.csv: --register DIR",
        "Without the register nobody knows which units were invited, where they are, or whom they serve. "
        "None is needed where only municipalities, counties, health trusts or regions report.",
    ),
    Entry(
        "U006",
        "Data for an unknown source",
        'the indicator has no source "{given}"{meant}',
        "write --data SOURCE=FILE with one of its sources: {sources}",
        "Where an indicator has several sources, each file says which one it is.",
    ),
    Entry(
        "U007",
        "Source without data",
        'no file was given for the source "{source}"',
        "give it: --data {source}=FILE",
        "A figure is never computed from a part of what its definition needs.",
    ),
    Entry(
        "U008",
        "Level not published",
        'the indicator is not published on the level "{given}"{meant}',
        "choose among its levels: {levels}",
        "Field 17 of the indicator lists the levels it is published on.",
    ),
    Entry(
        "U009",
        "Source of the data not named",
        "the indicator has several sources, and {given} does not say which one it is",
        "write --data SOURCE=FILE with one of: {sources}",
        "Where an indicator has several sources, each file says which one it is.",
    ),
    Entry(
        "U010",
        "Nothing to validate",
        'there is no YAML file in the folder "{folder}"',
        "check the path; the files of specifications end in .yaml or .yml",
        "A check that looked at nothing must not pass: the folder was probably renamed or mistyped.",
    ),
    Entry(
        "U020",
        "Not in the repository",
        'git does not find "{given}": {reason}',
        "write REV:PATH with a revision that `git log` shows and a path from the top of the repository",
        "An earlier version of a file is read as `git show` reads it: HEAD~1:indicators/example.yaml.",
    ),
    Entry(
        "U021",
        "No git",
        '"{given}" names a file in a revision, and there is no git on this machine',
        "install git, or give two files",
        "Versions that are no files any more are fetched by git.",
    ),
    Entry(
        "U022",
        "Word not understood",
        '{option} does not take "{given}"{meant}',
        "give one of: {possible}",
        "A delivery is read as it is, or as somebody says it is written; a slip in saying so is no reading.",
    ),
    Entry(
        "U023",
        "No date to choose by",
        "--duplicates {which} needs the date of each answer, and the indicator names no column with it",
        "name the column in the specification, as answered_on under period, or remove the rows by hand",
        "Of several answers from one unit, one is chosen by the date of the answer.",
    ),
    Entry(
        "U030",
        "Source of the form not named",
        "{found}",
        "name one of its sources: --source with one of {sources}",
        "A form asks the questions of one source, for each source has rows of its own.",
    ),
    Entry(
        "U031",
        "Measure period of the form unknown",
        "nothing says which period the form is about",
        "give the period that is measured, not the one in which people are asked: --period {example}",
        "The units that were open on the last day of the measure period are asked, each about that period.",
    ),
    Entry(
        "U032",
        "No register for the form",
        "no register of ER units was given, and none lies beside the form",
        "give the folder that holds er_units.csv and er_unit_coverage.csv: --register DIR",
        "The form lists the units that are asked. They come from the register, so that ids fit on return.",
    ),
    Entry(
        "U033",
        "Where the file goes",
        "{found}",
        "name the file: --output {example}",
        "Workbooks, Word documents and PDFs are files to send to people. None of them can be shown on a "
        "terminal, and pipes of some systems damage them; a form as CSV and a sheet as HTML can go to "
        "the next program.",
    ),
    Entry(
        "U034",
        "Name that XLSForm keeps for itself",
        'the source has a column "{column}", and no question of an XLSForm can have that name',
        "give the column another name in the specification, or write the form as xlsx",
        "Web forms hand over answers under the names of their questions, and these have to be the columns' "
        "names for intake to know them again.",
    ),
    Entry(
        "U054",
        "Nothing to compute from",
        "{given} would have to be computed, and no delivery was given",
        "give one: --data FILE, or give a result that was kept as JSON in the place of the indicator",
        "Charts and reports are made of results. One that is kept, by `nki compute … --output result.json`, "
        "needs no delivery; its name ends in .json.",
    ),
    Entry(
        "U060",
        "JSON keeps a result whole",
        "JSON keeps a result as it was computed, and {options} would leave some of it out",
        "leave the option out, or write another format: csv, parquet, or one for readers",
        "A result that is kept as JSON is read again for reports and tables. One in another order, or with "
        "some of its columns, could not be held against what it was computed from.",
    ),
    Entry(
        "U061",
        "Two results of the same",
        "two different results of {indicator} for {period} were given",
        "give one of them, or write a table of each",
        "Their figures would stand under the same headings, and nobody could tell which is which.",
    ),
)
