"""S27x: a specification and the glossary. Exit code 10."""

from nki.errors.entry import Entry
from nki.model.issue import Severity

ENTRIES = (
    Entry(
        "S270",
        "No such concept",
        'no glossary has a concept "{concept}"{meant}',
        "correct the id, or add the concept to the glossary",
        "`concepts` names terms of the glossary by their ids. They are sought in the file glossary.yaml "
        "beside the specification or in the folder above, and in the one that nki brings along.",
    ),
    Entry(
        "S271",
        "Term used and not defined",
        'the text says "{said}", a term of the glossary, and the specification does not explain it',
        "add {concept} to `concepts`, or say under `terms` what it means here",
        "Readers must be able to look up the words that decide what is counted. Terms are sought in the "
        "title, the definition, the goal, the measures and fields 14, 15 and 16, in their ordinary forms. A "
        "concept that the glossary calls `everyday` may be used as it is.",
        Severity.WARNING,
    ),
)
