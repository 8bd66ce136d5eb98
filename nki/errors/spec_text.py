"""S1xx: the text and shape of a specification. Exit code 10."""

from nki.errors.entry import Entry

ENTRIES = (
    Entry(
        "S101",
        "Not UTF-8",
        "{problem}",
        "{advice}",
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
        "{advice}",
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
        "remove it, or put the text in quotation marks if it begins with an exclamation mark",
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
    Entry(
        "S113",
        "Invisible character",
        "the invisible character {character} stands here{more}",
        "delete it, or write it as {escape} between double quotation marks if it is meant",
        "Characters that nobody sees come along when text is pasted. A name, a key or an answer with one in "
        "it looks like another one and is not the same.",
    ),
    Entry(
        "S114",
        "Letters that came out wrong",
        "{found}",
        "{advice}",
        "Text that passed through a program with another idea of its encoding, or was copied from the source "
        "of a web page, has signs in the place of letters. They would stand like that in every report.",
    ),
    Entry(
        "S115",
        "Unresolved merge conflict",
        'the line begins with "{mark}", as git marks two versions that it could not join',
        "keep the lines of one version, and remove the three lines of marks",
        "Where two people have changed the same lines, git writes both into the file and leaves the choice "
        "to people.",
    ),
    Entry(
        "S116",
        "Text cut short by #",
        'YAML takes "{cut}" for a remark, so the text ends before it',
        "put the whole text in quotation marks, or move the remark to a line of its own",
        "A number sign behind a space begins a remark, and the rest of the line is not read. Behind a "
        "sentence nobody can tell whether that was meant.",
    ),
    Entry(
        "S130",
        "Link out of the folder",
        'a link stands here that leads out of the folder "{folder}", or nowhere',
        "put the file itself in the folder, or name the file that is meant",
        "Specifications may come from strangers, and a link could lead to any file of the machine that "
        "validates them. Links inside a folder are therefore not followed out of it.",
    ),
)
