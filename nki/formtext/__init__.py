"""The form of an indicator as text: its 25 fields, worded and numbered as the published forms are."""

from nki.formtext.beyond import KEYS, Statement, beyond_form
from nki.formtext.blocks import Block, FormField, Look
from nki.formtext.fields import form_fields, form_texts
from nki.formtext.prose import BULLET
from nki.formtext.tied import tied

__all__ = [
    "BULLET",
    "KEYS",
    "Block",
    "FormField",
    "Look",
    "Statement",
    "beyond_form",
    "form_fields",
    "form_texts",
    "tied",
]
"""Everything that shows a form takes its texts from here, and what reads one back knows these words."""
