"""A file that holds a form → what the form says."""

from __future__ import annotations

from dataclasses import dataclass, replace
from importlib import import_module
from pathlib import Path

from nki.errors import NkiError
from nki.formtext import Paragraph, Said, raised, understood
from nki.model.issue import Issue, Place
from nki.steps.transcribe.filekind import Kind, kind_of
from nki.steps.transcribe.pieces import Found, Piece, Unplaced, fields_of
from nki.template import template

FEWEST = 5
"""The fields by which a form is known."""

_READERS = {
    Kind.WORD: "nki.steps.transcribe.word:read_word",
    Kind.PDF: "nki.steps.transcribe.pdf:read_pdf",
    Kind.TEXT: "nki.steps.transcribe.plain:read_plain",
}
_SHOWN = 120
"""The characters of a text that a note quotes."""


@dataclass(frozen=True, slots=True)
class Transcript:
    """What a form says, what no field takes, and what a person should look at."""

    said: Said
    unplaced: tuple[Unplaced, ...]
    issues: tuple[Issue, ...]


def transcribe(path: Path) -> Transcript:
    """Read the official form of an indicator. Raises ``NkiError`` (S301-S307) where there is none to read."""
    place = Place(str(path))
    kind = kind_of(path)
    module, function = _READERS[kind].split(":")
    pieces: list[Piece] = getattr(import_module(module), function)(path)
    found = fields_of(pieces, place)
    if len(found.fields) < FEWEST:
        raise NkiError(Issue.of("S307", place, found=len(found.fields) or "none"))
    if kind is Kind.TEXT:
        _raise_marks(found, place)
    said = understood(found.title, found.fields, found.status)
    return Transcript(said, tuple(found.unplaced), (*found.issues, *_notes(found, said, place)))


def _raise_marks(found: Found, place: Place) -> None:
    """Raise the marks of references, where plain text has lost that they were."""
    count = len(understood("", found.fields).references)
    texts = {key: paragraphs for key, paragraphs in found.fields.items() if key != "references"}
    whole = "\n".join(one.text for paragraphs in texts.values() for one in paragraphs)
    fresh = iter(raised(whole, count).split("\n"))
    if "\n".join(fresh) == whole:
        return
    fresh = iter(raised(whole, count).split("\n"))
    for key, paragraphs in texts.items():
        found.fields[key] = [Paragraph(next(fresh), one.url) for one in paragraphs]
    found.issues.append(Issue.of("S315", place, count=count))


def _notes(found: Found, said: Said, place: Place) -> list[Issue]:
    notes = [
        Issue.of("S311", replace(place), field.key, number=field.number, label=field.label)
        for field in template().fields
        if field.key not in found.fields
    ]
    for key, text in said.kept:
        field = template().field(key)
        notes.append(Issue.of("S312", place, key, label=f"{field.number} {field.label}", text=_short(text)))
    for where in dict.fromkeys(one.where for one in found.unplaced):
        first, *more = [one.text for one in found.unplaced if one.where == where]
        others = f" and {len(more)} more" if more else ""
        notes.append(Issue.of("S310", place, where=where, text=_short(first), more=others))
    return notes


def _short(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= _SHOWN else f"{flat[: _SHOWN - 2].rstrip()} …"
