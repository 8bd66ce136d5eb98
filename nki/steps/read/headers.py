"""Which column of a file is which declared column: to the letter, by the same words, or as confirmed."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from nki.errors.meant import did_you_mean, nearest
from nki.model.issue import Issue, Place
from nki.model.spec import Column, Source
from nki.steps.read.cell import shown_cell
from nki.steps.read.folding import folded_letters

_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,200}>")
# a number is a question's where something ends it: in "0-24 timer" and "1.1-31.12" it is part of the words
_NUMBER = re.compile(
    r"^\s*(?:(?:q|s|spm|spørsmål|question)\.?\s*[0-9]{1,3}[a-z]?(?:\s*[.):]\s*(?=\D)|\s*[\-–]\s+|\s+)"
    r"|[0-9]{1,3}[a-z]?(?:\s*[.):]\s*(?=[^\d\s])|\s+[\-–]\s+))",
    re.IGNORECASE,
)
_OBLIGATORY = re.compile(r"\(\s*(?:obligatorisk|må fylles ut|required|påkrevd)\s*\)|\*", re.IGNORECASE)
_NO_WORD = re.compile(r"[^\w<>=≤≥%+±]+")
"""Signs between words. Less and more than, and per cent, mean something."""
_UNSEEN = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]")


@dataclass(frozen=True, slots=True)
class Matched:
    """The position of each declared column that the file has, and the headers that nothing declares.

    ``remarks`` name headers that match though not to the letter, ``proposals`` are pairs of a header
    and the column that it may be, for somebody to confirm.
    """

    positions: dict[str, int]
    ignored: tuple[str, ...]
    issues: tuple[Issue, ...]
    remarks: tuple[Issue, ...] = ()
    proposals: tuple[tuple[str, str], ...] = ()


def same_header(text: str) -> str:
    """Return the form in which two headers are the same: white space folded, letters composed.

    Characters that nobody sees, such as the soft hyphens of web pages, are left out.
    """
    return " ".join(unicodedata.normalize("NFC", _UNSEEN.sub("", text)).split())


def header_words(text: str) -> str:
    """Return the words of a header: without case, punctuation, markup, and the number of the question."""
    plain = _OBLIGATORY.sub(" ", html.unescape(_TAG.sub(" ", same_header(text))))
    words = _NO_WORD.sub(" ", folded_letters(_NUMBER.sub("", plain)))
    return " ".join(words.split())


def column_letter(position: int) -> str:
    """Return the letters over a spreadsheet's column, counted from 1: A, B … Z, AA."""
    letters = ""
    while position > 0:
        position, rest = divmod(position - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def match_headers(
    place: Place,
    header: Sequence[str],
    source: Source,
    needed: Collection[str],
    confirmed: Mapping[str, str] | None = None,
) -> Matched:
    """Find the declared columns in the header that stands at a place.

    A header that somebody has ``confirmed`` comes first, then the declared headers and the column's name
    to the letter, then the same words. What is only near is proposed and never taken. Columns that are
    ``needed`` and not there are findings (D303), and so are two for one (D304).
    """
    exact = [same_header(cell) for cell in header]
    words = [header_words(cell) for cell in header]
    means = {same_header(found): column for found, column in (confirmed or {}).items()}
    declared = {same_header(one): column.name for column in source.columns for one in column.headers}
    positions: dict[str, int] = {}
    issues: list[Issue] = []
    remarks: list[Issue] = []
    missing: list[Column] = []
    for column in source.columns:
        at, how = _candidates(column, exact, words, means, declared)
        if len(at) > 1:
            places = " and ".join(f"{i + 1} ({column_letter(i + 1)})" for i in at)
            issues.append(Issue.of("D304", place, column.name, places=places, column=column.name))
        elif at:
            positions[column.name] = at[0]
            if how:
                facts = {"header": shown_cell(header[at[0]]), "column": column.name}
                remarks.append(Issue.of(how, place, column.name, **facts))
        else:
            missing.append(column)
    issues += _claimed_twice(positions, place)
    used = set(positions.values())
    left = [cell for i, cell in enumerate(exact) if cell and i not in used]
    proposals: list[tuple[str, str]] = []
    for column in missing:
        near = nearest(same_header(column.headers[0]), left)
        if near is not None:
            proposals.append((near, column.name))
        if column.name in needed:
            facts = {"column": column.name, "header": column.headers[0], "meant": did_you_mean(near)}
            issues.append(Issue.of("D303", place, column.name, **facts))
    ignored = tuple(cell for i, cell in enumerate(header) if i not in used and cell.strip())
    return Matched(positions, ignored, tuple(issues), tuple(remarks), tuple(proposals))


def _candidates(
    column: Column,
    exact: Sequence[str],
    words: Sequence[str],
    means: Mapping[str, str],
    declared: Mapping[str, str],
) -> tuple[list[int], str]:
    """Return where a column may stand, and the note to make of it: the first way that finds any decides."""
    said = [i for i, cell in enumerate(exact) if means.get(cell) == column.name]
    if said:
        return said, "D386"
    # what was confirmed to be one column is no other
    free = [i for i, cell in enumerate(exact) if cell not in means]
    wanted = {same_header(one) for one in column.headers}
    found = [i for i in free if exact[i] in wanted]
    if found:
        return found, ""
    wanted = {header_words(one) for one in column.headers} - {""}
    # and what another column declares to the letter is that one
    return [i for i in free if words[i] in wanted and exact[i] not in declared], "D380"


def _claimed_twice(positions: Mapping[str, int], place: Place) -> list[Issue]:
    """Find columns of the file that two declared columns lay claim to."""
    by_position: dict[int, list[str]] = {}
    for name, at in positions.items():
        by_position.setdefault(at, []).append(name)
    return [
        Issue.of(
            "D388",
            place,
            names[0],
            at=f"{at + 1} ({column_letter(at + 1)})",
            columns=" and ".join(f'"{name}"' for name in names),
        )
        for at, names in by_position.items()
        if len(names) > 1
    ]
