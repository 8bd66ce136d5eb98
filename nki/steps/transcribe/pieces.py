"""What a file holds, piece by piece in reading order → the fields of the form, and what is none of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum

from nki.formtext import Paragraph
from nki.model.issue import Issue, Place
from nki.steps.transcribe.labels import ends_the_form, heading, known, patterns, status_of
from nki.steps.transcribe.lines import End, Joiner, Line
from nki.template import Field, template

_ABOUT = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)* · (?:versjon|version) \d+\.[\d.]+(?: · (.+))?", re.IGNORECASE)


class Side(Enum):
    """Where a piece stands: the label of a row, what stands beside it, or across the page."""

    LABEL = "label"
    TEXT = "text"
    ACROSS = "across"


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a form: the label of a row as a whole, otherwise a line."""

    side: Side
    line: Line


@dataclass(frozen=True, slots=True)
class Unplaced:
    """A text that no field takes, and where it stands."""

    where: str
    text: str


@dataclass(slots=True)
class Found:
    """The fields of a form as they were found, and the rest."""

    title: str = ""
    status: str = ""
    fields: dict[str, list[Paragraph]] = field(default_factory=dict)
    unplaced: list[Unplaced] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)


def fields_of(pieces: Sequence[Piece], place: Place) -> Found:
    """Return the fields that pieces make up."""
    joiner = Joiner.of(piece.line for piece in pieces)
    rows = list(_rows(pieces) if any(piece.side is Side.LABEL for piece in pieces) else _runs(pieces))
    found = Found()
    for number, row in enumerate(rows):
        _place(found, row, joiner.paragraphs(row.lines), place, first=number == 0)
    found.issues += [
        Issue.of("S314", place, before=before, after=after, read=read)
        for before, after, read in dict.fromkeys(joiner.doubts)
    ]
    return found


@dataclass(frozen=True, slots=True)
class _Row:
    """What stands under one label. ``where`` says so of a label that is none of the form's."""

    field: Field | None
    where: str
    lines: list[Line]
    given: str = ""


def _place(found: Found, row: _Row, paragraphs: list[Paragraph], place: Place, *, first: bool) -> None:
    if row.field is None:
        texts = [paragraph.text for paragraph in paragraphs]
        if first and texts:
            texts = _head(found, texts)
        found.unplaced += [Unplaced(row.where, text) for text in texts]
    elif found.fields.get(row.field.key):
        where = f"under {row.field.number} {row.field.label}, which stands there twice"
        found.unplaced += [Unplaced(where, paragraph.text) for paragraph in paragraphs]
    else:
        found.fields[row.field.key] = paragraphs
    if row.given and row.field is not None:
        facts = {"given": row.given, "number": row.field.number, "label": row.field.label}
        found.issues.append(Issue.of("S313", place, row.field.key, **facts))


def _head(found: Found, texts: list[str]) -> list[str]:
    """Take the name of the indicator, and what a sheet of ours says below it; return the rest."""
    rest = []
    for text in texts:
        about, status = _ABOUT.fullmatch(text), status_of(text)
        if about and about[1]:
            status = status_of(about[1])
        if status:
            found.status = status
        elif not about and not heading(text):
            rest.append(text)
    found.title = rest[0] if rest else ""
    return rest[1:]


def _rows(pieces: Iterable[Piece]) -> Iterator[_Row]:
    """Yield what stands beside each label."""
    row = _Row(None, "above the form", [])
    ended = ""
    for piece in pieces:
        text = piece.line.text
        if piece.side is Side.TEXT:
            row.lines.append(piece.line)
        elif ends_the_form(text):
            yield row
            ended = text
            row = _Row(None, f"under {text}", [])
        elif piece.side is Side.LABEL:
            yield row
            match = None if ended else known(text)
            where = f"under {ended}" if ended else f'under "{text}"'
            given = "" if match is None or match.exact else text
            row = _Row(match.field if match else None, where, [], given)
            if ended:
                row.lines.append(Line(f"{text}:", gap=True, end=End.SPACE))
        elif heading(text) and row.where != "above the form":
            yield row
            row = _Row(None, f"under {text}", [])
        elif row.field is not None or row.where != "above the form":
            # across the page, and none of our headings
            yield row
            row = _Row(
                None, f"below {row.field.number} {row.field.label}" if row.field else row.where, [piece.line]
            )
        else:
            row.lines.append(piece.line)
    yield row


def _runs(pieces: Sequence[Piece]) -> Iterator[_Row]:
    """Yield what stands behind each label in a text that goes on from line to line."""
    lines = [piece.line for piece in pieces]
    text = "\n".join(line.text for line in lines)
    starts, place = [], 0
    for line in lines:
        starts.append(place)
        place += len(line.text) + 1
    marks: list[tuple[int, int, Field | None]] = [(0, 0, None)]
    for one in template().fields:
        label = patterns(one)
        numbered = re.compile(rf"^[ \t]*{one.number}\s*[.):]?\s*(?:{label})(?!\w)[ \t]*:?", re.MULTILINE)
        alone = re.compile(rf"^[ \t]*(?:{label})[ \t]*:?[ \t]*$", re.MULTILINE)
        match = numbered.search(text, marks[-1][1]) or alone.search(text, marks[-1][1])
        if match:
            marks.append((match.start(), match.end(), one))
    ends = [start for start, _, _ in marks[1:]]
    for (_, begin, field_), end in zip(marks, [*ends, len(text) + 1], strict=True):
        yield from _cut(field_, _between(lines, starts, begin, end))


def _between(lines: Sequence[Line], starts: Sequence[int], begin: int, end: int) -> list[Line]:
    """Return the lines from one place in the text to another, the first one cut."""
    found = []
    for line, start in zip(lines, starts, strict=True):
        if start >= end or start + len(line.text) < begin:
            continue
        cut = line.text[max(begin - start, 0) : end - start]
        found.append(replace(line, text=cut, gap=line.gap and start >= begin))
    return found


def _cut(one: Field | None, lines: list[Line]) -> Iterator[_Row]:
    """Yield a field without the headings below it, and what stands below the form."""
    body: list[Line] = []
    for number, line in enumerate(lines):
        if ends_the_form(line.text):
            yield _Row(one, "above the form", body)
            yield _Row(None, f"under {line.text.strip()}", lines[number + 1 :])
            return
        if not heading(line.text) or (one is None and not body):
            body.append(line)
        elif body:
            body[-1] = replace(body[-1], end=End.PARAGRAPH)
    yield _Row(one, "above the form", body)
