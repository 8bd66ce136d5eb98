"""R61x: themes and templates. Exit code 14, as for all output."""

from nki.errors.entry import Entry
from nki.model.issue import Severity

ENTRIES = (
    Entry(
        "R610",
        "No folder of templates",
        'there is no folder "{folder}"',
        "check the path that --templates names",
        "A folder of templates holds theme.yaml, and the templates that take the place of nki's own.",
    ),
    Entry(
        "R611",
        "Theme cannot be read",
        "{found}",
        "write it as YAML in UTF-8, with the keys colours, dark, fonts and logo as they are needed",
        "A theme that nobody can read would leave a document in colours that nobody chose.",
    ),
    Entry(
        "R612",
        "Not a part of a theme",
        "{found}",
        "use these keys: {known}",
        "A misspelt key would be left out without a word.",
    ),
    Entry(
        "R613",
        "Not a colour",
        "{found}",
        'write it as six hexadecimal digits in quotation marks: "#00558c"',
        "Colours are written in one way, which pages, documents and charts understand alike. Without "
        "quotation marks YAML takes the sign # and all that follows for a comment.",
    ),
    Entry(
        "R614",
        "Not the name of a font",
        '"{given}" cannot be the name of a font',
        "write the names that font menus show, in letters, digits, spaces and hyphens: [Arial, sans-serif]",
        "The name goes into the style sheet of a page, where other signs would mean something else.",
    ),
    Entry(
        "R615",
        "Logo cannot be used",
        "{found}",
        "give file, a PNG, JPEG or SVG in the folder of the theme, and text, what it says",
        "The picture is put into every page and document, and those who do not see it are told what it says.",
    ),
    Entry(
        "R616",
        "Colours hard to tell apart",
        "{one} on {other} has a contrast of {contrast}, where {least} is needed",
        "choose a darker or a lighter colour for one of them",
        "Below a contrast of 4.5 many people cannot read a text, and below 3 they cannot make out a line "
        "(WCAG 2.1). Public bodies in Norway have to keep to that.",
        Severity.WARNING,
    ),
    Entry(
        "R617",
        "Template cannot be used",
        "{found}",
        "mend the template, or take it out of the folder: nki's own is then used",
        "A template of an organisation is filled in as it stands, and gets the values that nki's own one of "
        "that name uses.",
    ),
)
