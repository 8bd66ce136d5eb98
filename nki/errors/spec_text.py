"""S1xx: the text and shape of a specification. Exit code 10."""

from nki.errors.entry import Entry

ENTRIES = (
    Entry(
        "S101",
        "Not UTF-8",
        "the file is not UTF-8 text: byte {byte} cannot be read",
        "save the file as UTF-8",
        "Specifications are read as UTF-8 only, so that Norwegian letters mean the same everywhere.",
    ),
    Entry(
        "S102",
        "Not YAML",
        "{problem}",
        "{advice}",
        "The text is not YAML. The place is where reading stopped; the cause often stands just before it.",
    ),
    Entry(
        "S103",
        "Key given twice",
        'the key "{key}" stands here a second time; the first is on line {first}',
        "keep one of them",
        "Most YAML readers keep the last of two equal keys in silence. Here nothing is dropped in silence.",
    ),
    Entry(
        "S104",
        "Unknown key",
        'no key "{key}" belongs here{meant}',
        "remove it or use a key that the format knows",
        "A key that nki does not know would be a statement that nothing acts on.",
    ),
    Entry(
        "S105",
        "Key missing",
        'the key "{key}" is missing',
        "add it; a field that is empty in the form stands with its key and nothing behind it",
        "All 25 fields of the national template stand in the file, so that nobody wonders whether one was "
        "forgotten.",
    ),
    Entry(
        "S106",
        "Wrong shape",
        "found {found}, where {expected} belongs",
        "write {expected}",
        "Every field has one shape: a text, a number, a date, a list or a set of keys.",
    ),
    Entry(
        "S107",
        "Not one of the allowed words",
        "found {found}{meant}",
        "write one of: {allowed}",
        "Some fields take a word from a short list, because the computation or the template depends on it.",
    ),
    Entry(
        "S108",
        "Empty field",
        'the field "{key}" is empty',
        "fill it in; only fields 14, 15, 16 and 22 may be empty",
        "The national template expects a text here in every published indicator.",
    ),
    Entry(
        "S109",
        "Too large or too deep",
        "{what} is more than the limit of {limit}",
        "split the file, or write repeated parts out instead of nesting aliases",
        "A specification is a page or two of text. Limits keep a hostile file from using up time and memory.",
    ),
    Entry(
        "S110",
        "Tag not allowed",
        'the tag "{tag}" is not allowed',
        "remove the tag; every value is plain text and the format knows its type",
        "Tags can make YAML readers build arbitrary objects. Nothing in a specification is executed.",
    ),
    Entry(
        "S111",
        "Not an nki/1 specification",
        "the file does not say `format: nki/1`{found}",
        "put `format: nki/1` on the first line",
        "The format line tells readers, editors and later versions how the file is to be understood.",
    ),
    Entry(
        "S112",
        "More than one document",
        "a second YAML document starts here",
        "put each indicator in a file of its own",
        "One file holds one indicator.",
    ),
)
