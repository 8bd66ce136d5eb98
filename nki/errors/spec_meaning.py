"""S2xx: what a specification means. Exit code 10."""

from nki.errors.entry import Entry

ENTRIES = (
    Entry(
        "S201",
        "No such measure",
        "same_as refers to measure {number}, which the indicator does not have",
        "refer to one of its measures: {measures}",
        "`same_as: 2` means: counted as measure 2 is counted.",
    ),
    Entry(
        "S202",
        "Measures that refer in a circle",
        "measure {number} comes back to itself: {circle}",
        "let one of them say what is counted",
        "A chain of `same_as` must end in an aggregate over a source.",
    ),
    Entry(
        "S203",
        "No such column",
        'the source "{source}" declares no column "{column}"{meant}',
        "declare the column under `sources`, or correct the name",
        "Everything that is counted must be a declared column, for the declaration is the data contract.",
    ),
    Entry(
        "S204",
        "No such source",
        'the indicator declares no source "{source}"{meant}',
        "declare the source, or correct the name",
        "An aggregate reads one of the sources under field 18.",
    ),
    Entry(
        "S205",
        "Value that the column cannot have",
        'the column "{column}" ({type}) can never be "{value}"{meant}',
        "write a value that the column can have",
        "A condition on a value that cannot occur would select nothing, and nobody would notice.",
    ),
    Entry(
        "S206",
        "Kind and parts do not fit",
        "a measure of kind {kind} {problem}",
        "{advice}",
        "A proportion has a numerator and a denominator, a count has a numerator only, a median has values. "
        "What a kind does not look at would mislead whoever reads it.",
    ),
    Entry(
        "S207",
        "Not a number column",
        '{operation} needs numbers, and the column "{column}" holds {type}',
        "use a column of type count or number",
        "Sums and comparisons of size need numbers.",
    ),
    Entry(
        "S208",
        "Numerator and denominator from different sources",
        'the numerator reads "{numerator}" and the denominator "{denominator}"',
        "take both from the same source",
        "In a proportion the numerator lies inside the denominator, row by row; that can only be checked "
        "within one source.",
    ),
    Entry(
        "S209",
        "Levels in the wrong order",
        "{found} comes after {before}",
        "list the levels from the top down: {order}",
        "Field 17 lists levels as the template does, and tables follow the same order.",
    ),
    Entry(
        "S210",
        "Numbering of measures",
        "found measure number {found}, where {expected} belongs",
        "number the measures 1, 2, 3 in the order of the form; the main measure is 1",
        "Results carry the number of the measure (måltall), and so do references between measures.",
    ),
    Entry(
        "S211",
        "Declared twice",
        'the {what} "{name}" is declared twice',
        "keep one of them, or rename",
        "Names of sources, columns, headers and terms identify; two of the same could not be told apart.",
    ),
    Entry(
        "S212",
        "Source without a unit column",
        'the source "{source}" has {count} columns of type unit',
        "give exactly one column the type unit",
        "Each row belongs to one ER unit, and the figures are grouped by it.",
    ),
    Entry(
        "S213",
        "File name and id differ",
        'the file is called "{file}" and the id is "{id}"',
        "rename the file to {id}.yaml; the id is for ever",
        "The catalogue finds an indicator by its file name.",
    ),
    Entry(
        "S214",
        "Version is not the last revision",
        'the version is "{version}" and the last revision "{last}"',
        "let `version` be that of the last entry under `revisions`",
        "Every version has an entry in the revision history, the current one last.",
    ),
    Entry(
        "S215",
        "Revisions out of order",
        "the revision of {found} stands after that of {before}",
        "order the revisions by date, the oldest first",
        "The revision history reads from the first version to the current one.",
    ),
    Entry(
        "S216",
        "Condition with no meaning",
        "{problem}",
        "give a column and one comparison, or one of all, any, not",
        "A condition compares one column with a value, or joins other conditions.",
    ),
    Entry(
        "S217",
        "Column that cannot date the survey",
        'the column "{column}" has the type {type}',
        "name a column of type date",
        "The measure period can be checked against the delivery's dates only where they are dates.",
    ),
    Entry(
        "S218",
        "Aggregate with no meaning",
        "{problem}",
        "write one of: {{sum: column}}, {{rows: true}}, {{distinct: column}}, {{same_as: 2}}",
        "A numerator or denominator says in one way what is counted.",
    ),
    Entry(
        "S219",
        "Source not named",
        "the indicator has {count} sources, and the aggregate does not say which one it reads",
        "add `source:` with one of: {sources}",
        "Only where an indicator has a single source may its name be left out.",
    ),
    Entry(
        "S220",
        "Answers and type do not fit",
        'the column "{column}" has the type {type} and {problem}',
        "{advice}",
        "A choice lists its fixed answers under `values`; other types have none. A range runs upwards, and "
        "numbers and dates are not compared as texts.",
    ),
    Entry(
        "S221",
        "Columns that limit each other",
        'the column "{column}" is limited by itself: {circle}',
        "remove `at_most` from one of them",
        "Two columns of which neither may exceed the other would always have to be equal, which is not what "
        "anybody means by a part and a whole.",
    ),
    Entry(
        "S222",
        "Kind and unit do not fit",
        "a measure of kind {kind} is given in {unit}",
        "{advice}",
        "Proportions are shown in per cent and counts in what they count. A figure in the wrong unit is "
        "wrong by a factor of a hundred, and looks right.",
    ),
    Entry(
        "S223",
        "Target that cannot be judged",
        "{problem}",
        "{advice}",
        "A target is reached or missed, which needs a direction, and a value that figures can lie on both "
        "sides of.",
    ),
    Entry(
        "S224",
        "Day that does not exist",
        "the calendar has no {date}",
        "write the day as it was, or the month or year alone",
        "Dates of the revision history are published, and sorted by.",
    ),
    Entry(
        "S225",
        "Versions out of order",
        "version {found} stands after version {before}",
        "order the revisions from the first version to the current one",
        "A version is never revised into an older one. Versions compare number by number: 1.10 follows 1.9.",
    ),
    Entry(
        "S226",
        "Id used twice",
        'the id "{id}" is that of {first} already',
        "give one of the two another id, or remove the file that is a copy",
        "Results are told apart by the indicator's id. Two specifications with one id would be taken for "
        "each other.",
    ),
    Entry(
        "S227",
        "Persons without a rule against recognition",
        'the source "{source}" holds persons, and no rule hides their small numbers',
        "write `rule: small_numbers` and its limits; `none` is for figures not about persons",
        "Whoever knows one person of a small group learns about the others from an unprotected figure. "
        "Therefore no figure is computed from rows about persons without a disclosure rule.",
    ),
    Entry(
        "S242",
        "Disclosure rule that says too little",
        "{problem}",
        "{advice}",
        "What counts as small stands in the specification, for no limit is right everywhere. A limit of 1 "
        "hides nothing: whoever sees that a number is hidden knows that it is 1. What cannot be counted "
        "cannot be told small.",
    ),
    Entry(
        "S228",
        "Different things told apart",
        'the denominator counts the different values of "{denominator}", and the numerator {numerator}',
        "count the different values of the same column in both, or use rows in the denominator",
        "Several rows can hold one value. A numerator that counts something else can become larger than such "
        "a denominator, and the proportion more than 100 per cent.",
    ),
    Entry(
        "S229",
        "Level that the units are not part of",
        'the source "{source}" has rows of the level {units}, which give no figure on the level {level}',
        "remove the level from `publish`, or correct `units` of the source; such rows give: {reached}",
        "Figures are added up from those who report. A municipality's number cannot be divided between its "
        "ER units, nor that of a health trust between municipalities.",
    ),
    Entry(
        "S239",
        "Interval of another kind",
        "the method {method} is for measures of kind {kinds}",
        "use a method for the kind of the measure, or `none`",
        "Each method rests on what a kind of figure is made of: a share of a count, events of a population, "
        "rows of values. Limits by another method would say nothing.",
    ),
    Entry(
        "S241",
        "Parts that do not fit together",
        "{problem}",
        "{advice}",
        "What decides about rows, and what figures are made of, is declared so that it can be computed in "
        "one way only.",
    ),
)
