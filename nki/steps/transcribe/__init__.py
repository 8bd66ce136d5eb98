"""Transcribe: the official form of an indicator, as a file → what it says, and what no field takes.

In: a Word document, a PDF with text, or plain text. Out: ``Transcript``. May not invent: what is not worded
as published forms word it is kept as it stands.
"""

from nki.steps.transcribe.transcript import Transcript, transcribe

__all__ = ["Transcript", "transcribe"]
