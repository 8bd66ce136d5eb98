"""The form of an indicator as text: its 25 fields, worded and numbered as the published forms are.

Everything that shows a form takes its texts from here, and what reads one back knows these words.
"""

from nki.formtext.beyond import KEYS, Statement, beyond_form
from nki.formtext.blocks import Block, FormField, Look
from nki.formtext.fields import DENOMINATOR, MEASURE, NUMERATOR, form_fields, form_texts
from nki.formtext.prose import BULLET
from nki.formtext.said import CountedSaid, MeasureSaid, Paragraph, Said, SourceSaid
from nki.formtext.tied import tied
from nki.formtext.understanding import raised, understood

__all__ = [
    "BULLET",
    "DENOMINATOR",
    "KEYS",
    "MEASURE",
    "NUMERATOR",
    "Block",
    "CountedSaid",
    "FormField",
    "Look",
    "MeasureSaid",
    "Paragraph",
    "Said",
    "SourceSaid",
    "Statement",
    "beyond_form",
    "form_fields",
    "form_texts",
    "raised",
    "tied",
    "understood",
]
