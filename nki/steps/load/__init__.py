"""Load: the text of a YAML file → an indicator, and the place of each of its parts.

In: a path. Out: ``Loaded``. May not know what an indicator means: it checks text and shape only.
"""

from nki.steps.load.beside import EXAMPLES, examples_beside, leads_away
from nki.steps.load.document import Document, read_document
from nki.steps.load.glossary import LoadedGlossary, glossaries_beside, load_glossary, vocabulary_of
from nki.steps.load.specification import Loaded, LoadedExamples, load, load_examples

__all__ = [
    "EXAMPLES",
    "Document",
    "Loaded",
    "LoadedExamples",
    "LoadedGlossary",
    "examples_beside",
    "glossaries_beside",
    "leads_away",
    "load",
    "load_examples",
    "load_glossary",
    "read_document",
    "vocabulary_of",
]
