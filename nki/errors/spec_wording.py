"""S25x-S26x: what a specification probably does not mean. Warnings, for nobody but its author can know."""

from nki.errors.entry import Entry
from nki.model.issue import Severity

ENTRIES = (
    Entry(
        "S250",
        "Declared and not used",
        'nothing uses the {what} "{name}"',
        "remove it, or use it",
        "A column that no measure, condition, limit or period looks at is asked for in vain. Data that is "
        "not needed is better not collected.",
        Severity.WARNING,
    ),
    Entry(
        "S251",
        "Text and kind disagree",
        'the text says "{said}", and measure {number} is a {kind}',
        "correct the text, or the kind of the measure",
        "Readers take the figure for what the text says. A share is a proportion (andel), a number of people "
        "or units is a count (antall).",
        Severity.WARNING,
    ),
    Entry(
        "S252",
        "Text and levels disagree",
        "{problem}",
        "let both name the same levels",
        "Field 17 promises levels in words, and `publish` decides which are computed.",
        Severity.WARNING,
    ),
    Entry(
        "S253",
        "Text and period disagree",
        'the text says "{said}", and the measure period is a {kind}',
        "correct the text; figures are computed for whole calendar years, from 1.1 to 31.12",
        "A text that names another period than the one that is computed makes every figure wrong to its "
        "readers.",
        Severity.WARNING,
    ),
    Entry(
        "S254",
        "Text and goal disagree",
        'the text says "{said}", and `{key}` is {value}',
        "let the text of the goal and its target and direction say the same",
        "Reports judge figures by target and direction, and print the text beside the verdict.",
        Severity.WARNING,
    ),
    Entry(
        "S255",
        "Question and type disagree",
        'the question asks for {asks}, and the column "{column}" holds {type}',
        "correct the type of the column: count for how many, date for a day, choice for fixed answers",
        "Answers are checked against the type of their column. Those to another kind of question would all "
        "be refused.",
        Severity.WARNING,
    ),
    Entry(
        "S256",
        "Date to come",
        "{date} has not been yet",
        "correct the date if it is a slip",
        "Fields 7 and 8 tell what has happened: when the indicator was published and revised.",
        Severity.WARNING,
    ),
    Entry(
        "S257",
        "Reference that cannot be found",
        "reference {number} has no address and no identifier",
        "add `url`, or a DOI, PMID, ISBN, or the number of the act (LOV-…, FOR-…) to its text",
        "Readers want to look references up, and titles alone change, repeat and go missing.",
        Severity.WARNING,
    ),
    Entry(
        "S258",
        "Number without a reference",
        'the raised number "{raised}" leads to no reference, for there are {count}',
        "correct the number, or add the reference",
        "Raised numbers in the texts count the references of field 25 from the top.",
        Severity.WARNING,
    ),
    Entry(
        "S259",
        "Conditions that exclude each other",
        'the column "{column}" can never be this and what stands before it under `all`',
        "write `any` if one of them is enough, or remove the one that is too much",
        "A row that must be two things at once does not exist, so the measure would always be 0.",
        Severity.WARNING,
    ),
    Entry(
        "S260",
        "Numerator that may exceed its denominator",
        'measure {measure} divides "{column}" by "{limit}", and nothing says that it is never more',
        "add `at_most: {limit}` to the column {column}",
        "The numerator of a proportion lies inside its denominator. With `at_most` the answers that say "
        "otherwise are found in the delivery, each with its row.",
        Severity.WARNING,
    ),
    Entry(
        "S261",
        "Rows that may be persons",
        'the column "{column}" asks about single persons, and "{source}" does not say `personal: true`',
        "add `personal: true` to the source if its rows are about persons",
        "Messages show values of rows where rows are units, and never where they are persons. Only the "
        "specification can say which they are.",
        Severity.WARNING,
    ),
    Entry(
        "S262",
        "Quotation marks of a word processor",
        "the whole text stands in {marks}, which are part of it",
        "remove them, or write straight quotation marks if YAML was to see them",
        "Word processors turn the straight quotation marks that YAML knows into curly ones, which are "
        "letters like others and would be published.",
        Severity.WARNING,
    ),
)
