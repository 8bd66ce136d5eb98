"""S3xx: an official form that becomes a specification. Exit code 10."""

from nki.errors.entry import Entry
from nki.model.issue import Severity

ENTRIES = (
    Entry(
        "S301",
        "Form cannot be opened",
        "the form is {found}",
        "check the path that --from names",
        "A form is a file: a Word document, a PDF with text in it, or plain text.",
    ),
    Entry(
        "S302",
        "Not a kind of file that forms are read from",
        "the file is {found}",
        "{do}",
        "Forms are read from Word documents (.docx), from PDFs with text in them, and from plain text. What "
        "a file is, its first bytes tell, whatever its name says.",
    ),
    Entry(
        "S303",
        "Form damaged or locked",
        "{found}",
        "{do}",
        "A file that is cut short, or that asks for a password, holds nothing that can be read for sure.",
    ),
    Entry(
        "S305",
        "Form without text",
        "none of the {pages} pages of the PDF has any text: they are pictures, as a scanner makes them",
        "have the text recognised (OCR), or find the Word document that the PDF was made from",
        "A form is read and never guessed from its picture.",
    ),
    Entry(
        "S306",
        "Form expands without measure",
        "the file expands to {expanded}, {times} times its size",
        "open it in Word, and save it anew",
        "A file can be made so that unpacking it fills a machine. No form comes near that size.",
    ),
    Entry(
        "S307",
        "Another kind of form",
        "{found} of the 25 labels of the national form stand in it",
        "give the form of an indicator, with its numbered fields from 1 Definisjon to 25 Referanser",
        "A form is known by the labels of its fields, which nki show lists. Fewer than five of them are not "
        "enough to tell one field from another.",
    ),
    Entry(
        "S310",
        "Text that no field takes",
        '{where}, no field takes: "{text}"{more}',
        "put it where it belongs; it stands in the file as a comment",
        "What a form says beyond its 25 fields is kept for a person to decide on.",
        Severity.NOTE,
    ),
    Entry(
        "S311",
        "Field that the form does not have",
        "the form has no field {number} {label}",
        "fill it in by hand",
        "Older and shortened forms leave out some fields. A specification has all 25.",
        Severity.NOTE,
    ),
    Entry(
        "S312",
        "Wording kept for a person",
        '{label} is worded in a way that is not understood, and kept as a comment: "{text}"',
        "write it as the specification wants it",
        "What published forms word in a fixed way is read as what it means: dates, dimensions, numerators. "
        "Any other wording is kept and never guessed at.",
        Severity.NOTE,
    ),
    Entry(
        "S313",
        "Label that is written otherwise",
        'the label "{given}" is read as {number} {label}',
        "check that the text below it belongs to that field",
        "Labels differ a little from form to form.",
        Severity.NOTE,
    ),
    Entry(
        "S314",
        "Word that a line divides",
        '"{before}" at the end of a line and "{after}" on the next are read as "{read}"',
        "check the word",
        "In a PDF or a text the hyphen of a divided word looks like one that belongs there.",
        Severity.NOTE,
    ),
    Entry(
        "S315",
        "Figures that are read as raised",
        "the figures behind words are read as the marks of the {count} references",
        "check them: ¹ ² ³",
        "Plain text has lost which figures were raised. They are raised again if they fit the references.",
        Severity.NOTE,
    ),
)
